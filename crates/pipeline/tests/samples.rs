//! Every folder of `samples/` through the pipeline: `letter.json` is what a careful clerk reads in `source.txt`.
//!
//! The letters were written before the code that reaches them, so some texts do not come out exactly yet. They are
//! listed in [`KNOWN`], and the list can only shrink: a sample that comes out exactly may not stand in it, and one that
//! is not in it must come out exactly.

#![allow(clippy::unwrap_used, reason = "a panic in a test is a failed test")]

use pipeline::{Options, convert, format_named};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

/// The samples whose text does not give their letter exactly yet.
const KNOWN: &[&str] = &[];

/// How many differences are printed of one letter: the first ones usually explain the rest.
const SHOWN: usize = 12;

#[test]
fn every_letter_is_in_normal_form_and_stays_the_same() {
    for sample in samples() {
        let letter = fs::read(sample.join("letter.json")).unwrap();
        let written = converted(&letter, "json").unwrap_or_else(|error| panic!("{}: {error}", name(&sample)));
        assert!(written == letter, "{}: not in normal form: run `cargo xtask bless`", name(&sample));
    }
}

#[test]
fn every_text_gives_its_letter() {
    let (mut wrong, mut mended) = (String::new(), Vec::new());
    for sample in samples() {
        let name = name(&sample);
        let letter = fs::read(sample.join("letter.json")).unwrap();
        let read = converted(&fs::read(sample.join("source.txt")).unwrap(), "text");
        let is_exact = read.as_ref() == Ok(&letter);
        match (is_exact, KNOWN.contains(&name.as_str())) {
            (true, true) => mended.push(name),
            (false, false) => {
                let told = match read {
                    Ok(read) => differences(&letter, &read),
                    Err(error) => format!("  {error}\n"),
                };
                wrong.push_str(&format!("{name}: - what the sample says, + what was read\n{told}"));
            }
            _ => {}
        }
    }
    assert!(wrong.is_empty(), "some texts do not give their letters:\n{wrong}");
    assert!(
        mended.is_empty(),
        "these come out exactly: take them out of `KNOWN`, for good:\n  {}",
        mended.join("\n  ")
    );
}

#[test]
fn the_known_ones_are_samples_in_order() {
    let names: Vec<String> = samples().iter().map(|sample| name(sample)).collect();
    for known in KNOWN {
        assert!(names.iter().any(|name| name == known), "{known} is no sample");
    }
    assert!(KNOWN.is_sorted(), "`KNOWN` is sorted by name");
}

#[test]
fn every_sample_has_its_line() {
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../samples/README.md")).unwrap();
    let lines: Vec<&str> = readme.lines().filter(|line| line.starts_with("- [")).collect();
    let samples = samples();
    for sample in &samples {
        let name = name(sample);
        let begin = format!("- [{name}]({name}): ");
        let told = lines.iter().filter(|line| line.len() > begin.len() && line.starts_with(&begin)).count();
        assert_eq!(told, 1, "samples/README.md: `{begin}…`");
    }
    assert_eq!(lines.len(), samples.len(), "samples/README.md has lines for what is no sample");
}

/// The folders of the samples, by name.
fn samples() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../samples");
    let mut samples: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()).collect();
    samples.sort();
    assert!(samples.len() >= 16, "only {} samples", samples.len());
    samples
}

fn name(sample: &Path) -> String {
    sample.file_name().unwrap().to_string_lossy().into_owned()
}

/// These bytes of this format as canonical JSON.
fn converted(bytes: &[u8], from: &str) -> Result<Vec<u8>, String> {
    let json = format_named("json").unwrap();
    let made = convert(bytes, format_named(from), json, &Options::default()).map_err(|error| error.to_string())?;
    Ok(made.value.into_iter().next().unwrap().bytes)
}

/// Where two letters differ, each at its JSON pointer.
fn differences(wanted: &[u8], got: &[u8]) -> String {
    let (wanted, got) = (serde_json::from_slice(wanted).unwrap(), serde_json::from_slice(got).unwrap());
    let mut all = Vec::new();
    compare("", Some(&wanted), Some(&got), &mut all);
    let more = all.len().saturating_sub(SHOWN);
    all.truncate(SHOWN);
    if more > 0 {
        all.push(format!("  … and {more} more\n"));
    }
    all.concat()
}

fn compare(at: &str, wanted: Option<&Value>, got: Option<&Value>, all: &mut Vec<String>) {
    match (wanted, got) {
        (Some(Value::Object(one)), Some(Value::Object(other))) => {
            for key in one.keys().chain(other.keys().filter(|key| !one.contains_key(*key))) {
                compare(&format!("{at}/{key}"), one.get(key), other.get(key), all);
            }
        }
        (Some(Value::Array(one)), Some(Value::Array(other))) => {
            for index in 0..one.len().max(other.len()) {
                compare(&format!("{at}/{index}"), one.get(index), other.get(index), all);
            }
        }
        (wanted, got) if wanted == got => {}
        (wanted, got) => {
            let line = |sign: char, value: Option<&Value>| {
                value.map(|value| format!("    {sign} {value}\n")).unwrap_or_default()
            };
            all.push(format!("  {at}\n{}{}", line('-', wanted), line('+', got)));
        }
    }
}
