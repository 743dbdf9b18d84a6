//! The package: parts by name, whatever they are wrapped in.
//!
//! Kept: the parts that the main part points to, found by relationship (ECMA-376 part 2, 6.5), never by name.
//! Dropped: everything else; it is not even inflated.
//! Refused: what is no package (see `foreign.rs`), and limits (see [`Limits`](crate::Limits)).

mod directory;
mod encoding;
mod flat;
mod foreign;
mod inflate;
mod relations;

pub(crate) use encoding::Encoding;
pub(crate) use inflate::Source;
pub(crate) use relations::{Kind, Relations};

use crate::fault::Fault;
use crate::xml::{Budget, Window, Xml};

pub(crate) use crate::xml::Spent;
use directory::{Directory, Entry};
use findings::{Refusal, Unreadable};
use flat::Flat;
use std::borrow::Cow;

/// Whether these bytes are a package, or a document of a word processor that should be told what it is: an old binary
/// one, an encrypted one, one in Rich Text Format.
///
/// ```
/// assert!(read_docx::looks_like(b"PK\x03\x04"));
/// assert!(!read_docx::looks_like(b"Dear Sir/Madam,"));
/// ```
pub fn looks_like(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
        || bytes.starts_with(b"PK\x05\x06")
        || bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")
        || bytes.starts_with(b"{\\rtf")
        || flat::looks_flat(bytes)
}

/// The compressed bytes of a part, with what the directory says of them.
#[derive(Clone, Debug)]
pub(crate) struct Print {
    packed: Box<[u8]>,
    method: u16,
    crc: u32,
    size: u64,
}

/// A package whose directory was read, and nothing else yet.
pub(crate) struct Package<'a> {
    bytes: Cow<'a, [u8]>,
    parts: Parts,
    /// What was odd about the wrapping.
    pub(crate) oddities: Vec<String>,
    /// What its parts may cost.
    pub(crate) budget: Budget,
}

enum Parts {
    Zip(Directory),
    Flat(Flat),
}

impl<'a> Package<'a> {
    /// The package that these bytes are.
    pub(crate) fn open(bytes: &'a [u8], budget: Budget) -> Result<Self, Unreadable> {
        if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
            let (directory, oddities) = Directory::read(bytes, budget.limits.entries).map_err(whole)?;
            return Ok(Package { bytes: Cow::Borrowed(bytes), parts: Parts::Zip(directory), oddities, budget });
        }
        if flat::looks_flat(bytes) {
            let bytes = flat::utf8(bytes, &budget).map_err(whole)?;
            let flat = Flat::read(&bytes, &budget).map_err(whole)?;
            return Ok(Package { bytes, parts: Parts::Flat(flat), oddities: Vec::new(), budget });
        }
        Err(foreign::refuse(bytes).into())
    }

    /// Whether there is a part of this name.
    pub(crate) fn has(&self, name: &str) -> bool {
        match &self.parts {
            Parts::Zip(directory) => directory.find(name).is_some(),
            Parts::Flat(flat) => flat.find(name).is_some(),
        }
    }

    /// The XML of a part.
    pub(crate) fn xml<'p>(&'p self, name: &str) -> Result<Xml<'p>, Fault> {
        let source = self.source(name)?;
        let xml = Xml::new(Window::new(source, &self.budget)?);
        Ok(match &self.parts {
            Parts::Zip(_) => xml,
            Parts::Flat(flat) => xml.inside(flat.declarations()),
        })
    }

    /// The bytes of a part, up to a number of them.
    pub(crate) fn bytes(&self, name: &str, most: usize) -> Result<Vec<u8>, Fault> {
        let mut source = self.source(name)?;
        let mut bytes = vec![0; source.size_hint().clamp(1 << 10, most) + 1];
        let mut filled = 0;
        loop {
            if filled == bytes.len() {
                if filled > most {
                    return Err(Fault::new(format!("it is larger than {most} bytes")));
                }
                bytes.resize((filled * 2).min(most + 1), 0);
            }
            let read = source.read(bytes.get_mut(filled..).unwrap_or_default(), &self.budget)?;
            if read == 0 {
                bytes.truncate(filled);
                return Ok(bytes);
            }
            filled += read;
        }
    }

    /// The relationships of a part; of the package itself, with an empty name.
    pub(crate) fn relations(&self, part: &str) -> Result<Relations, Fault> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let name = if folder.is_empty() { format!("_rels/{file}.rels") } else { format!("{folder}/_rels/{file}.rels") };
        if self.has(&name) { Relations::read(self.xml(&name)?, folder) } else { Ok(Relations::default()) }
    }

    /// The main part, by the relationship that names it.
    pub(crate) fn main_part(&self) -> Result<String, Unreadable> {
        let named = self.relations("").ok().and_then(|relations| relations.first(Kind::Document));
        if let Some(name) = named.filter(|name| self.has(name)) {
            return match foreign::kind_of_main(&name) {
                Some(refusal) => Err(refusal.into()),
                None => Ok(name),
            };
        }
        // A damaged package may have lost the relationship and still hold the letter where Word puts it.
        if self.has("word/document.xml") {
            return Ok("word/document.xml".to_owned());
        }
        let names = match &self.parts {
            Parts::Zip(directory) => directory.names().collect(),
            Parts::Flat(_) => Vec::new(),
        };
        Err(foreign::refuse_package(&names).into())
    }

    /// A refusal of this part.
    pub(crate) fn refuse(&self, part: &str, fault: Fault) -> Unreadable {
        let mut refusal = Refusal::new(fault.reason()).part(part);
        if let Some((line, column)) = fault.offset().and_then(|offset| self.position(part, offset)) {
            refusal = refusal.at(line, column);
        }
        if let Some(hint) = fault.advice() {
            refusal = refusal.hint(hint);
        }
        refusal.into()
    }

    /// Line and column of a byte of a part, by reading it once more: errors are rare and lines need not be counted for
    /// letters that have none.
    fn position(&self, part: &str, offset: u64) -> Option<(u32, u32)> {
        let budget = Budget::new(self.budget.limits);
        let mut source = self.source(part).ok()?;
        let (mut line, mut column, mut left) = (1u32, 1u32, offset);
        let mut chunk = vec![0; 64 << 10];
        while left > 0 {
            let most = usize::try_from(left).unwrap_or(usize::MAX).min(chunk.len());
            let read = source.read(chunk.get_mut(..most)?, &budget).ok().filter(|read| *read > 0)?;
            for byte in chunk.get(..read)? {
                match byte {
                    b'\n' => (line, column) = (line.saturating_add(1), 1),
                    0x80..=0xBF => {}
                    _ => column = column.saturating_add(1),
                }
            }
            left -= read as u64;
        }
        Some((line, column))
    }

    /// By which compressed bytes a part can be known again; none where there are none.
    pub(crate) fn print(&self, name: &str) -> Option<Print> {
        let (entry, packed) = self.packed(name)?;
        Some(Print { packed: packed.into(), method: entry.method, crc: entry.crc, size: entry.size })
    }

    /// Whether a part is made of these compressed bytes.
    pub(crate) fn is(&self, name: &str, print: &Print) -> bool {
        self.packed(name).is_some_and(|(entry, packed)| {
            (entry.method, entry.crc, entry.size) == (print.method, print.crc, print.size) && *packed == *print.packed
        })
    }

    fn packed(&self, name: &str) -> Option<(&Entry, &[u8])> {
        let Parts::Zip(directory) = &self.parts else { return None };
        let entry = directory.find(name)?;
        Some((entry, entry.packed(&self.bytes).ok()?))
    }

    fn source(&self, name: &str) -> Result<Source<'_>, Fault> {
        let missing = || Fault::new("there is no such part");
        match &self.parts {
            Parts::Zip(directory) => directory.find(name).ok_or_else(missing)?.source(&self.bytes),
            Parts::Flat(flat) => flat.find(name).ok_or_else(missing)?.source(&self.bytes),
        }
    }
}

fn whole(fault: Fault) -> Unreadable {
    let refusal = Refusal::new(fault.reason());
    match fault.advice() {
        Some(hint) => refusal.hint(hint).into(),
        None => refusal.into(),
    }
}

impl Entry {
    fn source<'a>(&self, bytes: &'a [u8]) -> Result<Source<'a>, Fault> {
        let packed = self.packed(bytes)?;
        match self.method {
            0 => Ok(Source::stored(packed, self.crc)),
            8 => Ok(Source::deflated(packed, self.size, self.crc)),
            method => Err(Fault::new(format!("it is compressed by method {method}"))
                .hint("Word writes deflate only: save it again with a word processor")),
        }
    }
}
