//! What somebody asked for.

use crate::{Limits, Revisions};
use std::sync::Arc;
use vocabulary::Vocabularies;

/// What somebody asked for; the default asks for nothing.
///
/// ```
/// let options = pipeline::Options { compact: true, ..Default::default() };
/// assert!(options.language.is_none());
/// ```
#[derive(Clone)]
pub struct Options {
    /// What a letter may cost.
    pub limits: Limits,
    /// The name of the file, for its extension.
    pub name: Option<String>,
    /// The encoding of plain text, where somebody knows it.
    pub encoding: Option<String>,
    /// The language of the letter, where somebody knows it.
    pub language: Option<String>,
    /// The wording to read and write with.
    pub vocabularies: Vocabularies,
    /// Which side of tracked changes is read, where a format has them.
    pub revisions: Revisions,
    /// Keep the bytes of pictures; their names are kept in any case.
    pub pictures: bool,
    /// Keep the account of every character, for audits and source maps.
    pub account: bool,
    /// Write without layout.
    pub compact: bool,
    /// Let the letter's own data travel inside a document, and take it for the letter where nobody changed the page.
    pub record: bool,
    /// A person wrote the letter, with only what the person knows; otherwise the letter tells.
    pub by_hand: bool,
    /// A house's own document or template, to dress documents in.
    pub stationery: Option<Arc<Stationery>>,
}

/// A house's own document or template: its styles, page, heads, feet and emblem.
pub use write_docx::House as Stationery;

impl Options {
    /// What is wrong with what was asked for, before the first letter is touched.
    ///
    /// ```
    /// let options = pipeline::Options { language: Some("fra".to_owned()), ..Default::default() };
    /// assert!(options.mistake().unwrap().starts_with("there is no wording for `fra`\nhint: "));
    /// assert_eq!(pipeline::Options::default().mistake(), None);
    /// ```
    pub fn mistake(&self) -> Option<String> {
        let unworded = |tag: &&String| self.vocabularies.get(tag).is_none();
        let language = self.language.as_ref().filter(unworded).map(|tag| no_wording(tag));
        let encoding = || read_text::check_encoding(self.encoding.as_deref()?).err().map(|error| error.to_string());
        language.or_else(encoding)
    }
}

/// What to say of a tag that no wording has.
///
/// ```
/// assert!(pipeline::no_wording("fra").contains("`convoke vocabulary` lists the languages"));
/// ```
pub fn no_wording(tag: &str) -> String {
    format!("there is no wording for `{tag}`\nhint: `convoke vocabulary` lists the languages; `--vocabulary` adds one")
}

impl Default for Options {
    fn default() -> Self {
        Options {
            limits: Limits::default(),
            name: None,
            encoding: None,
            language: None,
            vocabularies: Vocabularies::built_in(),
            revisions: Revisions::Accepted,
            pictures: true,
            account: false,
            compact: false,
            record: true,
            by_hand: false,
            stationery: None,
        }
    }
}
