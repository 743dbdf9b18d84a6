//! Deadlines that stand as a table: a row is an entry; a row without a date goes on with the one above.

use super::columns::{Columns, is_dated};
use super::{begun, whole};
use crate::account::At;
use crate::context::Context;
use crate::dates::date;
use crate::grid::{GridCell, Row, reaching};
use crate::marker::{MarkerKind, marker};
use crate::scribe::Scribe;
use findings::Span;
use letter::{Deadlines, Entry, FurtherCell, Text};
use std::ops::Range;
use vocabulary::{Role, RoleSet};

/// A table whose cells an extractor left one a line, told by its heads: so many heads in a row, so many lines a row.
///
/// Where a heading of deadlines stands above them, any head of dates will do.
pub(crate) fn rows_of_lines(cx: &Context<'_>, start: usize, end: usize, headed: bool) -> Option<(Vec<Row>, usize)> {
    let free = |index: &usize| {
        cx.line(*index).is_some_and(|line| line.cell.is_none()) && cx.texts(*index..index + 1).next().is_some()
    };
    let heads = (start..end).take_while(|index| free(index) && cx.is(*index, RoleSet::COLUMNS)).count();
    let dated = if headed { Role::DeadlineColumn | Role::DateColumn } else { Role::DeadlineColumn.into() };
    let dates = (start..start + heads).filter(|index| cx.is(*index, dated)).count();
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
    for (index, row) in body.iter().enumerate().filter(|(_, row)| !row.is_blank(cx)) {
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
        let group = columns.group.map_or(0..0, |column| reaching(body, index, column));
        deadlines.entries.push(entry(cx, scribe, row, columns, group, here));
    }
    deadlines
}

/// An entry; its `group` may stand in a cell that reaches down from above.
fn entry(
    cx: &Context<'_>,
    scribe: &mut Scribe<'_>,
    row: &Row,
    columns: &Columns,
    group: Range<usize>,
    at: At,
) -> Entry {
    let mut entry = Entry::default();
    let group_at = scribe.field(at, "group");
    entry.group = whole(cx, scribe, group, group_at);
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

#[cfg(test)]
mod tests {
    use crate::tried::tried;
    use expect_test::{Expect, expect};

    fn check(lines: &str, wanted: Expect) {
        wanted
            .assert_eq(&tried(&format!("Dear Sir/Madam,\nThe group meets.\n\n{lines}\nYours faithfully,\n"), "/body"));
    }

    #[test]
    fn a_table_below_its_heading() {
        check(
            "Key deadlines:\n2 April 2031 | - texts for translation\n5 May 2031 | - registration\n",
            expect![[r#"
                {"paragraph":"The group meets."}
                {"deadlines":{"entries":[{"date":{"printed":"2 April 2031","value":"2031-04-02"},"items":["texts for translation"]},{"date":{"printed":"5 May 2031","value":"2031-05-05"},"items":["registration"]}],"heading":"Key deadlines:"}}
            "#]],
        );
        // Without the heading it is any table.
        check(
            "Some days:\n2 April 2031 | - texts for translation\n5 May 2031 | - registration\n",
            expect![[r#"
            {"paragraph":"The group meets."}
            {"paragraph":"Some days:"}
            {"table":{"rows":[[{"body":[{"paragraph":"2 April 2031"}]},{"body":[{"list":{"items":[{"body":[{"paragraph":"texts for translation"}],"label":"-"}]}}]}],[{"body":[{"paragraph":"5 May 2031"}]},{"body":[{"list":{"items":[{"body":[{"paragraph":"registration"}],"label":"-"}]}}]}]]}}
        "#]],
        );
    }

    #[test]
    fn a_row_without_a_date_goes_on() {
        check(
            "Key deadlines:\n2 April 2031 | - texts for translation\n | - fellowships\n5 May 2031 | - registration\n",
            expect![[r#"
                {"paragraph":"The group meets."}
                {"deadlines":{"entries":[{"date":{"printed":"2 April 2031","value":"2031-04-02"},"items":["texts for translation","fellowships"]},{"date":{"printed":"5 May 2031","value":"2031-05-05"},"items":["registration"]}],"heading":"Key deadlines:"}}
            "#]],
        );
    }

    #[test]
    fn cells_left_one_a_line() {
        check(
            "Group\nDeadline\nStudy Group 4\n3 January 2033\nWorking Party 4C\n10 January 2033\n",
            expect![[r#"
            {"paragraph":"The group meets."}
            {"deadlines":{"columns":["Group","Deadline"],"entries":[{"date":{"printed":"3 January 2033","value":"2033-01-03"},"group":"Study Group 4","items":[]},{"date":{"printed":"10 January 2033","value":"2033-01-10"},"group":"Working Party 4C","items":[]}]}}
        "#]],
        );
    }
}
