//! The one table of formats.

use crate::{Limits, Options, Read};
use findings::{Found, Unreadable, Unwritable};
use letter::{Assets, Letter, Output};

/// How a format is read.
pub type Reader = fn(&[u8], &Options) -> Result<Found<Read>, Unreadable>;

/// How a format is written.
pub type Writer = fn(&Letter, &Assets, &Options) -> Result<Found<Vec<Output>>, Unwritable>;

/// A format: its names, how its bytes are recognised, how it is read and written.
///
/// ```
/// let json = pipeline::format_named("json").unwrap();
/// assert_eq!(json.extensions, ["json"]);
/// assert!((json.looks_like)(b"{ \"schema\": \"convoke/letter/1\" }"));
/// ```
pub struct Format {
    /// The name that `--from` and `--to` take.
    pub name: &'static str,
    /// What it is, in a few words.
    pub title: &'static str,
    /// Extensions of its files, the one that is written first.
    pub extensions: &'static [&'static str],
    /// Whether the bytes begin as this format does. Plain text begins as nothing: it is what is left.
    pub looks_like: fn(&[u8]) -> bool,
    /// Reads it, where it is a format of letters that come in.
    pub read: Option<Reader>,
    /// Writes it, where it is a format of letters that go out.
    pub write: Option<Writer>,
    /// Its bytes are text that a terminal can show.
    pub is_text: bool,
}

/// All formats. The first whose bytes a file has is its format, so the most particular come first.
pub static FORMATS: &[&Format] = &[&JSON, &TEXT];

static JSON: Format = Format {
    name: "json",
    title: "the canonical letter as JSON",
    extensions: &["json"],
    looks_like: begins_with_brace,
    read: Some(read_json),
    write: Some(write_json),
    is_text: true,
};

/// What bytes are when nothing else claims them.
pub(crate) static TEXT: Format = Format {
    name: "text",
    title: "plain text, as an extractor leaves it",
    extensions: &["txt", "text"],
    looks_like: |_| false,
    read: Some(read_text),
    write: None,
    is_text: true,
};

/// An object of JSON, whatever the encoding and the white space.
fn begins_with_brace(bytes: &[u8]) -> bool {
    let bare = |bytes: &[u8]| -> Option<u8> {
        bytes
            .iter()
            .copied()
            .find(|b| !matches!(b, b' ' | b'\t' | b'\r' | b'\n' | 0 | 0xEF | 0xBB | 0xBF | 0xFE | 0xFF))
    };
    bare(bytes.get(..64).unwrap_or(bytes)) == Some(b'{')
}

fn read_json(bytes: &[u8], _options: &Options) -> Result<Found<Read>, Unreadable> {
    letter::json::read(bytes).map(|letter| Found::clean(Read::of(letter)))
}

fn write_json(letter: &Letter, assets: &Assets, options: &Options) -> Result<Found<Vec<Output>>, Unwritable> {
    write_json::write(letter, assets, &write_json::Options { compact: options.compact })
}

fn read_text(bytes: &[u8], options: &Options) -> Result<Found<Read>, Unreadable> {
    let Limits { steps, .. } = options.limits;
    let how = read_text::Options { encoding: options.encoding.clone(), steps };
    read_text::read(bytes, &how).map(|found| found.and_then(|blocks| Read::recognised(blocks, options)))
}
