//! Deadlines, as a table and as lines.
//!
//! A table is told by its heading or by a head of its own (`Deadline for contributions`), lines by the heading above
//! them and a date at the beginning of the first. Start reading at `deadlines/table.rs`.

mod columns;
mod lines;
mod table;

use crate::account::At;
use crate::context::Context;
use crate::marker::{MarkerKind, marker};
use crate::scribe::Scribe;
use findings::Span;
use letter::{Deadlines, Text};
use std::ops::Range;
use vocabulary::{Role, RoleSet};

pub(crate) use columns::{announced, columns};
pub(crate) use lines::{from_lines, lines};
pub(crate) use table::{rows_of_lines, table};

/// Whether a line heads deadlines: nothing but the phrase, or a short line that holds it, its number aside; a longer one
/// (`Please note that the deadlines of the meeting have changed and now are the following:`) must announce them.
pub(crate) fn is_heading(cx: &Context<'_>, index: usize) -> bool {
    let visible = cx.visible(index);
    let rest = marker(visible, cx.lines.text)
        .filter(|found| !matches!(found.kind, MarkerKind::Bullet(_)))
        .map_or(visible, |found| found.rest);
    let words = rest.of(cx.lines.text);
    let heading = RoleSet::from(Role::DeadlinesHeading);
    let said = words.trim_end();
    // A short sentence may speak of deadlines (in Chinese, sixty characters hold two); a heading has no full stop.
    let short = words.chars().nth(60).is_none() && !said.ends_with(['.', '。', '．', '!', '！', '?', '？']);
    let announces = || said.ends_with([':', '：']) && words.chars().nth(140).is_none();
    cx.words.whole(words, heading).is_some() || (short || announces()) && cx.words.contains(words, heading)
}

/// Whether a line heads deadlines that stand below it, in a table or in lines.
pub(crate) fn begin_below(cx: &Context<'_>, index: usize, end: usize) -> bool {
    let below = || {
        let next = cx.texts(index + 1..end).next()?;
        Some(cx.line(next)?.cell.is_some() || lines(cx, next, end).is_some())
    };
    is_heading(cx, index) && below().unwrap_or(false)
}

fn begun(cx: &Context<'_>, scribe: &mut Scribe<'_>, heading: Option<usize>, at: At) -> Deadlines {
    let heading_at = scribe.field(at, "heading");
    let heading = heading.and_then(|index| scribe.rich(cx.span(index), heading_at));
    Deadlines { heading, ..Deadlines::default() }
}

/// All lines of a cell as one text.
pub(crate) fn whole(cx: &Context<'_>, scribe: &mut Scribe<'_>, lines: Range<usize>, at: At) -> Option<Text> {
    let spans: Vec<Span> = cx.texts(lines).map(|index| cx.span(index)).collect();
    if spans.is_empty() { None } else { scribe.broken(&spans, None, at) }
}
