//! What all parts of one document share: styles, numbering, words, pictures, notes, and what was counted.

use crate::fault::Fault;
use crate::house::House;
use crate::package::Package;
use crate::picture;
use crate::{Options, Revisions};
use blocks::{Asset, Name, Picture};
use findings::{Code, Finding, Place};
use std::collections::{BTreeSet, HashMap};

/// What all parts share.
pub(crate) struct Document<'a> {
    pub(crate) package: &'a Package<'a>,
    pub(crate) options: Options,
    pub(crate) house: House,
    pub(crate) assets: Vec<Asset>,
    pub(crate) pictures: Vec<Picture>,
    /// The assets that parts are, and that contents are.
    known: HashMap<Box<str>, Option<u32>>,
    by_content: HashMap<Box<str>, u32>,
    /// Notes that are called, by the order of their first calls, from 1.
    pub(crate) notes: HashMap<NoteId, u32>,
    /// Sections in the order of the document.
    pub(crate) sections: Vec<Section>,
    /// The pieces of the body that part its sections, in their order.
    pub(crate) section_breaks: Vec<usize>,
    /// Bookmarks that a link or field points to.
    pub(crate) pointed: BTreeSet<Name>,
    /// Uses of lists that are not defined.
    pub(crate) undefined: BTreeSet<i64>,
    pub(crate) tally: Tally,
    /// Findings about the document as a whole.
    pub(crate) findings: Vec<Finding>,
}

/// Which note is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct NoteId {
    pub(crate) end: bool,
    pub(crate) id: i64,
}

/// What a section says of its pages.
#[derive(Clone, Debug, Default)]
pub(crate) struct Section {
    /// Its first page has a head and foot of its own.
    pub(crate) own_first: bool,
    /// It begins on a new page.
    pub(crate) new_page: bool,
    /// Parts, by place and page.
    pub(crate) running: Vec<Running>,
}

/// A head or foot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Running {
    pub(crate) foot: bool,
    pub(crate) pages: Pages,
    pub(crate) part: String,
}

/// The pages that a head or foot is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pages {
    First,
    Most,
    Even,
}

/// What is reported once, as a number.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    pub(crate) insertions: u32,
    pub(crate) deletions: u32,
    pub(crate) moves: u32,
    pub(crate) comments: u32,
    pub(crate) equations: u32,
    /// Bytes of text, in all parts.
    pub(crate) text: usize,
}

impl<'a> Document<'a> {
    /// A document of which nothing was read yet.
    pub(crate) fn new(package: &'a Package<'a>, options: Options) -> Self {
        Document {
            package,
            options,
            house: House::default(),
            assets: Vec::new(),
            pictures: Vec::new(),
            known: HashMap::new(),
            by_content: HashMap::new(),
            notes: HashMap::new(),
            sections: Vec::new(),
            section_breaks: Vec::new(),
            pointed: BTreeSet::new(),
            undefined: BTreeSet::new(),
            tally: Tally::default(),
            findings: Vec::new(),
        }
    }

    /// Whether what a revision inserted is read.
    pub(crate) fn accepts(&self) -> bool {
        self.options.revisions == Revisions::Accepted
    }

    /// The number of a note, counted by its first call.
    pub(crate) fn note(&mut self, note: NoteId) -> u32 {
        let next = u32::try_from(self.notes.len() + 1).unwrap_or(u32::MAX);
        *self.notes.entry(note).or_insert(next)
    }

    /// The asset that a part is; none where it is no picture that can be read.
    pub(crate) fn asset(&mut self, part: &str) -> Option<u32> {
        if let Some(known) = self.known.get(part) {
            return *known;
        }
        let read = self.package.bytes(part, picture::LARGEST);
        let known = match read {
            Ok(bytes) => {
                let asset = picture::asset(part, bytes, self.options.assets);
                let next = u32::try_from(self.assets.len()).unwrap_or(u32::MAX);
                let place = *self.by_content.entry(asset.name.as_str().into()).or_insert(next);
                if place == next {
                    self.assets.push(asset);
                }
                Some(place)
            }
            Err(fault) => {
                self.unreadable(part, &fault);
                None
            }
        };
        self.known.insert(part.into(), known);
        known
    }

    /// Says that a part other than the main one was left out.
    pub(crate) fn unreadable(&mut self, part: &str, fault: &Fault) {
        let detail = format!("`{part}` was not read: {}", fault.reason());
        self.findings.push(Finding::new(Code::PartUnreadable, Place::Whole, detail));
    }
}
