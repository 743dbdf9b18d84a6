//! The second pass: elements become regions, paragraphs and marks.
//!
//! A paragraph begins with its first character and ends where a block begins or ends, so no element needs to be known
//! as one. Regions open late, with the first thing in them: what holds no text (all of `meta`) leaves no trace.

use super::map::Map;
use super::roles::{Role, role};
use super::shape::Shape;
use super::sheet::{Open, Sheet};
use crate::markup::{Attribute, Space};
use blocks::{Blocks, MarkKind, Name, Names, Piece, Region};

/// The blocks in the making.
#[derive(Default)]
pub(super) struct Builder {
    names: Names,
    main: Sheet,
    /// The note in hand; a note in a note is a part of it.
    note: Option<Sheet>,
    frames: Vec<Frame>,
    /// The tables, rows, cells and notes around, outermost first.
    around: Vec<Region>,
    /// The items around; whether the first paragraph of each has begun.
    items: Vec<bool>,
    /// How many groups of head rows are around.
    head_rows: usize,
    notes: u32,
    pictures: u32,
}

/// An open element.
struct Frame {
    kind: Kind,
    role: Role,
    name: Name,
    is_mixed: bool,
    /// Where its text begins.
    start: u32,
    /// What it says of its text, as a part of a sentence.
    marks: [Option<MarkKind>; 2],
    /// The language of its paragraphs.
    language: Option<Name>,
    /// The level of its paragraphs as headings.
    outline: Option<u8>,
    /// The level of the last heading in it or, before the first, around it.
    last_heading: u8,
}

/// What an element is where it stands.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Region {
        region: Region,
        is_open: bool,
    },
    /// Ends a paragraph, and is no region: `p` itself.
    Block,
    /// Part of a sentence.
    Inline,
    Label,
    Note,
}

/// Where a paragraph may end.
#[derive(Clone, Copy, PartialEq)]
enum Border {
    Open,
    Label,
    /// With an element at this depth.
    Close(usize),
}

pub(super) fn is_blank(b: u8) -> bool {
    matches!(b, b' ' | b'\t' | b'\n' | b'\r')
}

impl Builder {
    /// A builder that notes where its words stand in the document.
    pub(super) fn with_map() -> Self {
        let mut builder = Builder::default();
        builder.main.map = Some(Map::default());
        builder
    }

    /// An element begins.
    pub(super) fn open(&mut self, name: &str, shape: Shape, attributes: &[Attribute<'_>]) {
        let role = role(name);
        let name = self.names.add(name);
        let kind = self.kind(role, name, shape, attributes);
        match kind {
            Kind::Inline => self.sheet().settle(),
            Kind::Label => self.end_paragraph(Border::Label),
            Kind::Region { .. } | Kind::Block => self.end_paragraph(Border::Open),
            Kind::Note => self.begin_note(),
        }
        match kind {
            Kind::Region { region: Region::Element(_), .. } => {}
            Kind::Region { region, .. } => self.around.push(region),
            Kind::Note => self.around.push(Region::Note(self.notes)),
            _ => {}
        }
        match role {
            Role::Item => self.items.push(false),
            Role::HeadRows => self.head_rows += 1,
            Role::Break => self.sheet().line_break(),
            Role::Picture => self.pictures += 1,
            Role::Rule | Role::PageBreak => self.between(role),
            _ => {}
        }
        let frame = self.frame(kind, role, name, shape, attributes);
        self.frames.push(frame);
    }

    /// The element that began last ends.
    pub(super) fn close(&mut self) {
        let Some(frame) = self.frames.last() else { return };
        let (kind, role, start, marks) = (frame.kind, frame.role, frame.start, frame.marks);
        match kind {
            Kind::Inline => {
                if self.sheet().here() > start {
                    marks.into_iter().flatten().for_each(|mark| self.sheet().mark(start, mark));
                }
            }
            Kind::Label => self.end_label(start),
            Kind::Region { .. } | Kind::Block | Kind::Note => self.end_paragraph(Border::Close(self.frames.len())),
        }
        if let Kind::Region { region: Region::Cell { .. }, .. } = kind {
            // An empty cell is a cell; an empty element is nothing.
            self.open_regions(true);
        }
        match self.frames.pop().map(|frame| frame.kind) {
            Some(Kind::Region { region, is_open }) => {
                if is_open {
                    self.sheet().pieces.push(Piece::Close);
                }
                if !matches!(region, Region::Element(_)) {
                    self.around.pop();
                }
            }
            Some(Kind::Note) => {
                self.around.pop();
                self.end_note();
            }
            _ => {}
        }
        match role {
            Role::Item => drop(self.items.pop()),
            Role::HeadRows => self.head_rows -= 1,
            _ => {}
        }
    }

    /// Characters, which begin at this place of the document.
    pub(super) fn text(&mut self, text: &str, place: usize) {
        let mut rest = text;
        while !rest.is_empty() {
            let (word, after) = rest.split_at(rest.bytes().position(is_blank).unwrap_or(rest.len()));
            if !word.is_empty() {
                self.begin_paragraph();
                self.sheet().word(word, place + (text.len() - rest.len()));
            }
            let (blanks, next) = after.split_at(after.bytes().position(|b| !is_blank(b)).unwrap_or(after.len()));
            if !blanks.is_empty() {
                self.sheet().blank(blanks.contains('\n'));
            }
            rest = next;
        }
    }

    /// The blocks, and how many pictures were left out.
    pub(super) fn finish(mut self) -> (Blocks, u32) {
        self.end_paragraph(Border::Close(0));
        let Sheet { text, pieces, mut marks, .. } = self.main;
        marks.sort_by_key(|mark| mark.span.start);
        (Blocks { text, pieces, marks, names: self.names, ..Blocks::default() }, self.pictures)
    }

    /// Where the words of the text stand in the document.
    pub(super) fn into_map(mut self) -> Map {
        self.end_paragraph(Border::Close(0));
        self.main.map.unwrap_or_default()
    }

    fn sheet(&mut self) -> &mut Sheet {
        self.note.as_mut().unwrap_or(&mut self.main)
    }

    fn kind(&mut self, role: Role, name: Name, shape: Shape, attributes: &[Attribute<'_>]) -> Kind {
        let parent = self.frames.last();
        let in_sentence = parent.is_some_and(|frame| frame.kind == Kind::Inline || frame.is_mixed);
        let in_block = in_sentence || parent.is_some_and(|frame| frame.kind == Kind::Block && !frame.role.groups());
        let in_table = matches!(self.around.last(), Some(Region::Table));
        let in_row = matches!(self.around.last(), Some(Region::Row { .. }));
        let region = |region| Kind::Region { region, is_open: false };
        match role {
            Role::Paragraph => Kind::Block,
            Role::Heading(_) if !in_sentence => Kind::Block,
            Role::Label if !in_block => Kind::Label,
            Role::Table if !in_table && !in_row => region(Region::Table),
            Role::Row if in_table => region(Region::Row { header: self.head_rows > 0 || shape.is_header }),
            Role::Cell if in_row => {
                let span = |name| number(attributes, name).unwrap_or(1);
                region(Region::Cell { across: span("colspan"), down: span("rowspan") })
            }
            Role::HeadRows | Role::Rows if in_table => Kind::Block,
            Role::Note if in_block && self.note.is_none() => Kind::Note,
            _ if role.is_inline() || (in_block && role != Role::Item) => Kind::Inline,
            // Cells and notes hold paragraphs and tables.
            _ if !self.around.is_empty() || shape.is_mixed => Kind::Block,
            _ => region(Region::Element(name)),
        }
    }

    fn frame(&mut self, kind: Kind, role: Role, name: Name, shape: Shape, attributes: &[Attribute<'_>]) -> Frame {
        let value = |local: &str| attributes.iter().find(|a| a.local == local && !a.value.is_empty());
        let is_language = |a: &&Attribute<'_>| a.local == "lang" && !a.value.is_empty() && a.space != Space::Letter;
        let language = attributes.iter().find(is_language).map(|a| self.names.add(&a.value));
        let mark = match role {
            Role::Link => value("href").or(value("url")).map(|target| MarkKind::Link(self.names.add(&target.value))),
            role => role.mark(),
        };
        if let Some(anchor) = value("eId").or(value("id")).or(value("name")).filter(|_| role == Role::Anchor) {
            let mark = MarkKind::Anchor(self.names.add(&anchor.value));
            let here = self.sheet().here();
            self.sheet().mark(here, mark);
        }
        let parent = self.frames.last();
        let mut last_heading = parent.map_or(0, |frame| frame.last_heading);
        let mut outline = parent.and_then(|frame| frame.outline);
        if let (Role::Heading(level), Kind::Block) = (role, kind) {
            last_heading = level.unwrap_or(self.headings_around() + 1).min(9);
            outline = Some(last_heading);
            if let Some(parent) = self.frames.last_mut() {
                parent.last_heading = last_heading;
            }
        }
        let parent = self.frames.last();
        // A part of a sentence gives its paragraph neither name nor language.
        let (is_part, around) = (kind == Kind::Inline, parent.map(|frame| (frame.name, frame.language)));
        let (name, own) = around.filter(|_| is_part).unwrap_or((name, language));
        let language_of_part = language.filter(|_| is_part).map(MarkKind::Language);
        Frame {
            kind,
            role,
            name,
            is_mixed: shape.is_mixed,
            start: self.sheet().here(),
            marks: [mark.filter(|_| is_part), language_of_part],
            language: own.or(around.and_then(|(_, language)| language)),
            outline,
            last_heading,
        }
    }

    /// The level of the nearest heading outside the element in hand.
    fn headings_around(&self) -> u8 {
        self.frames.len().checked_sub(2).and_then(|at| self.frames.get(at)).map_or(0, |frame| frame.last_heading)
    }

    fn begin_paragraph(&mut self) {
        let is_waiting = match &self.sheet().paragraph {
            Some(paragraph) if paragraph.label_of.is_none() => return,
            Some(_) => true,
            None => false,
        };
        let depth = self.frames.len();
        let Some(frame) = self.frames.last() else { return };
        let is_label = frame.kind == Kind::Label;
        if is_waiting && is_label {
            return;
        }
        let mut open = Open {
            style: Some(frame.name),
            outline: frame.outline,
            language: frame.language,
            label_of: is_label.then(|| depth.saturating_sub(1)),
            ..Open::default()
        };
        let items = u8::try_from(self.items.len()).unwrap_or(u8::MAX);
        match self.items.last_mut() {
            Some(begun) if !*begun => {
                *begun = true;
                open.level = Some(items - 1);
            }
            Some(_) => open.indent = 720 * u32::from(items),
            None => {}
        }
        let here = self.sheet().here();
        let sheet = self.sheet();
        open.start = match &sheet.paragraph {
            Some(waiting) => {
                // The first paragraph of an item began with its label.
                if waiting.level.is_some() {
                    (open.level, open.indent) = (waiting.level, 0);
                }
                open.blank = waiting.blank;
                waiting.start
            }
            None => here,
        };
        sheet.paragraph = Some(open);
    }

    fn end_paragraph(&mut self, border: Border) {
        let waits_in = self.sheet().paragraph.and_then(|paragraph| paragraph.label_of);
        let goes_on = match (waits_in, border) {
            (Some(_), Border::Open) => true,
            (Some(holder), Border::Close(depth)) => depth > holder,
            _ => false,
        };
        if goes_on {
            return;
        }
        let sheet = self.sheet();
        if sheet.paragraph.is_none() && sheet.called.is_empty() {
            return;
        }
        let added = self.open_regions(false);
        self.sheet().end_paragraph();
        (0..added).for_each(|_| self.sheet().pieces.push(Piece::Close));
    }

    /// A label ends: what it numbers follows after one blank, which belongs to it.
    fn end_label(&mut self, start: u32) {
        let sheet = self.sheet();
        if sheet.here() == start {
            return;
        }
        if let Some(paragraph) = &mut sheet.paragraph {
            paragraph.blank = None;
        }
        sheet.text.push(' ');
        sheet.mark(start, MarkKind::Label);
    }

    fn begin_note(&mut self) {
        self.notes += 1;
        let (number, here) = (self.notes, self.main.here());
        self.main.mark(here, MarkKind::Note(number));
        let map = self.main.map.as_ref().map(|_| Map::default());
        self.note = Some(Sheet { map, ..Sheet::default() });
    }

    fn end_note(&mut self) {
        if let Some(note) = self.note.take() {
            self.main.called.push((self.notes, note));
        }
    }

    /// A rule or a page break between paragraphs; within one it parts nothing.
    fn between(&mut self, role: Role) {
        if self.sheet().paragraph.is_some() {
            return;
        }
        let added = self.open_regions(false);
        let sheet = self.sheet();
        let span = blocks::Span::new(sheet.here(), sheet.here());
        sheet.pieces.push(if role == Role::Rule { Piece::Rule(span) } else { Piece::PageBreak(span) });
        (0..added).for_each(|_| self.sheet().pieces.push(Piece::Close));
    }

    /// Opens the regions around, for something in them. Where characters stand in a table outside its cells, they come
    /// before it if no row has begun, and get a cell of their own otherwise: how many regions were opened for that.
    fn open_regions(&mut self, is_cell: bool) -> usize {
        let is_note = |frame: &Frame| frame.kind == Kind::Note;
        let first = self.frames.iter().rposition(is_note).map_or(0, |at| at + 1);
        let mut added = 0;
        let mut opened = Vec::new();
        for frame in self.frames.iter_mut().skip(first) {
            let Kind::Region { region, is_open } = &mut frame.kind else { continue };
            opened.push((*region, std::mem::replace(is_open, true)));
        }
        if let (false, Some((Region::Table, was_open))) = (is_cell, opened.last().copied()) {
            if was_open {
                added = 2;
            } else {
                opened.pop();
                self.reopen_late();
            }
        } else if let (false, Some((Region::Row { .. }, _))) = (is_cell, opened.last()) {
            added = 1;
        }
        let sheet = self.note.as_mut().unwrap_or(&mut self.main);
        sheet.pieces.extend(opened.iter().filter(|(_, was_open)| !was_open).map(|(region, _)| Piece::Open(*region)));
        if added == 2 {
            sheet.pieces.push(Piece::Open(Region::Row { header: false }));
        }
        if added > 0 {
            sheet.pieces.push(Piece::Open(Region::Cell { across: 1, down: 1 }));
        }
        added
    }

    /// The innermost region stays closed for now.
    fn reopen_late(&mut self) {
        let regions = self.frames.iter_mut().rev().find_map(|frame| match &mut frame.kind {
            Kind::Region { is_open, .. } => Some(is_open),
            _ => None,
        });
        if let Some(is_open) = regions {
            *is_open = false;
        }
    }
}

/// A number of cells that an attribute says, where it says more than one.
fn number(attributes: &[Attribute<'_>], name: &str) -> Option<u32> {
    let attribute = attributes.iter().find(|attribute| attribute.local == name)?;
    attribute.value.parse().ok().filter(|number| (2..=1_000).contains(number))
}
