//! The directory of a ZIP file, read from its end (APPNOTE 6.3.10, 4.3).
//!
//! Only the directory is believed: sizes and checksums in front of an entry may be missing (bit 3, a data descriptor
//! follows instead). Where the directory itself is lost, the entries are found one after the other by their own heads.

use crate::fault::Fault;
use std::collections::HashMap;

/// Entries by name.
#[derive(Debug, Default)]
pub(super) struct Directory {
    entries: HashMap<Box<str>, Entry>,
}

/// One entry.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    pub(super) method: u16,
    pub(super) crc: u32,
    pub(super) size: u64,
    packed: u64,
    /// Where its own head stands.
    head: u64,
    encrypted: bool,
}

/// An entry under the name that the directory gives it.
type Listed = (Box<str>, Entry);

/// So many entries without a size are looked for in a package without a directory.
const MOST_SEARCHES: usize = 200;

const END: &[u8] = b"PK\x05\x06";
const END_64: &[u8] = b"PK\x06\x06";
const CENTRAL: &[u8] = b"PK\x01\x02";
const LOCAL: &[u8] = b"PK\x03\x04";

impl Directory {
    /// The directory of these bytes, and what is odd about it.
    pub(super) fn read(bytes: &[u8], most: usize) -> Result<(Directory, Vec<String>), Fault> {
        let mut oddities = Vec::new();
        let mut directory = match central(bytes, most)? {
            Some(entries) => Directory::of(entries, &mut oddities),
            None => Directory::default(),
        };
        if directory.entries.is_empty() {
            directory = Directory::of(heads(bytes, most)?, &mut oddities);
            if directory.entries.is_empty() {
                return Err(
                    Fault::new("a ZIP file without its directory").hint("the file was cut short: fetch it again")
                );
            }
            oddities
                .push("the directory at the end of the package is lost; its parts were found one by one".to_owned());
        }
        Ok((directory, oddities))
    }

    fn of(listed: Vec<Listed>, oddities: &mut Vec<String>) -> Directory {
        let mut entries = HashMap::with_capacity(listed.len());
        let mut ranges: Vec<(u64, u64)> = Vec::with_capacity(listed.len());
        for (name, entry) in listed {
            ranges.push((entry.head, entry.head.saturating_add(entry.packed)));
            // The first counts, as for Word; a second of the same name is a way to show a checker something else.
            if let std::collections::hash_map::Entry::Vacant(vacant) = entries.entry(part_name(&name)) {
                vacant.insert(entry);
            } else {
                oddities.push(format!("`{name}` stands in the package twice; the first was read"));
            }
        }
        ranges.sort_unstable();
        if ranges.iter().zip(ranges.iter().skip(1)).any(|(one, next)| next.0 < one.1) {
            oddities.push("parts of the package overlap".to_owned());
        }
        oddities.truncate(5);
        Directory { entries }
    }

    /// The entry of a part. Part names are compared without regard to case (ECMA-376 part 2, 6.2.2.3).
    pub(super) fn find(&self, name: &str) -> Option<&Entry> {
        self.entries.get(name).or_else(|| self.entries.get(&*part_name(name)))
    }

    /// The names of all parts.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.entries.keys().map(|name| &**name)
    }
}

impl Entry {
    /// Its compressed bytes.
    pub(super) fn packed<'a>(&self, bytes: &'a [u8]) -> Result<&'a [u8], Fault> {
        if self.encrypted {
            return Err(Fault::new("it is encrypted").hint("open it with its password and save it without one"));
        }
        let lost =
            || Fault::new("its bytes lie beyond the end of the file").hint("the file was cut short: fetch it again");
        let head = usize::try_from(self.head).ok().and_then(|head| bytes.get(head..)).ok_or_else(lost)?;
        if !head.starts_with(LOCAL) {
            return Err(Fault::new("the directory of the package points beside it"));
        }
        let skipped =
            30 + usize::from(u16_at(head, 26).ok_or_else(lost)?) + usize::from(u16_at(head, 28).ok_or_else(lost)?);
        let length = usize::try_from(self.packed).map_err(|_| lost())?;
        skipped.checked_add(length).and_then(|end| head.get(skipped..end)).ok_or_else(lost)
    }
}

/// Without the leading slash, with slashes the right way round, in small letters.
fn part_name(name: &str) -> Box<str> {
    name.trim_start_matches('/').replace('\\', "/").to_ascii_lowercase().into()
}

/// The entries that the central directory lists; none where there is no such directory.
fn central(bytes: &[u8], most: usize) -> Result<Option<Vec<Listed>>, Fault> {
    // A comment of at most 65,535 bytes may follow the end record (4.3.16).
    let from = bytes.len().saturating_sub(22 + 0xFFFF);
    let Some(end) = memchr::memmem::rfind(bytes.get(from..).unwrap_or_default(), END).map(|at| from + at) else {
        return Ok(None);
    };
    let record = bytes.get(end..).unwrap_or_default();
    let mut count = u64::from(u16_at(record, 10).unwrap_or(0));
    let mut size = u64::from(u32_at(record, 12).unwrap_or(0));
    let mut start = u64::from(u32_at(record, 16).unwrap_or(0));
    let locator = end.checked_sub(20).and_then(|at| bytes.get(at..end)).unwrap_or_default();
    if locator.starts_with(b"PK\x06\x07")
        && let Some(record) = u64_at(locator, 8).and_then(|at| bytes.get(usize::try_from(at).ok()?..))
        && record.starts_with(END_64)
    {
        count = u64_at(record, 32).unwrap_or(count);
        size = u64_at(record, 40).unwrap_or(size);
        start = u64_at(record, 48).unwrap_or(start);
    }
    if count > most as u64 {
        return Err(too_many(most));
    }
    // Something may stand before the package, and every offset is then short by as much.
    let shift = (end as u64).saturating_sub(size).saturating_sub(start);
    let listed = |start: u64| {
        usize::try_from(start).ok().and_then(|start| bytes.get(start..)).filter(|at| at.starts_with(CENTRAL))
    };
    let (shift, Some(mut rest)) = (match listed(start) {
        Some(rest) => (0, Some(rest)),
        None => (shift, listed(start.saturating_add(shift))),
    }) else {
        return Ok(None);
    };
    let mut entries = Vec::with_capacity(usize::try_from(count).unwrap_or(0).min(most));
    while rest.starts_with(CENTRAL) {
        if entries.len() >= most {
            return Err(too_many(most));
        }
        let Some((name, entry, length)) = listed_entry(rest, shift) else { break };
        entries.push((name, entry));
        rest = rest.get(length..).unwrap_or_default();
    }
    Ok(Some(entries))
}

/// One entry of the central directory, and how long it is (4.3.12).
fn listed_entry(rest: &[u8], shift: u64) -> Option<(Box<str>, Entry, usize)> {
    let name_length = usize::from(u16_at(rest, 28)?);
    let extra_length = usize::from(u16_at(rest, 30)?);
    let name = rest.get(46..46 + name_length)?;
    let mut extra = rest.get(46 + name_length..46 + name_length + extra_length)?;
    let (mut packed, mut size, mut head) =
        (u64::from(u32_at(rest, 20)?), u64::from(u32_at(rest, 24)?), u64::from(u32_at(rest, 42)?));
    // Zip64: the values that are all ones stand in the extra field, in this order (4.5.3).
    while let (Some(kind), Some(length)) = (u16_at(extra, 0), u16_at(extra, 2)) {
        let field = extra.get(4..4 + usize::from(length)).unwrap_or_default();
        if kind == 1 {
            let mut at = 0;
            for value in [&mut size, &mut packed, &mut head] {
                if *value == 0xFFFF_FFFF
                    && let Some(wide) = u64_at(field, at)
                {
                    *value = wide;
                    at += 8;
                }
            }
        }
        extra = extra.get(4 + usize::from(length)..).unwrap_or_default();
    }
    let entry = Entry {
        method: u16_at(rest, 10)?,
        crc: u32_at(rest, 16)?,
        size,
        packed,
        head: head.saturating_add(shift),
        encrypted: u16_at(rest, 8)? & 1 == 1,
    };
    let length = 46 + name_length + extra_length + usize::from(u16_at(rest, 32)?);
    Some((String::from_utf8_lossy(name).into(), entry, length))
}

/// The entries by their own heads, where these say how long they are.
fn heads(bytes: &[u8], most: usize) -> Result<Vec<Listed>, Fault> {
    let mut entries = Vec::new();
    let mut at = 0;
    // Each search may look through the whole file; a file of nothing but false heads is not worth it.
    let mut searches = 0;
    while let Some(found) = memchr::memmem::find(bytes.get(at..).unwrap_or_default(), LOCAL) {
        if entries.len() >= most {
            return Err(too_many(most));
        }
        let head = at + found;
        at = head + 4;
        let Some((name, mut entry, skipped)) = head_entry(bytes.get(head..).unwrap_or_default()) else { continue };
        entry.head = head as u64;
        if entry.packed == 0 && entry.size == 0 {
            // A data descriptor follows (4.3.9): signature, checksum and both sizes, the packed one as it was found.
            searches += 1;
            if searches > MOST_SEARCHES {
                break;
            }
            let data = bytes.get(head + skipped..).unwrap_or_default();
            let Some(length) = memchr::memmem::find(data, b"PK\x07\x08") else { continue };
            let descriptor = data.get(length..).unwrap_or_default();
            let (Some(crc), Some(packed), Some(size)) =
                (u32_at(descriptor, 4), u32_at(descriptor, 8), u32_at(descriptor, 12))
            else {
                continue;
            };
            if packed as usize != length {
                continue;
            }
            (entry.crc, entry.packed, entry.size) = (crc, u64::from(packed), u64::from(size));
        }
        at = head.saturating_add(skipped).saturating_add(usize::try_from(entry.packed).unwrap_or(0)).min(bytes.len());
        entries.push((name, entry));
    }
    Ok(entries)
}

/// The head of an entry, and how long it is (4.3.7).
fn head_entry(rest: &[u8]) -> Option<(Box<str>, Entry, usize)> {
    let name_length = usize::from(u16_at(rest, 26)?);
    let name = rest.get(30..30 + name_length)?;
    let entry = Entry {
        method: u16_at(rest, 8)?,
        crc: u32_at(rest, 14)?,
        size: u64::from(u32_at(rest, 22)?),
        packed: u64::from(u32_at(rest, 18)?),
        head: 0,
        encrypted: u16_at(rest, 6)? & 1 == 1,
    };
    Some((String::from_utf8_lossy(name).into(), entry, 30 + name_length + usize::from(u16_at(rest, 28)?)))
}

fn too_many(most: usize) -> Fault {
    Fault::new(format!("the package has more than {most} entries")).hint("this is no letter")
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

fn u64_at(bytes: &[u8], at: usize) -> Option<u64> {
    Some(u64::from_le_bytes(bytes.get(at..at + 8)?.try_into().ok()?))
}
