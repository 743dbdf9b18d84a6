//! Tables that are only tables.

use crate::account::At;
use crate::body;
use crate::context::Context;
use crate::grid::Row;
use crate::scribe::Scribe;
use letter::{Cell, Table};
use vocabulary::RoleSet;

/// Writes the table.
pub(crate) fn table(cx: &Context<'_>, scribe: &mut Scribe<'_>, rows: &[Row], at: At) -> Table {
    let heads = rows.iter().take_while(|row| row.header).count();
    let heads = if heads == 0 && has_head(cx, rows) { 1 } else { heads };
    let (header, rest) = rows.split_at(heads.min(rows.len()));
    let header_at = scribe.field(at, "header");
    let rows_at = scribe.field(at, "rows");
    Table {
        grid: grid(cx, rows),
        caption: None,
        header: header.iter().enumerate().map(|(index, r)| row(cx, scribe, r, header_at, index)).collect(),
        rows: rest.iter().enumerate().map(|(index, r)| row(cx, scribe, r, rows_at, index)).collect(),
    }
}

/// The widths of the columns, where the source has them and they say something: equal ones are what a program makes of
/// none.
fn grid(cx: &Context<'_>, rows: &[Row]) -> Vec<u32> {
    let first = rows.first().and_then(|row| row.cells.first());
    let table = first.and_then(|cell| cx.line(cell.lines.start)?.cell).map(|cell| cell.table);
    let Some(widths) = table.and_then(|table| cx.lines.grids.get(&table)) else { return Vec::new() };
    let (least, most) = (widths.iter().min().copied().unwrap_or(0), widths.iter().max().copied().unwrap_or(0));
    // What rounding makes of equal widths differs by a few units.
    if most - least <= most / 50 { Vec::new() } else { widths.clone() }
}

fn row(cx: &Context<'_>, scribe: &mut Scribe<'_>, row: &Row, at: At, index: usize) -> Vec<Cell> {
    let at = scribe.index(at, index);
    let more_than_one = |span: u32| (span > 1).then_some(span);
    row.cells
        .iter()
        .enumerate()
        .map(|(column, cell)| {
            let at = scribe.index(at, column);
            let at = scribe.field(at, "body");
            let body = body::cell(cx, scribe, cell.lines.clone(), at);
            Cell { body, across: more_than_one(cell.across), down: more_than_one(cell.down) }
        })
        .collect()
}

/// Whether the first row names the columns: every cell is a short phrase, most of them known as heads of columns, or
/// unlike what stands below them.
fn has_head(cx: &Context<'_>, rows: &[Row]) -> bool {
    let [first, second, ..] = rows else { return false };
    let words = |row: &Row, column: usize| {
        let mut lines = cx.texts(row.lines(column));
        match (lines.next(), lines.next()) {
            (Some(only), None) => cx.at(only),
            _ => "",
        }
    };
    let columns = first.cells.len();
    if columns < 2 || second.cells.len() != columns {
        return false;
    }
    let short = |text: &str| !text.is_empty() && text.chars().count() <= 40 && !text.ends_with(['.', '。']);
    let all_short =
        (0..columns).all(|column| short(words(first, column)) || column == 0 && words(first, column).is_empty());
    let known = (0..columns).filter(|column| cx.words.whole(words(first, *column), RoleSet::COLUMNS).is_some()).count();
    let digits = |text: &str| text.chars().any(char::is_numeric);
    let address = |text: &str| text.contains('@') || text.contains("://") || text.starts_with("www.");
    // A column of numbers or of addresses below a word.
    let below = |is: &dyn Fn(&str) -> bool| {
        (0..columns).any(|column| {
            let mut cells =
                rows.iter().skip(1).map(|row| words(row, column)).filter(|cell| !cell.is_empty()).peekable();
            !is(words(first, column)) && cells.peek().is_some() && cells.all(is)
        })
    };
    let numbers_below = below(&digits) || below(&address);
    // Below a head stand longer words, and sometimes nothing.
    let unlike = |column: usize| {
        let head = words(first, column).chars().count();
        rows.iter().skip(1).any(|row| {
            let cell: usize = cx.texts(row.lines(column)).map(|index| cx.at(index).chars().count()).sum();
            cell == 0 || cell >= head * 2
        })
    };
    let no_digits = (0..columns).all(|column| !digits(words(first, column)));
    let mostly_unlike = no_digits && (0..columns).filter(|column| unlike(*column)).count() * 2 >= columns;
    all_short && (known * 2 >= columns || numbers_below || mostly_unlike)
}

#[cfg(test)]
mod tests {
    use crate::tried::tried;
    use expect_test::{Expect, expect};

    fn check(rows: &str, wanted: Expect) {
        wanted
            .assert_eq(&tried(&format!("Dear Sir/Madam,\nThe group meets.\n\n{rows}\nYours faithfully,\n"), "/body/1"));
    }

    #[test]
    fn known_heads() {
        check(
            "Date | Time\n5 March 2031 | 10:00\n6 March 2031 | 11:00\n",
            expect![[r#"
            table: {"header":[[{"body":[{"paragraph":"Date"}]},{"body":[{"paragraph":"Time"}]}]],"rows":[[{"body":[{"paragraph":"5 March 2031"}]},{"body":[{"paragraph":"10:00"}]}],[{"body":[{"paragraph":"6 March 2031"}]},{"body":[{"paragraph":"11:00"}]}]]}
        "#]],
        );
    }

    #[test]
    fn numbers_below_a_word() {
        check(
            "Lamp | Height\nBrass | 12\nGlass | 31\n",
            expect![[r#"
            table: {"header":[[{"body":[{"paragraph":"Lamp"}]},{"body":[{"paragraph":"Height"}]}]],"rows":[[{"body":[{"paragraph":"Brass"}]},{"body":[{"paragraph":"12"}]}],[{"body":[{"paragraph":"Glass"}]},{"body":[{"paragraph":"31"}]}]]}
        "#]],
        );
        // Numbers above numbers are a row like the others.
        check(
            "Brass | 12\nGlass | 31\nStone | 44\n",
            expect![[r#"
            table: {"rows":[[{"body":[{"paragraph":"Brass"}]},{"body":[{"paragraph":"12"}]}],[{"body":[{"paragraph":"Glass"}]},{"body":[{"paragraph":"31"}]}],[{"body":[{"paragraph":"Stone"}]},{"body":[{"paragraph":"44"}]}]]}
        "#]],
        );
    }

    #[test]
    fn long_words_below_short_ones() {
        check(
            "Lamp | Use\nBrass lantern | Signals between ships\nGlass lantern | Reading in the evening\n",
            expect![[r#"
                table: {"header":[[{"body":[{"paragraph":"Lamp"}]},{"body":[{"paragraph":"Use"}]}]],"rows":[[{"body":[{"paragraph":"Brass lantern"}]},{"body":[{"paragraph":"Signals between ships"}]}],[{"body":[{"paragraph":"Glass lantern"}]},{"body":[{"paragraph":"Reading in the evening"}]}]]}
            "#]],
        );
        check(
            "Red lamp | Green lamp\nBig lamp | Small lamp\n",
            expect![[r#"
            table: {"rows":[[{"body":[{"paragraph":"Red lamp"}]},{"body":[{"paragraph":"Green lamp"}]}],[{"body":[{"paragraph":"Big lamp"}]},{"body":[{"paragraph":"Small lamp"}]}]]}
        "#]],
        );
    }
}
