//! For the tests of the specialists: a few lines of text in, one part of the letter out.

#![allow(clippy::unwrap_used, reason = "a panic in a test is a failed test")]

use blocks::Blocks;
use serde_json::Value;
use vocabulary::Vocabularies;

/// What is recognised in these lines, as far as the JSON pointer names it: a field or an element on each line, and the
/// findings below.
pub(crate) fn tried(lines: &str, pointer: &str) -> String {
    tried_blocks(&read_text::read(lines.as_bytes(), &read_text::Options::default()).unwrap().value, pointer)
}

/// The same of blocks, which may hold what no text does.
pub(crate) fn tried_blocks(blocks: &Blocks, pointer: &str) -> String {
    let found = crate::recognise(blocks, &Vocabularies::built_in(), &crate::Options::default());
    let letter = serde_json::to_value(&found.value.letter).unwrap();
    let part = match letter.pointer(pointer) {
        Some(Value::Object(fields)) => fields.iter().map(|(name, value)| format!("{name}: {value}\n")).collect(),
        Some(Value::Array(elements)) => elements.iter().map(|value| format!("{value}\n")).collect(),
        Some(value) => format!("{value}\n"),
        None => "nothing\n".to_owned(),
    };
    let findings = found.findings.iter().map(|finding| format!("{}: {}\n", finding.code.name(), finding.detail));
    part + &findings.collect::<String>()
}
