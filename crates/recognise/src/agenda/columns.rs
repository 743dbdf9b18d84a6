//! The columns of an agenda that stands as a table: which holds the numbers, which the titles, which the documents.

use super::is_title_text;
use crate::context::Context;
use crate::grid::Row;
use crate::marker::{Marker, cell_marker};
use letter::ColumnRole;
use vocabulary::{Role, RoleSet};

/// The columns of an agenda that stands as a table.
#[derive(Debug)]
pub(super) struct Columns {
    pub(super) number: Option<usize>,
    pub(super) title: usize,
    pub(super) documents: Option<usize>,
    /// The roles, column by column, where they are not number, title, documents.
    pub(super) roles: Vec<ColumnRole>,
    pub(super) head: bool,
}

/// Whether a table is an agenda: with heads of an agenda's columns where one is expected, or with heads that say so
/// themselves.
pub(crate) fn is_table(cx: &Context<'_>, rows: &[Row], expected: bool) -> bool {
    let Some(columns) = columns(cx, rows) else { return false };
    // Heads with nothing below them promise an agenda and hold none.
    if rows.iter().skip(usize::from(columns.head)).all(|row| row.is_blank(cx)) {
        return false;
    }
    let named = columns.head
        && rows
            .first()
            .is_some_and(|row| cx.texts(row.lines(columns.title)).any(|index| is_title_text(cx, cx.at(index))));
    let numbered = columns.number.is_some_and(|column| {
        let with_number = rows.iter().filter(|row| number_of(cx, row, column).is_some()).count();
        with_number >= 2
    });
    expected && (columns.head || numbered) || named && columns.number.is_some()
}

fn number_of(cx: &Context<'_>, row: &Row, column: usize) -> Option<Marker> {
    let index = cx.texts(row.lines(column)).next()?;
    cell_marker(cx.visible(index), cx.lines.text)
}

pub(super) fn columns(cx: &Context<'_>, rows: &[Row]) -> Option<Columns> {
    let first = rows.first()?;
    let count = rows.iter().map(|row| row.cells.len()).max()?;
    let is = |column: usize, role: Role| {
        let mut lines = cx.texts(first.lines(column));
        let whole = |index: usize| {
            let set = RoleSet::from(role);
            cx.words.whole(cx.at(index), set).is_some()
                || cx.set.iter().any(|words| words.whole(cx.at(index), set).is_some())
        };
        lines.next().is_some_and(whole) && lines.next().is_none()
    };
    let find = |role: Role, not: Option<usize>| {
        (0..first.cells.len()).find(|column| Some(*column) != not && is(*column, role))
    };
    let mut number = find(Role::NumberColumn, None);
    // `Item` heads the numbers where a title stands beside it, and the titles where none does.
    let title = find(Role::TitleColumn, number).or_else(|| number.take_if(|column| is(*column, Role::TitleColumn)));
    let documents = find(Role::DocumentsColumn, title);
    let time = find(Role::TimeColumn, title);
    let head = title.is_some() && (number.is_some() || time.is_some() || documents.is_some());
    if head {
        let title = title?;
        let role = |column: usize| match column {
            c if Some(c) == number => ColumnRole::Number,
            c if c == title => ColumnRole::Title,
            c if Some(c) == documents => ColumnRole::Documents,
            _ => ColumnRole::Cell,
        };
        let roles: Vec<ColumnRole> = (0..count).map(role).collect();
        let usual = [ColumnRole::Number, ColumnRole::Title, ColumnRole::Documents];
        let roles = if usual.starts_with(&roles) && roles.len() > 1 { Vec::new() } else { roles };
        return Some(Columns { number, title, documents, roles, head: true });
    }
    if !(2..=3).contains(&count) {
        return None;
    }
    Some(Columns { number: Some(0), title: 1, documents: (count > 2).then_some(2), roles: Vec::new(), head: false })
}

#[cfg(test)]
mod tests {
    use crate::tried::tried;
    use expect_test::{Expect, expect};

    /// Which block the rows become in the letter itself, where no agenda is expected, and in an annex that is named one.
    fn check(rows: &str, wanted: Expect) {
        let body = tried(&format!("Dear Sir/Madam,\nThe group meets.\n\n{rows}\nYours faithfully,\n"), "/body/1");
        let annex = format!("Dear Sir/Madam,\nWe meet.\nYours faithfully,\nANNEX A\nDraft agenda\n\n{rows}");
        let annex = tried(&annex, "/annexes/0/body/0");
        wanted.assert_eq(&format!("body {body}annex {annex}"));
    }

    #[test]
    fn roles_where_they_are_unusual() {
        check(
            "Time | Agenda item | Documents\n10:00 | Opening | TD1\n10:30 | Lamps | TD2\n",
            expect![[r#"
            body table: {"header":[[{"body":[{"paragraph":"Time"}]},{"body":[{"paragraph":"Agenda item"}]},{"body":[{"paragraph":"Documents"}]}]],"rows":[[{"body":[{"paragraph":"10:00"}]},{"body":[{"paragraph":"Opening"}]},{"body":[{"paragraph":"TD1"}]}],[{"body":[{"paragraph":"10:30"}]},{"body":[{"paragraph":"Lamps"}]},{"body":[{"paragraph":"TD2"}]}]]}
            annex agenda: {"columns":["Time","Agenda item","Documents"],"items":[{"cells":["10:00"],"documents":["TD1"],"title":"Opening"},{"cells":["10:30"],"documents":["TD2"],"title":"Lamps"}],"roles":["cell","title","documents"]}
        "#]],
        );
    }

    #[test]
    fn heads_without_rows() {
        check(
            "\tAgenda item\n\tDocuments\n\n",
            expect![[r#"
                body table: {"rows":[[{"body":[{"paragraph":"Agenda item"}]},{"body":[{"paragraph":"Documents"}]}]]}
                annex table: {"rows":[[{"body":[{"paragraph":"Agenda item"}]},{"body":[{"paragraph":"Documents"}]}]]}
            "#]],
        );
    }

    #[test]
    fn a_table_of_something_else() {
        check(
            "Lamp | Height\nBrass | 12\nGlass | 31\n",
            expect![[r#"
            body table: {"header":[[{"body":[{"paragraph":"Lamp"}]},{"body":[{"paragraph":"Height"}]}]],"rows":[[{"body":[{"paragraph":"Brass"}]},{"body":[{"paragraph":"12"}]}],[{"body":[{"paragraph":"Glass"}]},{"body":[{"paragraph":"31"}]}]]}
            annex table: {"header":[[{"body":[{"paragraph":"Lamp"}]},{"body":[{"paragraph":"Height"}]}]],"rows":[[{"body":[{"paragraph":"Brass"}]},{"body":[{"paragraph":"12"}]}],[{"body":[{"paragraph":"Glass"}]},{"body":[{"paragraph":"31"}]}]]}
        "#]],
        );
    }

    #[test]
    fn numbers_alone_are_enough_where_an_agenda_is_expected() {
        check(
            "1 | Opening\n2 | Closing\n",
            expect![[r#"
            body table: {"rows":[[{"body":[{"paragraph":"1"}]},{"body":[{"paragraph":"Opening"}]}],[{"body":[{"paragraph":"2"}]},{"body":[{"paragraph":"Closing"}]}]]}
            annex agenda: {"items":[{"label":"1","number":"1","title":"Opening"},{"label":"2","number":"2","title":"Closing"}]}
        "#]],
        );
    }
}
