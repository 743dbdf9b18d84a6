//! Agendas, as lists and as tables.
//!
//! Both ways lead through entries (a marker, a title, documents), which the outline nests and the scribe writes.

use crate::account::At;
use crate::context::Context;
use crate::deadlines::whole;
use crate::grid::{GridCell, Row};
use crate::line::LineKind;
use crate::marker::{Marker, MarkerKind, cell_marker, marker};
use crate::outline::{Follows, Outline};
use crate::scribe::Scribe;
use findings::{Code, Span};
use letter::{Agenda, AgendaItem, ColumnRole, FurtherCell, MAX_DEPTH, Text};
use std::ops::Range;
use vocabulary::{Role, RoleSet, numeral};

/// An entry on its way to becoming an item.
#[derive(Debug, Default)]
struct Draft {
    /// The marker, from its column or from the line itself.
    marker: Option<Marker>,
    /// The span of the label, bookmarks before it included.
    label: Option<Span>,
    bullet: Option<Span>,
    title: Vec<Span>,
    documents: Vec<Span>,
    cells: Vec<Range<usize>>,
    depth: usize,
    follows: Option<Follows>,
}

/// An agenda that stands as lines.
#[derive(Debug)]
pub(crate) struct AgendaLines {
    preface: Range<usize>,
    entries: Vec<Draft>,
    /// Lines behind the last item.
    pub(crate) notes: Range<usize>,
}

/// The agenda in the lines from here on: markers in sequence, at least two.
pub(crate) fn lines(cx: &Context<'_>, start: usize, end: usize) -> Option<AgendaLines> {
    let text = cx.lines.text;
    let mut entries: Vec<Draft> = Vec::new();
    let mut first = None;
    let mut last = start;
    let mut loose: Vec<usize> = Vec::new();
    for index in start..end {
        let line = cx.line(index)?;
        let found = if line.kind == LineKind::Text { item_marker(cx, index, &entries) } else { None };
        let next_agenda = first.is_some() && found.is_none() && is_title(cx, index);
        if line.kind == LineKind::Rule || line.cell.is_some() || next_agenda {
            break;
        }
        if line.kind != LineKind::Text {
            continue;
        }
        let found = found.filter(|found| found.sure || is_decimal(found) || goes_on(cx, found, index, end, &entries));
        match found {
            Some(found) => {
                // Lines between two items belong to the title above them.
                if let Some(entry) = entries.last_mut() {
                    entry.title.extend(loose.drain(..).map(|index| cx.span(index)));
                }
                first.get_or_insert(index);
                last = index;
                loose.clear();
                entries.push(Draft {
                    label: Some(Span::new(cx.span(index).start, found.label.end)),
                    title: vec![found.rest],
                    marker: Some(found),
                    ..Draft::default()
                });
            }
            None => loose.push(index),
        }
    }
    let first = first?;
    if entries.len() < 2 {
        return None;
    }
    let behind = loose.last().map_or(last + 1, |index| index + 1);
    let behind = notes_end(cx, behind, end, true).max(behind);
    nest(&mut entries, text);
    Some(AgendaLines { preface: start..first, entries, notes: last + 1..behind })
}

fn is_decimal(marker: &Marker) -> bool {
    matches!(&marker.kind, MarkerKind::Number(readings) if readings.iter().all(|n| n.system == numeral::System::Decimal))
}

/// Whether a capital with a dot (`A.`) stands in a sequence; before a name it stands alone.
fn goes_on(cx: &Context<'_>, found: &Marker, index: usize, end: usize, entries: &[Draft]) -> bool {
    let text = cx.lines.text;
    let MarkerKind::Number(readings) = &found.kind else { return true };
    let one_more = |before: &Marker, after: &Marker| match (&before.kind, &after.kind) {
        (MarkerKind::Number(before_n), MarkerKind::Number(after_n)) if before.dress(text) == after.dress(text) => {
            before_n.iter().any(|b| after_n.iter().any(|a| a.system == b.system && a.value == b.value + 1))
        }
        _ => false,
    };
    let before =
        entries.iter().rev().take(60).filter_map(|entry| entry.marker.as_ref()).any(|before| one_more(before, found));
    let first = readings.iter().any(|n| n.value == 1);
    let after = || {
        cx.texts(index + 1..end.min(index + 60))
            .filter_map(|later| marker(cx.visible(later), text))
            .any(|later| one_more(found, &later))
    };
    before || first && after()
}

/// The marker of an item; a number that may be the beginning of a sentence must follow the ones before it.
fn item_marker(cx: &Context<'_>, index: usize, entries: &[Draft]) -> Option<Marker> {
    let text = cx.lines.text;
    let visible = cx.visible(index);
    let found = marker(visible, text)?;
    if cx.is_note(index) {
        return None;
    }
    if found.sure {
        // An agenda does not begin with a dash: that is a line of its preface, or a note.
        return Some(found).filter(|found| !entries.is_empty() || !matches!(found.kind, MarkerKind::Bullet(_)));
    }
    let MarkerKind::Number(readings) = &found.kind else { return Some(found) };
    let words = cx.at(index);
    let dated = cx.words.dates(words).next().is_some_and(|hit| match hit {
        vocabulary::DateHit::Date(date) => date.range.start == 0,
        vocabulary::DateHit::Yearless(date) => date.range.start == 0,
        vocabulary::DateHit::Impossible(date) => date.range.start == 0,
    });
    let before = entries
        .iter()
        .rev()
        .take(500)
        .filter_map(|entry| entry.marker.as_ref())
        .find(|m| m.dress(text) == found.dress(text) && matches!(m.kind, MarkerKind::Number(_)));
    let fits = match before.map(|marker| &marker.kind) {
        Some(MarkerKind::Number(last)) => readings
            .iter()
            .any(|n| last.iter().any(|l| l.system == n.system && n.value >= l.value && n.value <= l.value + 12)),
        _ => true,
    };
    (fits && !dated).then_some(found)
}

/// Whether this line is the title of an agenda: it begins with one, or names one and is short.
pub(crate) fn is_title(cx: &Context<'_>, index: usize) -> bool {
    let words = cx.at(index);
    let title = RoleSet::from(Role::AgendaTitle);
    let begins = || cx.set.iter().any(|vocabulary| vocabulary.longest_at_start(words, title).is_some());
    cx.is_headline(index) && marker(cx.visible(index), cx.lines.text).is_none() && begins()
}

/// Whether these words name an agenda.
pub(crate) fn is_title_text(cx: &Context<'_>, words: &str) -> bool {
    let title = RoleSet::from(Role::AgendaTitle);
    cx.words.contains(words, title) || cx.set.iter().any(|vocabulary| vocabulary.contains(words, title))
}

/// The columns of an agenda that stands as a table.
#[derive(Debug)]
struct Columns {
    number: Option<usize>,
    title: usize,
    documents: Option<usize>,
    /// The roles, column by column, where they are not number, title, documents.
    roles: Vec<ColumnRole>,
    head: bool,
}

/// Whether a table is an agenda: with heads of an agenda's columns where one is expected, or with heads that say so
/// themselves.
pub(crate) fn is_table(cx: &Context<'_>, rows: &[Row], expected: bool) -> bool {
    let Some(columns) = columns(cx, rows) else { return false };
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

fn columns(cx: &Context<'_>, rows: &[Row]) -> Option<Columns> {
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
            && (expected || cx.is_note(index));
        match line.kind {
            LineKind::Empty => {}
            _ if note => behind = index + 1,
            _ => break,
        }
    }
    behind
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
    let (heads, body) = rows.split_at(usize::from(columns.head).min(rows.len()));
    let heads_at = scribe.field(at, "columns");
    for head in heads {
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
        entries_of(cx, row, &columns, &mut entries);
    }
    nest(&mut entries, cx.lines.text);
    let items_at = scribe.field(at, "items");
    agenda.items = items(cx, scribe, &mut entries.as_slice(), 0, items_at, None, 2);
    let notes_at = scribe.field(at, "notes");
    agenda.notes = crate::body::texts(cx, scribe, notes, notes_at);
    agenda
}

/// The entries of a row: the item, and a point below it for each further dashed line of its title cell.
fn entries_of(cx: &Context<'_>, row: &Row, columns: &Columns, entries: &mut Vec<Draft>) {
    let text = cx.lines.text;
    let mut entry = Draft::default();
    if let Some(column) = columns.number {
        let mut lines = cx.texts(row.lines(column));
        if let Some(index) = lines.next() {
            entry.label = Some(cx.span(index));
            entry.marker = cell_marker(cx.visible(index), text);
            // What stands in the number's column and is no number is a line of the title.
            if entry.marker.is_none() {
                entry.label = None;
                entry.title.push(cx.span(index));
            }
        }
        entry.title.extend(lines.map(|index| cx.span(index)));
    }
    let mut points = Vec::new();
    for index in cx.texts(row.lines(columns.title)) {
        let bullet = marker(cx.visible(index), text).filter(|found| matches!(found.kind, MarkerKind::Bullet(_)));
        match bullet {
            Some(found) if entry.title.is_empty() && entry.marker.is_none() => {
                entry.label = Some(Span::new(cx.span(index).start, found.label.end));
                entry.title.push(found.rest);
                entry.marker = Some(found);
            }
            Some(found) if entry.title.is_empty() => {
                entry.bullet = Some(Span::new(cx.span(index).start, found.label.end));
                entry.title.push(found.rest);
            }
            Some(found) => points.push(Draft {
                label: Some(Span::new(cx.span(index).start, found.label.end)),
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
    // A row with nothing but documents goes on with the documents of the item above.
    if let (true, Some(above)) = (entry.marker.is_none() && entry.title.is_empty(), entries.last_mut()) {
        above.documents.append(&mut entry.documents);
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

/// Gives every entry its depth. An entry without any marker is the next sibling of the numbered item above it.
fn nest(entries: &mut [Draft], text: &str) {
    let mut outline = Outline::default();
    for index in 0..entries.len() {
        let (done, upcoming) = entries.split_at_mut(index + 1);
        let Some(entry) = done.last_mut() else { continue };
        match &entry.marker {
            Some(marker) => {
                let upcoming = upcoming.iter().filter_map(|entry| entry.marker.as_ref());
                let place = outline.place(marker, upcoming, text);
                entry.depth = place.depth;
                entry.follows = Some(place.follows);
            }
            None => {
                entry.depth = outline.deepest_number().unwrap_or(0);
                outline.close_below(entry.depth);
            }
        }
    }
}

/// Writes an agenda that stands as lines.
pub(crate) fn from_lines(cx: &Context<'_>, scribe: &mut Scribe<'_>, found: &AgendaLines, at: At) -> Agenda {
    let mut agenda = Agenda::default();
    let preface_at = scribe.field(at, "preface");
    agenda.preface = crate::body::texts(cx, scribe, found.preface.clone(), preface_at);
    let items_at = scribe.field(at, "items");
    agenda.items = items(cx, scribe, &mut found.entries.as_slice(), 0, items_at, None, 2);
    let notes_at = scribe.field(at, "notes");
    agenda.notes = crate::body::texts(cx, scribe, found.notes.clone(), notes_at);
    agenda
}

/// The items of one depth; `above` is the address of the numbered item they stand below.
fn items(
    cx: &Context<'_>,
    scribe: &mut Scribe<'_>,
    rest: &mut &[Draft],
    depth: usize,
    at: At,
    above: Option<&str>,
    nested: usize,
) -> Vec<AgendaItem> {
    let mut found = Vec::new();
    while let Some((entry, after)) = rest.split_first() {
        if entry.depth < depth {
            break;
        }
        *rest = after;
        let here = scribe.index(at, found.len());
        let mut item = write(cx, scribe, entry, here, above);
        let deeper = rest.first().is_some_and(|next| next.depth > depth);
        if deeper && nested + 1 < MAX_DEPTH {
            let items_at = scribe.field(here, "items");
            let number = item.number.clone();
            item.items = items(cx, scribe, rest, depth + 1, items_at, number.as_deref().or(above), nested + 1);
        }
        if item != AgendaItem::default() {
            found.push(item);
        }
    }
    found
}

fn write(cx: &Context<'_>, scribe: &mut Scribe<'_>, entry: &Draft, at: At, above: Option<&str>) -> AgendaItem {
    let label_at = scribe.field(at, "label");
    let label = entry.label.and_then(|span| scribe.plain(span, label_at));
    let number = entry.marker.as_ref().and_then(|marker| match marker.kind {
        MarkerKind::Bullet(_) => None,
        _ => label.as_deref().map(|label| address(label, above)),
    });
    notice(scribe, entry, number.as_deref(), cx.lines.text);
    let bullet_at = scribe.field(at, "bullet");
    let bullet = entry.bullet.and_then(|span| scribe.plain(span, bullet_at));
    let title_at = scribe.field(at, "title");
    let spans: Vec<Span> = entry.title.iter().copied().filter(|span| !span.is_empty()).collect();
    let title = if spans.is_empty() { None } else { scribe.broken(&spans, None, title_at) };
    let documents_at = scribe.field(at, "documents");
    let mut documents: Vec<Text> = Vec::new();
    for span in &entry.documents {
        let here = scribe.index(documents_at, documents.len());
        documents.extend(scribe.rich(*span, here));
    }
    let cells_at = scribe.field(at, "cells");
    let mut cells: Vec<FurtherCell> = Vec::new();
    for lines in &entry.cells {
        let here = scribe.index(cells_at, cells.len());
        cells.push(FurtherCell(whole(cx, scribe, lines.clone(), here)));
    }
    while cells.last().is_some_and(|cell| cell.0.is_none()) {
        cells.pop();
    }
    AgendaItem { number, label, bullet, title, documents, cells, items: Vec::new() }
}

/// The address of an item: the path of labels without their punctuation. A label that begins with its parent's address
/// is the whole address.
fn address(label: &str, above: Option<&str>) -> String {
    let own = numeral::number(label);
    match above {
        Some(above) if own.strip_prefix(above).is_some_and(|rest| rest.starts_with('.')) => own,
        // Turned round by an extractor: `1.5` below `5`.
        Some(above) if own.strip_suffix(above).is_some_and(|rest| rest.ends_with('.')) => {
            own.rsplit('.').collect::<Vec<_>>().join(".")
        }
        Some(above) => format!("{above}.{own}"),
        None => own,
    }
}

/// Findings on how the numbers follow each other.
fn notice(scribe: &mut Scribe<'_>, entry: &Draft, number: Option<&str>, text: &str) {
    let (Some(number), Some(label)) = (number, entry.label) else { return };
    match entry.follows {
        Some(Follows::Jump { from }) => {
            scribe.finding(Code::AgendaNumberGap, label, format!("item {number} follows an item {from}"));
        }
        Some(Follows::Again) => {
            scribe.finding(Code::AgendaNumberRepeated, label, format!("item {number} stands twice"))
        }
        _ => {}
    }
    if number == "l" && label.of(text).trim().ends_with('.') {
        scribe.finding(Code::DamagedMarker, label, "`l.` stands where `1.` is meant");
    }
}
