//! XML → letter: our profile of Akoma Ntoso as the [`Letter`] it was written from, any other XML as [`Blocks`].
//!
//! - In: the bytes of an XML document, in any encoding that they show or declare.
//! - Out: [`Read::Letter`] for what `write-xml` writes (and people change by hand), without loss, strictly;
//!   [`Read::Blocks`] for acts, debates and every other vocabulary, with a finding that names the root.
//! - Never: other formats, files. Nothing that a document refers to is fetched; no entity is expanded but the five of
//!   XML itself.
//!
//! | | kept | changed | dropped |
//! |---|---|---|---|
//! | our profile | every field, every character | nothing | eIds and the names of works: they are made again |
//! | any other XML | all characters of all elements, in their order; names of elements as regions and styles; links, anchors, emphasis, tables, labels, languages | white space within a paragraph becomes one blank | comments, processing instructions, attributes, pictures (their bytes are elsewhere) |
//!
//! Start reading at `source.rs` (bytes → characters), then `markup.rs` (the checking layer: what comes out of it is
//! well-formed), then `profile.rs` and `foreign.rs`.

mod foreign;
mod markup;
mod profile;
mod source;

use blocks::Blocks;
use findings::{Found, Refusal, Span, Unreadable};
use letter::Letter;

/// Limits: what is beyond them is refused.
///
/// ```
/// let small = read_xml::Options { bytes: 10, ..Default::default() };
/// let refused = read_xml::read(b"<text>too long</text>", &small).unwrap_err();
/// assert_eq!(refused.to_string(), "the document has 21 bytes, more than the limit of 10");
/// ```
#[derive(Clone, Debug)]
pub struct Options {
    /// The most bytes that a document may have.
    pub bytes: u64,
    /// The most elements that may stand in each other.
    pub depth: u32,
    /// The most pieces of markup and text that are looked at.
    pub steps: u64,
}

impl Default for Options {
    fn default() -> Self {
        Options { bytes: 256 << 20, depth: 256, steps: 50_000_000 }
    }
}

/// What a document was.
///
/// ```
/// let read = read_xml::read(b"<text>Dear all,</text>", &Default::default()).unwrap();
/// assert!(matches!(read.value, read_xml::Read::Blocks(_)));
/// ```
#[derive(Clone, Debug, PartialEq)]
#[expect(clippy::large_enum_variant, reason = "one a document, and on its way to be taken apart")]
pub enum Read {
    /// A letter in our profile.
    Letter(Letter),
    /// Anything else, for `recognise`.
    Blocks(Blocks),
}

/// Reads an XML document.
///
/// ```
/// use read_xml::{Read, read};
/// let refused = read(b"<act>\n <p>a</q></act>", &Default::default()).unwrap_err();
/// assert_eq!(refused.0.position, Some((2, 6)));
/// ```
///
/// # Errors
///
/// Whatever is not well-formed XML 1.0 with namespaces, or says that it is a letter of ours and is none, is refused
/// with line and column.
pub fn read(bytes: &[u8], options: &Options) -> Result<Found<Read>, Unreadable> {
    let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    if length > options.bytes {
        let reason = format!("the document has {length} bytes, more than the limit of {}", options.bytes);
        return Err(Refusal::new(reason).into());
    }
    let source = source::decode(bytes)?;
    if profile::may_be_ours(&source) {
        match profile::read(&source, options) {
            Ok(letter) => return Ok(Found::clean(Read::Letter(letter))),
            Err(refused) if profile::is_ours(&source, options)? => return Err(refused),
            Err(_) => {}
        }
    }
    Ok(foreign::read(&source, options)?.map(Read::Blocks))
}

/// A place that somebody asks for, in the terms of what was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked<'p> {
    /// A JSON pointer into the letter that was read.
    Pointer(&'p str),
    /// A range of the text of the blocks that were read.
    Text(Span),
}

/// The characters of a document, and where in them stands what was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Located {
    /// The document in characters, its line ends made line feeds: its lines and columns are those of the file.
    pub text: String,
    /// Each place, in bytes of that text.
    pub spans: Vec<Option<Span>>,
}

/// Finds places in a document that was read: of values in a letter of ours, of characters in any other XML.
///
/// A document is read again for it, so that reading itself keeps no places.
///
/// ```
/// use findings::Span;
/// use read_xml::{Asked, locate};
/// let document = b"<memo><p>The <b>lamp</b> is lit.</p></memo>";
/// // The text of its blocks is `The lamp is lit.`
/// let located = locate(document, &Default::default(), &[Asked::Text(Span::new(4, 8))]).unwrap();
/// assert_eq!(located.spans[0].unwrap().of(&located.text), "lamp");
/// ```
///
/// # Errors
///
/// As [`read`].
pub fn locate(bytes: &[u8], options: &Options, asked: &[Asked<'_>]) -> Result<Located, Unreadable> {
    let source = source::decode(bytes)?;
    let pointers: Vec<&str> = asked.iter().filter_map(Asked::pointer).collect();
    let mut places = match pointers.is_empty() {
        true => Vec::new(),
        false => profile::places(&source, options, &pointers),
    }
    .into_iter();
    let map = match pointers.len() == asked.len() {
        true => foreign::Map::default(),
        false => foreign::map(&source, options)?,
    };
    let find = |asked: &Asked<'_>| match asked {
        Asked::Pointer(_) => places.next().flatten().map(|place| Span::at(place.start, place.end)),
        Asked::Text(span) => map.of(*span),
    };
    let spans = asked.iter().map(find).collect();
    Ok(Located { text: source.into_owned(), spans })
}

impl<'p> Asked<'p> {
    fn pointer(&self) -> Option<&'p str> {
        match self {
            Asked::Pointer(pointer) => Some(pointer),
            Asked::Text(_) => None,
        }
    }
}
