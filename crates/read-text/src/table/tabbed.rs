//! Rows whose cells stand on one line, a tab between them.
//!
//! ```text
//! Ref:⇥Collective letter 7/5⇥Geneva, 18 April 2033
//! ⇥SG5/LP
//! Tel:⇥+41 22 000 00 05⇥–⇥Administrations of Member States;
//! ```
//!
//! A tab behind a list marker separates nothing.

use super::{Found, Step, Table};
use crate::edges;
use crate::flow::{Gap, Seen};
use crate::lines::trimmed;
use crate::marker;
use blocks::Span;

/// Reads the table that begins at this line; one row alone is none.
pub(crate) fn read(text: &str, seen: &[Seen], from: usize) -> Found {
    let mut table = Table { steps: Vec::new(), start: from, end: from };
    let mut rows = 0;
    while let Some(line) = seen.get(table.end) {
        if table.end > from && line.gap != Gap::None || line.span.is_empty() {
            break;
        }
        let cells = cells(text, line);
        if cells.len() > 1 {
            rows += 1;
        } else if !line.tab_led {
            break;
        }
        table.steps.push(Step::Row { page: false });
        if line.tab_led {
            table.steps.push(Step::Cell);
        }
        for span in cells {
            table.steps.push(Step::Cell);
            if !span.is_empty() {
                table.steps.push(Step::Line { span, seen: table.end });
            }
        }
        table.end += 1;
    }
    if rows > 1 { Found::table(table) } else { Found::none(table.end) }
}

/// Whether a line may be a row.
pub(crate) fn is_row(text: &str, line: &Seen) -> bool {
    cells(text, line).len() > 1
}

/// The cells of a line: what stands between tabs, a list marker with what follows it.
fn cells(text: &str, line: &Seen) -> Vec<Span> {
    let mut cells: Vec<Span> = Vec::new();
    let mut at = line.span.start;
    let mut marker = false;
    for part in line.span.of(text).split('\t') {
        let span = trimmed(text, Span::new(at, at + part.len() as u32));
        at += part.len() as u32 + 1;
        match cells.last_mut() {
            Some(last) if marker && !span.is_empty() => last.end = span.end,
            _ => cells.push(span),
        }
        marker = cells.last().is_some_and(|last| is_marker(last.of(text)));
    }
    cells
}

/// A list marker and nothing else; with the tab behind it, it is one.
fn is_marker(says: &str) -> bool {
    let says = edges::head(says);
    let tabbed = format!("{says}\t");
    !says.is_empty() && says.len() <= 16 && marker::length(&tabbed) == tabbed.len()
}
