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
        let page = table.end > from && line.gap == Gap::Page && rows > 0 && is_dated_row(text, seen, table.end);
        if table.end > from && line.gap != Gap::None && !page || line.span.is_empty() {
            break;
        }
        let cells = cells(text, line, numbered);
        if cells.len() > 1 {
            rows += 1;
        } else if !line.tab_led {
            let document = numbered && rows > 1 && is_code_between(text, seen, table.end);
            if !(document || rows > 0 && is_between_dates(text, seen, table.end)) {
                break;
            }
            // A further document of the row above, or a further line of what is due then.
            table.steps.push(Step::Line { span: line.span, seen: table.end });
            table.end += 1;
            continue;
        }
        table.steps.push(Step::Row { page });
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
    if rows > 1 && !is_list(text, seen, &table) { Found::table(table) } else { Found::none(table.end) }
}

/// Whether a line is the name of a document, alone below a row with one and above another row.
fn is_code_between(text: &str, seen: &[Seen], at: usize) -> bool {
    let says = seen.get(at).map_or("", |line| line.span.of(text));
    let code = says.is_ascii()
        && says.len() <= 40
        && says.starts_with(|c: char| c.is_ascii_uppercase() || c.is_ascii_digit())
        && says.contains(|c: char| c.is_ascii_digit())
        && says.contains(|c: char| c.is_ascii_uppercase())
        && marker::length(says) == 0;
    let row = |line: Option<&Seen>| line.is_some_and(|line| line.span.of(text).contains('\t'));
    let next = seen.get(at + 1).filter(|next| next.gap == Gap::None);
    code && row(next) && row(at.checked_sub(1).and_then(|above| seen.get(above)))
}

/// Whether a line is two cells, the first of them a day: short, with a year.
fn is_dated_row(text: &str, seen: &[Seen], at: usize) -> bool {
    let Some((day, item)) = seen.get(at).and_then(|line| line.span.of(text).split_once('\t')) else { return false };
    let digits = day.chars().filter(|c| c.is_numeric()).count();
    (5..=8).contains(&digits) && edges::width(day) <= 40 && item.contains(char::is_alphabetic) && !item.contains('\t')
}

/// Whether a short line stands directly below a row that begins with a day and above another.
fn is_between_dates(text: &str, seen: &[Seen], at: usize) -> bool {
    let says = seen.get(at).map_or("", |line| line.span.of(text));
    let short = edges::width(says) <= 60
        && says.contains(char::is_alphabetic)
        && !says.contains(char::is_numeric)
        && !edges::ends_finally(says)
        && marker::length(says) == 0;
    let next = seen.get(at + 1).filter(|next| next.gap != Gap::Blank);
    short
        && next.is_some()
        && is_dated_row(text, seen, at + 1)
        && at.checked_sub(1).is_some_and(|above| is_dated_row(text, seen, above))
}

/// Whether the rows are items of a list that goes on above or below without a second cell: a document behind some of them.
fn is_list(text: &str, seen: &[Seen], table: &Table) -> bool {
    let item = |line: &Seen| !line.tab_led && marker::length(line.span.of(text)) > 0;
    let beside = |at: usize, below: usize| {
        let line = seen.get(at).filter(|line| item(line) && cells(text, line, false).len() == 1);
        line.is_some() && seen.get(below).is_some_and(|line| line.gap == Gap::None)
    };
    let above = table.start.checked_sub(1).is_some_and(|above| beside(above, table.start));
    (above || beside(table.end, table.end)) && seen.get(table.start..table.end).unwrap_or_default().iter().all(item)
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
