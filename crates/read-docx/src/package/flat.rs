//! A package in one XML file, as Word saves it under "Word XML document".

use super::encoding::Encoding;
use super::inflate::Source;
use crate::fault::Fault;
use crate::xml::{Budget, Event, Ns, Window, Xml, key};
use std::borrow::Cow;
use std::collections::HashMap;

/// The parts of the file, by where they stand in it.
#[derive(Debug, Default)]
pub(super) struct Flat {
    parts: Vec<Part>,
    places: HashMap<Box<str>, usize>,
    declarations: Vec<u8>,
}

/// One part.
#[derive(Debug)]
pub(super) struct Part {
    from: usize,
    to: usize,
    binary: bool,
}

/// Whether this may be such a file.
pub(super) fn looks_flat(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(4 << 10)).unwrap_or_default();
    let narrow: Vec<u8> = head.iter().copied().filter(|byte| *byte != 0).collect();
    memchr::memmem::find(&narrow, b"schemas.microsoft.com/office/2006/xmlPackage").is_some()
}

/// The file in UTF-8: parts are found by where they stand.
pub(super) fn utf8<'a>(bytes: &'a [u8], budget: &Budget) -> Result<Cow<'a, [u8]>, Fault> {
    let Some(encoding) = Encoding::of(bytes)? else { return Ok(Cow::Borrowed(bytes)) };
    let mut source = Source::plain(bytes).decode(encoding, Vec::new());
    let mut out = Vec::new();
    let mut chunk = vec![0; 64 << 10];
    loop {
        match source.read(&mut chunk, budget)? {
            0 => return Ok(Cow::Owned(out)),
            read => out.extend_from_slice(chunk.get(..read).unwrap_or_default()),
        }
    }
}

impl Flat {
    pub(super) fn read(bytes: &[u8], budget: &Budget) -> Result<Flat, Fault> {
        let mut flat = Flat::default();
        let mut xml = Xml::new(Window::new(Source::plain(bytes), budget)?);
        let mut name: Box<str> = Box::default();
        let mut inside = None;
        loop {
            let before = xml.offset();
            let depth = xml.depth();
            match xml.next()? {
                Event::Open if inside.is_none() => {
                    let tag = xml.tag();
                    if tag.ns != Ns::Package {
                        continue;
                    }
                    let binary = tag.name == key("binaryData");
                    if tag.name == key("package") {
                        flat.declarations = tag.attributes.as_written().to_vec();
                    } else if tag.name == key("part") {
                        let named = tag.attributes.get(b"name").unwrap_or_default();
                        name = named.trim_start_matches('/').to_ascii_lowercase().into();
                    } else if (binary || tag.name == key("xmlData")) && !tag.empty {
                        inside = Some(depth);
                        if flat.parts.len() >= budget.limits.entries {
                            return Err(Fault::new(format!("the package has more than {} entries", flat.parts.len())));
                        }
                        flat.places.entry(std::mem::take(&mut name)).or_insert(flat.parts.len());
                        flat.parts.push(Part { from: 0, to: 0, binary });
                    }
                }
                Event::Close if inside.is_some_and(|open| open + 1 == depth) => {
                    inside = None;
                    if let Some(part) = flat.parts.last_mut() {
                        part.to = usize::try_from(before).unwrap_or(usize::MAX);
                    }
                }
                Event::End => return Ok(flat),
                _ => {}
            }
            if inside.is_some()
                && let Some(part) = flat.parts.last_mut()
                && part.from == 0
            {
                part.from = usize::try_from(xml.offset()).unwrap_or(usize::MAX);
            }
        }
    }

    /// The part of this name.
    pub(super) fn find(&self, name: &str) -> Option<&Part> {
        self.parts.get(*self.places.get(name).or_else(|| self.places.get(&*name.to_ascii_lowercase()))?)
    }

    /// The namespaces that the outermost element declares for all parts.
    pub(super) fn declarations(&self) -> &[u8] {
        &self.declarations
    }
}

impl Part {
    /// Its bytes.
    pub(super) fn source<'a>(&self, bytes: &'a [u8]) -> Result<Source<'a>, Fault> {
        let inner = bytes.get(self.from..self.to).unwrap_or_default();
        if self.binary { Ok(Source::Owned(std::io::Cursor::new(base64(inner)?))) } else { Ok(Source::plain(inner)) }
    }
}

/// The bytes that base64 stands for (RFC 4648, 4), line ends skipped.
fn base64(text: &[u8]) -> Result<Vec<u8>, Fault> {
    let mut out = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut held) = (0u32, 0);
    for byte in text.iter().filter(|byte| !byte.is_ascii_whitespace()) {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            b'=' => break,
            _ => return Err(Fault::new("bytes that are not base64")),
        };
        bits = (bits << 6) | u32::from(value);
        held += 6;
        if held >= 8 {
            held -= 8;
            out.push(u8::try_from((bits >> held) & 0xFF).unwrap_or(0));
        }
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_of_other_makers() {
        assert_eq!(base64(b"YWJj\r\nZA==").unwrap(), b"abcd");
        assert!(base64(b"a*b").is_err());
    }
}
