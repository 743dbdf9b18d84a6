//! Every sample as a Word document that another program made (`xtask/dress`): the same letter as its text gives, except
//! where a document knows more.
//!
//! What it knows more stands beside the sample in `docx.json`: the values that differ from `letter.json`, by pointer,
//! `null` where one is absent. A value may only gain: its characters are still there, in their order.
//! `UPDATE_EXPECT=1 cargo test -p pipeline --test dressed` writes the files; read the difference.

#![allow(clippy::unwrap_used, reason = "a panic in a test is a failed test")]

use pipeline::{Options, Read, convert, format_named, read};
use serde_json::{Map, Value};
use std::fs;
use std::path::{Path, PathBuf};

#[test]
fn a_document_gives_the_letter_of_its_text() {
    let update = std::env::var_os("UPDATE_EXPECT").is_some();
    let mut wrong = String::new();
    for sample in samples() {
        let name = sample.file_name().unwrap().to_string_lossy().into_owned();
        let letter: Value = serde_json::from_slice(&fs::read(sample.join("letter.json")).unwrap()).unwrap();
        let json = format_named("json").unwrap();
        let made = convert(&packed(&sample.join("docx")), None, json, &Options::default()).unwrap();
        let read: Value = serde_json::from_slice(&made.value.first().unwrap().bytes).unwrap();
        let mut found = Map::new();
        compare("", &letter, &read, &mut found);
        for (at, value) in &found {
            let before = letter.pointer(at).unwrap_or(&Value::Null);
            if !gains(&characters(before), &characters(value)) {
                wrong.push_str(&format!("{name}{at} lost something:\n  - {before}\n  + {value}\n"));
            }
        }
        let file = sample.join("docx.json");
        let told = if found.is_empty() { None } else { Some(serde_json::to_string_pretty(&found).unwrap() + "\n") };
        let known = fs::read_to_string(&file).ok();
        if told != known && update {
            match &told {
                Some(told) => fs::write(&file, told).unwrap(),
                None => fs::remove_file(&file).unwrap(),
            }
        } else if told != known {
            let told = told.unwrap_or_else(|| "nothing\n".to_owned());
            wrong.push_str(&format!("{name}: differs from letter.json otherwise than docx.json says:\n{told}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn every_character_of_a_document_is_accounted_for() {
    for sample in samples() {
        let options = Options { account: true, ..Options::default() };
        let Read { letter, source, .. } = read(&packed(&sample.join("docx")), None, &options).unwrap().value;
        let source = source.unwrap();
        let gaps: Vec<&str> =
            source.account.unwrap().gaps(&source.text).iter().map(|gap| gap.of(&source.text)).collect();
        assert!(gaps.is_empty(), "{}: unaccounted: {gaps:?}", sample.display());
        assert!(letter.faults().is_empty(), "{}: not in normal form", sample.display());
    }
}

/// Where two letters differ: the pointer, and what the second has there.
fn compare(at: &str, letter: &Value, read: &Value, found: &mut Map<String, Value>) {
    match (letter, read) {
        (Value::Object(one), Value::Object(other)) => {
            for key in one.keys().chain(other.keys().filter(|key| !one.contains_key(*key))) {
                let side = |object: &Map<String, Value>| object.get(key).cloned().unwrap_or(Value::Null);
                compare(&format!("{at}/{key}"), &side(one), &side(other), found);
            }
        }
        (Value::Array(one), Value::Array(other)) if one.len() == other.len() => {
            for (index, (one, other)) in one.iter().zip(other).enumerate() {
                compare(&format!("{at}/{index}"), one, other, found);
            }
        }
        _ if letter == read => {}
        _ => {
            found.insert(at.to_owned(), read.clone());
        }
    }
}

/// All characters of a value but blanks.
fn characters(value: &Value) -> String {
    match value {
        Value::String(text) => text.split_whitespace().collect(),
        Value::Array(values) => values.iter().map(characters).collect(),
        Value::Object(fields) => fields.values().map(characters).collect(),
        _ => String::new(),
    }
}

/// Whether the characters of the first stand in the second in their order.
fn gains(before: &str, after: &str) -> bool {
    let mut after = after.chars();
    before.chars().all(|wanted| after.any(|c| c == wanted))
}

/// The folders of the samples, by name.
fn samples() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../samples");
    let mut samples: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()).collect();
    samples.sort();
    samples
}

/// A folder of parts as a package that stores them.
fn packed(folder: &Path) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    let parts = parts(folder);
    for (name, bytes) in &parts {
        let size = u32::try_from(bytes.len()).unwrap().to_le_bytes();
        let length = u16::try_from(name.len()).unwrap().to_le_bytes();
        let check = zlib_rs::crc32::crc32(0, bytes).to_le_bytes();
        let common = [&[20, 0, 0, 0, 0, 0, 0, 0, 0, 0][..], &check, &size, &size, &length, &[0, 0]].concat();
        let start = u32::try_from(out.len()).unwrap().to_le_bytes();
        directory.extend([b"PK\x01\x02\x14\x00", &common[..], &[0; 10], &start, name.as_bytes()].concat());
        out.extend([b"PK\x03\x04", &common[..], name.as_bytes(), bytes].concat());
    }
    let count = u16::try_from(parts.len()).unwrap().to_le_bytes();
    let size = u32::try_from(directory.len()).unwrap().to_le_bytes();
    let start = u32::try_from(out.len()).unwrap().to_le_bytes();
    out.extend([&directory[..], b"PK\x05\x06\0\0\0\0", &count, &count, &size, &start, &[0, 0]].concat());
    out
}

/// The files below a folder by their names in a package, in order.
fn parts(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let (mut folders, mut found) = (vec![folder.to_owned()], Vec::new());
    while let Some(next) = folders.pop() {
        for path in fs::read_dir(&next).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_string_lossy().replace('\\', "/");
                found.push((name, fs::read(&path).unwrap()));
            }
        }
    }
    found.sort();
    found
}
