//! Nothing is lost: every character of any text is accounted for, and what is kept stands in the JSON.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a panic in a test is a failed test")]

use pipeline::{Options, format_named, read};
use proptest::prelude::*;
use std::path::Path;

fn options() -> Options {
    Options { account: true, ..Options::default() }
}

/// Reads these bytes as text, and complains of every character that went nowhere.
fn accounted(bytes: &[u8]) -> Result<(), TestCaseError> {
    let found =
        read(bytes, format_named("text"), &options()).map_err(|error| TestCaseError::fail(error.to_string()))?;
    let source = found.value.source.unwrap();
    let account = source.account.unwrap();
    let gaps: Vec<&str> = account.gaps(&source.text).iter().map(|gap| gap.of(&source.text)).collect();
    prop_assert!(gaps.is_empty(), "unaccounted: {gaps:?}");
    let faults = found.value.letter.faults();
    prop_assert!(faults.is_empty(), "not in normal form: {}", faults[0]);
    Ok(())
}

/// Lines as letters have them, and lines as nobody has them.
fn lines() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "Dear Sir/Madam,",
        "尊敬的先生/女士：",
        "Yours faithfully,",
        "顺致敬意！",
        "(signed)",
        "附件：2件",
        "Annexes: 2",
        "ANNEX A",
        "附件A会议实用信息",
        "Annex B",
        "Draft agenda",
        "议程草案",
        "重要截止日期：",
        "Key deadlines:",
        "\t2031年4月2日",
        "\t–\t提交文稿",
        "1. Opening",
        "a) Report",
        "i) Point",
        "· point",
        "14.1\tGroup",
        "\t1\n\t会议开幕\n\t",
        "",
        "",
        "____________",
        "[bookmark: X]",
        "[bookmark: _Hlk1]text",
        "Ref:",
        "\tTSB Collective letter 4/21",
        "SG21/AB",
        "\tTel:",
        "\t+41 22 000 00 00",
        "Subject: Meeting of Study Group 21",
        "To:",
        "– Administrations of Member States;",
        "Geneva, 5 March 2031",
        "| a | b |",
        "x / y / z",
        "- 2 -",
        "\u{c}",
        "NOTE – a note",
        "Registration: by form.",
        "(a bracket)",
        "https://example.org",
        "Director",
        "A. Keeper",
        "1 Introduction",
        "We meet here.",
        "\u{1}odd\u{b}line",
        "٤ آذار 2031",
        "Уважаемый господин,",
        "- - -",
        "l. first",
        "2. second",
    ])
    .prop_map(str::to_owned);
    let odd = "[ \t\\[\\]|/.:;0-9a-zA-Z一二三ا-ي\u{1}\u{b}\u{a0}\u{200b}\u{feff}\u{fffe}-]{0,24}";
    prop_oneof![4 => known, 1 => odd]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn any_lines_are_accounted_for(lines in prop::collection::vec(lines(), 0..60)) {
        accounted(lines.join("\n").as_bytes())?;
    }

    #[test]
    fn any_bytes_are_accounted_for(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        accounted(&bytes)?;
    }

    #[test]
    fn any_characters_are_accounted_for(text in "\\PC{0,300}") {
        accounted(text.as_bytes())?;
    }
}

/// The name of a bookmark may hold what no anchor may.
#[test]
fn a_bookmark_with_a_control_in_its_name() {
    accounted(b"[bookmark: a\0b]Dear Sir/Madam,\nThe lamp is lit.\n[bookmark: \x01]\n").unwrap();
}

/// All strings of a JSON value, one after the other: a run of characters may go through a run-in heading.
fn strings(value: &serde_json::Value) -> String {
    match value {
        serde_json::Value::String(text) => text.clone(),
        serde_json::Value::Array(values) => values.iter().map(strings).collect(),
        serde_json::Value::Object(fields) => fields.values().map(strings).collect(),
        _ => String::new(),
    }
}

/// Without the account: every run of twelve characters of a sample's source that is no label, marker or residue stands
/// in its JSON.
#[test]
fn runs_of_twelve_stand_in_the_json() {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../samples");
    let mut seen = 0;
    for entry in std::fs::read_dir(samples).unwrap() {
        let source = entry.unwrap().path().join("source.txt");
        let Ok(text) = std::fs::read_to_string(&source) else { continue };
        let found = read(text.as_bytes(), format_named("text"), &Options::default()).unwrap();
        let bare = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        let json = serde_json::from_slice(&letter::json::write(&found.value.letter, Default::default())).unwrap();
        let json = bare(&strings(&json));
        // A line as it stands: labels and markers are at its ends, so its middle must be in the letter whole.
        // Between a date and what must be done by then stands a separator, which is dropped.
        let marks = [" – ", " - ", " / ", "|", "\t"];
        let parted = |line: &&str| marks.iter().any(|mark| line.contains(mark)) || line.matches(':').count() > 1;
        // `Adresse électronique:`: the label before an address may be longer than the runs.
        let value =
            |line: &'_ str| line.split_once(": ").is_some_and(|(_, value)| value.contains('@') && !value.contains(' '));
        for line in text
            .lines()
            .filter(|line| !parted(line) && !value(line))
            .map(bare)
            .filter(|line| !line.contains("bookmark") && line.chars().count() >= 36)
        {
            let middle: Vec<char> = line.chars().collect();
            let middle: String = middle[12..middle.len() - 12].iter().collect();
            let runs = middle.chars().collect::<Vec<_>>();
            for run in runs.windows(12).map(|run| run.iter().collect::<String>()) {
                seen += 1;
                assert!(json.contains(&run), "{}: `{run}` is not in the letter", source.display());
            }
        }
    }
    assert!(seen > 10_000, "{seen} runs were looked for");
}
