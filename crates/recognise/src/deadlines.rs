//! Deadlines, as a table and as lines.
//!
//! A table is told by its heading or by a head of its own (`Deadline for contributions`), lines by the heading above
//! them and a date at the beginning or at the end of each. A sentence that only speaks of dates (`Please note the following
//! dates:`) heads what shows by itself that something is due. Start reading at `deadlines/table.rs`.

mod columns;
mod dated;
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

/// Whether a line announces something and speaks of dates: `Je vous prie de noter les dates ci-après:`, a sentence of them
/// alone (`Your attention is drawn to the following deadlines.`), a short line (`Dates limites à respecter`).
pub(crate) fn announces(cx: &Context<'_>, index: usize) -> bool {
    let words = cx.at(index).trim_end();
    let sentence = || {
        words.ends_with(['.', '。'])
            && words.len() * 3 <= ANNOUNCEMENT
            && !words.contains(". ")
            && words.matches('。').count() < 2
    };
    words.len() <= ANNOUNCEMENT
        && (words.ends_with([':', '：']) || sentence() || words.chars().nth(60).is_none() && cx.is_headline(index))
        && cx.words.contains(words, Role::DeadlineWord | Role::DeadlinesHeading)
}

/// An announcement of more bytes than this speaks of other things too.
const ANNOUNCEMENT: usize = 600;

/// Whether a line heads deadlines that stand below it, in a table or in lines.
pub(crate) fn begin_below(cx: &Context<'_>, index: usize, end: usize) -> bool {
    let sure = is_heading(cx, index);
    let below = || {
        let next = cx.texts(index + 1..end).next()?;
        let table = sure && cx.line(next)?.cell.is_some();
        Some(table || lines(cx, next, end).is_some_and(|lines| sure || lines.tell(cx)))
    };
    (sure || announces(cx, index)) && below().unwrap_or(false)
}

/// Whether these characters begin with a date, and something is due then.
pub(crate) fn begins_with_date(cx: &Context<'_>, span: Span) -> bool {
    dated::first(cx, cx.lines.visible(span))
        .is_some_and(|dated| !dated.stretch && !dated.loose && !dated.item.is_empty())
}

/// Whether these characters end with a date, and something is due then.
pub(crate) fn ends_with_date(cx: &Context<'_>, span: Span) -> bool {
    dated::last(cx, cx.lines.visible(span)).is_some()
}

/// Whether both of two lines are things that are due, their dates at the beginning or at the end.
pub(crate) fn are_dated(cx: &Context<'_>, one: Span, two: Span) -> bool {
    begins_with_date(cx, one) && begins_with_date(cx, two) || ends_with_date(cx, one) && ends_with_date(cx, two)
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
