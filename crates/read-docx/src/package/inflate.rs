//! The bytes of a part, piece by piece, with the checks that make them trustworthy.

use super::encoding::{Decoding, Encoding};
use crate::fault::Fault;
use crate::xml::Budget;
use zlib_rs::crc32::crc32;
use zlib_rs::{Inflate, InflateFlush};

/// A part smaller than this may be as compressible as it likes.
const RATIO_FROM: u64 = 16 << 20;

/// Where the bytes of a part come from.
pub(crate) enum Source<'a> {
    /// As they are.
    Stored(Stored<'a>),
    /// Deflated.
    Deflated(Box<Deflated<'a>>),
    /// In an encoding other than UTF-8.
    Decoded(Box<Decoding<'a>>),
    /// Made beforehand.
    Owned(std::io::Cursor<Vec<u8>>),
}

/// Bytes as they are.
pub(crate) struct Stored<'a> {
    bytes: &'a [u8],
    at: usize,
    crc: Option<u32>,
}

/// Deflated bytes.
pub(crate) struct Deflated<'a> {
    packed: &'a [u8],
    inflate: Inflate,
    crc: u32,
    expected: u32,
    size: u64,
    ended: bool,
}

impl<'a> Source<'a> {
    /// No bytes.
    pub(crate) fn nothing() -> Self {
        Source::Stored(Stored { bytes: &[], at: 0, crc: None })
    }

    /// Bytes of a file that needs no unwrapping.
    pub(crate) fn plain(bytes: &'a [u8]) -> Self {
        Source::Stored(Stored { bytes, at: 0, crc: None })
    }

    /// Bytes that were stored with this checksum.
    pub(crate) fn stored(bytes: &'a [u8], crc: u32) -> Self {
        Source::Stored(Stored { bytes, at: 0, crc: Some(crc) })
    }

    /// Bytes that were deflated from so many with this checksum.
    pub(crate) fn deflated(packed: &'a [u8], size: u64, expected: u32) -> Self {
        let inflate = Inflate::new(false, 15);
        Source::Deflated(Box::new(Deflated { packed, inflate, crc: 0, expected, size, ended: false }))
    }

    /// The same bytes in UTF-8; `head` was read already.
    pub(crate) fn decode(self, encoding: Encoding, head: Vec<u8>) -> Self {
        Source::Decoded(Box::new(Decoding::new(self, encoding, head)))
    }

    /// About how many bytes will come.
    pub(crate) fn size_hint(&self) -> usize {
        match self {
            Source::Stored(stored) => stored.bytes.len(),
            Source::Deflated(deflated) => usize::try_from(deflated.size).unwrap_or(usize::MAX),
            Source::Decoded(_) => 64 << 10,
            Source::Owned(bytes) => bytes.get_ref().len(),
        }
    }

    /// Puts the next bytes; none only at the end, and only after size and checksum were found right.
    pub(crate) fn read(&mut self, out: &mut [u8], budget: &Budget) -> Result<usize, Fault> {
        match self {
            Source::Stored(stored) => stored.read(out, budget),
            Source::Deflated(deflated) => deflated.read(out, budget),
            Source::Decoded(decoding) => decoding.read(out, budget),
            Source::Owned(bytes) => {
                let read = std::io::Read::read(bytes, out).unwrap_or(0);
                budget.inflate(read)?;
                Ok(read)
            }
        }
    }
}

impl Stored<'_> {
    fn read(&mut self, out: &mut [u8], budget: &Budget) -> Result<usize, Fault> {
        if self.at == 0
            && let Some(expected) = self.crc.take()
            && crc32(0, self.bytes) != expected
        {
            return Err(wrong_checksum());
        }
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let length = rest.len().min(out.len());
        if let (Some(to), Some(from)) = (out.get_mut(..length), rest.get(..length)) {
            to.copy_from_slice(from);
        }
        self.at += length;
        budget.inflate(length)?;
        Ok(length)
    }
}

impl Deflated<'_> {
    fn read(&mut self, out: &mut [u8], budget: &Budget) -> Result<usize, Fault> {
        if self.ended || out.is_empty() {
            return Ok(0);
        }
        loop {
            let (read, wrote) = (self.inflate.total_in(), self.inflate.total_out());
            // Everything that is left may come at once: told so, zlib does not keep a window for a next call in vain.
            let flush =
                if self.size <= wrote + out.len() as u64 { InflateFlush::Finish } else { InflateFlush::NoFlush };
            let status = self.inflate.decompress(self.packed, out, flush).map_err(|_| damaged())?;
            let read = usize::try_from(self.inflate.total_in() - read).unwrap_or(usize::MAX);
            let wrote = usize::try_from(self.inflate.total_out() - wrote).unwrap_or(usize::MAX);
            self.packed = self.packed.get(read..).unwrap_or_default();
            self.crc = crc32(self.crc, out.get(..wrote).unwrap_or_default());
            budget.inflate(wrote)?;
            self.check_ratio(budget)?;
            if status == zlib_rs::Status::StreamEnd {
                self.ended = true;
                if self.crc != self.expected {
                    return Err(wrong_checksum());
                }
                return Ok(wrote);
            }
            match (read, wrote) {
                (_, 1..) => return Ok(wrote),
                (0, 0) => return Err(damaged()),
                _ => {}
            }
        }
    }

    fn check_ratio(&self, budget: &Budget) -> Result<(), Fault> {
        let (packed, out) = (self.inflate.total_in().max(1), self.inflate.total_out());
        if out > RATIO_FROM && out / packed > budget.limits.ratio {
            return Err(Fault::new(format!(
                "it is more than {} times larger than its compressed form",
                budget.limits.ratio
            ))
            .hint("this is no letter; where it is one, raise the limit on the ratio"));
        }
        Ok(())
    }
}

fn damaged() -> Fault {
    Fault::new("its compressed bytes are damaged or cut short").hint("fetch the file again: it was changed on its way")
}

fn wrong_checksum() -> Fault {
    Fault::new("its checksum is wrong").hint("fetch the file again: it was changed on its way")
}
