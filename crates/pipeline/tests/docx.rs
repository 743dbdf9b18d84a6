//! Letter → Word document → letter, without the record: told from text, numbering, styles and bookmarks alone.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a panic here is a failed test")]

use letter::{Assets, Letter};
use pipeline::{Options, format_named};
use serde_json::Value;

/// As many as are quick to write and read without optimisation.
const LETTERS: u64 = 60;

fn samples() -> Vec<(String, Letter)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../samples");
    let mut samples: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .map(|path| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            (name, letter::json::read(&std::fs::read(path.join("letter.json")).unwrap()).unwrap())
        })
        .collect();
    samples.sort_by(|one, other| one.0.cmp(&other.0));
    samples
}

fn there_and_back(letter: &Letter, assets: &Assets) -> Letter {
    let how = write_docx::Options { record: false, by_hand: write_docx::ByHand::No, ..Default::default() };
    let written = write_docx::write(letter, assets, &how).unwrap().value;
    let options = Options { record: false, account: true, ..Options::default() };
    let read = pipeline::read(&written[0].bytes, format_named("docx"), &options).unwrap().value;
    let source = read.source.unwrap();
    let sums = source.account.unwrap().sums(&source.text);
    assert_eq!(sums.unaccounted, 0);
    read.letter
}

#[test]
fn every_sample_comes_back() {
    let mut wrong = String::new();
    for (name, letter) in samples() {
        let back = there_and_back(&letter, &Assets::new());
        if back != letter {
            wrong.push_str(&format!("{name}:\n{}", difference(&told(&letter, true), &told(&back, true))));
        }
    }
    assert!(wrong.is_empty(), "- the letter, + what came back\n{wrong}");
}

#[test]
fn every_generated_letter_comes_back() {
    let assets = letter::generate::assets();
    let mut wrong = String::new();
    for seed in 0..LETTERS {
        let letter = letter::generate::letter(seed);
        // A note in a head or foot stands there in brackets.
        let page = !serde_json::to_string(&letter.page).unwrap().contains("\"note\"");
        let back = told(&there_and_back(&letter, &assets), page);
        let letter = told(&letter, page);
        if back != letter {
            wrong.push_str(&format!("seed {seed}:\n{}", difference(&letter, &back)));
        }
    }
    assert!(wrong.is_empty(), "- the letter, + what came back\n{wrong}");
}

/// The letter as far as a page tells it. What it does not tell is this, and nothing else:
///
/// - `meeting` and `further_meetings`, which are derived from the text;
/// - the media type of a picture, and a size that it has not on the page;
/// - the widths of a table that is wider than its place;
/// - whether an anchor, a note or a picture between two runs stands under the mark of the one or the other;
/// - a page that begins in a cell, a note, a head or a foot, at the end of what it stands in, or twice in one place;
/// - a note in a head or foot, which stands there in brackets;
/// - which of two came first where a run is both raised and lowered.
fn told(letter: &Letter, page: bool) -> Value {
    let mut value = serde_json::to_value(letter).unwrap();
    for derived in ["meeting", "further_meetings"] {
        value.as_object_mut().unwrap().remove(derived);
    }
    if !page {
        value.as_object_mut().unwrap().remove("page");
    }
    for _ in 0..letter::MAX_DEPTH {
        without_breaks(&mut value, true, "");
        prune(&mut value, "");
    }
    plain(&mut value, "");
    value
}

/// Takes the page breaks that no document has, and what is nothing without them.
fn without_breaks(value: &mut Value, pages: bool, field: &str) {
    let is_break = |value: &Value| value.get("page_break").is_some();
    match value {
        Value::Object(fields) => {
            for (name, value) in fields.iter_mut() {
                let inside = ["note", "rows", "header", "footer", "other", "aside"].contains(&name.as_str());
                without_breaks(value, pages && !inside, name);
            }
            // An item that is nothing but its blocks begins with one.
            if let (None, Some(Value::Array(body))) = (fields.get("label").cloned(), fields.get_mut("body"))
                && field == "items"
                && body.first().is_some_and(is_break)
            {
                body.remove(0);
            }
            // So does an annex without heading and title.
            let silent = ["heading", "title", "label"].iter().all(|name| !fields.contains_key(*name));
            if let Some(Value::Array(body)) = fields.get_mut("body")
                && field == "annexes"
                && silent
                && body.first().is_some_and(is_break)
            {
                body.remove(0);
            }
            fields.retain(|name, value| {
                let nothing = value.as_array().is_some_and(Vec::is_empty);
                let new_page = name == "block" && is_break(value);
                !nothing && !new_page
            });
        }
        Value::Array(values) => {
            values.iter_mut().for_each(|value| without_breaks(value, pages, field));
            while values.last().is_some_and(is_break) {
                values.pop();
            }
            values.dedup_by(|one, other| is_break(one) && is_break(other));
            if !pages {
                values.retain(|value| !is_break(value));
            }
            values.retain(|value| !value.as_array().is_some_and(Vec::is_empty));
        }
        _ => {}
    }
}

/// Takes what is nothing, as far as a letter may not hold it.
fn prune(value: &mut Value, field: &str) {
    let is_nothing = |value: &Value| {
        value.as_object().is_some_and(|fields| fields.is_empty()) || value.as_array().is_some_and(Vec::is_empty)
    };
    match value {
        Value::Object(fields) => {
            fields.iter_mut().for_each(|(name, value)| prune(value, name));
            fields.retain(|name, value| name == "rule" || name == "page_break" || !is_nothing(value));
        }
        Value::Array(values) => {
            values.iter_mut().for_each(|value| prune(value, field));
            if !["rows", "header", "columns", "cells"].contains(&field) {
                values.retain(|value| !is_nothing(value));
            }
        }
        _ => {}
    }
}

/// Fields that hold a text, and those that hold several.
const TEXTS: [&str; 13] = [
    "paragraph",
    "text",
    "salutation",
    "subject",
    "title",
    "heading",
    "valediction",
    "signed",
    "name",
    "printed",
    "value",
    "caption",
    "group",
];
const LISTS: [&str; 9] =
    ["addressees", "copies", "office", "preface", "notes", "documents", "columns", "cells", "items"];

/// Puts the leaves of every text in a row, each with its marks.
fn plain(value: &mut Value, field: &str) {
    match value {
        Value::Object(fields) => {
            if field == "image" {
                fields.retain(|name, _| name == "name" || name == "alt");
            }
            if let Some(Value::Array(widths)) = fields.get("grid") {
                let columns = widths.len();
                fields.insert("grid".to_owned(), columns.into());
            }
            for (name, value) in fields.iter_mut() {
                let is_text = |value: &Value| value.is_string() || value.is_array();
                if TEXTS.contains(&name.as_str()) && is_text(value) {
                    *value = leaves(value);
                } else if let (true, Value::Array(values)) = (LISTS.contains(&name.as_str()), &mut *value) {
                    for value in values {
                        if is_text(value) { *value = leaves(value) } else { plain(value, "") }
                    }
                } else {
                    plain(value, name);
                }
            }
        }
        Value::Array(values) => values.iter_mut().for_each(|value| plain(value, field)),
        _ => {}
    }
}

fn leaves(text: &Value) -> Value {
    fn walk(text: &Value, marks: &[String], out: &mut Vec<(String, Value)>) {
        match text {
            Value::String(words) => {
                let mut marks = marks.to_vec();
                if marks.contains(&"subscript".to_owned()) {
                    marks.retain(|mark| mark != "superscript");
                }
                let marks = marks.join(" ");
                match out.last_mut() {
                    Some((before, Value::String(already))) if *before == marks => already.push_str(words),
                    _ => out.push((marks, Value::String(words.clone()))),
                }
            }
            Value::Array(runs) => runs.iter().for_each(|run| walk(run, marks, out)),
            Value::Object(run) => {
                let mut marks = marks.to_vec();
                if marks.contains(&"subscript".to_owned()) {
                    marks.retain(|mark| mark != "superscript");
                }
                let marks = marks.as_slice();
                let Some((name, inner)) = run.iter().next() else { return };
                let under = |mark: String| [marks, &[mark]].concat();
                match name.as_str() {
                    "link" => walk(&inner["text"], &under(format!("link {}", inner["to"])), out),
                    "anchor" => out.push((String::new(), text.clone())),
                    "break" => out.push((marks.join(" "), text.clone())),
                    "note" | "image" => {
                        let mut inner = inner.clone();
                        if inner.as_array().is_some_and(Vec::is_empty) {
                            return;
                        }
                        plain(&mut inner, name);
                        out.push((String::new(), serde_json::json!({ name.as_str(): inner })));
                    }
                    mark => walk(inner, &under(mark.to_owned()), out),
                }
            }
            _ => {}
        }
    }
    let mut out: Vec<(String, Value)> = Vec::new();
    walk(text, &[], &mut out);
    // What stood at an end may have been a note of nothing but a new page.
    if let Some((_, Value::String(last))) = out.last_mut() {
        *last = last.trim_end().to_owned();
    }
    if let Some((_, Value::String(first))) = out.first_mut() {
        *first = first.trim_start().to_owned();
    }
    serde_json::to_value(out).unwrap()
}

/// The first lines in which two letters differ, with what stands before them.
fn difference(one: &Value, other: &Value) -> String {
    let lines = |letter: &Value| serde_json::to_string_pretty(letter).unwrap();
    let (one, other) = (lines(one), lines(other));
    let (one, other): (Vec<_>, Vec<_>) = (one.lines().collect(), other.lines().collect());
    let at = one.iter().zip(&other).position(|(a, b)| a != b).unwrap_or(0);
    let told = |mark: &str, lines: &[&str]| -> String {
        let cut = |line: &&str| line.trim().chars().take(140).collect::<String>();
        lines.iter().map(|line| format!("    {mark} {}\n", cut(line))).collect()
    };
    let until = |lines: &[&str]| (at + 5).min(lines.len());
    [told(" ", &one[at.saturating_sub(12)..at]), told("-", &one[at..until(&one)]), told("+", &other[at..until(&other)])]
        .concat()
}
