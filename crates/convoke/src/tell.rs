//! What is said to a person: on standard error, never in the way of data.

use crate::audit::shown;
use crate::position::Positions;
use findings::{Finding, Place};
use pipeline::Source;
use std::io::Write;

/// An error, in one or more lines.
pub(crate) fn error(message: &str) {
    line(&format!("error: {message}"));
}

/// The findings about an input, each with its place.
pub(crate) fn findings<'a>(input: &str, source: Option<&Source>, findings: impl IntoIterator<Item = &'a Finding>) {
    let mut findings = findings.into_iter().peekable();
    if findings.peek().is_none() {
        return;
    }
    let positions = source.map(|source| Positions::of(&source.text));
    for finding in findings {
        let place = match (&finding.place, &positions) {
            (Place::Whole, _) => String::new(),
            (Place::Text(span), Some(positions)) => {
                let (row, column) = positions.line_and_column(span.start as usize);
                format!(":{row}:{column}")
            }
            (place, _) => format!(": {place}"),
        };
        line(&format!("{input}{place}: {finding}"));
    }
}

/// A line on standard error; a closed standard error is nobody's fault. Findings quote letters, and a letter may hold
/// what a terminal would obey.
pub(crate) fn line(text: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{}", shown(text));
}

/// Lines that are ready as they are.
pub(crate) fn raw(text: &str) {
    let _ = std::io::stderr().lock().write_all(text.as_bytes());
}
