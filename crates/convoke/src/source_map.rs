//! The account as JSON: which range of the source became which part of the letter.

use pipeline::Source;
use serde::Serialize;

/// One range of the source.
#[derive(Serialize)]
struct Entry<'a> {
    start: u32,
    end: u32,
    line: usize,
    column: usize,
    class: &'a str,
    pointer: String,
}

/// The source map of a letter, an entry a line.
pub(crate) fn source_map(source: &Source) -> String {
    let Some(account) = &source.account else { return "[]\n".to_owned() };
    let (mut line, mut start, mut told) = (1, 0, 0);
    let mut out = String::from("[");
    for (index, (span, class, pointer)) in account.entries().enumerate() {
        // The entries are in the order of the text, so lines are counted on, not anew.
        let before = source.text.get(told..span.start as usize).unwrap_or("");
        line += before.matches('\n').count();
        if let Some(place) = before.rfind('\n') {
            start = told + place + 1;
        }
        told = told.max(span.start as usize);
        let column = source.text.get(start..span.start as usize).map_or(1, |text| text.chars().count() + 1);
        let entry = Entry { start: span.start, end: span.end, line, column, class: class.name(), pointer };
        out.push_str(if index == 0 { "\n" } else { ",\n" });
        out.push_str(&serde_json::to_string(&entry).unwrap_or_default());
    }
    out.push_str("\n]\n");
    out
}
