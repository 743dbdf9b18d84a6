//! What somebody asked for.

use crate::{Limits, Revisions};
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
        }
    }
}
