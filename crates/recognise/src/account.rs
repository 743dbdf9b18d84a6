//! The account: where every character of the source went.

use findings::Span;
use std::fmt;

/// What became of a range of the source.
///
/// ```
/// assert_eq!(recognise::Class::Kept.name(), "kept");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Class {
    /// It stands in a value of the letter.
    Kept,
    /// It was understood as a label of the letterhead, which is wording and not data.
    Label,
    /// It was understood as the mark of a list, or as one separator between two values.
    Marker,
    /// It only shaped the source: table marks, wrapped lines, blanks.
    Layout,
    /// It is no part of the letter: editor's bookmarks, page numbers, further copies of a running head.
    Residue,
}

impl Class {
    /// All classes, in the order of the audit.
    pub const ALL: [Class; 5] = [Class::Kept, Class::Label, Class::Marker, Class::Layout, Class::Residue];

    /// Its name in audits and source maps.
    pub fn name(self) -> &'static str {
        match self {
            Class::Kept => "kept",
            Class::Label => "label",
            Class::Marker => "marker",
            Class::Layout => "layout",
            Class::Residue => "residue",
        }
    }
}

/// A place in the letter, numbered; the account turns it into a JSON pointer when somebody asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct At(u32);

/// A step to a place inside another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// A field.
    Field(&'static str),
    /// An element of a list.
    Index(u32),
}

/// One range of the source, and what became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) span: Span,
    pub(crate) class: Class,
    pub(crate) at: At,
}

/// Where every character of the source went: one list, sorted by range.
#[derive(Clone, Debug)]
pub struct Account {
    pub(crate) entries: Vec<Entry>,
    pub(crate) places: Places,
}

/// Places as a tree of steps, each with its parent: a pointer costs nothing until it is asked for.
#[derive(Clone, Debug)]
pub(crate) struct Places {
    steps: Vec<(u32, Step)>,
    kept: bool,
}

impl Places {
    pub(crate) const ROOT: At = At(0);

    pub(crate) fn new(kept: bool) -> Self {
        Places { steps: vec![(0, Step::Field(""))], kept }
    }

    /// The place one step from here; without an account, always the root.
    pub(crate) fn step(&mut self, from: At, step: Step) -> At {
        if !self.kept {
            return Self::ROOT;
        }
        self.steps.push((from.0, step));
        At(u32::try_from(self.steps.len() - 1).unwrap_or(0))
    }

    /// The JSON pointer of a place.
    pub(crate) fn pointer(&self, at: At) -> String {
        let mut steps = Vec::new();
        let mut here = at.0;
        while here != 0 {
            let Some((parent, step)) = self.steps.get(here as usize) else { break };
            steps.push(match step {
                Step::Field(name) => format!("/{name}"),
                Step::Index(index) => format!("/{index}"),
            });
            here = *parent;
        }
        steps.reverse();
        steps.concat()
    }
}

impl Account {
    /// Each range of the source in order: what became of it, and the JSON pointer where it stands.
    pub fn entries(&self) -> impl Iterator<Item = (Span, Class, String)> {
        self.entries.iter().map(|entry| (entry.span, entry.class, self.places.pointer(entry.at)))
    }

    /// How many characters (white space aside) went where.
    pub fn sums(&self, text: &str) -> Sums {
        let count = |text: &str| text.chars().filter(|c| !c.is_whitespace()).count();
        let mut sums = Sums { total: count(text), ..Sums::default() };
        let mut told = 0;
        for entry in &self.entries {
            let span = Span::new(entry.span.start.max(told), entry.span.end.max(told));
            let here = count(span.of(text));
            if let Some((_, sum)) = sums.classes.iter_mut().find(|(class, _)| *class == entry.class) {
                *sum += here;
            }
            told = told.max(entry.span.end);
        }
        let accounted: usize = sums.classes.iter().map(|(_, sum)| sum).sum();
        sums.unaccounted = sums.total.saturating_sub(accounted);
        sums
    }

    /// The ranges that no entry covers and that are more than white space.
    pub fn gaps(&self, text: &str) -> Vec<Span> {
        gaps(&self.entries, text)
    }
}

/// The ranges of `text` that no entry covers and that are more than white space; the entries are sorted.
pub(crate) fn gaps(entries: &[Entry], text: &str) -> Vec<Span> {
    let mut gaps = Vec::new();
    let mut told = 0;
    let end = Span::at(text.len(), text.len());
    for span in entries.iter().map(|entry| entry.span).chain([end]) {
        if span.start > told {
            let gap = Span::new(told, span.start);
            if !gap.of(text).trim().is_empty() {
                gaps.push(gap);
            }
        }
        told = told.max(span.end);
    }
    gaps
}

/// The sums of an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sums {
    /// Characters of the source, white space aside.
    pub total: usize,
    /// How many went to each class.
    pub classes: [(Class, usize); 5],
    /// How many went nowhere: none, or something is wrong with convoke.
    pub unaccounted: usize,
}

impl Default for Sums {
    fn default() -> Self {
        Sums { total: 0, classes: Class::ALL.map(|class| (class, 0)), unaccounted: 0 }
    }
}

impl fmt::Display for Sums {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (class, sum) in &self.classes {
            write!(f, "{}: {sum}, ", class.name())?;
        }
        write!(f, "unaccounted: {}", self.unaccounted)
    }
}
