//! The pen: what all parts of the document share while they are written.

use crate::Options;
use crate::deflate::Compressed;
use crate::fact::Fact;
use crate::numbering::{Label, Numbering, Series};
use crate::record::Visible;
use crate::relations::Relations;
use crate::stationery::Stationery;
use crate::tongue::Tongue;
use crate::xml::Xml;
use findings::{Code, Finding, Place, Refusal};
use letter::{Assets, Letter};
use std::collections::{BTreeMap, HashSet};
use std::fmt::Write;

/// What all parts of the document share while they are written.
pub(crate) struct Pen<'a> {
    pub(crate) letter: &'a Letter,
    pub(crate) assets: &'a Assets,
    pub(crate) options: &'a Options,
    pub(crate) stationery: &'a Stationery,
    /// Where it writes.
    pub(crate) xml: Xml,
    /// Relations of the part that it writes.
    pub(crate) relations: Relations,
    pub(crate) tongue: Tongue<'a>,
    pub(crate) findings: Vec<Finding>,
    /// Why the letter cannot be written at all.
    pub(crate) refusal: Option<Refusal>,
    pub(crate) numbering: Numbering,
    /// The headings of the body or annex in hand are one series.
    pub(crate) headings: Series,
    pub(crate) notes: Notes,
    pub(crate) media: Media,
    pub(crate) visible: Visible,
    /// Names of bookmarks that are taken, and how many there are.
    pub(crate) anchors: HashSet<String>,
    pub(crate) bookmarks: u32,
    /// What is to be said of the next paragraph.
    pub(crate) facts: Vec<Fact>,
    /// How many cells it stands in.
    pub(crate) nesting: u32,
    pub(crate) drawings: u32,
    /// A table was the last thing written.
    pub(crate) after_table: bool,
    /// How many paragraphs were written.
    pub(crate) paragraphs: u64,
    /// The next paragraph stands with what follows.
    pub(crate) stays: bool,
    /// The next paragraph begins a page.
    pub(crate) new_page: bool,
    /// Where in the letter it is, for findings.
    path: Vec<Step>,
}

/// The notes: their part grows beside the document.
#[derive(Default)]
pub(crate) struct Notes {
    pub(crate) count: u32,
    pub(crate) written: Vec<u8>,
    pub(crate) relations: Relations,
    /// Notes cannot stand in heads, feet and notes.
    pub(crate) forbidden: bool,
}

/// The pictures of the document, each once.
#[derive(Default)]
pub(crate) struct Media {
    /// By the name of the asset: the name of the part.
    pub(crate) names: BTreeMap<String, String>,
    pub(crate) parts: Vec<(String, Compressed)>,
}

#[derive(Clone, Copy)]
enum Step {
    Field(&'static str),
    Index(usize),
}

impl<'a> Pen<'a> {
    pub(crate) fn new(
        letter: &'a Letter,
        assets: &'a Assets,
        options: &'a Options,
        stationery: &'a Stationery,
        tongue: Tongue<'a>,
    ) -> Pen<'a> {
        Pen {
            letter,
            assets,
            options,
            stationery,
            xml: Xml::piece(),
            relations: Relations::default(),
            tongue,
            findings: Vec::new(),
            refusal: None,
            numbering: Numbering::default(),
            headings: Series::default(),
            notes: Notes::default(),
            media: Media::default(),
            visible: Visible::default(),
            anchors: HashSet::new(),
            bookmarks: 0,
            facts: Vec::new(),
            nesting: 0,
            drawings: 0,
            after_table: false,
            paragraphs: 0,
            stays: false,
            new_page: false,
            path: Vec::new(),
        }
    }

    /// Goes into a field.
    pub(crate) fn within(&mut self, field: &'static str, write: impl FnOnce(&mut Self)) {
        self.path.push(Step::Field(field));
        write(self);
        self.path.pop();
    }

    /// Goes through the values of a list.
    pub(crate) fn each<T>(&mut self, field: &'static str, values: &'a [T], mut write: impl FnMut(&mut Self, &'a T)) {
        self.path.push(Step::Field(field));
        for (index, value) in values.iter().enumerate() {
            self.at(index, |pen| write(pen, value));
        }
        self.path.pop();
    }

    /// Goes to a place in a list.
    pub(crate) fn at(&mut self, index: usize, write: impl FnOnce(&mut Self)) {
        self.path.push(Step::Index(index));
        write(self);
        self.path.pop();
    }

    /// Writes in another language, where the letter names one.
    pub(crate) fn in_language(&mut self, tag: Option<&'a str>, write: impl FnOnce(&mut Self)) {
        let Some(tag) = tag else { return write(self) };
        let before = std::mem::replace(&mut self.tongue, Tongue::new(Some(tag), &self.options.vocabularies));
        write(self);
        self.tongue = before;
    }

    pub(crate) fn find(&mut self, code: Code, detail: impl Into<String>) {
        let place = Place::pointer(self.pointer());
        self.findings.push(Finding::new(code, place, detail));
    }

    /// The letter cannot be written: the first reason counts.
    pub(crate) fn refuse(&mut self, reason: impl Into<String>) {
        let pointer = self.pointer();
        self.refusal.get_or_insert_with(|| Refusal::new(reason).pointer(pointer));
    }

    /// The label as Word's numbering makes it; a finding where it does not count it.
    pub(crate) fn label(&mut self, series: &mut Series, depth: usize, printed: &str, next: Option<&str>) -> Label {
        let label = self.numbering.label(series, depth, printed, next);
        match label {
            Label::Counted(..) => {}
            Label::Fixed(..) => {
                self.find(Code::LabelNotCounted, format!("Word prints `{printed}` but does not count it"))
            }
            Label::Typed => self.find(Code::LabelTyped, format!("Word cannot make the label `{printed}`: it is typed")),
        }
        label
    }

    fn pointer(&self) -> String {
        let mut pointer = String::new();
        for step in &self.path {
            let _ = match step {
                Step::Field(name) => write!(pointer, "/{name}"),
                Step::Index(index) => write!(pointer, "/{index}"),
            };
        }
        pointer
    }
}
