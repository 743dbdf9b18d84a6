//! A document, opened.

use quick_xml::events::Event;
use std::collections::BTreeMap;

/// The parts of a document by name.
pub(crate) struct Opened {
    pub(crate) parts: BTreeMap<String, Vec<u8>>,
}

impl Opened {
    /// Opens a package of ours: sizes stand in the local headers.
    pub(crate) fn new(archive: &[u8]) -> Opened {
        let mut parts = BTreeMap::new();
        let mut rest = archive;
        while rest.starts_with(b"PK\x03\x04") {
            let number = |at: usize, length: usize| {
                rest[at..at + length].iter().rev().fold(0_usize, |all, byte| all << 8 | usize::from(*byte))
            };
            let (method, crc, packed, size) = (number(8, 2), number(14, 4), number(18, 4), number(22, 4));
            let begin = 30 + number(26, 2);
            let name = String::from_utf8(rest[30..begin].to_vec()).unwrap();
            let bytes = &rest[begin..begin + packed];
            let mut part = vec![0; size];
            if method == 8 {
                let mut inflate = zlib_rs::Inflate::new(false, 15);
                inflate.decompress(bytes, &mut part, zlib_rs::InflateFlush::Finish).unwrap();
            } else {
                part.copy_from_slice(bytes);
            }
            assert_eq!(zlib_rs::crc32::crc32(0, &part) as usize, crc, "{name}");
            assert!(parts.insert(name.clone(), part).is_none(), "{name} stands twice");
            rest = &rest[begin + packed..];
        }
        Opened { parts }
    }

    /// A part as text; empty where there is none.
    pub(crate) fn text(&self, name: &str) -> &str {
        self.parts.get(name).map_or("", |part| std::str::from_utf8(part).unwrap())
    }

    /// The parts that relations point to.
    pub(crate) fn inner_targets(&self) -> Vec<String> {
        let mut targets = Vec::new();
        for (name, _) in self.parts.iter().filter(|(name, _)| name.ends_with(".rels")) {
            let folder = name.split("_rels/").next().unwrap();
            for relation in self.text(name).split("<Relationship ").skip(1).filter(|it| !it.contains("External")) {
                let target = relation.split("Target=\"").nth(1).unwrap().split('"').next().unwrap();
                targets.push(match target.strip_prefix("../") {
                    Some(outside) => outside.to_owned(),
                    None => format!("{folder}{target}"),
                });
            }
        }
        targets
    }
}

/// The parts as a package again, none of them compressed.
pub(crate) fn packed(parts: &BTreeMap<String, Vec<u8>>) -> Vec<u8> {
    let (mut archive, mut directory) = (Vec::new(), Vec::new());
    for (name, bytes) in parts {
        let mut entry = vec![20, 0, 0, 0, 0, 0, 0, 0, 0x21, 0];
        entry.extend(zlib_rs::crc32::crc32(0, bytes).to_le_bytes());
        entry.extend([(bytes.len() as u32).to_le_bytes(), (bytes.len() as u32).to_le_bytes()].concat());
        entry.extend([(name.len() as u16).to_le_bytes(), [0, 0]].concat());
        let offset = archive.len() as u32;
        archive.extend([b"PK\x03\x04", entry.as_slice(), name.as_bytes(), bytes].concat());
        directory
            .extend([b"PK\x01\x02\x14\0", entry.as_slice(), &[0; 10], &offset.to_le_bytes(), name.as_bytes()].concat());
    }
    let (start, length) = (archive.len() as u32, directory.len() as u32);
    let count = (parts.len() as u16).to_le_bytes();
    archive.extend(directory);
    archive.extend([b"PK\x05\x06\0\0\0\0".as_slice(), &count, &count].concat());
    archive.extend([length.to_le_bytes(), start.to_le_bytes()].concat());
    archive.extend([0, 0]);
    archive
}

/// Whether a part is well-formed: one root, tags in pairs, no attribute twice.
pub(crate) fn check_xml(bytes: &[u8]) -> Result<(), String> {
    let mut reader = quick_xml::Reader::from_reader(bytes);
    let mut depth = 0_i32;
    loop {
        match reader.read_event().map_err(|error| error.to_string())? {
            Event::Start(tag) => {
                depth += 1;
                tag.attributes().try_for_each(|it| it.map(|_| ())).map_err(|error| error.to_string())?;
            }
            Event::Empty(tag) => {
                tag.attributes().try_for_each(|it| it.map(|_| ())).map_err(|error| error.to_string())?;
            }
            Event::End(_) => depth -= 1,
            Event::Eof => return if depth == 0 { Ok(()) } else { Err("an element is not closed".into()) },
            _ => {}
        }
    }
}
