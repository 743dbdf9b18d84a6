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
    let mut table = Table { start: from, end: from, ..Table::default() };
    let mut rows = 0;
    let numbered = heads_numbers(text, seen, from);
    while let Some(line) = seen.get(table.end) {
        if table.end > from && line.gap != Gap::None || line.span.is_empty() {
            break;
        }
        let cells = cells(text, line, numbered);
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
    cells(text, line, false).len() > 1
}

/// Whether this line heads a column of numbers: as many short words as the lines below it have cells, the first cell of
/// which is a `1` alone, and where there are but two columns, then a `2`.
///
/// ```text
/// No.⇥Item⇥Documents
/// 1⇥Opening⇥
/// 2⇥Reports⇥TD12
/// ```
fn heads_numbers(text: &str, seen: &[Seen], from: usize) -> bool {
    let Some(line) = seen.get(from).filter(|line| !line.tab_led) else { return false };
    let heads: Vec<&str> = line.span.of(text).split('\t').map(str::trim).collect();
    let short = |head: &&str| {
        !head.is_empty() && edges::width(head) <= 40 && !head.ends_with([':', '：', ')', '）']) && !is_marker(head)
    };
    let first = heads.first().is_some_and(|first| edges::width(first) <= 16);
    // An empty last cell was trimmed with its tab.
    let row = |below: usize| {
        seen.get(from + below).is_some_and(|line| {
            let mut cells = line.span.of(text).split('\t').map(str::trim);
            let number = cells.next().is_some_and(|first| is_marker(first) && counts(first) == Some(below));
            let cells = 1 + cells.count();
            line.gap == Gap::None && !line.tab_led && number && (cells == heads.len() || cells + 1 == heads.len())
        })
    };
    heads.len() > 1 && first && heads.iter().all(short) && row(1) && (heads.len() > 2 || row(2))
}

/// The number that a marker is, where it is the first or the second one.
fn counts(marker: &str) -> Option<usize> {
    match marker.trim_matches(|c: char| !c.is_numeric()) {
        "1" | "１" | "١" => Some(1),
        "2" | "２" | "٢" => Some(2),
        _ => None,
    }
}

/// The cells of a line: what stands between tabs, a list marker with what follows it, save a number where numbers have a
/// column.
fn cells(text: &str, line: &Seen, numbered: bool) -> Vec<Span> {
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
        marker = cells.last().is_some_and(|last| {
            let says = last.of(text);
            is_marker(says) && !(numbered && says.starts_with(char::is_numeric))
        });
    }
    cells
}

/// A list marker and nothing else; with the tab behind it, it is one.
fn is_marker(says: &str) -> bool {
    let says = edges::head(says);
    let tabbed = format!("{says}\t");
    !says.is_empty() && says.len() <= 16 && marker::length(&tabbed) == tabbed.len()
}
