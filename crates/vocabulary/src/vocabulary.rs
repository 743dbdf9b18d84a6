//! One language: its data and the automata that are built from it when first needed.

use std::sync::OnceLock;

use crate::Role;
use crate::data::{Data, Script};
use crate::date::words::{Before, DateWords, Word};
use crate::error::Error;
use crate::fold::folded;
use crate::phrase::Phrases;
use crate::trie::{Builder, Kinds, Trie};

pub use crate::data::Direction;

/// The words of one language.
pub struct Vocabulary {
    pub(crate) data: Data,
    phrases: OnceLock<Phrases>,
    dates: OnceLock<DateWords>,
    function_words: OnceLock<Trie<()>>,
}

impl Vocabulary {
    /// The language's tag: `zh`.
    pub fn tag(&self) -> &str {
        &self.data.language
    }

    /// The language's own name: `中文`.
    pub fn name(&self) -> &str {
        self.data.name.as_deref().unwrap_or(self.tag())
    }

    /// Which way its lines run.
    pub fn direction(&self) -> Direction {
        self.data.direction.unwrap_or(Direction::LeftToRight)
    }

    /// Whether words are parted by blanks.
    pub fn spaced(&self) -> bool {
        self.data.spaced.unwrap_or(true)
    }

    /// Whether a signature gives the name before the office.
    pub fn name_first(&self) -> bool {
        self.data.name_first.unwrap_or(true)
    }

    /// The letter that says a document is in this language.
    ///
    /// ```
    /// let set = vocabulary::Vocabularies::built_in();
    /// assert_eq!(set.get("es").unwrap().document_mark(), Some("S"));
    /// ```
    pub fn document_mark(&self) -> Option<&str> {
        self.data.document_mark.as_deref()
    }

    /// Whether a word belongs to the dress of a date: it stands before the day or behind the year, or in a bracket behind
    /// the days (`inclusive`).
    ///
    /// ```
    /// let set = vocabulary::Vocabularies::built_in();
    /// assert!(set.get("fr").unwrap().dresses_a_date("le"));
    /// assert!(!set.get("fr").unwrap().dresses_a_date("Genève"));
    /// ```
    pub fn dresses_a_date(&self, word: &str) -> bool {
        self.date_words().dresses(word)
    }

    /// Where the day of the week begins that ends a text, a comma behind it allowed.
    ///
    /// ```
    /// let set = vocabulary::Vocabularies::built_in();
    /// assert_eq!(set.get("en").unwrap().weekday_at_end("Geneva, Wednesday,"), Some(8));
    /// assert_eq!(set.get("en").unwrap().weekday_at_end("Geneva,"), None);
    /// ```
    pub fn weekday_at_end(&self, text: &str) -> Option<usize> {
        let class = |word| matches!(word, Word::Weekday(_)).then_some(());
        self.date_words().before(text, text.len(), 0, Before::Around, class).map(|spot| spot.start)
    }

    /// Whether a word is one of the small words that tell the language: `and`, `of`.
    ///
    /// ```
    /// let set = vocabulary::Vocabularies::built_in();
    /// assert!(set.get("es").unwrap().function_word("y"));
    /// ```
    pub fn function_word(&self, word: &str) -> bool {
        let words = self.function_words.get_or_init(|| {
            let mut builder = Builder::new();
            self.small_words().for_each(|word| builder.add(word.chars(), (), Kinds::ALL));
            builder.build()
        });
        !words.whole(word).is_empty()
    }

    /// The small words, folded.
    pub(crate) fn small_words(&self) -> impl Iterator<Item = String> {
        self.data.function_words.iter().map(|word| folded(word))
    }

    /// The phrases of a role as the data writes them (a label with its colon), the one that is printed first.
    pub fn phrases(&self, role: Role) -> impl Iterator<Item = &str> {
        self.data.phrases.get(&role).into_iter().flatten().map(|phrase| phrase.trim_end_matches('?'))
    }

    /// Whether the last visible character ends a sentence; closing quotes and brackets aside.
    pub fn ends_sentence(&self, text: &str) -> bool {
        let marks = self.data.sentence_end.as_deref().unwrap_or(".!?…。！？؟");
        let aside = |ch: char| {
            ch.is_whitespace()
                || crate::fold::invisible(ch)
                || matches!(ch, ')' | ']' | '"' | '\'' | '）' | '】' | '”' | '’' | '»' | '」' | '』' | '》')
        };
        text.chars().rev().find(|&ch| !aside(ch)).is_some_and(|last| marks.contains(last))
    }

    pub(crate) fn new(data: Data) -> Self {
        Vocabulary { data, phrases: OnceLock::new(), dates: OnceLock::new(), function_words: OnceLock::new() }
    }

    pub(crate) fn read(source: &str, base: &Data) -> Result<Self, Error> {
        Ok(Vocabulary::new(Data::read(source)?.over(base)))
    }

    pub(crate) fn script(&self) -> Script {
        self.data.script.unwrap_or(Script::Latin)
    }

    #[inline]
    pub(crate) fn automaton(&self) -> &Phrases {
        self.phrases.get_or_init(|| Phrases::new(&self.data))
    }

    pub(crate) fn date_words(&self) -> &DateWords {
        self.dates.get_or_init(|| DateWords::new(&self.data))
    }
}

impl std::fmt::Debug for Vocabulary {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Vocabulary").field(&self.tag()).finish()
    }
}
