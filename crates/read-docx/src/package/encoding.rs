//! Parts that are not UTF-8. ECMA-376 part 2, 6.2.5, allows UTF-16 besides; some producers write what their system has.

use super::Source;
use crate::fault::Fault;
use crate::xml::Budget;
use encoding_rs::{CoderResult, Decoder, UTF_8, UTF_16BE, UTF_16LE};

/// An encoding other than UTF-8.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Encoding(&'static encoding_rs::Encoding);

impl Encoding {
    /// The encoding of a part that begins with these bytes; none where it is UTF-8.
    pub(crate) fn of(head: &[u8]) -> Result<Option<Encoding>, Fault> {
        match head {
            [0xFF, 0xFE, ..] | [b'<', 0, ..] => return Ok(Some(Encoding(UTF_16LE))),
            [0xFE, 0xFF, ..] | [0, b'<', ..] => return Ok(Some(Encoding(UTF_16BE))),
            _ => {}
        }
        let Some(label) = declared(head) else { return Ok(None) };
        match encoding_rs::Encoding::for_label(label) {
            Some(encoding) if encoding == UTF_8 => Ok(None),
            // The declaration was read as ASCII, so it is no UTF-16, whatever it says.
            Some(encoding) if encoding == UTF_16LE || encoding == UTF_16BE => Ok(None),
            Some(encoding) => Ok(Some(Encoding(encoding))),
            None => Err(Fault::new(format!("the encoding `{}` is unknown", String::from_utf8_lossy(label)))),
        }
    }
}

/// What `<?xml … encoding="…"?>` says.
fn declared(head: &[u8]) -> Option<&[u8]> {
    let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).strip_prefix(b"<?xml")?;
    let head = head.get(..memchr::memchr(b'>', head)?)?;
    let behind = head.get(memchr::memmem::find(head, b"encoding")? + 8..)?;
    let quote = behind.iter().position(|byte| matches!(byte, b'"' | b'\''))?;
    let inner = behind.get(quote + 1..)?;
    inner.get(..memchr::memchr2(b'"', b'\'', inner)?)
}

/// Bytes on their way to UTF-8.
pub(crate) struct Decoding<'a> {
    source: Source<'a>,
    decoder: Decoder,
    raw: Vec<u8>,
    at: usize,
    /// The source has no more.
    ended: bool,
    /// The decoder has no more either.
    flushed: bool,
}

impl<'a> Decoding<'a> {
    pub(super) fn new(source: Source<'a>, encoding: Encoding, head: Vec<u8>) -> Self {
        let decoder = encoding.0.new_decoder_with_bom_removal();
        Decoding { source, decoder, raw: head, at: 0, ended: false, flushed: false }
    }

    pub(super) fn read(&mut self, out: &mut [u8], budget: &Budget) -> Result<usize, Fault> {
        loop {
            if self.flushed {
                return Ok(0);
            }
            if self.at == self.raw.len() && !self.ended {
                self.raw.resize(32 << 10, 0);
                let read = self.source.read(&mut self.raw, budget)?;
                self.raw.truncate(read);
                (self.at, self.ended) = (0, read == 0);
            }
            let fresh = self.raw.get(self.at..).unwrap_or_default();
            // The decoder writes whole characters only, so it needs some room beyond the next.
            let (result, read, wrote, wrong) = self.decoder.decode_to_utf8(fresh, out, self.ended);
            if wrong {
                return Err(Fault::new("bytes that mean nothing in its encoding"));
            }
            self.at += read;
            self.flushed = self.ended && result == CoderResult::InputEmpty;
            if wrote > 0 || (read == 0 && result == CoderResult::OutputFull) {
                return Ok(wrote);
            }
        }
    }
}
