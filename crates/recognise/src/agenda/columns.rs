//! The columns of an agenda that stands as a table: which holds the numbers, which the titles, which the documents.
//!
//! The heads say it, where they are known; and what stands below them. A column of numbers holds the numbers whatever its
//! head says (`Item` heads numbers and titles alike), and a row of words above numbers is a head in whatever words.

use super::is_title_text;
use crate::context::Context;
use crate::grid::Row;
use crate::marker::{Marker, MarkerKind, cell_marker, marker};
use letter::ColumnRole;
use vocabulary::numeral::System;
use vocabulary::{Role, RoleSet};

/// The columns of an agenda that stands as a table.
#[derive(Debug)]
pub(super) struct Columns {
    pub(super) number: Option<usize>,
    pub(super) title: usize,
    pub(super) documents: Option<usize>,
    /// The roles, column by column, where they are not number, title, documents.
    pub(super) roles: Vec<ColumnRole>,
    /// The row of the heads.
    pub(super) head: Option<usize>,
    /// The numbers stand before the titles, in their cells.
    pub(super) inline: bool,
}

/// So many rows may stand above the heads: the name of the group, a date.
const ABOVE: usize = 3;

/// A head of more bytes than this is none.
const HEAD: usize = 120;

/// Whether a table is an agenda: with heads of an agenda's columns where one is expected, or with heads that say so
/// themselves.
pub(crate) fn is_table(cx: &Context<'_>, rows: &[Row], expected: bool) -> bool {
    let Some(columns) = columns(cx, rows) else { return false };
    // Heads with nothing below them promise an agenda and hold none.
    if rows.iter().skip(columns.head.map_or(0, |head| head + 1)).all(|row| row.is_blank(cx)) {
        return false;
    }
    let head = columns.head.and_then(|head| rows.get(head));
    let named = head.is_some_and(|row| cx.texts(row.lines(columns.title)).any(|index| is_title_text(cx, cx.at(index))));
    let timed = columns.number.is_none() && columns.head.is_none();
    let numbered = columns.number.is_some_and(|column| {
        let with_number = rows.iter().filter(|row| number_of(cx, row, column).is_some()).count();
        with_number >= 2
    });
    expected && (head.is_some() || numbered || timed || columns.inline) || named && columns.number.is_some()
}

fn number_of(cx: &Context<'_>, row: &Row, column: usize) -> Option<Marker> {
    let index = cx.texts(row.lines(column)).next()?;
    cell_marker(cx.visible(index), cx.lines.text)
}

/// The number that stands before the title, in its cell.
pub(super) fn inline_number(cx: &Context<'_>, row: &Row, column: usize) -> Option<Marker> {
    let index = cx.texts(row.lines(column)).next()?;
    let found = marker(cx.visible(index), cx.lines.text)?;
    let says = found.rest.of(cx.lines.text).contains(char::is_alphabetic);
    let number = match &found.kind {
        MarkerKind::Bullet(_) => false,
        MarkerKind::Path(_) => found.sure,
        MarkerKind::Number(readings) => found.sure || readings.iter().all(|n| n.system == System::Decimal),
    };
    (says && number).then_some(found)
}

/// Whether the first cell of a row is a time or a stretch of time and nothing else: `09:30-10:00`, `0900-0930`.
fn is_time(cx: &Context<'_>, row: &Row, column: usize) -> bool {
    cx.texts(row.lines(column)).next().is_some_and(|index| {
        let words = cx.at(index).trim();
        let plain = words.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '–' | ' '));
        let digits = words.chars().filter(char::is_ascii_digit).count();
        words.chars().count() <= 24 && (cx.words.find_time(words).is_some() || plain && matches!(digits, 4 | 8))
    })
}

/// What a column is by its head.
#[derive(Default)]
struct Heads {
    number: Option<usize>,
    title: Option<usize>,
    documents: Option<usize>,
    time: Option<usize>,
}

impl Heads {
    /// The heads in this row.
    fn of(cx: &Context<'_>, row: &Row) -> Heads {
        let words: Vec<String> = (0..row.cells.len()).map(|column| cell_words(cx, row, column)).collect();
        let is = |column: usize, role: Role| {
            let set = RoleSet::from(role);
            words.get(column).is_some_and(|words| {
                let known = cx.words.whole(words, set).is_some();
                !words.is_empty()
                    && (known || cx.set.beginning(words, set).any(|other| other.whole(words, set).is_some()))
            })
        };
        let find =
            |role: Role, not: Option<usize>| (0..words.len()).find(|column| Some(*column) != not && is(*column, role));
        let mut number = find(Role::NumberColumn, None);
        // `Item` heads the numbers where a title stands beside it, and the titles where none does.
        let title = find(Role::TitleColumn, number).or_else(|| number.take_if(|column| is(*column, Role::TitleColumn)));
        Heads { number, title, documents: find(Role::DocumentsColumn, title), time: find(Role::TimeColumn, title) }
    }

    fn known(&self) -> usize {
        [self.number, self.title, self.documents, self.time].into_iter().flatten().count()
    }
}

/// The words of a cell, its lines joined; nothing where they are too many for a head.
fn cell_words(cx: &Context<'_>, row: &Row, column: usize) -> String {
    let lines: Vec<&str> = cx.texts(row.lines(column)).take(4).map(|index| cx.at(index).trim()).collect();
    let length: usize = lines.iter().map(|line| line.len()).sum();
    if length > HEAD { String::new() } else { lines.join(" ") }
}

/// Which cells of a row say something.
fn filled(cx: &Context<'_>, row: &Row) -> Vec<usize> {
    (0..row.cells.len()).filter(|column| cx.texts(row.lines(*column)).next().is_some()).collect()
}

/// The first column that holds numbers, in at least two rows and in most of those where it holds anything. Behind the
/// first column they begin with one: other tables count lamps there.
fn numbered_column(cx: &Context<'_>, rows: &[Row], count: usize) -> Option<usize> {
    (0..count).find(|column| {
        let says = rows.iter().filter(|row| cx.texts(row.lines(*column)).next().is_some()).count();
        let mut numbers = rows
            .iter()
            .filter_map(|row| number_of(cx, row, *column))
            .filter(|found| !matches!(found.kind, MarkerKind::Bullet(_)))
            .peekable();
        let one = numbers.peek().is_some_and(|found| match &found.kind {
            MarkerKind::Number(readings) => readings.iter().any(|reading| reading.value == 1),
            _ => false,
        });
        let numbers = numbers.count();
        numbers >= 2 && numbers * 2 > says && (*column == 0 || one)
    })
}

pub(super) fn columns(cx: &Context<'_>, rows: &[Row]) -> Option<Columns> {
    let count = rows.iter().map(|row| row.cells.len()).max()?;
    if count < 2 {
        return None;
    }
    // Above the heads may stand what is said of all columns.
    let lone = |row: &Row| filled(cx, row).len() < 2;
    let above = rows.iter().take(ABOVE).take_while(|row| lone(row)).count();
    let first = rows.get(above).or(rows.first())?;
    let heads = Heads::of(cx, first);
    let body = rows.get(above + 1..).unwrap_or_default();
    let numbered = numbered_column(cx, body, count);
    let enough = heads.title.is_some() && heads.known() > 1 || heads.known() > 0 && numbered.is_some();
    if enough && number_of(cx, first, 0).is_none() {
        return with_heads(cx, body, &heads, numbered, (count, above));
    }
    if let Some(number) = numbered.filter(|number| is_head_of(cx, first, *number)) {
        let title = (number + 1..count).find(|column| says(cx, body, *column))?;
        let documents = (title + 1 < count).then_some(title + 1);
        let roles = roles(count, Some(number), title, documents);
        return Some(Columns { number: Some(number), title, documents, roles, head: Some(above), inline: false });
    }
    without_heads(cx, rows, count)
}

/// Whether a row is a head in whatever words: short ones in every cell, no digit among them, and none of them a number.
fn is_head_of(cx: &Context<'_>, row: &Row, number: usize) -> bool {
    let short = |column: usize| {
        let words = cell_words(cx, row, column);
        !words.is_empty()
            && words.chars().nth(40).is_none()
            && !words.contains(char::is_numeric)
            && !words.ends_with(['.', '。'])
            || words.chars().count() <= 5 && !words.is_empty()
    };
    (0..row.cells.len()).all(short) && row.cells.len() > 2 && number_of(cx, row, number).is_none()
}

fn says(cx: &Context<'_>, rows: &[Row], column: usize) -> bool {
    rows.iter().any(|row| cx.texts(row.lines(column)).any(|index| cx.at(index).contains(char::is_alphabetic)))
}

/// The columns below known heads.
fn with_heads(
    cx: &Context<'_>,
    body: &[Row],
    heads: &Heads,
    numbered: Option<usize>,
    (count, above): (usize, usize),
) -> Option<Columns> {
    let Heads { number, title, documents, time } = *heads;
    let number = numbered.filter(|column| Some(*column) != documents && Some(*column) != time).or(number);
    let free = |column: &usize| ![number, documents, time].contains(&Some(*column)) && says(cx, body, *column);
    let title = title
        .filter(|column| Some(*column) != number)
        .or_else(|| (0..count).filter(free).find(|column| number.is_none_or(|number| *column > number)))
        .or(title)?;
    let number = number.filter(|column| *column != title);
    // The last column, whatever its head, where documents stand in it.
    let last = count.checked_sub(1).filter(|last| *last > title && ![number, time].contains(&Some(*last)));
    let documents = documents.or_else(|| last.filter(|last| holds_documents(cx, body, *last)));
    let in_title = body.iter().filter(|row| inline_number(cx, row, title).is_some()).count();
    let inline = number.is_none() && in_title > 1;
    Some(Columns { number, title, documents, roles: roles(count, number, title, documents), head: Some(above), inline })
}

/// Whether most of what stands in a column are names of documents.
fn holds_documents(cx: &Context<'_>, rows: &[Row], column: usize) -> bool {
    let lines = || rows.iter().flat_map(|row| cx.texts(row.lines(column)));
    let named = lines().filter(|index| is_document(cx.at(*index))).count();
    named > 0 && named * 2 > lines().count()
}

/// Whether words are names of documents: `TD12`, `SG2/ADM/4, TD13`.
pub(super) fn is_document(words: &str) -> bool {
    let name =
        |word: &str| word.contains(|c: char| c.is_ascii_digit()) && word.starts_with(|c: char| c.is_ascii_uppercase());
    let mut names = words
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '、'))
        .filter(|name| !name.is_empty())
        .peekable();
    words.len() <= 60 && words.is_ascii() && names.peek().is_some() && names.all(name)
}

/// The roles of the columns, where they are not the usual ones.
fn roles(count: usize, number: Option<usize>, title: usize, documents: Option<usize>) -> Vec<ColumnRole> {
    let role = |column: usize| match column {
        c if Some(c) == number => ColumnRole::Number,
        c if c == title => ColumnRole::Title,
        c if Some(c) == documents => ColumnRole::Documents,
        _ => ColumnRole::Cell,
    };
    let roles: Vec<ColumnRole> = (0..count).map(role).collect();
    let usual = [ColumnRole::Number, ColumnRole::Title, ColumnRole::Documents];
    if usual.starts_with(&roles) && roles.len() > 1 { Vec::new() } else { roles }
}

/// The columns of a table without heads.
fn without_heads(cx: &Context<'_>, rows: &[Row], count: usize) -> Option<Columns> {
    let none = |number, title, documents, inline| {
        let roles = roles(count, number, title, documents);
        Some(Columns { number, title, documents, roles, head: None, inline })
    };
    let numbered = numbered_column(cx, rows, count);
    if let Some(number) = numbered.filter(|number| count > 3 || *number > 0) {
        let title = (number + 1..count).find(|column| says(cx, rows, *column))?;
        return none(Some(number), title, (title + 1 < count).then_some(title + 1), false);
    }
    if count > 3 {
        return None;
    }
    // A programme by the hour.
    let timed = rows.iter().filter(|row| is_time(cx, row, 0)).count();
    if timed > 1 && timed * 2 > rows.len() && numbered.is_none() {
        let in_title = rows.iter().filter(|row| inline_number(cx, row, 1).is_some()).count();
        return none(None, 1, (count > 2).then_some(2), in_title > 1);
    }
    // Numbers before the titles, documents beside them.
    let in_title = rows.iter().filter(|row| inline_number(cx, row, 0).is_some()).count();
    let told = rows.iter().filter(|row| !row.is_blank(cx)).count();
    if numbered.is_none() && in_title > 1 && in_title * 2 > told {
        return none(None, 0, Some(1), true);
    }
    none(Some(0), 1, (count > 2).then_some(2), false)
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

    #[test]
    fn what_stands_below_a_head_tells_what_it_heads() {
        check(
            "Item | Title | Document\n1 | Opening | TD1\n2 | Lamps | TD2\n",
            expect![[r#"
            body table: {"header":[[{"body":[{"paragraph":"Item"}]},{"body":[{"paragraph":"Title"}]},{"body":[{"paragraph":"Document"}]}]],"rows":[[{"body":[{"paragraph":"1"}]},{"body":[{"paragraph":"Opening"}]},{"body":[{"paragraph":"TD1"}]}],[{"body":[{"paragraph":"2"}]},{"body":[{"paragraph":"Lamps"}]},{"body":[{"paragraph":"TD2"}]}]]}
            annex agenda: {"columns":["Item","Title","Document"],"items":[{"documents":["TD1"],"label":"1","number":"1","title":"Opening"},{"documents":["TD2"],"label":"2","number":"2","title":"Lamps"}]}
        "#]],
        );
        // Below a row of its own, in several lines, and in words that nobody knows.
        check(
            "Study Group 21 | |\nNo. | Item | Documents\n1 | Opening | TD1\n2 | Lamps | TD2\n",
            expect![[r#"
            body table: {"rows":[[{"body":[{"paragraph":"Study Group 21"}]},{}],[{"body":[{"paragraph":"No."}]},{"body":[{"paragraph":"Item"}]},{"body":[{"paragraph":"Documents"}]}],[{"body":[{"paragraph":"1"}]},{"body":[{"paragraph":"Opening"}]},{"body":[{"paragraph":"TD1"}]}],[{"body":[{"paragraph":"2"}]},{"body":[{"paragraph":"Lamps"}]},{"body":[{"paragraph":"TD2"}]}]]}
            annex agenda: {"columns":["No.","Item","Documents"],"items":[{"documents":["TD1"],"label":"1","number":"1","title":"Opening"},{"documents":["TD2"],"label":"2","number":"2","title":"Lamps"}],"preface":["Study Group 21"]}
        "#]],
        );
        check(
            "Lfd. | What we speak of | Papers\n1 | Opening | TD1\n2 | Lamps | TD2\n",
            expect![[r#"
            body table: {"rows":[[{"body":[{"paragraph":"Lfd."}]},{"body":[{"paragraph":"What we speak of"}]},{"body":[{"paragraph":"Papers"}]}],[{"body":[{"paragraph":"1"}]},{"body":[{"paragraph":"Opening"}]},{"body":[{"paragraph":"TD1"}]}],[{"body":[{"paragraph":"2"}]},{"body":[{"paragraph":"Lamps"}]},{"body":[{"paragraph":"TD2"}]}]]}
            annex agenda: {"columns":["Lfd.","What we speak of","Papers"],"items":[{"documents":["TD1"],"label":"1","number":"1","title":"Opening"},{"documents":["TD2"],"label":"2","number":"2","title":"Lamps"}]}
        "#]],
        );
    }

    #[test]
    fn numbers_before_the_titles() {
        check(
            "Time | Item | Speaker\n10:00 | 1. Opening | Mira\n10:30 | 2. Lamps | Nils\n11:00 | Coffee | \n",
            expect![[r#"
                body table: {"header":[[{"body":[{"paragraph":"Time"}]},{"body":[{"paragraph":"Item"}]},{"body":[{"paragraph":"Speaker"}]}]],"rows":[[{"body":[{"paragraph":"10:00"}]},{"body":[{"list":{"items":[{"body":[{"paragraph":"Opening"}],"label":"1."}]}}]},{"body":[{"paragraph":"Mira"}]}],[{"body":[{"paragraph":"10:30"}]},{"body":[{"list":{"items":[{"body":[{"paragraph":"Lamps"}],"label":"2."}]}}]},{"body":[{"paragraph":"Nils"}]}],[{"body":[{"paragraph":"11:00"}]},{"body":[{"paragraph":"Coffee"}]}]]}
                annex agenda: {"columns":["Time","Item","Speaker"],"items":[{"cells":["10:00","Mira"],"label":"1.","number":"1","title":"Opening"},{"cells":["10:30","Nils"],"label":"2.","number":"2","title":"Lamps"},{"cells":["11:00"],"title":"Coffee"}],"roles":["cell","title","cell"]}
            "#]],
        );
        check(
            "1. Opening | TD1\n2. Lamps | TD2\n",
            expect![[r#"
            body table: {"rows":[[{"body":[{"list":{"items":[{"body":[{"paragraph":"Opening"}],"label":"1."}]}}]},{"body":[{"paragraph":"TD1"}]}],[{"body":[{"list":{"items":[{"body":[{"paragraph":"Lamps"}],"label":"2."}]}}]},{"body":[{"paragraph":"TD2"}]}]]}
            annex agenda: {"items":[{"documents":["TD1"],"label":"1.","number":"1","title":"Opening"},{"documents":["TD2"],"label":"2.","number":"2","title":"Lamps"}],"roles":["title","documents"]}
        "#]],
        );
    }
}
