//! The columns of a table of deadlines: which holds the dates, which the groups, which what is due.

use crate::context::Context;
use crate::grid::Row;
use crate::marker::cell_marker;
use std::ops::Range;
use vocabulary::character::is_number;
use vocabulary::{DateHit, FoundGroup, Role};

/// What the columns of the table hold.
#[derive(Debug)]
pub(crate) struct Columns {
    pub(super) date: usize,
    pub(super) group: Option<usize>,
    pub(super) items: Option<usize>,
    pub(super) head: bool,
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

/// The columns of a table that the line above announces as one of deadlines: a group in each row, and beside it nothing
/// but days, `Les dates limites sont les suivantes:`.
pub(crate) fn announced(cx: &Context<'_>, from: usize, start: usize, rows: &[Row]) -> Option<Columns> {
    let above = cx.texts(from..start).next_back()?;
    let words = cx.at(above);
    let spoken = words.trim_end().ends_with([':', '：'])
        && cx.words.contains(words, Role::DeadlinesHeading | Role::DeadlineColumn);
    let columns = if spoken { columns_of(cx, rows)? } else { return None };
    (columns.head && columns.group.is_some() && columns.items.is_none()).then_some(columns)
}

impl Columns {
    /// Whether the rows show by themselves that days are named on which something is due: a day in each, and words beside
    /// it.
    pub(crate) fn tell(&self, cx: &Context<'_>, rows: &[Row]) -> bool {
        let body = rows.get(usize::from(self.head)..).unwrap_or_default();
        let filled = |row: &&Row| cx.texts(row.lines(self.date)).next().is_some();
        let day = |row: &&Row| is_dated(cx, &row.lines(self.date)) && !is_stretch(cx, &row.lines(self.date));
        let dated = body.iter().filter(filled).count();
        self.items.is_some() && dated > 1 && body.iter().filter(day).count() == dated
    }
}

/// Whether the lines name a stretch of days, as those of a meeting.
fn is_stretch(cx: &Context<'_>, lines: &Range<usize>) -> bool {
    cx.texts(lines.clone()).any(|index| cx.words.find_date(cx.at(index)).is_some_and(|date| date.until.is_some()))
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
    // Where the heads name groups themselves, their columns hold what is due from each of them.
    let named = |column: usize| {
        cx.texts(first.lines(column)).any(|index| cx.words.find_groups(cx.at(index)).iter().any(numbered))
    };
    let by_group = has_head && (0..count).any(named);
    let group = find(Role::GroupColumn).filter(|column| !by_group && *column != date && dates_in(*column) == 0);
    // A dash in a cell says that there is nothing.
    let says = |column: usize| {
        body.iter().any(|row| cx.texts(row.lines(column)).any(|index| cx.at(index).contains(char::is_alphanumeric)))
    };
    // Numbers of rows and times of day are not what is due.
    let counts = |column: usize| {
        let mut cells = body.iter().filter_map(|row| cx.texts(row.lines(column)).next()).peekable();
        let aside = |index: usize| {
            let words = cx.at(index).trim();
            let time =
                words.chars().count() <= 24 && words.contains(char::is_numeric) && cx.words.find_time(words).is_some();
            time || cell_marker(cx.visible(index), cx.lines.text).is_some()
        };
        cells.peek().is_some() && cells.all(aside)
    };
    let free = |column: &usize| *column != date && Some(*column) != group && dates_in(*column) == 0 && says(*column);
    let items = (0..count)
        .filter(free)
        .find(|column| has_head && head(cx, first, *column, Role::DeadlineColumn) && !counts(*column))
        .or_else(|| (0..count).filter(free).find(|column| !counts(*column)))
        .or_else(|| (0..count).find(free));
    Some(Columns { date, group, items, head: has_head })
}

/// Whether a group is one of several: `SG4`, not `TSAG`.
fn numbered(group: &FoundGroup) -> bool {
    group.name.ends_with(|c: char| c.is_ascii_digit())
}

fn head_has(cx: &Context<'_>, row: &Row, role: Role) -> bool {
    (0..row.cells.len()).any(|column| head(cx, row, column, role))
}

fn head(cx: &Context<'_>, row: &Row, column: usize, role: Role) -> bool {
    let mut lines = cx.texts(row.lines(column));
    let Some(first) = lines.next() else { return false };
    lines.next().is_none() && cx.begins(first, role) && !is_dated(cx, &(first..first + 1))
}

/// Whether the lines begin with a date, or hold one and little else.
pub(super) fn is_dated(cx: &Context<'_>, lines: &Range<usize>) -> bool {
    cx.texts(lines.clone()).next().is_some_and(|index| {
        let words = cx.at(index);
        // A day is near the beginning, and has a digit.
        if !words.chars().take(40).any(is_number) {
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

#[cfg(test)]
mod tests {
    use crate::tried::tried;
    use expect_test::{Expect, expect};

    fn check(lines: &str, wanted: Expect) {
        wanted
            .assert_eq(&tried(&format!("Dear Sir/Madam,\nThe group meets.\n\n{lines}\nYours faithfully,\n"), "/body"));
    }

    #[test]
    fn heads_and_groups() {
        check(
            "Group | Meeting dates | Deadline for contributions\nStudy Group 4 | 10-14 January 2033 | 3 January 2033\nWorking Party 4C | 17-21 January 2033 | 10 January 2033\n",
            expect![[r#"
                {"paragraph":"The group meets."}
                {"deadlines":{"columns":["Group","Meeting dates","Deadline for contributions"],"entries":[{"cells":["10-14 January 2033"],"date":{"printed":"3 January 2033","value":"2033-01-03"},"group":"Study Group 4","items":[]},{"cells":["17-21 January 2033"],"date":{"printed":"10 January 2033","value":"2033-01-10"},"group":"Working Party 4C","items":[]}]}}
            "#]],
        );
        // A column of dashes holds nothing that is due.
        check(
            "Group | Deadline for contributions | Opening session\nStudy Group 4 | 3 January 2033 | -\nWorking Party 4C | 10 January 2033 | -\n",
            expect![[r#"
                {"paragraph":"The group meets."}
                {"deadlines":{"columns":["Group","Deadline for contributions","Opening session"],"entries":[{"cells":["-"],"date":{"printed":"3 January 2033","value":"2033-01-03"},"group":"Study Group 4","items":[]},{"cells":["-"],"date":{"printed":"10 January 2033","value":"2033-01-10"},"group":"Working Party 4C","items":[]}]}}
            "#]],
        );
        check(
            "Group | Room\nStudy Group 4 | C2\nWorking Party 4C | K\n",
            expect![[r#"
            {"paragraph":"The group meets."}
            {"table":{"header":[[{"body":[{"paragraph":"Group"}]},{"body":[{"paragraph":"Room"}]}]],"rows":[[{"body":[{"paragraph":"Study Group 4"}]},{"body":[{"paragraph":"C2"}]}],[{"body":[{"paragraph":"Working Party 4C"}]},{"body":[{"paragraph":"K"}]}]]}}
        "#]],
        );
    }
}
