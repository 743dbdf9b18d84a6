//! From lines to pieces: the one walk over the text that decides what stands together.

use crate::bookmarks;
use crate::edges;
use crate::furniture::{Furniture, Role};
use crate::lines::Line;
use crate::marker;
use crate::measure::Measures;
use crate::signs::Signs;
use crate::table::delimited::Separators;
use crate::table::heads::{self, Head};
use crate::table::{Step, Table, aligned, cells, tabbed};
use crate::wrap::{self, Part};
use blocks::{Blocks, Mark, MarkKind, Paragraph, Piece, Region, Residue, Span};

/// What parts a line from the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gap {
    /// Nothing but the line end.
    None,
    /// At least one blank line.
    Blank,
    /// The end of a page: a form feed, or the furniture of pages.
    Page,
}

/// A line that says something.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Seen {
    pub(crate) whole: Span,
    pub(crate) span: Span,
    pub(crate) gap: Gap,
    pub(crate) tab_led: bool,
}

/// The lines that say something, with what parts them: those that are furniture (`gone`) part others. A tab-led line
/// without text is an empty cell, and says so.
pub(crate) fn seen(text: &str, lines: &[Line], gone: &[bool]) -> Vec<Seen> {
    let mut seen: Vec<Seen> = Vec::with_capacity(lines.len());
    let mut gap = Gap::None;
    for (at, line) in lines.iter().enumerate() {
        let gone = gone.get(at).copied().unwrap_or(false);
        if line.feed.is_some() || gone {
            gap = Gap::Page;
        }
        if gone {
            continue;
        }
        let tab_led = line.tab_led(text);
        if line.is_blank() && !tab_led {
            if gap == Gap::None {
                gap = Gap::Blank;
            }
            continue;
        }
        seen.push(Seen { whole: line.whole, span: line.span, gap, tab_led });
        gap = Gap::None;
    }
    seen
}

/// Cuts the text of the blocks into pieces.
pub(crate) fn cut(blocks: &mut Blocks, lines: &[Line], seen: &[Seen], furniture: &[Furniture]) {
    // A line is a paragraph at most in a cell in a row; room that is not used costs nothing.
    blocks.pieces.reserve(seen.len() * 4 + 8);
    let measures = Measures::of(&blocks.text, seen);
    let separators = Separators::of(&blocks.text, seen);
    let tabs = Signs::of(&blocks.text, seen, "\t");
    let mut gaps = Signs::of(&blocks.text, seen, "  ");
    gaps.add(&blocks.text, seen, "\u{3000}");
    for piece in furniture {
        let residue = match piece.role {
            Role::Number => Residue::PageNumber,
            Role::Copy => Residue::RunningHead,
            Role::Header | Role::Footer => continue,
        };
        blocks.marks.push(Mark { span: piece.span, kind: MarkKind::Residue(residue) });
    }
    let mut walk = Walk {
        blocks,
        seen,
        measures,
        separators,
        tabs,
        gaps,
        looked: 0,
        furniture,
        between: between(lines, furniture),
        told: 0,
    };
    let mut at = 0;
    while let Some(line) = seen.get(at) {
        at = walk.piece(at, line).max(at + 1);
    }
    walk.tell_between(Span::new(u32::MAX, u32::MAX));
}

/// What stands between the pieces: the ends of pages, the first copies of heads and feet.
fn between(lines: &[Line], furniture: &[Furniture]) -> Vec<Between> {
    let feeds =
        lines.iter().filter_map(|line| line.feed).map(|at| Between { span: Span::new(at, at + 1), region: None });
    let regions = furniture.iter().filter_map(|piece| match piece.role {
        Role::Header => Some(Between { span: piece.span, region: Some(Region::Header) }),
        Role::Footer => Some(Between { span: piece.span, region: Some(Region::Footer) }),
        Role::Copy | Role::Number => None,
    });
    let mut between: Vec<Between> = feeds.chain(regions).collect();
    between.sort_by_key(|piece| piece.span.start);
    between
}

struct Between {
    span: Span,
    /// The head or the foot of the pages; otherwise the end of a page.
    region: Option<Region>,
}

struct Walk<'b> {
    blocks: &'b mut Blocks,
    seen: &'b [Seen],
    measures: Measures,
    separators: Separators,
    /// The lines with a tab in them, and those with room between words as between columns.
    tabs: Signs,
    gaps: Signs,
    /// No table begins before this line.
    looked: usize,
    furniture: &'b [Furniture],
    between: Vec<Between>,
    /// How many of `between` have been put.
    told: usize,
}

impl Walk<'_> {
    /// Puts the piece that begins at this line; returns the line after it.
    fn piece(&mut self, at: usize, line: &Seen) -> usize {
        if let Some(table) = self.table_at(at, line) {
            self.table(&table);
            return table.end;
        }
        if line.span.is_empty() {
            return at + 1;
        }
        if is_rule(line.span.of(&self.blocks.text)) {
            self.tell_between(line.span);
            self.blocks.pieces.push(Piece::Rule(line.span));
            return at + 1;
        }
        self.paragraph(at)
    }

    /// The table that begins at a line, by the grammar that fits it.
    fn table_at(&mut self, at: usize, line: &Seen) -> Option<Table> {
        if at < self.looked {
            return None;
        }
        let text = &self.blocks.text;
        let found = if line.tab_led {
            if self.is_indented_item(at, line) {
                return None;
            }
            cells::read(text, self.seen, at)
        } else if self.separators.is_row(text, self.seen, at) {
            self.separators.read(text, self.seen, at)
        } else if self.tabs.at(at) && tabbed::is_row(text, line) {
            tabbed::read(text, self.seen, at)
        } else if self.gaps.at(at) || self.gaps.at(at + 1) {
            aligned::read(text, self.seen, at)
        } else {
            return None;
        };
        self.looked = found.looked;
        found.table
    }

    /// Whether the tab only indents an item: right above it stands another item, and no table; or right below it, both of
    /// them with markers in their dress, since a cell may well begin as `2 April 2031` does.
    ///
    /// ```text
    /// 3.⇥Results of the last meeting
    /// ⇥a)⇥report of Working Party 1
    /// ```
    fn is_indented_item(&self, at: usize, line: &Seen) -> bool {
        let text = &self.blocks.text;
        let is_item = |line: &Seen| marker::length(line.span.of(text)) > 0;
        let is_dressed = |line: &Seen| {
            let says = edges::head(line.span.of(text));
            let length = marker::length(says);
            let label = says.get(..length).unwrap_or("").trim_end();
            label.contains(['.', ')', '．', '）']) && label.contains(char::is_alphanumeric) && length < says.len()
        };
        let above = at.checked_sub(1).and_then(|above| self.seen.get(above));
        let below = self.seen.get(at + 1).filter(|below| below.gap == Gap::None);
        line.gap == Gap::None && is_item(line) && above.is_some_and(is_item)
            || is_dressed(line) && below.is_some_and(is_dressed)
    }

    fn paragraph(&mut self, at: usize) -> usize {
        let mut end = at;
        let Some(first) = self.seen.get(at) else { return at + 1 };
        let mut part = Part { span: first.span, line: first };
        let mut span = first.span;
        while let Some(line) = self.seen.get(end + 1) {
            let next = Part { span: line.span, line };
            if line.tab_led
                || !self.joins(part, next, end > at)
                || self.separators.is_row(&self.blocks.text, self.seen, end + 1)
            {
                break;
            }
            end += 1;
            self.wrapped(span.end, next.span.start);
            span.end = next.span.end;
            part = next;
        }
        self.tell_between(span);
        self.put(span);
        end + 1
    }

    /// Whether a part of the text goes on with the part before it.
    fn joins(&self, part: Part, next: Part, going: bool) -> bool {
        let text = &self.blocks.text;
        // Parts of two cells that stand beside each other are not joined over the text between them.
        if part.span.end != part.line.span.end || next.span.start != next.line.span.start || is_rule(next.span.of(text))
        {
            return false;
        }
        let line = Line { whole: part.span, span: part.span, feed: None };
        let leads = next.line.gap == Gap::None && bookmarks::is_only_bookmarks(text, &line);
        leads || wrap::joins(text, &self.measures, part, next, going)
    }

    /// Marks what stands between two lines of a paragraph: the white space as wrapped, the first copy of a running head
    /// or foot as a piece of its own.
    fn wrapped(&mut self, mut from: u32, to: u32) {
        let first = self.furniture.partition_point(|piece| piece.span.start < from);
        for piece in self.furniture.get(first..).unwrap_or_default().iter().take_while(|piece| piece.span.end <= to) {
            self.blocks.marks.push(Mark { span: Span::new(from, piece.span.start), kind: MarkKind::Wrapped });
            if matches!(piece.role, Role::Header | Role::Footer) {
                self.blocks.marks.push(Mark { span: piece.span, kind: MarkKind::Apart });
            }
            from = piece.span.end;
        }
        self.blocks.marks.push(Mark { span: Span::new(from, to), kind: MarkKind::Wrapped });
    }

    /// Puts what stands before this piece, and the heads and feet that stand within it. The end of a page within a
    /// paragraph or table is no piece.
    fn tell_between(&mut self, piece: Span) {
        while let Some(next) = self.between.get(self.told) {
            if next.span.start >= piece.end {
                break;
            }
            let (span, region) = (next.span, next.region);
            self.told += 1;
            match region {
                Some(region) => {
                    self.blocks.open(region);
                    self.put(span);
                    self.blocks.close();
                }
                None if span.start < piece.start => self.blocks.pieces.push(Piece::PageBreak(span)),
                None => {}
            }
        }
    }

    fn table(&mut self, table: &Table) {
        self.tell_between(self.range(table));
        let borders = table.borders.iter().map(|span| Mark { span: *span, kind: MarkKind::Residue(Residue::Border) });
        self.blocks.marks.extend(borders);
        let heads = heads::find(&self.blocks.text, &table.steps);
        self.blocks.open(Region::Table);
        let mut rows = 0;
        let mut at = 0;
        while let Some(step) = table.steps.get(at) {
            let end = at + 1 + heads::row_length(table.steps.get(at + 1..).unwrap_or_default());
            let row = table.steps.get(at + 1..end).unwrap_or_default();
            match heads.get(rows) {
                Some(Head::Again) => self.drop_row(row),
                head => {
                    debug_assert!(matches!(step, Step::Row { .. }));
                    self.blocks.open(Region::Row { header: head == Some(&Head::First) });
                    self.row(row);
                    self.blocks.close();
                }
            }
            rows += 1;
            at = end;
        }
        self.blocks.close();
    }

    fn row(&mut self, steps: &[Step]) {
        let mut cells = steps.split(|step| *step == Step::Cell);
        cells.next();
        for cell in cells {
            self.blocks.open(Region::Cell { across: 1, down: 1 });
            self.cell(cell);
            self.blocks.close();
        }
    }

    /// Puts the paragraphs of a cell.
    fn cell(&mut self, lines: &[Step]) {
        let mut open: Option<(Span, Part, bool)> = None;
        for step in lines {
            let Step::Line { span, seen } = step else { continue };
            let Some(line) = self.seen.get(*seen) else { continue };
            let next = Part { span: *span, line };
            open = match open {
                Some((whole, part, going)) if self.joins(part, next, going) => {
                    self.wrapped(whole.end, span.start);
                    Some((whole.to(*span), next, true))
                }
                before => {
                    if let Some((whole, ..)) = before {
                        self.put(whole);
                    }
                    Some((*span, next, false))
                }
            };
        }
        if let Some((whole, ..)) = open {
            self.put(whole);
        }
    }

    /// A row that was printed before is a running head.
    fn drop_row(&mut self, row: &[Step]) {
        for step in row {
            if let Step::Line { span, .. } = step {
                self.blocks.marks.push(Mark { span: *span, kind: MarkKind::Residue(Residue::RunningHead) });
            }
        }
    }

    /// The range of the text that a table covers.
    fn range(&self, table: &Table) -> Span {
        let end = table.end.checked_sub(1).and_then(|last| self.seen.get(last)).map_or(0, |line| line.whole.end);
        Span::new(self.seen.get(table.start).map_or(end, |line| line.whole.start), end)
    }

    fn put(&mut self, span: Span) {
        self.blocks.pieces.push(Piece::Paragraph(Paragraph { span, ..Paragraph::default() }));
    }
}

/// Three or more of the characters that a line is drawn with, and nothing else.
fn is_rule(text: &str) -> bool {
    if text.starts_with(|c: char| c.is_ascii_alphanumeric()) {
        return false;
    }
    let drawn = |c: char| matches!(c, '_' | '-' | '=' | '–' | '—' | '*' | '~' | '＿' | '￣' | '\u{2500}'..='\u{257F}');
    text.chars().all(|c| drawn(c) || c.is_whitespace()) && text.chars().filter(|c| drawn(*c)).count() >= 3
}
