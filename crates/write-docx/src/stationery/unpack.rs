//! The parts of somebody's document: a zip archive, read with limits.

use findings::{Refusal, Unreadable};
use std::collections::BTreeMap;
use zlib_rs::{Inflate, InflateFlush};

/// More parts than a template has, and more bytes than one needs.
const MOST_PARTS: usize = 1_000;
const MOST_BYTES: usize = 64 << 20;

/// The parts by name.
pub(super) fn unpack(archive: &[u8]) -> Result<BTreeMap<String, Vec<u8>>, Unreadable> {
    read(archive).ok_or_else(|| Refusal::new("the stationery is no Word document").into())
}

fn read(archive: &[u8]) -> Option<BTreeMap<String, Vec<u8>>> {
    // The end of the directory stands in the last 64 KiB (APPNOTE 4.3.16).
    let from = archive.len().saturating_sub(66_000);
    let end = from + archive.get(from..)?.windows(4).rposition(|four| four == b"PK\x05\x06")?;
    let mut at = number(archive, end + 16, 4)?;
    let count = number(archive, end + 10, 2)?.min(MOST_PARTS);
    let mut parts = BTreeMap::new();
    let mut left = MOST_BYTES;
    for _ in 0..count {
        if archive.get(at..at + 4)? != b"PK\x01\x02" {
            return None;
        }
        let (method, packed, size) =
            (number(archive, at + 10, 2)?, number(archive, at + 20, 4)?, number(archive, at + 24, 4)?);
        let (named, extra, comment) =
            (number(archive, at + 28, 2)?, number(archive, at + 30, 2)?, number(archive, at + 32, 2)?);
        let local = number(archive, at + 42, 4)?;
        let name = std::str::from_utf8(archive.get(at + 46..at + 46 + named)?).ok()?.to_owned();
        at += 46 + named + extra + comment;

        let begin = local + 30 + number(archive, local + 26, 2)? + number(archive, local + 28, 2)?;
        let bytes = archive.get(begin..begin.checked_add(packed)?)?;
        left = left.checked_sub(size)?;
        let part = match method {
            0 => bytes.to_vec(),
            8 => inflated(bytes, size)?,
            _ => return None,
        };
        parts.insert(name, part);
    }
    Some(parts)
}

fn inflated(bytes: &[u8], size: usize) -> Option<Vec<u8>> {
    let mut out = vec![0; size];
    let mut inflate = Inflate::new(false, 15);
    inflate.decompress(bytes, &mut out, InflateFlush::Finish).ok()?;
    (usize::try_from(inflate.total_out()).ok()? == size).then_some(out)
}

fn number(bytes: &[u8], at: usize, length: usize) -> Option<usize> {
    let bytes = bytes.get(at..at.checked_add(length)?)?;
    Some(bytes.iter().rev().fold(0, |all, byte| all << 8 | usize::from(*byte)))
}
