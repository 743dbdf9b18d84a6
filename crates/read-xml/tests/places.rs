//! A place that is asked for is found: of a value in a letter of ours, of a word in any other XML.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a panic in a test is a failed test")]

use letter::{Assets, Letter, generate};
use read_xml::{Asked, Options, Read, locate, read};
use serde_json::Value;
use write_xml::What;

/// Fields whose words stand in an attribute beside the characters that are shown, or are named in other words.
const BESIDE: [&str; 13] = [
    "/language",
    "/channel",
    "/relation",
    "/heading/label",
    "/bullet",
    "/link/to",
    "/break",
    "/date/value",
    "/date/until",
    "/date/time",
    "/date/zone",
    "/other/label",
    "/anchor",
];

#[test]
fn every_value_of_a_letter_is_found() {
    let mut looked = 0;
    for seed in 0..200 {
        let letter = generate::letter(seed);
        for (what, compact) in [(What::Whole, false), (What::Agendas, true)] {
            let options = write_xml::Options { what, compact };
            let Ok(written) = write_xml::write(&letter, &Assets::default(), &options) else { continue };
            for output in written.value {
                looked += found(&output.bytes);
            }
        }
    }
    assert!(looked > 10_000, "{looked}");
}

/// Every string of the letter in this document stands where its pointer leads; how many there are.
fn found(xml: &[u8]) -> usize {
    let Ok(Read::Letter(letter)) = read(xml, &Options::default()).map(|found| found.value) else { panic!("no letter") };
    let strings = strings(&letter);
    let asked: Vec<Asked<'_>> = strings.iter().map(|(pointer, _)| Asked::Pointer(pointer)).collect();
    let located = locate(xml, &Options::default(), &asked).unwrap();
    for ((pointer, string), span) in strings.iter().zip(&located.spans) {
        let shown = span.unwrap_or_else(|| panic!("{pointer} is nowhere")).of(&located.text);
        let plain = shown.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
        assert!(plain.contains(string.trim()), "{pointer}: `{string}` is not in `{shown}`");
    }
    strings.len()
}

fn strings(letter: &Letter) -> Vec<(String, String)> {
    fn walk(value: &Value, pointer: String, found: &mut Vec<(String, String)>) {
        match value {
            Value::String(string) => found.push((pointer, string.clone())),
            Value::Array(values) => {
                for (index, value) in values.iter().enumerate() {
                    walk(value, format!("{pointer}/{index}"), found);
                }
            }
            Value::Object(fields) => {
                fields.iter().for_each(|(key, value)| walk(value, format!("{pointer}/{key}"), found));
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    walk(&serde_json::to_value(letter).unwrap(), String::new(), &mut found);
    found.retain(|(pointer, _)| {
        let named: String =
            pointer.split('/').filter(|step| step.parse::<usize>().is_err()).map(|s| format!("/{s}")).collect();
        !BESIDE.iter().any(|field| named.ends_with(field))
    });
    found
}

#[test]
fn every_word_of_a_foreign_document_is_found() {
    let document =
        "<!-- x --><memo>\n <p>One &amp; <b>two</b><note>three</note> <![CDATA[four]]></p>\r\n <p>您好 five</p></memo>";
    let Read::Blocks(blocks) = read(document.as_bytes(), &Options::default()).unwrap().value else {
        panic!("a letter")
    };
    let words: Vec<&str> = blocks.text.split_whitespace().collect();
    let spans: Vec<_> = words.iter().map(|word| blocks.text.find(word).unwrap()).collect();
    let asked: Vec<_> =
        words.iter().zip(&spans).map(|(word, at)| Asked::Text(findings::Span::at(*at, at + word.len()))).collect();
    let located = locate(document.as_bytes(), &Options::default(), &asked).unwrap();
    for (word, span) in words.iter().zip(located.spans) {
        assert_eq!(span.unwrap().of(&located.text), *word);
    }
}

#[test]
fn a_fault_of_the_content_has_line_and_column() {
    let example =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../schemas/example/letter.xml")).unwrap();
    for (from, to, wanted) in [
        ("<p>oil</p>", "<p> oil</p>", "/body/2/list/items/0/body/0/paragraph"),
        ("cl:level=\"2\"", "cl:level=\"1\"", "/body/1/heading/level"),
        ("language=\"eng\"", "language=\"e g\"", "/language"),
        ("<num>3.</num>", "<num>3. </num>", "/annexes/1/body/0/agenda/items/1/label"),
    ] {
        let wrong = example.replacen(from, to, 1);
        let line = wrong.lines().position(|line| line.contains(to)).unwrap() + 1;
        let refused = read(wrong.as_bytes(), &Options::default()).unwrap_err();
        let said = refused.0.position.unwrap_or_default();
        assert_eq!((refused.0.pointer.as_deref(), said.0 as usize), (Some(wanted), line), "{refused}");
    }
}
