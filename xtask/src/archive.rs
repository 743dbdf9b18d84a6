//! Parts of a ZIP file by the plainest means, for measuring and checking readers by something that is not them.

use anyhow::{Context, ensure};
use libdeflater::Decompressor;

/// An entry of a ZIP file.
pub(crate) struct Entry<'a> {
    pub(crate) name: &'a str,
    method: usize,
    packed: &'a [u8],
    size: usize,
    crc: usize,
}

/// The entries of a ZIP file. Only sound, small, ordinary files: everything else is an error.
pub(crate) fn entries(bytes: &[u8]) -> anyhow::Result<impl Iterator<Item = Entry<'_>>> {
    let from = bytes.len().saturating_sub(22 + 0xFFFF);
    let end =
        memchr::memmem::rfind(bytes.get(from..).unwrap_or_default(), b"PK\x05\x06").context("no directory")? + from;
    let mut at = number(bytes, end + 16, 4)?;
    Ok(std::iter::from_fn(move || {
        let (entry, length) = entry(bytes, at).ok()?;
        at += length;
        Some(entry)
    }))
}

/// The wanted parts of a ZIP file, with their names; their checksums were found right.
pub(crate) fn parts(bytes: &[u8], wanted: impl Fn(&str) -> bool) -> anyhow::Result<Vec<(String, Vec<u8>)>> {
    let mut inflater = Decompressor::new();
    let mut found = Vec::new();
    for entry in entries(bytes)?.filter(|entry| wanted(entry.name)) {
        let mut buffer = Vec::new();
        let length = entry.inflate(&mut inflater, &mut buffer)?;
        buffer.truncate(length);
        ensure!(libdeflater::crc32(&buffer) as usize == entry.crc, "{} has a wrong checksum", entry.name);
        found.push((entry.name.to_owned(), buffer));
    }
    Ok(found)
}

impl Entry<'_> {
    /// Inflates into the beginning of a buffer, which grows where it must; returns how many bytes.
    pub(crate) fn inflate(&self, inflater: &mut Decompressor, buffer: &mut Vec<u8>) -> anyhow::Result<usize> {
        ensure!(self.size < 1 << 30, "{} is too large", self.name);
        if buffer.len() < self.size {
            buffer.resize(self.size, 0);
        }
        let out = buffer.get_mut(..self.size).unwrap_or_default();
        match self.method {
            0 => out.copy_from_slice(self.packed.get(..self.size).context("a short entry")?),
            8 => {
                let wrote = inflater.deflate_decompress(self.packed, out)?;
                ensure!(wrote == self.size, "{} has another size than it says", self.name);
            }
            other => anyhow::bail!("{} is compressed by method {other}", self.name),
        }
        Ok(self.size)
    }
}

/// The entry that the directory lists here, and how long the listing is.
fn entry(bytes: &[u8], at: usize) -> anyhow::Result<(Entry<'_>, usize)> {
    ensure!(bytes.get(at..at + 4) == Some(b"PK\x01\x02"), "no entry");
    let name_length = number(bytes, at + 28, 2)?;
    let name = std::str::from_utf8(bytes.get(at + 46..at + 46 + name_length).context("a short name")?)?;
    let (head, packed) = (number(bytes, at + 42, 4)?, number(bytes, at + 20, 4)?);
    let start = head + 30 + number(bytes, head + 26, 2)? + number(bytes, head + 28, 2)?;
    let entry = Entry {
        name,
        method: number(bytes, at + 10, 2)?,
        packed: bytes.get(start..start + packed).context("a short entry")?,
        size: number(bytes, at + 24, 4)?,
        crc: number(bytes, at + 16, 4)?,
    };
    Ok((entry, 46 + name_length + number(bytes, at + 30, 2)? + number(bytes, at + 32, 2)?))
}

fn number(bytes: &[u8], at: usize, length: usize) -> anyhow::Result<usize> {
    let bytes = bytes.get(at..at + length).context("cut short")?;
    Ok(bytes.iter().rev().fold(0, |number, byte| number << 8 | usize::from(*byte)))
}

/// A ZIP file of these parts, deflated as a word processor does.
pub(crate) fn pack(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    let mut deflater = libdeflater::Compressor::new(libdeflater::CompressionLvl::default());
    let four = |number: usize| u32::try_from(number).unwrap_or(u32::MAX).to_le_bytes();
    for (name, bytes) in parts {
        let mut packed = vec![0; deflater.deflate_compress_bound(bytes.len())];
        let length = deflater.deflate_compress(bytes, &mut packed).unwrap_or(0);
        packed.truncate(length);
        let mut common = vec![20, 0, 0, 0, 8, 0, 0, 0, 0x21, 0];
        common.extend_from_slice(&libdeflater::crc32(bytes).to_le_bytes());
        common.extend_from_slice(&four(packed.len()));
        common.extend_from_slice(&four(bytes.len()));
        common.extend_from_slice(&u16::try_from(name.len()).unwrap_or(u16::MAX).to_le_bytes());
        common.extend_from_slice(&[0, 0]);
        directory.extend_from_slice(b"PK\x01\x02\x14\x00");
        directory.extend_from_slice(&common);
        directory.extend_from_slice(&[0; 10]);
        directory.extend_from_slice(&four(out.len()));
        directory.extend_from_slice(name.as_bytes());
        out.extend_from_slice(b"PK\x03\x04");
        out.extend_from_slice(&common);
        out.extend_from_slice(name.as_bytes());
        out.extend_from_slice(&packed);
    }
    let count = u16::try_from(parts.len()).unwrap_or(u16::MAX).to_le_bytes();
    let start = out.len();
    out.extend_from_slice(&directory);
    out.extend_from_slice(b"PK\x05\x06\0\0\0\0");
    out.extend_from_slice(&count);
    out.extend_from_slice(&count);
    out.extend_from_slice(&four(directory.len()));
    out.extend_from_slice(&four(start));
    out.extend_from_slice(&[0, 0]);
    out
}
