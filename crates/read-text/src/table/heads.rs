//! Heads of tables that are printed again at the top of each page.

use super::Step;
use crate::edges;

/// What a row is to the head of its table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Head {
    /// A row like others.
    None,
    /// The head, where it was printed first.
    First,
    /// A further copy of it.
    Again,
}

/// What each row is: the first row that could be a head is one if it stands again right after the end of a page. Rows that
/// are equal without that are rows.
pub(crate) fn find(text: &str, steps: &[Step]) -> Vec<Head> {
    let mut heads = Vec::new();
    let mut first: Option<(usize, &[Step])> = None;
    let mut at = 0;
    while let Some(step) = steps.get(at) {
        let end = at + 1 + row_length(steps.get(at + 1..).unwrap_or_default());
        let row = steps.get(at + 1..end).unwrap_or_default();
        let page = *step == Step::Row { page: true };
        let again = page && first.is_some_and(|(_, head)| words(text, head).eq(words(text, row)));
        if again && let Some(head) = first.and_then(|(place, _)| heads.get_mut(place)) {
            *head = Head::First;
        }
        heads.push(if again { Head::Again } else { Head::None });
        if first.is_none() && could_be_head(row) {
            first = Some((heads.len() - 1, row));
        }
        at = end;
    }
    heads
}

/// How many steps there are before the next row.
pub(crate) fn row_length(steps: &[Step]) -> usize {
    steps.iter().position(|step| matches!(step, Step::Row { .. })).unwrap_or(steps.len())
}

/// Two cells or more, each with one line of text.
fn could_be_head(row: &[Step]) -> bool {
    let cells = row.iter().filter(|step| **step == Step::Cell).count();
    cells > 1 && row.len() == 2 * cells
}

/// The words of a row, cell by cell, without the bookmarks that stand before its first copy.
fn words<'t>(text: &'t str, row: &'t [Step]) -> impl Iterator<Item = &'t str> {
    row.iter().map(move |step| if let Step::Line { span, .. } = step { edges::head(span.of(text)) } else { "" })
}
