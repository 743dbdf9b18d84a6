//! What the tests of the rooms share: a letter in a few words of JSON, and its findings as lines.

use vocabulary::Vocabularies;

/// All findings of the letter with these fields, a line each: `code at pointer: detail`.
pub(crate) fn findings(fields: &str) -> String {
    let json = format!("{{\"schema\": \"convoke/letter/1\", {fields}}}");
    let letter = letter::json::read(json.as_bytes()).unwrap_or_else(|error| panic!("{error}\n{json}"));
    let found = crate::check(&letter, &Vocabularies::built_in());
    let lines: Vec<String> =
        found.iter().map(|finding| format!("{} at {}: {}\n", finding.code, finding.place, finding.detail)).collect();
    lines.concat()
}

/// The findings of a letter in this language with one paragraph.
pub(crate) fn paragraph(language: &str, text: &str) -> String {
    findings(&format!(r#""language": "{language}", "body": [{{"paragraph": "{text}"}}]"#))
}

/// The findings of an agenda with these items.
pub(crate) fn agenda(items: &str) -> String {
    findings(&format!(r#""language": "en", "body": [{{"agenda": {{"items": [{items}]}}}}]"#))
}

/// Items with these numbers, one after the other.
pub(crate) fn numbered(numbers: &str) -> String {
    let item = |number: &str| format!(r#"{{"number": "{number}", "label": "{number}.", "title": "Lamps"}}"#);
    numbers.split_whitespace().map(item).collect::<Vec<_>>().join(", ")
}
