//! Letter → XML: Akoma Ntoso 3.0 in the United Nations' profile.
//!
//! - In: a [`Letter`] in normal form.
//! - Out: the whole letter as a `statement` with its annexes nested, or each agenda as a `debateReport` of its own.
//!   Every file is valid against the standard's schema and against ours (`schemas/`), and the same letter gives the same
//!   bytes.
//! - Never: blocks, other formats, files, the clock.
//!
//! | kept | changed | dropped |
//! |---|---|---|
//! | every field of the letter, every character | labels give eIds; the identification is made of number, date, kind and language | pictures: they travel beside the letter, under their names |
//! | of an agenda by itself: number, date, kind, language, title, the blocks of its annex | the letter's language gives way to the annex's | the rest of the letter |
//!
//! Two principles: every character that a person can read is content of an element, in reading order; and what the
//! schema makes us state without knowing it is marked as unknown (`name="unknown"`, `cl:absent`). Start reading at
//! `document.rs`, then `block.rs`; `pen.rs` knows white space and escapes.

mod address;
mod agenda;
mod anchors;
mod annex;
mod block;
mod closing;
mod date;
mod document;
mod extract;
mod head;
mod identification;
mod ids;
mod language;
mod pen;
mod table;
mod text;
mod words;

use findings::{Found, Unwritable};
use letter::{Assets, Letter, Output};

/// How to write.
///
/// ```
/// assert_eq!(write_xml::Options::default().what, write_xml::What::Whole);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// What to write.
    pub what: What,
    /// Without indentation.
    pub compact: bool,
}

/// What to write of a letter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum What {
    /// All of it, as one `statement`.
    #[default]
    Whole,
    /// Each agenda by itself, as a `debateReport`; nothing of a letter that has none.
    Agendas,
}

/// The letter as Akoma Ntoso.
///
/// ```
/// use letter::{Assets, Letter};
/// let letter = letter::json::read(br#"{"schema": "convoke/letter/1", "salutation": "Dear all,"}"#).unwrap();
/// let written = write_xml::write(&letter, &Assets::default(), &Default::default()).unwrap();
/// let xml = String::from_utf8(written.value[0].bytes.clone()).unwrap();
/// assert!(xml.contains("<block name=\"salutation\">Dear all,</block>"));
/// ```
///
/// # Errors
///
/// A letter with [faults](Letter::faults) has no XML: some characters have none at all.
pub fn write(letter: &Letter, _assets: &Assets, options: &Options) -> Result<Found<Vec<Output>>, Unwritable> {
    if let Some(fault) = letter.faults().into_iter().next() {
        return Err(fault.into());
    }
    let outputs = match options.what {
        What::Whole => vec![Output { name: None, bytes: document::whole(letter, options.compact) }],
        What::Agendas => extract::agendas(letter, options.compact),
    };
    Ok(Found::clean(outputs))
}
