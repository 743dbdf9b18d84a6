//! What is said to a person: on standard error, never in the way of data.

use findings::{Finding, Place};
use pipeline::Source;
use std::io::Write;

/// An error, in one or more lines.
pub(crate) fn error(message: &str) {
    line(&format!("error: {message}"));
}

/// A finding about an input.
pub(crate) fn finding(input: &str, source: Option<&Source>, finding: &Finding) {
    let place = match (&finding.place, source) {
        (Place::Whole, _) => String::new(),
        (Place::Text(span), Some(source)) => {
            let (row, column) = source.line_and_column(span.start as usize);
            format!(":{row}:{column}")
        }
        (place, _) => format!(": {place}"),
    };
    line(&format!("{input}{place}: {finding}"));
}

/// A line on standard error; a closed standard error is nobody's fault.
pub(crate) fn line(text: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{text}");
}

/// Lines that are ready as they are.
pub(crate) fn raw(text: &str) {
    let _ = std::io::stderr().lock().write_all(text.as_bytes());
}
