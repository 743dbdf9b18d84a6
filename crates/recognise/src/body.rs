//! Bodies: the lines of a zone become blocks, in their order.
//!
//! Each line is offered to the specialists, the most telling first: deadlines, agenda, numbered heading, list, heading; what
//! none of them takes is a paragraph.

mod heading;
mod paragraph;

use crate::account::{At, Class};
use crate::context::Context;
use crate::grid::{Row, aligned, rows, table_end};
use crate::line::LineKind;
use crate::marker::{Marker, marker};
use crate::scribe::Scribe;
use crate::{agenda, deadlines, list, table};
use letter::{Block, Heading, PageBreak, Rule, Text};
use std::ops::Range;
use vocabulary::Role;

pub(crate) use paragraph::completes;

/// Which body: what may stand in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Zone {
    /// The letter's own.
    Body,
    /// An annex's: practical information, with run-in headings.
    Annex,
    /// An annex's that is to hold an agenda.
    AgendaAnnex,
    /// Of something that is no letter: nothing is looked for but lists and tables.
    Unknown,
}

/// The blocks of these lines.
pub(crate) fn blocks(cx: &Context<'_>, scribe: &mut Scribe<'_>, range: Range<usize>, at: At, zone: Zone) -> Vec<Block> {
    let mut body = Body { cx, at, zone, range: range.clone(), blocks: Vec::new(), first: 0, number: None };
    body.take(scribe, range);
    body.blocks
}

/// The blocks of a letter's body without the lines among it that are none of its own.
pub(crate) fn blocks_around(
    cx: &Context<'_>,
    scribe: &mut Scribe<'_>,
    range: Range<usize>,
    without: Option<Range<usize>>,
    at: At,
) -> Vec<Block> {
    let without = without.unwrap_or(range.end..range.end);
    let mut body = Body { cx, at, zone: Zone::Body, range: range.clone(), blocks: Vec::new(), first: 0, number: None };
    body.take(scribe, range.start..without.start);
    body.take(scribe, without.end..range.end);
    body.blocks
}

/// The blocks of lines that are no part of the letter, the first of them the `first`-th at its place.
pub(crate) fn blocks_from(
    cx: &Context<'_>,
    scribe: &mut Scribe<'_>,
    range: Range<usize>,
    at: At,
    first: usize,
) -> Vec<Block> {
    let mut body = Body { cx, at, zone: Zone::Unknown, range: range.clone(), blocks: Vec::new(), first, number: None };
    body.take(scribe, range);
    body.blocks
}

struct Body<'c, 'a> {
    cx: &'c Context<'a>,
    at: At,
    zone: Zone,
    range: Range<usize>,
    blocks: Vec<Block>,
    /// The last number of a list above, or of the heading of deadlines.
    number: Option<Marker>,
    /// How many blocks stand at the place already.
    first: usize,
}

impl Body<'_, '_> {
    /// Takes these lines.
    fn take(&mut self, scribe: &mut Scribe<'_>, range: Range<usize>) {
        self.range = range.clone();
        let mut index = range.start;
        while index < range.end {
            index = self.next(scribe, index).max(index + 1);
        }
    }

    /// Takes what begins with this line; returns the line behind it.
    fn next(&mut self, scribe: &mut Scribe<'_>, index: usize) -> usize {
        let Some(line) = self.cx.line(index) else { return index + 1 };
        match line.kind {
            LineKind::Empty => index + 1,
            LineKind::Rule => {
                let at = self.here(scribe, "rule");
                let at = scribe.field(at, "printed");
                let printed = scribe.plain(line.span, at);
                self.blocks.push(Block::Rule(Rule { printed }));
                index + 1
            }
            LineKind::PageBreak => {
                scribe.account(line.span, Class::Layout, self.at);
                let inside = !self.blocks.is_empty() && self.cx.texts(index..self.range.end).next().is_some();
                if inside && line.span.is_empty() {
                    self.blocks.push(Block::PageBreak(PageBreak {}));
                }
                index + 1
            }
            LineKind::Image(picture) => {
                scribe.account(line.span, Class::Kept, self.at);
                self.blocks.extend(scribe.image(&picture).map(Block::Image));
                index + 1
            }
            LineKind::Text if line.cell.is_some() => self.cells(scribe, index),
            LineKind::Text => self.text(scribe, index),
        }
    }

    /// The place of the next block, as a block of this kind.
    fn here(&self, scribe: &mut Scribe<'_>, kind: &'static str) -> At {
        let at = scribe.index(self.at, self.first + self.blocks.len());
        scribe.field(at, kind)
    }

    /// A table, or cells that only laid lines out.
    fn cells(&mut self, scribe: &mut Scribe<'_>, start: usize) -> usize {
        let end = table_end(self.cx, start, self.range.end);
        if let Some(behind) = self.paragraphs_in_cell(scribe, start, end) {
            return behind;
        }
        let cells = rows(self.cx, start..end);
        let rows = aligned(cells.clone());
        if let Some(heading) = self.heading_row(&rows)
            && let Some(below) = rows.get(1..)
            && let Some(columns) = deadlines::columns(self.cx, below, Some(heading))
        {
            let at = self.here(scribe, "deadlines");
            self.blocks.push(Block::Deadlines(deadlines::table(self.cx, scribe, below, &columns, Some(heading), at)));
            return end;
        }
        let columns = if self.zone == Zone::Unknown { None } else { deadlines::columns(self.cx, &rows, None) };
        let announced = || deadlines::announced(self.cx, self.range.start, start, &rows);
        let columns = columns.or_else(|| if self.zone == Zone::Unknown { None } else { announced() });
        if let Some(columns) = columns {
            let at = self.here(scribe, "deadlines");
            self.blocks.push(Block::Deadlines(deadlines::table(self.cx, scribe, &rows, &columns, None, at)));
            return end;
        }
        let expected = self.zone == Zone::AgendaAnnex || self.below_agenda_title(start);
        if self.zone != Zone::Unknown && agenda::is_table(self.cx, &rows, expected) {
            let at = self.here(scribe, "agenda");
            let notes = agenda::notes_end(self.cx, end, self.range.end, self.zone == Zone::AgendaAnnex);
            let (rows, behind) = agenda::without_signature(self.cx, &rows, end);
            let found = agenda::table(self.cx, scribe, rows, 0..0, behind..notes, at);
            self.blocks.push(Block::Agenda(found));
            return notes;
        }
        if is_layout(self.cx, &rows) && !(self.zone == Zone::Annex && is_form(self.cx, &rows)) {
            // Cells without neighbours: their lines are lines.
            let mut index = start;
            while index < end {
                index = match self.cx.line(index).map(|line| line.kind) {
                    Some(LineKind::Text) => self.text(scribe, index).max(index + 1).min(end.max(index + 1)),
                    _ => index + 1,
                };
            }
            return index.max(end);
        }
        if let Some(items) = list::from_rows(self.cx, &cells, end) {
            let at = self.here(scribe, "list");
            self.blocks.push(Block::List(list::list(self.cx, scribe, &items, at)));
            return end;
        }
        let at = self.here(scribe, "table");
        let found = table::table(self.cx, scribe, &cells, at);
        self.blocks.push(Block::Table(found));
        end
    }

    /// The heading of deadlines in the first row of their table, over all columns.
    fn heading_row(&self, rows: &[Row]) -> Option<usize> {
        let cx = self.cx;
        let mut lines = rows.first()?.cells.iter().flat_map(|cell| cx.texts(cell.lines.clone()));
        let only = lines.next().filter(|_| lines.next().is_none())?;
        (self.zone != Zone::Unknown && rows.len() > 1 && deadlines::is_heading(cx, only)).then_some(only)
    }

    /// Paragraphs of the letter that an extractor left in the cell above them, such as that of the salutation: the lines
    /// of a first cell that holds sentences, up to the cell behind it.
    fn paragraphs_in_cell(&mut self, scribe: &mut Scribe<'_>, start: usize, end: usize) -> Option<usize> {
        let cell = self.cx.line(start)?.cell;
        let behind = (start..end).find(|index| self.cx.line(*index).and_then(|line| line.cell) != cell).unwrap_or(end);
        let lines: Vec<usize> = self.cx.texts(start..behind).collect();
        let sentences = lines.iter().filter(|index| self.cx.is_sentence(**index)).count();
        let announces = lines.last().is_some_and(|last| self.cx.is(*last, Role::DeadlinesHeading));
        if lines.len() < 2 || sentences < 2 && !announces {
            return None;
        }
        let mut index = start;
        while index < behind {
            let free = self.cx.line(index).is_some_and(|line| line.kind == LineKind::Text);
            index = if free { self.text(scribe, index) } else { index + 1 }.max(index + 1);
        }
        Some(index)
    }

    /// Text that stands free.
    fn text(&mut self, scribe: &mut Scribe<'_>, index: usize) -> usize {
        let (cx, end) = (self.cx, self.range.end);
        if self.zone != Zone::Unknown {
            if let Some(behind) = self.deadlines(scribe, index) {
                return behind;
            }
            if let Some(behind) = self.agenda(scribe, index) {
                return behind;
            }
        }
        if let Some(behind) = self.numbered_heading(scribe, index) {
            return behind;
        }
        if let Some(items) = list::items_after(cx, index, end, self.number.as_ref()) {
            let at = self.here(scribe, "list");
            self.number = items.last_number().cloned().or(self.number.take());
            let behind = items.end;
            self.blocks.push(Block::List(list::list(cx, scribe, &items, at)));
            return behind;
        }
        if self.is_heading(index) {
            let at = self.here(scribe, "heading");
            let at = scribe.field(at, "text");
            // Level 1 is a title; where the source has levels, they are kept.
            let level = cx.line(index).and_then(|line| line.paragraph.outline).unwrap_or(2).clamp(2, 9);
            if let Some(text) = scribe.rich(cx.span(index), at) {
                self.blocks.push(Block::Heading(Heading { level, label: None, text }));
            }
            return index + 1;
        }
        self.paragraph(scribe, index)
    }

    /// A heading of deadlines and what stands below it.
    fn deadlines(&mut self, scribe: &mut Scribe<'_>, index: usize) -> Option<usize> {
        let cx = self.cx;
        if let Some((rows, behind)) = deadlines::rows_of_lines(cx, index, self.range.end, false) {
            let columns = deadlines::columns(cx, &rows, None)?;
            let at = self.here(scribe, "deadlines");
            self.blocks.push(Block::Deadlines(deadlines::table(cx, scribe, &rows, &columns, None, at)));
            return Some(behind);
        }
        let sure = deadlines::is_heading(cx, index);
        if !sure && !deadlines::announces(cx, index) {
            return None;
        }
        let next = cx.texts(index + 1..self.range.end).next()?;
        if cx.line(next)?.cell.is_some() {
            let end = table_end(cx, next, self.range.end);
            let rows = aligned(rows(cx, next..end));
            let alone = rows.iter().all(|row| row.cells.len() == 1);
            let columns = deadlines::columns(cx, &rows, Some(index)).filter(|_| !alone);
            let Some(columns) = columns else { return self.dated_lines(scribe, index, next, sure) };
            if !sure && !columns.tell(cx, &rows) {
                return None;
            }
            self.number = marker(cx.visible(index), cx.lines.text).or(self.number.take());
            let at = self.here(scribe, "deadlines");
            self.blocks.push(Block::Deadlines(deadlines::table(cx, scribe, &rows, &columns, Some(index), at)));
            return Some(end);
        }
        if sure
            && let Some((rows, behind)) = deadlines::rows_of_lines(cx, next, self.range.end, true)
            && let Some(columns) = deadlines::columns(cx, &rows, Some(index))
        {
            self.number = marker(cx.visible(index), cx.lines.text).or(self.number.take());
            let at = self.here(scribe, "deadlines");
            self.blocks.push(Block::Deadlines(deadlines::table(cx, scribe, &rows, &columns, Some(index), at)));
            return Some(behind);
        }
        self.dated_lines(scribe, index, next, sure)
    }

    /// The lines of deadlines from `next` on, below their heading.
    fn dated_lines(&mut self, scribe: &mut Scribe<'_>, heading: usize, next: usize, sure: bool) -> Option<usize> {
        let cx = self.cx;
        let lines = deadlines::lines(cx, next, self.range.end).filter(|lines| sure || lines.tell(cx))?;
        let behind = lines.end;
        self.number = marker(cx.visible(heading), cx.lines.text).or(self.number.take());
        let at = self.here(scribe, "deadlines");
        self.blocks.push(Block::Deadlines(deadlines::from_lines(cx, scribe, heading, &lines, at)));
        Some(behind)
    }

    /// An agenda: in an annex that is to hold one, all that comes before its first item is its preface; elsewhere a
    /// title must stand above it.
    fn agenda(&mut self, scribe: &mut Scribe<'_>, index: usize) -> Option<usize> {
        let cx = self.cx;
        let expected = self.zone == Zone::AgendaAnnex;
        if !expected {
            return self.agenda_in_place(scribe, index);
        }
        let heads = (index..self.range.end.min(index + 6))
            .find_map(|at| agenda::rows_of_lines(cx, at, self.range.end).map(|found| (at, found)));
        if let Some((at_line, (rows, behind))) = heads {
            let at = self.here(scribe, "agenda");
            let notes = agenda::notes_end(cx, behind, self.range.end, true);
            self.blocks.push(Block::Agenda(agenda::table(cx, scribe, &rows, index..at_line, behind..notes, at)));
            return Some(notes);
        }
        if let Some(found) = agenda::lines(cx, index, self.range.end) {
            let behind = found.notes.end;
            let at = self.here(scribe, "agenda");
            self.blocks.push(Block::Agenda(agenda::from_lines(cx, scribe, &found, at)));
            return Some(behind);
        }
        // Lines before a table of items.
        let table = (index..self.range.end).find(|i| cx.line(*i).is_some_and(|line| line.cell.is_some()))?;
        let above = index..table;
        let calm =
            cx.texts(above.clone()).all(|i| !cx.is_sentence(i) || cx.is_note(i) || cx.at(i).chars().count() < 90);
        let end = table_end(cx, table, self.range.end);
        let rows = aligned(rows(cx, table..end));
        if !calm || above.len() > 8 || !agenda::is_table(cx, &rows, true) {
            return None;
        }
        let at = self.here(scribe, "agenda");
        let notes = agenda::notes_end(cx, end, self.range.end, true);
        let (rows, behind) = agenda::without_signature(cx, &rows, end);
        self.blocks.push(Block::Agenda(agenda::table(cx, scribe, rows, above, behind..notes, at)));
        Some(notes)
    }
}

impl Body<'_, '_> {
    /// An agenda in the letter itself, or in an annex of other things: its title, and directly below it the items.
    fn agenda_in_place(&mut self, scribe: &mut Scribe<'_>, index: usize) -> Option<usize> {
        let cx = self.cx;
        if !agenda::is_title(cx, index) {
            return None;
        }
        let items = agenda::begins_below(cx, index, self.range.end)?;
        let end = list::items(cx, items, self.range.end)?.end;
        let found = agenda::lines(cx, index + 1, end)?;
        let at = self.here(scribe, "heading");
        let at = scribe.field(at, "text");
        if let Some(text) = scribe.rich(cx.span(index), at) {
            self.blocks.push(Block::Heading(Heading { level: 2, label: None, text }));
        }
        let at = self.here(scribe, "agenda");
        self.blocks.push(Block::Agenda(agenda::from_lines(cx, scribe, &found, at)));
        Some(end)
    }

    /// Whether the title of an agenda stands above this line, at most the place and the days between.
    fn below_agenda_title(&self, index: usize) -> bool {
        let mut above = self.cx.texts(self.range.start..index).rev().take(3);
        above.any(|above| agenda::is_title(self.cx, above))
    }
}

/// Whether a table only laid lines out: no row has two cells with text.
fn is_layout(cx: &Context<'_>, rows: &[Row]) -> bool {
    rows.iter().all(|row| row.cells.iter().filter(|cell| cx.texts(cell.lines.clone()).next().is_some()).count() < 2)
}

/// Whether a table is a form to fill in: a name in the first cell of each of its rows, and room beside it.
fn is_form(cx: &Context<'_>, rows: &[Row]) -> bool {
    let named = |row: &Row| {
        let mut lines = cx.texts(row.lines(0));
        let first = lines.next().is_some_and(|index| cx.at(index).chars().count() <= 80 && !cx.ends_sentence(index));
        first && lines.next().is_none()
    };
    let width = rows.first().map_or(0, |row| row.cells.len());
    rows.len() > 1 && width > 1 && rows.iter().all(|row| row.cells.len() == width && named(row))
}

/// A text, or nothing where a line holds only what is no text.
pub(crate) fn texts(cx: &Context<'_>, scribe: &mut Scribe<'_>, range: Range<usize>, at: At) -> Vec<Text> {
    let mut found = Vec::new();
    for index in cx.texts(range) {
        let at = scribe.index(at, found.len());
        found.extend(scribe.rich(cx.span(index), at));
    }
    found
}

/// The blocks of a cell: lists and paragraphs.
pub(crate) fn cell(cx: &Context<'_>, scribe: &mut Scribe<'_>, range: Range<usize>, at: At) -> Vec<Block> {
    let mut body =
        Body { cx, at, zone: Zone::Unknown, range: range.clone(), blocks: Vec::new(), first: 0, number: None };
    let mut index = range.start;
    while index < range.end {
        let free = cx.line(index).is_some_and(|line| line.kind == LineKind::Text);
        index = if free { body.text(scribe, index) } else { body.next(scribe, index) }.max(index + 1);
    }
    body.blocks
}
