//! The table of deadlines, as a table and as lines.

use crate::account::At;
use crate::context::{Context, part, trimmed};
use crate::dates::date;
use crate::grid::{GridCell, Row};
use crate::marker::{Marker, MarkerKind, marker};
use crate::scribe::Scribe;
use findings::Span;
use letter::{Deadlines, Entry, FurtherCell, Text};
use std::ops::Range;
use vocabulary::{DateHit, Role};

/// What the columns of the table hold.
#[derive(Debug)]
pub(crate) struct Columns {
    date: usize,
    group: Option<usize>,
    items: Option<usize>,
    head: bool,
}

/// The columns of a table of deadlines: one under its heading, or with a head that says so. `None` for any other table.
pub(crate) fn columns(cx: &Context<'_>, rows: &[Row], heading: Option<usize>) -> Option<Columns> {
    // Most tables are told apart by their first row alone.
    if heading.is_none() && !rows.first().is_some_and(|row| head_has(cx, row, Role::DeadlineColumn)) {
        return None;
    }
    let columns = columns_of(cx, rows)?;
    (heading.is_some() || columns.head).then_some(columns)
}

/// Whether a line heads deadlines: nothing but the phrase, or a short line that holds it, its number aside.
pub(crate) fn is_heading(cx: &Context<'_>, index: usize) -> bool {
    let visible = cx.visible(index);
    let rest = marker(visible, cx.lines.text)
        .filter(|found| !matches!(found.kind, MarkerKind::Bullet(_)))
        .map_or(visible, |found| found.rest);
    let words = rest.of(cx.lines.text);
    let heading = vocabulary::RoleSet::from(Role::DeadlinesHeading);
    cx.words.whole(words, heading).is_some() || words.chars().count() <= 60 && cx.words.contains(words, heading)
}

fn head_has(cx: &Context<'_>, row: &Row, role: Role) -> bool {
    (0..row.cells.len()).any(|column| head(cx, row, column, role))
}

fn head(cx: &Context<'_>, row: &Row, column: usize, role: Role) -> bool {
    let mut lines = cx.texts(row.lines(column));
    let Some(first) = lines.next() else { return false };
    lines.next().is_none() && !is_dated(cx, &(first..first + 1)) && cx.begins(first, role)
}

/// Whether the lines begin with a date, or hold one and little else.
fn is_dated(cx: &Context<'_>, lines: &Range<usize>) -> bool {
    cx.texts(lines.clone()).next().is_some_and(|index| {
        let words = cx.at(index);
        // A day is near the beginning, and has a digit.
        if !words.chars().take(40).any(char::is_numeric) {
            return false;
        }
        cx.words.dates(words).next().is_some_and(|hit| {
            let range = match &hit {
                DateHit::Date(date) => date.extent.clone(),
                DateHit::Yearless(date) => date.extent.clone(),
                DateHit::Impossible(date) => date.range.clone(),
            };
            range.start <= 24 && words.len().saturating_sub(range.len()) <= 40
        })
    })
}

fn columns_of(cx: &Context<'_>, rows: &[Row]) -> Option<Columns> {
    let first = rows.first()?;
    let count = rows.iter().map(|row| row.cells.len()).max()?;
    let known = (0..first.cells.len()).any(|column| {
        [Role::DateColumn, Role::DeadlineColumn, Role::GroupColumn].iter().any(|role| head(cx, first, column, *role))
    });
    let undated = (0..first.cells.len()).all(|column| !is_dated(cx, &first.lines(column)));
    let has_head = known && undated && rows.len() > 1;
    let body = rows.get(usize::from(has_head)..).unwrap_or_default();
    let dated: Vec<usize> =
        (0..count).map(|column| body.iter().filter(|row| is_dated(cx, &row.lines(column))).count()).collect();
    let dates_in = |column: usize| dated.get(column).copied().unwrap_or(0);
    let find = |role: Role| (0..count).find(|column| has_head && head(cx, first, *column, role));
    let date = find(Role::DeadlineColumn)
        .filter(|column| dates_in(*column) > 0)
        .or_else(|| find(Role::DateColumn).filter(|column| dates_in(*column) > 0))
        .or_else(|| (0..count).find(|column| dates_in(*column) > 0))?;
    let group = find(Role::GroupColumn).filter(|column| *column != date && dates_in(*column) == 0);
    let says = |column: usize| body.iter().any(|row| cx.texts(row.lines(column)).next().is_some());
    let items =
        (0..count).find(|column| *column != date && Some(*column) != group && dates_in(*column) == 0 && says(*column));
    Some(Columns { date, group, items, head: has_head })
}

/// Writes the table.
pub(crate) fn table(
    cx: &Context<'_>,
    scribe: &mut Scribe<'_>,
    rows: &[Row],
    columns: &Columns,
    heading: Option<usize>,
    at: At,
) -> Deadlines {
    let mut deadlines = begun(cx, scribe, heading, at);
    let (heads, body) = rows.split_at(usize::from(columns.head).min(rows.len()));
    let heads_at = scribe.field(at, "columns");
    for row in heads {
        deadlines.columns = cells(cx, scribe, row, heads_at, |_| true);
    }
    let entries_at = scribe.field(at, "entries");
    for row in body.iter().filter(|row| !row.is_blank(cx)) {
        let continued = cx.texts(row.lines(columns.date)).next().is_none();
        if continued && !deadlines.entries.is_empty() && columns.items.is_some() {
            let place = deadlines.entries.len() - 1;
            let here = scribe.index(entries_at, place);
            let only_items =
                (0..row.cells.len()).all(|c| Some(c) == columns.items || cx.texts(row.lines(c)).next().is_none());
            if let (true, Some(last), Some(column)) = (only_items, deadlines.entries.last_mut(), columns.items) {
                items(cx, scribe, row.lines(column), here, &mut last.items);
                continue;
            }
        }
        let here = scribe.index(entries_at, deadlines.entries.len());
        deadlines.entries.push(entry(cx, scribe, row, columns, here));
    }
    deadlines
}

fn begun(cx: &Context<'_>, scribe: &mut Scribe<'_>, heading: Option<usize>, at: At) -> Deadlines {
    let heading_at = scribe.field(at, "heading");
    let heading = heading.and_then(|index| scribe.rich(cx.span(index), heading_at));
    Deadlines { heading, ..Deadlines::default() }
}

fn entry(cx: &Context<'_>, scribe: &mut Scribe<'_>, row: &Row, columns: &Columns, at: At) -> Entry {
    let mut entry = Entry::default();
    let group_at = scribe.field(at, "group");
    if let Some(lines) = columns.group.map(|column| row.lines(column)) {
        entry.group = whole(cx, scribe, lines, group_at);
    }
    let date_at = scribe.field(at, "date");
    let lines: Vec<usize> = cx.texts(row.lines(columns.date)).collect();
    if let (Some(first), Some(last)) = (lines.first(), lines.last()) {
        let span = cx.span(*first).to(cx.span(*last));
        entry.date = date(cx, scribe, span, date_at);
    }
    if let Some(column) = columns.items {
        items(cx, scribe, row.lines(column), at, &mut entry.items);
    }
    let cells_at = scribe.field(at, "cells");
    let taken = [Some(columns.date), columns.group, columns.items];
    entry.cells = cells(cx, scribe, row, cells_at, |column| !taken.contains(&Some(column)));
    entry
}

/// The cells of a row, in order; the empty ones at the end left out.
fn cells(
    cx: &Context<'_>,
    scribe: &mut Scribe<'_>,
    row: &Row,
    at: At,
    wanted: impl Fn(usize) -> bool,
) -> Vec<FurtherCell> {
    let mut found = Vec::new();
    for column in (0..row.cells.len()).filter(|column| wanted(*column)) {
        let here = scribe.index(at, found.len());
        found.push(FurtherCell(whole(cx, scribe, row.lines(column), here)));
    }
    while found.last().is_some_and(|cell| cell.0.is_none()) {
        found.pop();
    }
    found
}

/// All lines of a cell as one text.
pub(crate) fn whole(cx: &Context<'_>, scribe: &mut Scribe<'_>, lines: Range<usize>, at: At) -> Option<Text> {
    let spans: Vec<Span> = cx.texts(lines).map(|index| cx.span(index)).collect();
    if spans.is_empty() { None } else { scribe.broken(&spans, None, at) }
}

/// The items of a cell: a line each, without its dash; a line without one goes on with a line that has one.
fn items(cx: &Context<'_>, scribe: &mut Scribe<'_>, lines: Range<usize>, at: At, items: &mut Vec<Text>) {
    let items_at = scribe.field(at, "items");
    let text = cx.lines.text;
    let mut groups: Vec<(Option<Span>, Vec<Span>)> = Vec::new();
    for index in cx.texts(lines) {
        let bullet = marker(cx.visible(index), text).filter(|found| matches!(found.kind, MarkerKind::Bullet(_)));
        match (bullet, groups.last_mut()) {
            (Some(found), _) => groups.push((Some(Span::new(cx.span(index).start, found.label.end)), vec![found.rest])),
            (None, Some((Some(_), spans))) => spans.push(cx.span(index)),
            (None, _) => groups.push((None, vec![cx.span(index)])),
        }
    }
    for (mark, spans) in groups {
        let here = scribe.index(items_at, items.len());
        if let Some(mark) = mark {
            scribe.marker(mark, here);
        }
        items.extend(scribe.joined(&spans, here));
    }
}

/// A table whose cells an extractor left one a line, told by its heads: so many heads in a row, so many lines a row.
pub(crate) fn rows_of_lines(cx: &Context<'_>, start: usize, end: usize) -> Option<(Vec<Row>, usize)> {
    let free = |index: &usize| {
        cx.line(*index).is_some_and(|line| line.cell.is_none()) && cx.texts(*index..index + 1).next().is_some()
    };
    let heads = (start..end).take_while(|index| free(index) && cx.is(*index, vocabulary::RoleSet::COLUMNS)).count();
    let dates = (start..start + heads).filter(|index| cx.is(*index, Role::DeadlineColumn)).count();
    if !(2..=6).contains(&heads) || dates == 0 {
        return None;
    }
    let row = |from: usize| Row {
        cells: (from..from + heads).map(|index| GridCell { lines: index..index + 1, across: 1, down: 1 }).collect(),
        header: false,
    };
    let mut rows = vec![row(start)];
    let mut behind = start + heads;
    while behind + heads <= end
        && (behind..behind + heads).all(|index| free(&index) && cx.at(index).chars().count() <= 80)
    {
        let next = row(behind);
        if !(0..heads).any(|column| is_dated(cx, &next.lines(column))) {
            break;
        }
        rows.push(next);
        behind += heads;
    }
    (rows.len() > 1).then_some((rows, behind))
}

/// Deadlines that stand as lines: `2 April 2031 – Texts for translation`, further items on lines of their own.
#[derive(Debug)]
pub(crate) struct DatedLines {
    lines: Vec<DatedLine>,
    /// The line behind the last one.
    pub(crate) end: usize,
}

#[derive(Debug)]
struct DatedLine {
    line: usize,
    /// The date, and what parts it from the item.
    date: Option<(Span, Span)>,
    item: Span,
}

/// The dated lines from here on, if the first has a date.
pub(crate) fn lines(cx: &Context<'_>, start: usize, end: usize) -> Option<DatedLines> {
    let text = cx.lines.text;
    let mut found: Vec<DatedLine> = Vec::new();
    let mut index = start;
    while index < end {
        let Some(line) = cx.line(index).filter(|line| line.cell.is_none()) else { break };
        if cx.texts(index..index + 1).next().is_none() {
            break;
        }
        let visible = cx.visible(index);
        if let Some((date, separator)) = date_at_start(cx, visible) {
            let item = trimmed(Span::new(separator.end, visible.end), text);
            found.push(DatedLine { line: index, date: Some((date, separator)), item });
        } else if found.is_empty() {
            return None;
        } else {
            let bullet = marker(visible, text).filter(|m| matches!(m.kind, MarkerKind::Bullet(_)));
            // A date alone on its line has its items below it.
            let lone = found.last().is_some_and(|last| last.date.is_some() && last.item.is_empty());
            let plain = || Marker {
                label: Span::new(visible.start, visible.start),
                rest: visible,
                kind: MarkerKind::Bullet('-'),
                sure: true,
            };
            let Some(bullet) = bullet.or_else(|| (lone && !cx.is_sentence(index)).then(plain)) else { break };
            found.push(DatedLine { line: index, date: None, item: bullet.rest });
        }
        let _ = line;
        index += 1;
    }
    (!found.is_empty()).then_some(DatedLines { lines: found, end: index })
}

/// A date at the beginning of a line and the separator behind it.
fn date_at_start(cx: &Context<'_>, visible: Span) -> Option<(Span, Span)> {
    let words = visible.of(cx.lines.text);
    let hit = cx.words.dates(words).next()?;
    let extent = match &hit {
        DateHit::Date(date) => date.extent.clone(),
        DateHit::Yearless(date) => date.extent.clone(),
        DateHit::Impossible(date) => date.range.clone(),
    };
    // An article may stand before it: `le 5 mars`, `с 3 июня`.
    if words.get(..extent.start)?.trim().chars().count() > 4 {
        return None;
    }
    // A zone in brackets is the date's, its closing bracket too.
    let closed = words.get(extent.end..)?.chars().next().filter(|c| matches!(c, ')' | '）')).map_or(0, char::len_utf8);
    let extent = extent.start..extent.end + closed;
    let after = words.get(extent.end..)?;
    let bare = after.trim_start();
    let blank = after.len() - bare.len();
    let Some(mark) = bare.chars().next() else {
        let date = trimmed(part(visible, 0..extent.end), cx.lines.text);
        return Some((date, Span::new(visible.end, visible.end)));
    };
    let marks = ['-', '–', '—', '‒', '−', ':', '：', '/', '|', '·', '•'];
    let mut length = blank;
    if marks.contains(&mark) {
        length += mark.len_utf8();
        let rest = bare.get(mark.len_utf8()..)?;
        // ` / – item`: two separators.
        let next = rest.trim_start();
        if next.chars().next().is_some_and(|c| marks.contains(&c)) {
            length += rest.len() - next.len() + next.chars().next().map_or(0, char::len_utf8);
        }
    } else if !after.starts_with(['\t', '\u{3000}']) && blank < 2 {
        return None;
    }
    let date = trimmed(part(visible, 0..extent.end), cx.lines.text);
    Some((date, part(visible, extent.end..extent.end + length)))
}

/// Writes dated lines.
pub(crate) fn from_lines(
    cx: &Context<'_>,
    scribe: &mut Scribe<'_>,
    heading: usize,
    found: &DatedLines,
    at: At,
) -> Deadlines {
    let mut deadlines = begun(cx, scribe, Some(heading), at);
    let entries_at = scribe.field(at, "entries");
    for line in &found.lines {
        if let Some((span, separator)) = line.date {
            let here = scribe.index(entries_at, deadlines.entries.len());
            let date_at = scribe.field(here, "date");
            let whole = Span::new(cx.span(line.line).start, span.end);
            let date = date(cx, scribe, whole, date_at);
            scribe.marker(separator, here);
            deadlines.entries.push(Entry { date, ..Entry::default() });
        }
        let place = deadlines.entries.len().saturating_sub(1);
        let here = scribe.index(entries_at, place);
        let items_at = scribe.field(here, "items");
        let Some(entry) = deadlines.entries.last_mut() else { continue };
        let item_at = scribe.index(items_at, entry.items.len());
        if line.date.is_none() {
            scribe.marker(Span::new(cx.span(line.line).start, line.item.start), item_at);
        }
        if !line.item.is_empty() {
            entry.items.extend(scribe.rich(line.item, item_at));
        }
    }
    deadlines
}
