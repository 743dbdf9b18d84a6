//! Phrases found in a line: at its start, as the whole of it, or anywhere.

use crate::automaton::{Automaton, Builder, Edge, Match, edge};
use crate::data::Data;
use crate::fold::{folded, invisible};
use crate::shape::Shape;
use crate::{Kind, Role, RoleSet, Vocabulary};

/// A phrase found in a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Hit<'v> {
    /// What the phrase is.
    pub role: Role,
    /// The phrase as the data writes it.
    pub phrase: &'v str,
    /// Where it begins, behind leading blanks.
    pub start: usize,
    /// Where it ends, its colon included.
    pub end: usize,
    /// Whether a colon was printed behind it.
    pub colon: bool,
    /// Whether the next word follows without a blank: `AnnexA`, `CircularCA/246`.
    pub glued: bool,
}

impl Vocabulary {
    /// The phrases of these roles that stand at the start of the text, the shortest first.
    /// Leading blanks are skipped. Nothing is allocated.
    pub fn starts<'a>(&'a self, text: &'a str, roles: RoleSet) -> impl Iterator<Item = Hit<'a>> {
        let phrases = self.automaton();
        let torn = phrases.walk_tight(text, roles).filter(move |m| phrases.walk(text).all(|plain| !plain.same(m)));
        phrases.walk(text).chain(torn).filter_map(move |found| phrases.hit(text, found, roles))
    }

    /// The longest phrase of these roles at the start of the text.
    ///
    /// ```
    /// use vocabulary::{Role, Vocabularies};
    /// let set = Vocabularies::built_in();
    /// let chinese = set.get("zh").unwrap();
    /// let hit = chinese.longest_at_start("文 号 ：\t电信标准化局第4/21号集体函", Role::ReferenceLabel.into()).unwrap();
    /// assert!(hit.colon);
    /// ```
    pub fn longest_at_start(&self, text: &str, roles: RoleSet) -> Option<Hit<'_>> {
        let phrases = self.automaton();
        let mut longest: Option<Hit<'_>> = None;
        for found in phrases.walk(text) {
            if let Some(hit) = phrases.hit(text, found, roles)
                && longest.is_none_or(|earlier| hit.end > earlier.end)
            {
                longest = Some(hit);
            }
        }
        longest.or_else(|| phrases.walk_tight(text, roles).filter_map(|m| phrases.hit(text, m, roles)).last())
    }

    /// The phrase that is the whole line; brackets around it and marks behind it aside.
    pub fn whole(&self, text: &str, roles: RoleSet) -> Option<Hit<'_>> {
        let phrases = self.automaton();
        let inner = text.trim_start_matches(|ch: char| opening(ch) || blank(ch));
        let skipped = text.len() - inner.len();
        let is_rest = |end: usize| text.get(end..).is_some_and(|rest| rest.chars().all(|ch| blank(ch) || closing(ch)));
        let try_from = |skipped: usize| {
            let line = text.get(skipped..)?;
            let torn = phrases.walk_tight(line, roles);
            phrases
                .walk(line)
                .chain(torn)
                .filter_map(|found| phrases.hit(line, found, roles))
                .map(|hit| Hit { start: hit.start + skipped, end: hit.end + skipped, ..hit })
                .filter(|hit| is_rest(hit.end))
                .last()
        };
        try_from(0).or_else(|| if skipped > 0 { try_from(skipped) } else { None })
    }

    /// Every phrase of these roles in the text: the leftmost, then the longest, none overlapping another.
    /// One place may be given with several roles.
    pub fn find_all(&self, text: &str, roles: RoleSet) -> Vec<Hit<'_>> {
        let phrases = self.automaton();
        let mut hits = Vec::new();
        phrases.automaton.search(text, |found| {
            if let Some(hit) = phrases.hit(text, found, roles)
                && word_begins(text, hit.start)
            {
                hits.push(hit);
            }
        });
        hits.sort_by_key(|hit| (hit.start, std::cmp::Reverse(hit.end)));
        let (mut start, mut end) = (usize::MAX, 0);
        hits.retain(|hit| {
            let keep = hit.start >= end || (hit.start, hit.end) == (start, end);
            if keep {
                (start, end) = (hit.start, hit.end);
            }
            keep
        });
        hits.dedup_by_key(|hit| (hit.role, hit.start));
        hits
    }

    /// Whether any phrase of these roles stands in the text.
    pub fn contains(&self, text: &str, roles: RoleSet) -> bool {
        let phrases = self.automaton();
        let mut any = false;
        phrases.automaton.search(text, |found| {
            any = any || phrases.hit(text, found, roles).is_some_and(|hit| word_begins(text, hit.start));
        });
        any
    }
}

/// The automaton of a language and the phrases it speaks of.
pub(crate) struct Phrases {
    pub(crate) automaton: Automaton<Meaning>,
    phrases: Vec<Phrase>,
    pub(crate) shapes: Vec<Shape>,
}

struct Phrase {
    role: Role,
    text: String,
    colon: Colon,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Colon {
    None,
    Optional,
    Needed,
}

/// What a pattern of the automaton is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Meaning {
    Phrase(u32),
    /// The fixed part of a shape with a number in it.
    Shape(u32),
}

/// Names and headings that real copies print with torn capitals; nothing else is looked up that way.
const TORN: RoleSet = RoleSet::NAMES
    .with(Role::AnnexHeading)
    .with(Role::AgendaTitle)
    .with(Role::Circular)
    .with(Role::AdministrativeCircular);

impl Match<Meaning> {
    fn same(&self, other: &Self) -> bool {
        self.meaning == other.meaning
    }
}

impl Phrases {
    pub(crate) fn new(data: &Data) -> Self {
        let mut builder = Builder::new();
        let mut phrases = Vec::new();
        for (&role, written) in &data.phrases {
            for text in written {
                let colon = if text.ends_with([':', '：']) {
                    Colon::Needed
                } else if text.ends_with(":?") || text.ends_with("：?") {
                    Colon::Optional
                } else {
                    Colon::None
                };
                let meaning = Meaning::Phrase(u32::try_from(phrases.len()).unwrap_or(u32::MAX));
                let pattern = match colon {
                    Colon::None => folded(text),
                    _ => folded(text.trim_end_matches([':', '：', '?', ' ', '\u{a0}', '\u{202f}'])),
                };
                // Short words would be found in the middle of others.
                if TORN.contains(role) && pattern.len() >= 5 && pattern.is_char_boundary(1) {
                    builder.add_tight(&pattern, meaning);
                }
                builder.add(&pattern, meaning);
                phrases.push(Phrase { role, text: text.trim_end_matches('?').to_owned(), colon });
            }
        }
        let shapes = Shape::all(data);
        for (index, shape) in shapes.iter().enumerate() {
            builder.add(shape.anchor(), Meaning::Shape(u32::try_from(index).unwrap_or(u32::MAX)));
        }
        Phrases { automaton: builder.build(), phrases, shapes }
    }

    fn walk<'a>(&'a self, text: &'a str) -> crate::automaton::Walk<'a, Meaning> {
        self.automaton.walk(text)
    }

    fn walk_tight<'a>(&'a self, text: &'a str, roles: RoleSet) -> impl Iterator<Item = Match<Meaning>> {
        let wanted = TORN.meets(roles);
        let walk = wanted.then(|| self.automaton.walk_tight(text));
        walk.into_iter().flatten()
    }

    /// The hit, if the phrase has one of the roles and really ends here.
    fn hit<'v>(&'v self, text: &str, found: Match<Meaning>, roles: RoleSet) -> Option<Hit<'v>> {
        let Meaning::Phrase(index) = found.meaning else { return None };
        let phrase = self.phrases.get(index as usize).filter(|phrase| roles.contains(phrase.role))?;
        let colon = match phrase.colon {
            Colon::None => None,
            _ => colon_after(text, found.end),
        };
        let hit = |end, colon, glued| {
            Some(Hit { role: phrase.role, phrase: &phrase.text, start: found.start, end, colon, glued })
        };
        match (colon, phrase.colon) {
            (Some(end), _) => hit(end, true, false),
            (None, Colon::Needed) => None,
            (None, _) => match edge(text, found.end) {
                Edge::Inside => None,
                edge => hit(found.end, false, edge == Edge::Glued),
            },
        }
    }
}

/// The end of a colon behind this place, blanks between them allowed.
fn colon_after(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    let colon = rest.trim_start_matches(|ch: char| blank(ch) && ch != '\n' && ch != '\t');
    let ch = colon.chars().next().filter(|ch| matches!(ch, ':' | '：' | '﹕' | '∶' | '︰' | '꞉'))?;
    Some(at + (rest.len() - colon.len()) + ch.len_utf8())
}

/// Whether a word may begin here. Arabic writes `و`, `ل`, `ب` and other small words onto the next one.
pub(crate) fn word_begins(text: &str, at: usize) -> bool {
    let Some(before) = text.get(..at) else { return false };
    let Some(next) = text.get(at..).and_then(|after| after.chars().next()) else { return true };
    let Some(last) = before.chars().next_back() else { return true };
    if !last.is_alphanumeric() || !next.is_alphanumeric() || crate::fold::han(last) || crate::fold::han(next) {
        return true;
    }
    if matches!(last, 'و' | 'ف' | 'ب' | 'ك' | 'ل') {
        let earlier = before.chars().rev().find(|&ch| !matches!(ch, 'و' | 'ف' | 'ب' | 'ك' | 'ل' | 'ا'));
        return earlier.is_none_or(|ch| !ch.is_alphanumeric());
    }
    // A capital behind a small letter, or a letter behind a digit, begins a word: `1Pursuant`.
    last.is_lowercase() && next.is_uppercase() || last.is_numeric() && !next.is_numeric()
}

pub(crate) fn blank(ch: char) -> bool {
    ch.is_whitespace() || invisible(ch)
}

fn opening(ch: char) -> bool {
    matches!(ch, '(' | '[' | '（' | '【' | '"' | '“' | '«' | '《' | '「' | '<' | '*' | '_')
}

fn closing(ch: char) -> bool {
    ch.is_ascii_punctuation()
        || matches!(
            ch,
            '（' | '）'
                | '】'
                | '”'
                | '»'
                | '》'
                | '」'
                | '。'
                | '，'
                | '！'
                | '；'
                | '：'
                | '、'
                | '·'
                | '–'
                | '—'
                | '‒'
                | '،'
                | '؛'
                | '…'
        )
}

/// The kind of letter that a phrase names.
impl Hit<'_> {
    /// The kind of letter named, where the phrase names one.
    pub fn kind(&self) -> Option<Kind> {
        Kind::of_role(self.role)
    }
}
