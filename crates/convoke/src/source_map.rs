//! The account as JSON: which range of the source became which part of the letter.

use crate::position::Positions;
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

/// The source map of a letter, an entry a line; empty for a letter that was data already.
pub(crate) fn source_map(source: Option<&Source>) -> String {
    let Some((source, account)) = source.and_then(|source| Some((source, source.account.as_ref()?))) else {
        return "[]\n".to_owned();
    };
    let positions = Positions::of(&source.text);
    let mut out = String::from("[");
    for (index, (span, class, pointer)) in account.entries().enumerate() {
        let (line, column) = positions.line_and_column(span.start as usize);
        let entry = Entry { start: span.start, end: span.end, line, column, class: class.name(), pointer };
        out.push_str(if index == 0 { "\n" } else { ",\n" });
        out.push_str(&serde_json::to_string(&entry).unwrap_or_default());
    }
    out.push_str("\n]\n");
    out
}
