//! The record: the letter's own JSON, carried inside the document with a digest of what is visible.
//!
//! A reader that finds the same digest knows that nobody changed a word since, and may take the record for the letter;
//! with another one, the page is right and the record is old.

use crate::xml::Xml;
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// The name space of the record.
pub const NAMESPACE: &str = "urn:convoke:record:1";

/// The stories of a document, each with words of its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Story {
    /// What stands between head and foot of the pages.
    #[default]
    Body,
    /// The notes, in the order in which they are called.
    Notes,
    /// Heads and feet of the pages.
    Pages,
}

/// The digest of the visible letter: every character but white space, in order, automatic labels before their
/// paragraphs; each story by itself.
///
/// ```
/// let mut page = write_docx::Visible::default();
/// page.show("1.");
/// page.show("Opening of the meeting");
/// let mut same = write_docx::Visible::default();
/// same.show("1. Opening of");
/// same.show(" the meeting");
/// assert_eq!(page.digest(true), same.digest(true));
/// ```
#[derive(Clone, Default)]
pub struct Visible {
    body: Sha256,
    notes: Sha256,
    pages: Sha256,
    /// Which story is shown.
    pub story: Story,
    /// Nobody asks for the digest.
    pub(crate) unasked: bool,
}

impl Visible {
    /// Characters that a reader of the page sees.
    pub fn show(&mut self, text: &str) {
        if self.unasked {
            return;
        }
        let story = match self.story {
            Story::Body => &mut self.body,
            Story::Notes => &mut self.notes,
            Story::Pages => &mut self.pages,
        };
        // Most words are of plain letters, and parted by what one byte tells.
        if text.is_ascii() {
            let words = text.as_bytes().split(|byte| matches!(byte, b'\t'..=b'\r' | b' '));
            return words.for_each(|word| story.update(word));
        }
        for word in text.split_whitespace() {
            story.update(word.as_bytes());
        }
    }

    /// The digest, in hexadecimal digits; of body and notes only, where heads and feet are somebody else's.
    pub fn digest(&self, pages: bool) -> String {
        let mut whole = Sha256::new();
        for story in [&self.body, &self.notes] {
            whole.update(story.clone().finalize());
        }
        if pages {
            whole.update(self.pages.clone().finalize());
        }
        hexadecimal(&whole.finalize())
    }
}

impl std::fmt::Debug for Visible {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Visible").field(&self.digest(true)).finish()
    }
}

/// The digest of some bytes, in hexadecimal digits.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

/// The part that holds the record.
pub(crate) fn part(json: &str, visible: &Visible, house: bool, level: i32) -> crate::deflate::Compressed {
    let mut xml = Xml::part(level);
    let digest = visible.digest(!house);
    let attributes = [("xmlns", NAMESPACE), ("visible", &digest), ("pages", "house")];
    // A house's own heads and feet are no words of the letter.
    xml.open("record", attributes.get(..if house { 3 } else { 2 }).unwrap_or_default());
    xml.text(json);
    xml.close("record");
    xml.finish()
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(64), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}
