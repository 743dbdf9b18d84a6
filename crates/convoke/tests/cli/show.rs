//! `convoke show`: a letter for the eyes.

use crate::program::{JUMPING, LETTER, Place, root};
use expect_test::{expect, expect_file};

/// A sample as it is shown on a certain day, in a terminal of 80 columns.
fn shown(sample: &str) -> String {
    let letter = std::fs::read(root().join("samples").join(sample).join("letter.json")).unwrap();
    let place = Place::with(&[("letter.json", &letter)]);
    let ran = place.run(&["show", "letter.json", "--today", "2032-01-15", "--width", "80"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(!ran.out.contains('\u{1b}'), "no colours but on a terminal");
    ran.out
}

#[test]
fn letters_from_left_and_from_right() {
    expect_file!["show/en.txt"].assert_eq(&shown("en-nested-agenda-full-letterhead"));
    expect_file!["show/zh.txt"].assert_eq(&shown("zh-agenda-table-documents"));
    expect_file!["show/ar.txt"].assert_eq(&shown("ar-agenda-table-directional-marks"));
}

#[test]
fn nothing_of_a_letter_is_hidden() {
    for sample in std::fs::read_dir(root().join("samples")).unwrap() {
        let path = sample.unwrap().path().join("letter.json");
        let Ok(bytes) = std::fs::read(&path) else { continue };
        let letter: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
        let place = Place::with(&[("letter.json", &bytes)]);
        // As wide as can be, so that no word is cut.
        let shown = place.run(&["show", "letter.json", "--width", "1000"]).out;
        let shown: String = shown.split_whitespace().collect();
        for key in ["body", "annexes", "closing"] {
            texts(&letter[key], "", &mut |text| {
                for word in text.split_whitespace().filter(|word| word.chars().all(char::is_alphanumeric)) {
                    assert!(shown.contains(word), "{}: `{word}` is not shown", path.display());
                }
            });
        }
    }
}

/// What a letter holds and does not say, or says elsewhere.
const UNSHOWN: [&str; 14] = [
    "to", "anchor", "value", "until", "number", "language", "break", "label", "roles", "name", "media", "time", "zone",
    "printed",
];

/// Every text under a value that a person reads.
fn texts(value: &serde_json::Value, key: &str, told: &mut impl FnMut(&str)) {
    use serde_json::Value;
    match value {
        // An annex that prints its heading prints its label there; a role and a name are no words of the letter.
        Value::String(text) if !UNSHOWN.contains(&key) => told(text),
        Value::Array(all) => all.iter().for_each(|each| texts(each, key, told)),
        Value::Object(fields) => fields.iter().for_each(|(key, value)| texts(value, key, told)),
        _ => {}
    }
}

#[test]
fn one_part_alone() {
    let place = Place::with(&[("letter.txt", JUMPING.as_bytes()), ("letter.json", LETTER.as_bytes())]);
    let part = |pointer: &str| place.run(&["show", "letter.txt", "--json-pointer", pointer]);
    expect![[r#"
        1.  Opening of the meeting
        2.  Adoption of the agenda
        5.  Closing of the meeting
        warning[agenda-number-gap] item 5 follows item 2 (line 15, column 1, /
          annexes/0/body/0/agenda/items/2/number)
    "#]]
    .assert_eq(&part("/annexes/0/body/0/agenda/items").out);
    expect!["2.  Adoption of the agenda\n"].assert_eq(&part("/annexes/0/body/0/agenda/items/1").out);
    expect!["\"convoke/letter/1\"\n"].assert_eq(&part("/schema").out);
    let missing = part("/annexes/1");
    assert_eq!((missing.code, missing.out.as_str()), (2, ""));
    expect![[r#"
        error: letter.txt: nothing stands at `/annexes/1`
        hint: /annexes has 1, counted from 0
    "#]]
    .assert_eq(&missing.err);
}

#[test]
fn what_a_terminal_would_obey_is_written_out() {
    let letter = LETTER.replace("Group 21", "Group \u{202e}12\u{202c}");
    let place = Place::with(&[("letter.json", letter.as_bytes())]);
    assert!(place.run(&["show", "letter.json"]).out.contains("Group ⟨RLO⟩12⟨PDF⟩ meets"));
}
