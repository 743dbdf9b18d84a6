//! The set of languages: the built-in ones, read when first asked for, and a user's own.

use std::sync::{Arc, OnceLock};

use crate::data::{Data, Script};
use crate::detect::SmallWords;
use crate::{Error, RoleSet, Vocabulary};

/// The languages at hand. Cheap to clone and to make: a built-in language is read when it is first used.
#[derive(Clone)]
pub struct Vocabularies {
    entries: Vec<Entry>,
    /// Made when first asked for, once for all clones.
    pub(crate) small_words: Arc<SmallWords>,
}

#[derive(Clone, Debug)]
enum Entry {
    BuiltIn(&'static BuiltIn),
    Own(Arc<Vocabulary>),
}

#[derive(Debug)]
struct BuiltIn {
    tag: &'static str,
    /// Known without reading the file, so that a Chinese letter never loads French.
    script: Script,
    source: &'static str,
    read: OnceLock<Vocabulary>,
}

macro_rules! built_in {
    ($($tag:literal $script:ident,)*) => {
        static BUILT_IN: [BuiltIn; 6] = [$(BuiltIn {
            tag: $tag,
            script: Script::$script,
            source: include_str!(concat!("../data/", $tag, ".toml")),
            read: OnceLock::new(),
        },)*];
    };
}

built_in! {
    "ar" Arabic,
    "en" Latin,
    "es" Latin,
    "fr" Latin,
    "ru" Cyrillic,
    "zh" Han,
}

impl Vocabularies {
    /// The six languages of the Union.
    pub fn built_in() -> Self {
        Vocabularies::of(BUILT_IN.iter().map(Entry::BuiltIn).collect())
    }

    fn of(entries: Vec<Entry>) -> Self {
        Vocabularies { entries, small_words: Arc::default() }
    }

    /// The language of this tag, in any case, region and script aside: `zh`, `zh-Hans`, `FR`.
    pub fn get(&self, tag: &str) -> Option<&Vocabulary> {
        let whole = self.entries.iter().find(|entry| entry.tag().eq_ignore_ascii_case(tag));
        let primary = || {
            let primary = tag.split(['-', '_']).next()?;
            self.entries.iter().find(|entry| entry.tag().eq_ignore_ascii_case(primary))
        };
        whole.or_else(primary).map(Entry::vocabulary)
    }

    /// The language of this tag, or English: something must be printed.
    pub fn get_or_english(&self, tag: &str) -> &Vocabulary {
        self.get(tag).or_else(|| self.get("en")).unwrap_or_else(|| empty())
    }

    /// All languages: the built-in ones in the order of their tags, then the user's.
    pub fn iter(&self) -> impl Iterator<Item = &Vocabulary> {
        self.entries.iter().map(Entry::vocabulary)
    }

    /// The languages in which a phrase of one of these roles may stand at the start of the text: those whose phrases
    /// begin with its first letter.
    ///
    /// ```
    /// use vocabulary::{Role, Vocabularies, Vocabulary};
    /// let set = Vocabularies::built_in();
    /// let tags: Vec<&str> = set.beginning("Annexe 1", Role::AnnexHeading.into()).map(Vocabulary::tag).collect();
    /// assert!(tags.contains(&"fr") && !tags.contains(&"ru"));
    /// ```
    pub fn beginning(&self, text: &str, roles: RoleSet) -> impl Iterator<Item = &Vocabulary> {
        let first = crate::fold::first(text);
        let languages = first.is_some().then(|| self.iter()).into_iter().flatten();
        languages.filter(move |it| first.is_some_and(|first| it.automaton().automaton.begins(first, roles.into())))
    }

    /// The tags of all languages; nothing is read for it.
    pub fn tags(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(Entry::tag)
    }

    /// The set with a user's file laid over it: its words come before the built-in ones of its language,
    /// or it adds a language.
    ///
    /// ```
    /// use vocabulary::{Role, Vocabularies};
    /// let own = "language = \"en\"\n[phrases]\nsubject-label = [\"Regarding:\"]\n";
    /// let set = Vocabularies::built_in().with_user(own).unwrap();
    /// assert_eq!(set.get("en").unwrap().label(Role::SubjectLabel), "Regarding:");
    /// assert!(Vocabularies::built_in().with_user("language = 1").is_err());
    /// ```
    pub fn with_user(&self, source: &str) -> Result<Self, Error> {
        let data = Data::read(source)?;
        let tag = data.language.clone();
        let known = self.entries.iter().position(|entry| entry.tag().eq_ignore_ascii_case(&tag));
        let mut entries = self.entries.clone();
        match known.and_then(|at| entries.get_mut(at)) {
            Some(entry) => {
                let merged = data.over(&entry.vocabulary().data);
                *entry = Entry::Own(Arc::new(Vocabulary::new(merged)));
            }
            None => {
                if !data.date.months.is_empty() && data.date.order.is_empty() {
                    let message = "`[date]` of a new language has `months`, but no `order` in which a date stands";
                    return Err(Error::about(source, "months", message));
                }
                entries.push(Entry::Own(Arc::new(Vocabulary::new(data.over(common())))));
            }
        }
        Ok(Vocabularies::of(entries))
    }

    /// The set of one language alone; empty where the tag is unknown.
    ///
    /// ```
    /// let set = vocabulary::Vocabularies::built_in().only("fr");
    /// assert_eq!(set.tags().collect::<Vec<_>>(), ["fr"]);
    /// ```
    pub fn only(&self, tag: &str) -> Self {
        let entries = self.entries.iter().filter(|entry| entry.tag().eq_ignore_ascii_case(tag)).cloned().collect();
        Vocabularies::of(entries)
    }

    /// The file of a built-in language as it is written, to start one's own from.
    pub fn source(tag: &str) -> Option<&'static str> {
        BUILT_IN.iter().find(|entry| entry.tag.eq_ignore_ascii_case(tag)).map(|entry| entry.source)
    }

    pub(crate) fn of_script(&self, script: Script) -> impl Iterator<Item = &Vocabulary> {
        self.entries.iter().filter(move |entry| entry.script() == script).map(Entry::vocabulary)
    }
}

impl std::fmt::Debug for Vocabularies {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.tags()).finish()
    }
}

impl Default for Vocabularies {
    fn default() -> Self {
        Self::built_in()
    }
}

impl Entry {
    fn tag(&self) -> &str {
        match self {
            Entry::BuiltIn(entry) => entry.tag,
            Entry::Own(own) => own.tag(),
        }
    }

    fn script(&self) -> Script {
        match self {
            Entry::BuiltIn(entry) => entry.script,
            Entry::Own(own) => own.script(),
        }
    }

    #[inline]
    fn vocabulary(&self) -> &Vocabulary {
        match self {
            // The files are compiled in and read by a test; a broken one would be an empty language.
            Entry::BuiltIn(entry) => entry.read.get_or_init(|| {
                Vocabulary::read(entry.source, common()).unwrap_or_else(|_| Vocabulary::new(Data::default()))
            }),
            Entry::Own(own) => own,
        }
    }
}

/// What all languages share: short names of groups, letter codes, UTC.
fn common() -> &'static Data {
    static COMMON: OnceLock<Data> = OnceLock::new();
    COMMON.get_or_init(|| Data::read(include_str!("../data/common.toml")).unwrap_or_default())
}

fn empty() -> &'static Vocabulary {
    static EMPTY: OnceLock<Vocabulary> = OnceLock::new();
    EMPTY.get_or_init(|| Vocabulary::new(Data::default()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Role;

    #[test]
    fn the_built_in_files_are_read() {
        for source in BUILT_IN.iter().map(|entry| entry.source).chain([include_str!("../data/common.toml")]) {
            Data::read(source).unwrap();
        }
        let set = Vocabularies::built_in();
        for (entry, vocabulary) in BUILT_IN.iter().zip(set.iter()) {
            assert_eq!((entry.tag, entry.script), (vocabulary.tag(), vocabulary.script()));
        }
    }

    #[test]
    fn tags_are_lenient() {
        let set = Vocabularies::built_in();
        for (tag, found) in
            [("zh-Hans", Some("zh")), ("FR", Some("fr")), ("en_GB", Some("en")), ("pt", None), ("", None)]
        {
            assert_eq!(set.get(tag).map(Vocabulary::tag), found);
        }
        assert_eq!(set.get_or_english("pt").tag(), "en");
        assert_eq!(set.tags().collect::<Vec<_>>(), ["ar", "en", "es", "fr", "ru", "zh"]);
    }

    #[test]
    fn a_user_s_language_joins_the_set() {
        let portuguese = r#"
            language = "pt"
            function-words = ["não", "uma", "você", "os", "ao", "pela", "será", "reunião"]
            [phrases]
            subject-label = ["Assunto:"]
            [[groups]]
            name = "SG{n}"
            forms = ["Comissão de Estudo {n}"]
            [date]
            print = "{day} de {month} de {year}"
            order = ["day-month-year"]
            months = [["janeiro"], ["fevereiro"], ["março"], ["abril"], ["maio"], ["junho"], ["julho"], ["agosto"],
                ["setembro"], ["outubro"], ["novembro"], ["dezembro"]]
            before-month = ["de"]
            before-year = ["de"]
            range = ["a", "-"]
        "#;
        let set = Vocabularies::built_in().with_user(portuguese).unwrap();
        let language = set.get("pt-BR").unwrap();
        assert_eq!(set.tags().last(), Some("pt"));
        assert!(language.longest_at_start("ASSUNTO: x", Role::SubjectLabel.into()).is_some());
        let found = language.find_date("Brasília, 3 a 12 de março de 2031").unwrap();
        assert_eq!(found.value.to_string(), "2031-03-03");
        assert_eq!(found.until.unwrap().to_string(), "2031-03-12");
        assert_eq!(language.print_date(found.value), "3 de março de 2031");
        assert_eq!(language.find_groups("Comissão de Estudo 17 e SG20").len(), 2);
        assert_eq!(set.detect("A reunião não será realizada pela comissão"), Some("pt"));
    }
}
