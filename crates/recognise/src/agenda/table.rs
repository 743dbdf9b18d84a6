//! Agendas that stand as tables: a row is an item, and a dashed line in its title cell an item below it.

use super::columns::{Columns, columns};
use super::draft::{self, Draft, nest};
use super::items::items;
use crate::account::At;
use crate::context::Context;
use crate::deadlines::whole;
use crate::grid::{GridCell, Row};
use crate::line::LineKind;
use crate::marker::{Marker, MarkerKind, cell_marker, marker};
use crate::scribe::Scribe;
use blocks::Residue;
use findings::Span;
use letter::{Agenda, FurtherCell};
use std::ops::Range;
use vocabulary::RoleSet;

/// A table whose cells an extractor left one a line, told by its heads: a line that is a number begins a row, the next is
/// its title, further ones its documents.
pub(crate) fn rows_of_lines(cx: &Context<'_>, start: usize, end: usize) -> Option<(Vec<Row>, usize)> {
    let free = |index: &usize| cx.line(*index).is_some_and(|line| line.cell.is_none() && line.kind == LineKind::Text);
    let column = |index: &usize| free(index) && cx.words.whole(cx.at(*index), RoleSet::COLUMNS).is_some();
    let heads = (start..end).take_while(column).count();
    let number = |index: usize| {
        let found = cell_marker(cx.visible(index), cx.lines.text);
        free(&index) && found.is_some_and(|found| !matches!(found.kind, MarkerKind::Bullet(_)))
    };
    if !(2..=3).contains(&heads) || !number(start + heads) {
        return None;
    }
    let cell = |lines: Range<usize>| GridCell { lines, across: 1, down: 1 };
    let head = (start..start + heads).map(|index| cell(index..index + 1)).collect();
    let mut rows = vec![Row { cells: head, header: false }];
    let mut index = start + heads;
    while index < end && number(index) {
        let behind = (index + 1..end).find(|next| number(*next) || !free(next) || cx.is_note(*next)).unwrap_or(end);
        let title = index + 1..behind.min(index + 2);
        rows.push(Row {
            cells: vec![cell(index..index + 1), cell(title.clone()), cell(title.end..behind)],
            header: false,
        });
        index = behind;
    }
    (rows.len() > 2).then_some((rows, index))
}

/// Writes an agenda that stands as a table.
pub(crate) fn table(
    cx: &Context<'_>,
    scribe: &mut Scribe<'_>,
    rows: &[Row],
    preface: Range<usize>,
    notes: Range<usize>,
    at: At,
) -> Agenda {
    let mut agenda = Agenda::default();
    let preface_at = scribe.field(at, "preface");
    agenda.preface = crate::body::texts(cx, scribe, preface, preface_at);
    let Some(columns) = columns(cx, rows) else { return agenda };
    let (above, body) = rows.split_at(columns.head.map_or(0, |head| head + 1).min(rows.len()));
    let (head, above) = above.split_last().map_or((None, above), |(head, above)| (Some(head), above));
    for lines in above.iter().flat_map(|row| &row.cells).map(|cell| cell.lines.clone()) {
        for index in cx.texts(lines) {
            let here = scribe.index(preface_at, agenda.preface.len());
            agenda.preface.extend(scribe.rich(cx.span(index), here));
        }
    }
    let heads_at = scribe.field(at, "columns");
    if let Some(head) = head {
        for column in 0..head.cells.len() {
            let here = scribe.index(heads_at, column);
            agenda.columns.push(FurtherCell(whole(cx, scribe, head.lines(column), here)));
        }
        while agenda.columns.last().is_some_and(|cell| cell.0.is_none()) {
            agenda.columns.pop();
        }
    }
    agenda.roles.clone_from(&columns.roles);
    let mut entries = Vec::new();
    for row in body.iter().filter(|row| !row.is_blank(cx)) {
        // Printed again at the top of a page.
        if head.is_some_and(|head| says_the_same(cx, head, row)) {
            for index in row.cells.iter().flat_map(|cell| cx.texts(cell.lines.clone())) {
                scribe.residue(cx.span(index), Residue::RunningHead, heads_at);
            }
            continue;
        }
        entries_of(cx, row, &columns, &mut entries);
    }
    nest(&mut entries, cx.lines.text);
    let items_at = scribe.field(at, "items");
    agenda.items = items(cx, scribe, &mut entries.as_slice(), 0, items_at, None, 2);
    let notes_at = scribe.field(at, "notes");
    agenda.notes = crate::body::texts(cx, scribe, notes, notes_at);
    agenda
}

/// Whether two rows say the same, however their lines are broken and in whatever cell each word stands.
fn says_the_same(cx: &Context<'_>, head: &Row, row: &Row) -> bool {
    let letters = |row: &Row| -> String {
        let lines = row.cells.iter().flat_map(|cell| cx.texts(cell.lines.clone())).map(|index| cx.at(index));
        lines.flat_map(str::chars).filter(|c| !c.is_whitespace()).take(200).collect()
    };
    letters(head) == letters(row)
}

/// The entries of a row: the item, and a point below it for each further dashed or numbered line of its title cell. A
/// row whose cells hold as many numbers as titles is as many items.
fn entries_of(cx: &Context<'_>, row: &Row, columns: &Columns, entries: &mut Vec<Draft>) {
    if let Some(mut several) = several(cx, row, columns) {
        entries.append(&mut several);
        return;
    }
    let text = cx.lines.text;
    let mut entry = Draft::default();
    if let Some(column) = columns.number {
        number_cell(cx, row, column, entries, &mut entry);
    }
    let mut points: Vec<Draft> = Vec::new();
    let numbered = entry.marker.is_some();
    let title: Vec<usize> = cx.texts(row.lines(columns.title)).collect();
    for (place, index) in title.iter().copied().enumerate() {
        let first = entry.title.is_empty();
        let found = match first && !numbered {
            true => super::columns::inline_number(cx, row, columns.title).filter(|found| columns.inline || found.sure),
            false => point_number(cx, &title, place, entry.marker.as_ref()),
        };
        let bullet = || marker(cx.visible(index), text).filter(|found| matches!(found.kind, MarkerKind::Bullet(_)));
        let found = found.or_else(bullet);
        let label = |found: &Marker| Some(Span::new(cx.span(index).start, found.label.end));
        match found {
            Some(found) if first && !numbered => {
                entry.label = label(&found);
                entry.title.push(found.rest);
                entry.marker = Some(found);
            }
            Some(found) if first => {
                entry.bullet = label(&found);
                entry.title.push(found.rest);
            }
            Some(found) => points.push(Draft {
                label: label(&found),
                title: vec![found.rest],
                marker: Some(found),
                ..Draft::default()
            }),
            None => match points.last_mut() {
                Some(point) => point.title.push(cx.span(index)),
                None => entry.title.push(cx.span(index)),
            },
        }
    }
    if let Some(column) = columns.documents {
        entry.documents = cx.texts(row.lines(column)).map(|index| cx.span(index)).collect();
    }
    // A row with nothing but documents goes on with the documents of the item above; other words are a title that a row
    // without a number has there.
    let documents = |entry: &Draft| entry.documents.iter().all(|span| span.of(text).contains(char::is_numeric));
    match entries.last_mut().filter(|_| entry.marker.is_none() && entry.title.is_empty()) {
        Some(above) if documents(&entry) => above.documents.append(&mut entry.documents),
        Some(_) if columns.inline => entry.title = std::mem::take(&mut entry.documents),
        Some(above) => above.documents.append(&mut entry.documents),
        None => {}
    }
    let named = [columns.number, Some(columns.title), columns.documents];
    entry.cells =
        (0..row.cells.len()).filter(|column| !named.contains(&Some(*column))).map(|column| row.lines(column)).collect();
    let says = entry.marker.is_some() || !entry.title.is_empty() || !entry.documents.is_empty();
    if says || entry.cells.iter().any(|cell| !cell.is_empty()) {
        entries.push(entry);
    }
    entries.extend(points);
}

/// What stands in the number's column: the number, and what is none is a line of the title. `1 Opening` beside an empty
/// cell is both.
fn number_cell(cx: &Context<'_>, row: &Row, column: usize, above: &[Draft], entry: &mut Draft) {
    let mut lines = cx.texts(row.lines(column));
    let text = cx.lines.text;
    let goes_on = |found: &Marker| {
        above
            .iter()
            .rev()
            .take(60)
            .filter_map(|above| above.marker.as_ref())
            .any(|above| draft::one_more(above, found, text))
    };
    if let Some(index) = lines.next() {
        let visible = cx.visible(index);
        entry.marker = (draft::damaged_number(visible, text).filter(goes_on))
            .or_else(|| cell_marker(visible, text))
            .or_else(|| draft::damaged_one(visible, text));
        entry.label = entry.marker.as_ref().map(|_| cx.span(index));
        if entry.marker.is_none() {
            let says =
                |found: &Marker| found.rest.of(cx.lines.text).chars().filter(|c| c.is_alphabetic()).nth(1).is_some();
            match super::columns::inline_number(cx, row, column).filter(says) {
                Some(found) => {
                    entry.label = Some(Span::new(cx.span(index).start, found.label.end));
                    entry.title.push(found.rest);
                    entry.marker = Some(found);
                }
                None => entry.title.push(cx.span(index)),
            }
        }
    }
    entry.title.extend(lines.map(|index| cx.span(index)));
}

/// The number of a further line of a title cell, where it is one of several: `a)`, `b)` below a title, `3.1`, `3.2`.
fn point_number(cx: &Context<'_>, lines: &[usize], place: usize, above: Option<&Marker>) -> Option<Marker> {
    let read = |place: usize| {
        let index = *lines.get(place)?;
        let found = marker(cx.visible(index), cx.lines.text).filter(|found| found.sure);
        found.filter(|found| match (&found.kind, above.map(|above| &above.kind)) {
            (MarkerKind::Bullet(_), _) => false,
            // `3.1` stands below `3`.
            (MarkerKind::Path(path), Some(MarkerKind::Number(above))) => {
                above.iter().any(|above| path.first() == Some(&above.value))
            }
            (MarkerKind::Path(path), Some(MarkerKind::Path(above))) => path.starts_with(above),
            (MarkerKind::Path(_), _) => true,
            (MarkerKind::Number(_), _) => true,
        })
    };
    let here = read(place)?;
    let beside = |other: Option<usize>| {
        other.and_then(read).is_some_and(|other| {
            std::mem::discriminant(&other.kind) == std::mem::discriminant(&here.kind)
                && other.dress(cx.lines.text) == here.dress(cx.lines.text)
        })
    };
    (beside(place.checked_sub(1).filter(|before| *before > 0)) || beside(Some(place + 1))).then_some(here)
}

/// The items of a row whose number cell holds several numbers, its title cell as many titles.
fn several(cx: &Context<'_>, row: &Row, columns: &Columns) -> Option<Vec<Draft>> {
    let lines = |column: usize| -> Vec<usize> { cx.texts(row.lines(column)).collect() };
    let numbers = lines(columns.number?);
    let titles = lines(columns.title);
    if numbers.len() < 2 || numbers.len() != titles.len() {
        return None;
    }
    let documents = columns.documents.map(lines).unwrap_or_default();
    let each = documents.len() == numbers.len();
    let mut drafts = Vec::new();
    for (place, (number, title)) in numbers.iter().zip(&titles).enumerate() {
        let found = cell_marker(cx.visible(*number), cx.lines.text)?;
        let own = match (each, place) {
            (true, _) => documents.get(place..=place).unwrap_or_default(),
            (false, 0) => documents.as_slice(),
            (false, _) => &[],
        };
        drafts.push(Draft {
            label: Some(cx.span(*number)),
            marker: Some(found),
            title: vec![cx.span(*title)],
            documents: own.iter().map(|index| cx.span(*index)).collect(),
            ..Draft::default()
        });
    }
    Some(drafts)
}

#[cfg(test)]
mod tests {
    use crate::tried::tried;
    use expect_test::{Expect, expect};

    fn check(rows: &str, wanted: Expect) {
        let lines = format!("Dear Sir/Madam,\nThe group meets.\nYours faithfully,\nANNEX A\nDraft agenda\n\n{rows}");
        wanted.assert_eq(&tried(&lines, "/annexes/0/body/0/agenda"));
    }

    #[test]
    fn damaged_numbers() {
        check(
            "# | Item | Documents\n8 | Wicks |\n9 | Reports | TD12\nl0 | Lamps |\nll | Oil | TD14\n12. | Closing |\n",
            expect![[r##"
                columns: ["#","Item","Documents"]
                items: [{"label":"8","number":"8","title":"Wicks"},{"documents":["TD12"],"label":"9","number":"9","title":"Reports"},{"label":"l0","number":"10","title":"Lamps"},{"documents":["TD14"],"items":[{"label":"12.","number":"11.12","title":"Closing"}],"label":"ll","number":"11","title":"Oil"}]
            "##]],
        );
        // Nothing before it proves that it is an eleven.
        check(
            "# | Item | Documents\n1 | Wicks |\n2 | Reports | TD12\nll | Oil | TD14\n",
            expect![[r##"
            columns: ["#","Item","Documents"]
            items: [{"label":"1","number":"1","title":"Wicks"},{"documents":["TD12"],"label":"2","number":"2","title":"Reports"},{"documents":["TD14"],"title":["ll",{"break":"line"},"Oil"]}]
        "##]],
        );
    }

    #[test]
    fn heads_numbers_documents() {
        check(
            "# | Item | Documents\n1 | Opening |\n2 | Reports | TD12\n",
            expect![[r##"
            columns: ["#","Item","Documents"]
            items: [{"label":"1","number":"1","title":"Opening"},{"documents":["TD12"],"label":"2","number":"2","title":"Reports"}]
        "##]],
        );
    }

    #[test]
    fn who_signed_is_no_item() {
        check(
            "\t1\n\tOpening\n\t\n\n\t2\n\tReports\n\tTD12\n\n\t3\n\tClosing\n\t\n\n\n\tChairman of the Lamp Group\n",
            expect![[r#"
                items: [{"label":"1","number":"1","title":"Opening"},{"documents":["TD12"],"label":"2","number":"2","title":"Reports"},{"label":"3","number":"3","title":"Closing"}]
                notes: ["Chairman of the Lamp Group"]
            "#]],
        );
    }

    #[test]
    fn dashed_rows_are_points_below() {
        check(
            "1 | Opening | TD1\n2 | Reports | TD2\n | - of the chair | TD3\n3 | Closing |\n",
            expect![[r#"
            items: [{"documents":["TD1"],"label":"1","number":"1","title":"Opening"},{"documents":["TD2"],"items":[{"documents":["TD3"],"label":"-","title":"of the chair"}],"label":"2","number":"2","title":"Reports"},{"label":"3","number":"3","title":"Closing"}]
        "#]],
        );
    }

    #[test]
    fn a_row_without_number_or_dash_is_a_sibling() {
        check(
            "1 | Opening | TD1\n | Coffee |\n2 | Closing | TD2\n",
            expect![[r#"
            items: [{"documents":["TD1"],"label":"1","number":"1","title":"Opening"},{"title":"Coffee"},{"documents":["TD2"],"label":"2","number":"2","title":"Closing"}]
        "#]],
        );
    }

    #[test]
    fn a_repeated_number_in_its_column() {
        check(
            "1 | Opening | TD1\n4 | Lamps | TD2\n4 | Oil | TD3\n",
            expect![[r#"
                items: [{"documents":["TD1"],"label":"1","number":"1","title":"Opening"},{"documents":["TD2"],"label":"4","number":"4","title":"Lamps"},{"documents":["TD3"],"label":"4","number":"4","title":"Oil"}]
            "#]],
        );
    }

    #[test]
    fn heads_again_are_no_item() {
        check(
            "No. | Item | Documents\n1 | Opening | TD1\nNo. | Item | Documents\n2 | Closing | TD2\n",
            expect![[r#"
            columns: ["No.","Item","Documents"]
            items: [{"documents":["TD1"],"label":"1","number":"1","title":"Opening"},{"documents":["TD2"],"label":"2","number":"2","title":"Closing"}]
            residue-dropped: 3 further copies of running heads or feet were left out: No. (line 9), Item (line 9), Documents (line 9)
        "#]],
        );
    }

    #[test]
    fn several_numbers_in_a_cell() {
        check(
            "\tNo.\n\tItem\n\tDocuments\n\n\t1\n\tOpening\n\tTD1\n\n\t2\n2.1\n\tLamps\nThose of brass\n\tTD2\n\n\t3\n\tReports\na) of the chair\nb) of the keeper\n\t\n",
            expect![[r#"
                columns: ["No.","Item","Documents"]
                items: [{"documents":["TD1"],"label":"1","number":"1","title":"Opening"},{"documents":["TD2"],"items":[{"label":"2.1","number":"2.1","title":"Those of brass"}],"label":"2","number":"2","title":"Lamps"},{"items":[{"label":"a)","number":"3.a","title":"of the chair"},{"label":"b)","number":"3.b","title":"of the keeper"}],"label":"3","number":"3","title":"Reports"}]
            "#]],
        );
        check(
            "No. | Item | Documents\n1 | Opening | TD1\n1 a) | Welcome | TD2\nl.2 | Lamps | TD3\n2 | Closing | \n",
            expect![[r#"
                columns: ["No.","Item","Documents"]
                items: [{"documents":["TD1"],"items":[{"documents":["TD2"],"label":"1 a)","number":"1.a","title":"Welcome"},{"documents":["TD3"],"label":"l.2","number":"1.2","title":"Lamps"}],"label":"1","number":"1","title":"Opening"},{"label":"2","number":"2","title":"Closing"}]
            "#]],
        );
    }
}
