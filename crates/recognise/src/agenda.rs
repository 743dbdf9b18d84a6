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
use crate::line::LineKind;
use crate::marker::marker;
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
