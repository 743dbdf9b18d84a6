//! Agendas, as lists and as tables.
//!
//! Both ways lead through drafts (a marker, a title, documents), which the outline nests and the scribe writes as items.
//! Start reading at `agenda/lines.rs`; a table differs from it in where the parts of an item stand.

mod columns;
mod draft;
mod items;
mod lines;
mod table;

use crate::context::Context;
use crate::grid::Row;
use crate::line::LineKind;
use crate::marker::{MarkerKind, marker};
use vocabulary::{Role, RoleSet};

pub(crate) use columns::is_table;
pub(crate) use lines::{from_lines, lines};
pub(crate) use table::{rows_of_lines, table};

/// Whether this line is the title of an agenda: it begins with one, or names one and is short.
pub(crate) fn is_title(cx: &Context<'_>, index: usize) -> bool {
    let words = cx.at(index);
    let title = RoleSet::from(Role::AgendaTitle);
    let begins = || cx.set.beginning(words, title).any(|language| language.longest_at_start(words, title).is_some());
    begins() && cx.is_headline(index) && marker(cx.visible(index), cx.lines.text).is_none()
}

/// The first item of an agenda that stands as lines below its title: a one, at most a few short lines between, and a two
/// and a three behind it.
pub(crate) fn begins_below(cx: &Context<'_>, title: usize, end: usize) -> Option<usize> {
    let number = |index: usize| match marker(cx.visible(index), cx.lines.text)?.kind {
        MarkerKind::Number(readings) => Some(readings),
        _ => None,
    };
    let is = |index: usize, value: u32| number(index).is_some_and(|readings| readings.iter().any(|n| n.value == value));
    let short = |index: &usize| !cx.is_sentence(*index) && cx.line(*index).is_some_and(|line| line.cell.is_none());
    let mut above = cx.texts(title + 1..end).take(4);
    let one = above.find(|index| !short(index) || is(*index, 1)).filter(|index| is(*index, 1))?;
    let mut behind = cx.texts(one + 1..end.min(one + 60));
    (behind.any(|index| is(index, 2)) && behind.any(|index| is(index, 3))).then_some(one)
}

/// Whether these words name an agenda.
pub(crate) fn is_title_text(cx: &Context<'_>, words: &str) -> bool {
    let title = RoleSet::from(Role::AgendaTitle);
    cx.words.contains(words, title) || cx.set.iter().any(|vocabulary| vocabulary.contains(words, title))
}

/// Whether this line says to whom the letter is sent: `Distribution:` below the last annex is no item's.
pub(crate) fn sends(cx: &Context<'_>, index: usize) -> bool {
    let label = cx.words.longest_at_start(cx.at(index), Role::DistributionLabel | Role::CopyLabel);
    label.is_some_and(|hit| hit.colon)
}

/// The rows of an agenda without a last one that holds nothing but who signed it, set in with a tab; and where they end.
pub(crate) fn without_signature<'r>(cx: &Context<'_>, rows: &'r [Row], end: usize) -> (&'r [Row], usize) {
    let signs = |row: &Row| {
        let mut filled = row.cells.iter().filter(|cell| cx.texts(cell.lines.clone()).next().is_some());
        let only = filled.next().filter(|_| filled.next().is_none())?;
        let lines: Vec<usize> = cx.texts(only.lines.clone()).collect();
        let office = lines.iter().any(|index| cx.begins(*index, Role::Office));
        let short = lines.len() <= 3 && lines.iter().all(|index| cx.is_headline(*index));
        lines.first().copied().filter(|_| office && short)
    };
    match rows.split_last().and_then(|(last, rows)| Some((rows, signs(last)?))) {
        Some((rows, first)) if rows.len() > 1 => (rows, first),
        _ => (rows, end),
    }
}

/// Where the lines after the last row end that are its notes.
pub(crate) fn notes_end(cx: &Context<'_>, start: usize, end: usize, expected: bool) -> usize {
    let mut behind = start;
    // A few short lines to the end are notes, whatever laid them out: the name of the chair, say.
    let tail = cx.texts(start..end).take_while(|index| !is_title(cx, *index)).count() <= 4;
    for index in start..end {
        let Some(line) = cx.line(index) else { break };
        let note = line.kind == LineKind::Text
            && (line.cell.is_none() || tail)
            && !is_title(cx, index)
            && !sends(cx, index)
            && (expected || cx.is_note(index));
        match line.kind {
            LineKind::Empty => {}
            _ if note => behind = index + 1,
            _ => break,
        }
    }
    behind
}
