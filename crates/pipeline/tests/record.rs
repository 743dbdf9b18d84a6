//! The record in a document: it is the letter while nobody changes the page.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a panic here is a failed test")]

use letter::{Assets, Letter};
use pipeline::{Options, format_named};

/// With a meeting that its text does not call: only the record knows it.
const LETTER: &[u8] = br#"{"schema": "convoke/letter/1", "language": "en", "kind": "letter",
    "salutation": "Dear Sir/Madam,", "body": [{"paragraph": "Group 21 meets in Porto Novo."}],
    "page": {"footer": [{"paragraph": "Harbour street 1"}]},
    "meeting": {"group": "SG99", "start": "2031-06-02"}}"#;

fn letter() -> Letter {
    letter::json::read(LETTER).unwrap()
}

fn written(letter: &Letter, options: &Options) -> Vec<u8> {
    let made = pipeline::write(letter, &Assets::new(), format_named("docx").unwrap(), options).unwrap();
    made.value.into_iter().next().unwrap().bytes
}

/// The letter, and the codes of the findings.
fn read(bytes: &[u8], options: &Options) -> (Letter, Vec<String>) {
    let found = pipeline::read(bytes, format_named("docx"), options).unwrap();
    let mut codes: Vec<String> = found.findings.iter().map(|finding| finding.code.to_string()).collect();
    codes.dedup();
    (found.value.letter, codes)
}

/// The package with these bytes for those, wherever they stand in a part that is stored as it is.
fn changed(package: &[u8], from: &str, to: &str) -> Vec<u8> {
    assert_eq!(from.len(), to.len());
    let mut package = package.to_vec();
    let mut at = 0;
    let mut crcs = Vec::new();
    while package[at..].starts_with(b"PK\x03\x04") {
        let number = |at: usize, length: usize| {
            package[at..at + length].iter().rev().fold(0, |all, byte| all << 8 | usize::from(*byte))
        };
        let begin = at + 30 + number(at + 26, 2);
        let end = begin + number(at + 18, 4);
        if let Some(place) = package[begin..end].windows(from.len()).position(|part| part == from.as_bytes()) {
            let place = begin + place;
            package[place..place + to.len()].copy_from_slice(to.as_bytes());
            let crc = crc(&package[begin..end]).to_le_bytes();
            crcs.push((package[at + 14..at + 18].to_vec(), crc));
            package[at + 14..at + 18].copy_from_slice(&crc);
        }
        at = end;
    }
    assert!(!crcs.is_empty(), "`{from}` stands in no part that is stored");
    for (old, new) in crcs {
        while package[at..].starts_with(b"PK\x01\x02") && package[at + 16..at + 20] != old {
            let length = |at: usize| usize::from(package[at]) + 256 * usize::from(package[at + 1]);
            at += 46 + length(at + 28) + length(at + 30) + length(at + 32);
        }
        package[at + 16..at + 20].copy_from_slice(&new);
    }
    package
}

fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| (crc >> 1) ^ (0xEDB8_8320 & (crc & 1).wrapping_neg()))
    })
}

#[test]
fn an_untouched_page_is_its_record() {
    let letter = letter();
    let options = Options::default();
    assert_eq!(read(&written(&letter, &options), &options), (letter, Vec::new()));
}

#[test]
fn every_sample_is_its_record() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../samples");
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path().join("letter.json");
        let Ok(json) = std::fs::read(&path) else { continue };
        let letter = letter::json::read(&json).unwrap();
        let (back, codes) = read(&written(&letter, &Options::default()), &Options::default());
        assert!(back == letter && !codes.contains(&"record-disagrees".to_owned()), "{}: {codes:?}", path.display());
    }
}

#[test]
fn every_generated_letter_is_its_record() {
    let assets = letter::generate::assets();
    for seed in 0..100 {
        let letter = letter::generate::letter(seed);
        let how = write_docx::Options { by_hand: write_docx::ByHand::No, ..Default::default() };
        let bytes = write_docx::write(&letter, &assets, &how).unwrap().value.remove(0).bytes;
        let (back, codes) = read(&bytes, &Options::default());
        assert!(back == letter, "seed {seed}: {codes:?}");
    }
}

#[test]
fn a_changed_page_wins() {
    let options = Options::default();
    for (from, to) in [("in Porto Novo.", "in Porto Nero."), ("Harbour street 1", "Harbour street 2")] {
        let edited = changed(&written(&letter(), &options), from, to);
        let (back, codes) = read(&edited, &options);
        // Record and page hold the words: here both were changed, and the digest is that of the page before.
        assert!(codes.contains(&"record-disagrees".to_owned()), "{from}: {codes:?}");
        assert!(serde_json::to_string(&back).unwrap().contains(to));
        assert_eq!(back.meeting.and_then(|meeting| meeting.start), None, "{from}: the record was taken");
    }
}

#[test]
fn without_the_record_the_page_is_read() {
    let options = Options { record: false, ..Options::default() };
    let with = written(&letter(), &Options::default());
    let without = written(&letter(), &options);
    assert!(without.len() < with.len());
    for bytes in [with, without] {
        let (back, codes) = read(&bytes, &options);
        assert_eq!((back.salutation, back.meeting.and_then(|it| it.start)), (letter().salutation, None));
        assert!(!codes.contains(&"record-disagrees".to_owned()));
    }
}

#[test]
fn a_damaged_record_is_told_and_left() {
    let options = Options::default();
    let damaged = changed(&written(&letter(), &options), "convoke/letter/1&quot;,", "convoke/letter/0&quot;,");
    let (back, codes) = read(&damaged, &options);
    assert!(codes.contains(&"record-disagrees".to_owned()), "{codes:?}");
    assert_eq!(back.salutation, letter().salutation);
}
