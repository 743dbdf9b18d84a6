//! The package: a zip archive that is the same, byte for byte, whenever and wherever it is made.
//!
//! Own code, because it is short: parts come compressed, times are the first that a zip can tell (1 January 1980), and
//! nothing says on which system it was made.

use crate::deflate::Compressed;
use findings::{Refusal, Unwritable};
use std::borrow::Cow;

/// 1 January 1980, 00:00, as MS-DOS counts (APPNOTE 4.4.6).
const DATE: u16 = (1 << 5) | 1;

/// A package in the making; parts stand in the order in which they are added.
#[derive(Default)]
pub(crate) struct Package<'a> {
    parts: Vec<(Cow<'a, str>, Cow<'a, Compressed>)>,
}

impl<'a> Package<'a> {
    pub(crate) fn add(&mut self, name: impl Into<Cow<'a, str>>, part: Compressed) {
        self.parts.push((name.into(), Cow::Owned(part)));
    }

    /// A part that many packages share.
    pub(crate) fn add_shared(&mut self, name: impl Into<Cow<'a, str>>, part: &'a Compressed) {
        self.parts.push((name.into(), Cow::Borrowed(part)));
    }

    /// The archive. Sizes must fit 32 bits: no word processor opens a letter of 4 GiB.
    pub(crate) fn finish(self) -> Result<Vec<u8>, Unwritable> {
        let bytes: usize = self.parts.iter().map(|(name, part)| part.bytes.len() + 2 * name.len() + 76).sum();
        let fits = |size: u64| u32::try_from(size).is_ok();
        if !fits(bytes as u64 + 22) || !self.parts.iter().all(|(_, part)| fits(part.size)) || self.parts.len() > 65_000
        {
            return Err(Refusal::new("the document is larger than a package can be").into());
        }
        let mut out = Vec::with_capacity(bytes + 22);
        let mut directory = Vec::new();
        for (name, part) in &self.parts {
            let offset = low(out.len() as u64);
            out.extend_from_slice(b"PK\x03\x04");
            entry(&mut out, name, part);
            out.extend_from_slice(name.as_bytes());
            out.extend_from_slice(&part.bytes);

            directory.extend_from_slice(b"PK\x01\x02");
            word(&mut directory, 20);
            entry(&mut directory, name, part);
            for _ in 0..5 {
                // Comment, disk, attributes inside and outside: none.
                word(&mut directory, 0);
            }
            directory.extend_from_slice(&offset.to_le_bytes());
            directory.extend_from_slice(name.as_bytes());
        }
        let (start, count) = (low(out.len() as u64), u16::try_from(self.parts.len()).unwrap_or(u16::MAX));
        out.extend_from_slice(&directory);
        out.extend_from_slice(b"PK\x05\x06\0\0\0\0");
        word(&mut out, count);
        word(&mut out, count);
        out.extend_from_slice(&low(directory.len() as u64).to_le_bytes());
        out.extend_from_slice(&start.to_le_bytes());
        word(&mut out, 0);
        Ok(out)
    }
}

/// What the local header and the directory say alike of a part (APPNOTE 4.3.7 and 4.3.12).
fn entry(out: &mut Vec<u8>, name: &str, part: &Compressed) {
    word(out, 20);
    word(out, 0);
    word(out, if part.stored { 0 } else { 8 });
    word(out, 0);
    word(out, DATE);
    out.extend_from_slice(&part.crc.to_le_bytes());
    out.extend_from_slice(&low(part.bytes.len() as u64).to_le_bytes());
    out.extend_from_slice(&low(part.size).to_le_bytes());
    word(out, u16::try_from(name.len()).unwrap_or(0));
    word(out, 0);
}

fn word(out: &mut Vec<u8>, value: u16) {
    out.extend_from_slice(&value.to_le_bytes());
}

fn low(size: u64) -> u32 {
    u32::try_from(size).unwrap_or(u32::MAX)
}
