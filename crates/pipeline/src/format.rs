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
    /// Its files hold the pictures of the letter; where not, they travel beside it.
    pub holds_pictures: bool,
}

/// All formats. The first whose bytes a file has is its format, so the most particular come first.
pub static FORMATS: &[&Format] = &[&DOCX, &JSON, &XML, &AGENDA_XML, &TEXT];

static DOCX: Format = Format {
    name: "docx",
    title: "a Word document",
    extensions: &["docx", "docm", "dotx", "dotm"],
    looks_like: read_docx::looks_like,
    read: Some(read_docx),
    write: Some(write_docx),
    is_text: false,
    holds_pictures: true,
};

static JSON: Format = Format {
    name: "json",
    title: "the canonical letter as JSON",
    extensions: &["json"],
    looks_like: begins_with_brace,
    read: Some(read_json),
    write: Some(write_json),
    is_text: true,
    holds_pictures: false,
};

static XML: Format = Format {
    name: "xml",
    title: "the letter as Akoma Ntoso; any other XML is read too",
    extensions: &["xml"],
    looks_like: begins_with_tag,
    read: Some(read_xml),
    write: Some(|letter, assets, options| write_xml(letter, assets, options, write_xml::What::Whole)),
    is_text: true,
    holds_pictures: false,
};

static AGENDA_XML: Format = Format {
    name: "agenda-xml",
    title: "each agenda by itself as Akoma Ntoso",
    extensions: &["xml"],
    looks_like: |_| false,
    read: None,
    write: Some(|letter, assets, options| write_xml(letter, assets, options, write_xml::What::Agendas)),
    is_text: true,
    holds_pictures: false,
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
    holds_pictures: false,
};

/// The first characters, whatever the encoding, the byte order mark and the white space.
fn head(bytes: &[u8]) -> impl Iterator<Item = u8> {
    let blank = |b: &u8| matches!(b, b' ' | b'\t' | b'\r' | b'\n' | 0xEF | 0xBB | 0xBF | 0xFE | 0xFF);
    bytes.iter().copied().take(256).filter(|b| *b != 0).skip_while(blank)
}

/// An object of JSON.
fn begins_with_brace(bytes: &[u8]) -> bool {
    head(bytes).next() == Some(b'{')
}

/// A tag, a declaration or a comment of XML; not `<text>` in angle brackets, as mail has its addresses.
fn begins_with_tag(bytes: &[u8]) -> bool {
    let mut head = head(bytes);
    let opens = head.next() == Some(b'<');
    let name: Vec<u8> = head.take_while(|b| !matches!(b, b'>' | b' ' | b'\t' | b'\r' | b'\n' | b'/')).collect();
    let named = name.first().is_some_and(|b| b.is_ascii_alphabetic() || matches!(b, b'_' | b'?' | b'!' | 0x80..));
    opens && named && !name.contains(&b'@')
}

fn read_json(bytes: &[u8], _options: &Options) -> Result<Found<Read>, Unreadable> {
    letter::json::read(bytes).map(|letter| Found::clean(Read::of(letter)))
}

fn write_json(letter: &Letter, assets: &Assets, options: &Options) -> Result<Found<Vec<Output>>, Unwritable> {
    write_json::write(letter, assets, &write_json::Options { compact: options.compact })
}

fn read_docx(bytes: &[u8], options: &Options) -> Result<Found<Read>, Unreadable> {
    let Limits { bytes: inflated, depth, steps } = options.limits;
    let depth = usize::try_from(depth).unwrap_or(usize::MAX);
    let limits = read_docx::Limits { inflated, depth, steps, ..Default::default() };
    let how = read_docx::Options { limits, revisions: options.revisions, assets: options.pictures };
    read_docx::read(bytes, &how).map(|found| found.and_then(|blocks| Read::recognised(blocks, options)))
}

fn write_docx(letter: &Letter, assets: &Assets, options: &Options) -> Result<Found<Vec<Output>>, Unwritable> {
    let how = write_docx::Options { vocabularies: options.vocabularies.clone(), ..Default::default() };
    write_docx::write(letter, assets, &how)
}

fn read_xml(bytes: &[u8], options: &Options) -> Result<Found<Read>, Unreadable> {
    let found = read_xml::read(bytes, &xml_options(options))?;
    Ok(found.and_then(|read| match read {
        read_xml::Read::Letter(letter) => Found::clean(Read::of(letter)),
        read_xml::Read::Blocks(blocks) => Read::recognised(blocks, options),
    }))
}

/// What reading XML needs to know of the options.
pub(crate) fn xml_options(options: &Options) -> read_xml::Options {
    let Limits { bytes, depth, steps } = options.limits;
    read_xml::Options { bytes, depth, steps }
}

fn write_xml(
    letter: &Letter,
    assets: &Assets,
    options: &Options,
    what: write_xml::What,
) -> Result<Found<Vec<Output>>, Unwritable> {
    write_xml::write(letter, assets, &write_xml::Options { what, compact: options.compact })
}

fn read_text(bytes: &[u8], options: &Options) -> Result<Found<Read>, Unreadable> {
    let Limits { steps, .. } = options.limits;
    let how = read_text::Options { encoding: options.encoding.clone(), steps };
    read_text::read(bytes, &how).map(|found| found.and_then(|blocks| Read::recognised(blocks, options)))
}
