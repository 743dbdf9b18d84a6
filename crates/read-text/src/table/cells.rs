//! A cell per line led by a tab, further lines of the cell without it, a blank line ending the row.
//!
//! ```text
//! ⇥Ref:
//! ⇥TSB Collective letter 4/21
//! SG21/AB
//!
//! ⇥Tel:
//! ⇥+41 22 000 00 00
//! ⇥
//! ```
//!
//! A tab-led line alone is a paragraph that was indented or set in the middle, and no table.

use super::{Found, Step, Table};
use crate::edges;
use crate::flow::{Gap, Seen};
use crate::lines::trimmed;
use crate::marker;
use crate::wrap;
use blocks::Span;

/// Reads the rows from this tab-led line on.
pub(crate) fn read(text: &str, seen: &[Seen], from: usize) -> Found {
    let mut rows = Rows::default();
    let mut at = from;
    while let Some(line) = seen.get(at) {
        if line.tab_led {
            if at == from || line.gap != Gap::None {
                rows.starts.push((rows.steps.len(), at));
                rows.steps.push(Step::Row { page: line.gap == Gap::Page });
            }
            rows.steps.push(Step::Cell);
            if let Some(span) = cell_text(text, line) {
                rows.steps.push(Step::Line { span, seen: at });
            }
        } else if rows.goes_on(text, line) {
            rows.steps.push(Step::Line { span: line.span, seen: at });
        } else {
            break;
        }
        at += 1;
    }
    let looked = at;
    let end = rows.drop_lone_cells(text, at);
    let table = (!rows.steps.is_empty()).then_some(Table { steps: rows.steps, start: from, end, borders: Vec::new() });
    Found { table, looked }
}

/// The text of the cell: what follows the tab that leads it.
fn cell_text(text: &str, line: &Seen) -> Option<Span> {
    let span = trimmed(text, line.whole);
    (!span.is_empty()).then_some(span)
}

/// A blank where no line of a cell has one is what a break of the page or section leaves before the next paragraph:
/// the `附件A` that follows a signature without an empty line.
fn after_break(text: &str, line: &Seen) -> bool {
    Span::new(line.whole.start, line.span.start).of(text) == " "
}

#[derive(Default)]
struct Rows {
    steps: Vec<Step>,
    /// Where each row begins: among the steps, and among the lines.
    starts: Vec<(usize, usize)>,
}

impl Rows {
    /// Whether a line without a tab goes on in the last cell: directly below it, or with its sentence on the next page.
    fn goes_on(&self, text: &str, line: &Seen) -> bool {
        match line.gap {
            Gap::None => !after_break(text, line) && !self.is_body(text, line.span),
            Gap::Page => match self.steps.last() {
                Some(Step::Line { span, .. }) => wrap::goes_on_over_page(span.of(text), line.span.of(text)),
                _ => false,
            },
            Gap::Blank => false,
        }
    }

    /// Whether a line below the first cell of a row is the body of the letter: a sentence, or long after a salutation.
    ///
    /// `⇥尊敬的先生/女士：` is indented and no cell, but nothing else parts it from the body below it.
    fn is_body(&self, text: &str, line: Span) -> bool {
        let Some((step, _)) = self.starts.last() else { return false };
        let mut row = self.steps.get(step + 1..).unwrap_or_default().iter();
        let (Some(Step::Cell), Some(Step::Line { span, .. })) = (row.next(), row.next()) else { return false };
        if row.any(|step| *step == Step::Cell) || marker::length(line.of(text)) > 0 {
            return false;
        }
        let says = line.of(text);
        let sentence = says.len() > 40
            && says.trim_end_matches(['”', '"', '）', ')']).ends_with(['.', '。', '!', '！', '?', '？']);
        let width = if says.len() > 40 { edges::width(says) } else { 0 };
        width >= 40 && sentence || width >= 60 && is_spoken(span.of(text)) && edges::width(span.of(text)) <= 50
    }

    /// Gives back the rows of one cell at the end that are no rows: a salutation that was indented, with the body of the
    /// letter behind it, or a formula set in the middle. Returns where the table ends.
    fn drop_lone_cells(&mut self, text: &str, mut end: usize) -> usize {
        while let Some((step, line)) = self.starts.last().copied() {
            let row = self.steps.get(step..).unwrap_or_default();
            let lone = row.iter().filter(|step| **step == Step::Cell).count() == 1;
            let mut lines = row.iter().filter_map(|step| match step {
                Step::Line { span, .. } => Some(*span),
                _ => None,
            });
            let first = lines.next();
            let spoken = first.is_some_and(|span| is_spoken(span.of(text)));
            if !(lone && (self.starts.len() == 1 || lines.next().is_some() || spoken)) {
                break;
            }
            self.steps.truncate(step);
            self.starts.pop();
            end = line;
        }
        end
    }
}

/// Ends as words do that are spoken to somebody: a salutation, a valediction.
fn is_spoken(says: &str) -> bool {
    edges::ends_with_comma(says) || says.ends_with([':', '：', '!', '！', '.', '。'])
}
