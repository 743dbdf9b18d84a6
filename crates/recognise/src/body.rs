//! Bodies: the lines of a zone become blocks, in their order.

use crate::account::{At, Class};
use crate::context::{Context, is_closing_mark};
use crate::grid::{Row, rows, table_end};
use crate::line::LineKind;
use crate::marker::{Marker, MarkerKind, marker};
use crate::scribe::Scribe;
use crate::{agenda, deadlines, list, table};
use findings::Span;
use letter::{Block, Heading, PageBreak, Rule, Text};
use std::ops::Range;
use vocabulary::Role;

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
    let mut body = Body { cx, at, zone, range: range.clone(), blocks: Vec::new() };
    let mut index = range.start;
    while index < range.end {
        index = body.next(scribe, index).max(index + 1);
    }
    body.blocks
}

struct Body<'c, 'a> {
    cx: &'c Context<'a>,
    at: At,
    zone: Zone,
    range: Range<usize>,
    blocks: Vec<Block>,
}

impl Body<'_, '_> {
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
        let at = scribe.index(self.at, self.blocks.len());
        scribe.field(at, kind)
    }

    /// A table, or cells that only laid lines out.
    fn cells(&mut self, scribe: &mut Scribe<'_>, start: usize) -> usize {
        let end = table_end(self.cx, start, self.range.end);
        if let Some(behind) = self.paragraphs_in_cell(scribe, start, end) {
            return behind;
        }
        let rows = rows(self.cx, start..end);
        let columns = if self.zone == Zone::Unknown { None } else { deadlines::columns(self.cx, &rows, None) };
        if let Some(columns) = columns {
            let at = self.here(scribe, "deadlines");
            self.blocks.push(Block::Deadlines(deadlines::table(self.cx, scribe, &rows, &columns, None, at)));
            return end;
        }
        let expected = self.zone == Zone::AgendaAnnex;
        if self.zone != Zone::Unknown && agenda::is_table(self.cx, &rows, expected) {
            let at = self.here(scribe, "agenda");
            let notes = agenda::notes_end(self.cx, end, self.range.end, expected);
            let found = agenda::table(self.cx, scribe, &rows, 0..0, end..notes, at);
            self.blocks.push(Block::Agenda(found));
            return notes;
        }
        if is_layout(self.cx, &rows) {
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
        if let Some(items) = list::from_rows(self.cx, &rows, end) {
            let at = self.here(scribe, "list");
            self.blocks.push(Block::List(list::list(self.cx, scribe, &items, at)));
            return end;
        }
        let at = self.here(scribe, "table");
        let found = table::table(self.cx, scribe, &rows, at);
        self.blocks.push(Block::Table(found));
        end
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
        if let Some(items) = list::items(cx, index, end) {
            let at = self.here(scribe, "list");
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
        if let Some((rows, behind)) = deadlines::rows_of_lines(cx, index, self.range.end) {
            let columns = deadlines::columns(cx, &rows, None)?;
            let at = self.here(scribe, "deadlines");
            self.blocks.push(Block::Deadlines(deadlines::table(cx, scribe, &rows, &columns, None, at)));
            return Some(behind);
        }
        if !deadlines::is_heading(cx, index) {
            return None;
        }
        let next = cx.texts(index + 1..self.range.end).next()?;
        if cx.line(next)?.cell.is_some() {
            let end = table_end(cx, next, self.range.end);
            let rows = rows(cx, next..end);
            let columns = deadlines::columns(cx, &rows, Some(index))?;
            let at = self.here(scribe, "deadlines");
            self.blocks.push(Block::Deadlines(deadlines::table(cx, scribe, &rows, &columns, Some(index), at)));
            return Some(end);
        }
        let lines = deadlines::lines(cx, next, self.range.end)?;
        let behind = lines.end;
        let at = self.here(scribe, "deadlines");
        self.blocks.push(Block::Deadlines(deadlines::from_lines(cx, scribe, index, &lines, at)));
        Some(behind)
    }

    /// An agenda: in an annex that is to hold one, all that comes before its first item is its preface; elsewhere a
    /// title must stand above it.
    fn agenda(&mut self, scribe: &mut Scribe<'_>, index: usize) -> Option<usize> {
        let cx = self.cx;
        let expected = self.zone == Zone::AgendaAnnex;
        if !expected {
            return None;
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
        let rows = rows(cx, table..end);
        if !calm || above.len() > 8 || !agenda::is_table(cx, &rows, true) {
            return None;
        }
        let at = self.here(scribe, "agenda");
        let notes = agenda::notes_end(cx, end, self.range.end, true);
        self.blocks.push(Block::Agenda(agenda::table(cx, scribe, &rows, above, end..notes, at)));
        Some(notes)
    }

    /// `2.1 Lamps`, when paragraphs follow and not further items.
    fn numbered_heading(&mut self, scribe: &mut Scribe<'_>, index: usize) -> Option<usize> {
        let cx = self.cx;
        let found = heading_marker(cx, index, self.range.end)?;
        let level = match &found.kind {
            MarkerKind::Path(path) => u8::try_from(path.len() + 1).unwrap_or(9).clamp(2, 9),
            _ => 2,
        };
        let at = self.here(scribe, "heading");
        let label_at = scribe.field(at, "label");
        let label = scribe.plain(Span::new(cx.span(index).start, found.label.end), label_at);
        let text_at = scribe.field(at, "text");
        let text = scribe.rich(found.rest, text_at)?;
        self.blocks.push(Block::Heading(Heading { level, label, text }));
        Some(index + 1)
    }

    /// A short line without a mark at its end, above a paragraph.
    fn is_heading(&self, index: usize) -> bool {
        let cx = self.cx;
        if self.zone == Zone::Unknown {
            return cx.line(index).is_some_and(|line| line.paragraph.outline.is_some());
        }
        if cx.line(index).is_some_and(|line| line.paragraph.outline.is_some()) {
            return true;
        }
        let Some(next) = cx.texts(index + 1..self.range.end).next() else { return false };
        let previous = cx.texts(self.range.start..index).next_back();
        let announced = previous.is_some_and(|before| cx.at(before).trim_end().ends_with([':', '：']));
        // Below a line that has not come to its end stands another such line: an address, not a heading.
        let ended = previous.is_none_or(|before| cx.is_sentence(before))
            || !matches!(self.blocks.last(), Some(Block::Paragraph(_)));
        let short = cx.at(index).chars().count() <= 80;
        let begins =
            cx.at(index).chars().next().is_some_and(|c| !c.is_lowercase() && !c.is_numeric() && !is_opening(c));
        let table_follows = cx.line(next).is_some_and(|line| line.cell.is_some());
        let paragraph_follows = cx.is_sentence(next)
            || lead(cx, next).is_some()
            || marker(cx.visible(next), cx.lines.text).is_some_and(|m| m.sure);
        let heading_follows = cx.is_headline(next)
            && cx.texts(next + 1..self.range.end).next().is_some_and(|after| cx.is_sentence(after));
        cx.is_headline(index)
            && short
            && begins
            && ended
            && !announced
            && !table_follows
            && (paragraph_follows || heading_follows)
            && !cx.is(index, Role::Wish | Role::Caption)
    }

    fn paragraph(&mut self, scribe: &mut Scribe<'_>, index: usize) -> usize {
        let cx = self.cx;
        let at = self.here(scribe, "paragraph");
        let mut spans = vec![cx.span(index)];
        let mut behind = index + 1;
        while behind < self.range.end && completes(cx, behind - 1, behind) {
            spans.push(cx.span(behind));
            behind += 1;
        }
        let lead = if self.zone == Zone::Annex || self.zone == Zone::AgendaAnnex { lead(cx, index) } else { None };
        if let Some(text) = scribe.broken(&spans, lead, at) {
            self.blocks.push(Block::Paragraph(text));
        }
        behind
    }
}

/// Whether a table only laid lines out: no row has two cells with text.
fn is_layout(cx: &Context<'_>, rows: &[Row]) -> bool {
    rows.iter().all(|row| row.cells.iter().filter(|cell| cx.texts(cell.lines.clone()).next().is_some()).count() < 2)
}

/// Whether the second line completes the sentence of the first: no final mark there; here an opening bracket or an
/// address.
pub(crate) fn completes(cx: &Context<'_>, before: usize, index: usize) -> bool {
    let (Some(one), Some(two)) = (cx.line(before), cx.line(index)) else { return false };
    if one.kind != LineKind::Text || two.kind != LineKind::Text || one.cell != two.cell {
        return false;
    }
    let (above, here) = (cx.lines.words(one).trim_end(), cx.lines.words(two));
    let last = above.chars().next_back();
    let open = !last.is_some_and(|c| is_closing_mark(c) && !matches!(c, ':' | '：'));
    let bracket = here.starts_with(['(', '（'])
        && !last.is_some_and(|c| matches!(c, ':' | '：'))
        && (cx.is_sentence(index) || here.ends_with([')', '）']))
        && above.chars().count() > 30;
    open && (bracket || is_address(here)) && marker(cx.visible(index), cx.lines.text).is_none()
}

/// Whether a line is nothing but an address.
fn is_address(line: &str) -> bool {
    let bare = line.trim().trim_end_matches(['.', '。', ';', '；']);
    let mut words = bare.split_whitespace();
    let (Some(word), None) = (words.next(), words.next()) else { return false };
    let web = word.starts_with("http://") || word.starts_with("https://") || word.starts_with("www.");
    word.is_ascii() && (web || word.contains('@') && !word.contains(':'))
}

fn is_opening(c: char) -> bool {
    matches!(c, '(' | '（' | '[' | '“' | '"' | '«' | '+')
}

/// The marker of a numbered heading: its words are short, and what follows is a paragraph or a heading below it.
fn heading_marker(cx: &Context<'_>, index: usize, end: usize) -> Option<Marker> {
    if cx.line(index)?.cell.is_some() {
        return None;
    }
    let found = marker(cx.visible(index), cx.lines.text)?;
    let depth = match &found.kind {
        MarkerKind::Bullet(_) => return None,
        MarkerKind::Path(path) => path.len(),
        MarkerKind::Number(_) => 1,
    };
    let words = found.rest.of(cx.lines.text);
    let short = words.chars().count() <= 90 && words.chars().next().is_some_and(|c| !c.is_lowercase());
    let open =
        words.trim_end().chars().next_back().is_some_and(|c| !is_closing_mark(c) && !crate::context::is_comma(c));
    if !short || !open || words.contains(['。', '@']) {
        return None;
    }
    let next = cx.texts(index + 1..end).next()?;
    if cx.line(next)?.cell.is_some() {
        return None;
    }
    match marker(cx.visible(next), cx.lines.text) {
        None => (cx.is_sentence(next)).then_some(found),
        Some(below) => {
            let deeper = matches!(&below.kind, MarkerKind::Path(path) if path.len() == depth + 1);
            (deeper && (heading_marker(cx, next, end).is_some() || cx.is_sentence(next) && depth > 1)).then_some(found)
        }
    }
}

/// Where a run-in heading at the beginning of a paragraph ends, the blank after its colon included.
pub(crate) fn lead(cx: &Context<'_>, index: usize) -> Option<u32> {
    let visible = cx.visible(index);
    let words = cx.at(index);
    let (place, colon) = words.char_indices().take(80).find(|(_, c)| matches!(c, ':' | '：'))?;
    let name = words.get(..place)?;
    let after = words.get(place + colon.len_utf8()..)?;
    let rest = after.trim_start();
    let sentence = name.contains(['，', '。', '；', ',', ';', '@', '/']) || name.contains(". ") || name.contains("://");
    let time =
        name.chars().next_back().is_some_and(char::is_numeric) && rest.chars().next().is_some_and(char::is_numeric);
    let many = name.split_whitespace().count() > 9;
    if name.trim().is_empty() || rest.is_empty() || after.starts_with("//") || sentence || time || many {
        return None;
    }
    // A contact line is text: `E-mail: host@example.org`, `Tel: +00 …`.
    let bare_value = is_address(rest) || rest.chars().all(|c| c.is_numeric() || "+()-– ./".contains(c));
    let form = rest.chars().all(|c| c == '_' || c.is_whitespace());
    if bare_value || form || cx.is_note(index) {
        return None;
    }
    let blank = after.len() - rest.len();
    let end = place + colon.len_utf8() + blank;
    u32::try_from(end).ok().map(|end| visible.start + end)
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
    let mut body = Body { cx, at, zone: Zone::Unknown, range: range.clone(), blocks: Vec::new() };
    let mut index = range.start;
    while index < range.end {
        let free = cx.line(index).is_some_and(|line| line.kind == LineKind::Text);
        index = if free { body.text(scribe, index) } else { body.next(scribe, index) }.max(index + 1);
    }
    body.blocks
}
