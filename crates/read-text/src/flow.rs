//! From lines to pieces: the one walk over the text that decides what stands together.

use crate::bookmarks;
use crate::furniture::{Furniture, Role};
use crate::lines::Line;
use crate::measure::Measures;
use crate::table::{Step, Table, cells};
use crate::wrap;
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
    let measures = Measures::of(&blocks.text, seen);
    for piece in furniture {
        let residue = match piece.role {
            Role::Number => Residue::PageNumber,
            Role::Copy => Residue::RunningHead,
            Role::Header | Role::Footer => continue,
        };
        blocks.marks.push(Mark { span: piece.span, kind: MarkKind::Residue(residue) });
    }
    let mut walk = Walk { blocks, seen, measures, plain: 0, furniture, between: between(lines, furniture), told: 0 };
    let mut at = 0;
    while let Some(line) = seen.get(at) {
        at = walk.piece(at, line).max(at + 1);
    }
    walk.tell_between(Span::new(u32::MAX, u32::MAX));
}

/// What stands between the pieces: the ends of pages, the first copies of heads and feet.
fn between(lines: &[Line], furniture: &[Furniture]) -> Vec<Between> {
    let feeds = lines.iter().filter_map(|line| line.feed).map(|at| Between { span: Span::new(at, at + 1), region: None });
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
    /// Tab-led lines before this one are no table.
    plain: usize,
    furniture: &'b [Furniture],
    between: Vec<Between>,
    /// How many of `between` have been put.
    told: usize,
}

impl Walk<'_> {
    /// Puts the piece that begins at this line; returns the line after it.
    fn piece(&mut self, at: usize, line: &Seen) -> usize {
        if line.tab_led && at >= self.plain {
            let run = cells::read(&self.blocks.text, self.seen, at);
            self.plain = run.plain;
            if let Some(table) = run.table {
                self.table(&table);
                return table.end;
            }
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

    fn paragraph(&mut self, at: usize) -> usize {
        let mut end = at;
        let mut span = self.span(at);
        while let Some(next) = self.seen.get(end + 1) {
            if next.tab_led || !self.joins(end, end + 1) {
                break;
            }
            end += 1;
            self.wrapped(span.end, next.span.start);
            span.end = next.span.end;
        }
        self.tell_between(span);
        self.put(span);
        end + 1
    }

    fn span(&self, at: usize) -> Span {
        self.seen.get(at).map_or(Span::default(), |line| line.span)
    }

    fn joins(&self, at: usize, next: usize) -> bool {
        let (Some(line), Some(after)) = (self.seen.get(at), self.seen.get(next)) else { return false };
        self.joins_parts(line.span, after.span, line, after)
    }

    fn joins_parts(&self, span: Span, next: Span, line: &Seen, after: &Seen) -> bool {
        let text = &self.blocks.text;
        if is_rule(next.of(text)) {
            return false;
        }
        let leading = after.gap == Gap::None && bookmarks::is_only_bookmarks(text, &Line { whole: span, span, feed: None });
        leading || wrap::joins(text, &self.measures, span, next, line, after)
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
        self.blocks.open(Region::Table);
        let mut depth = 0;
        // The paragraph in hand, and the line that holds its end.
        let mut open: Option<(Span, usize, Span)> = None;
        for step in &table.steps {
            if let Step::Line { span, seen } = step {
                if let Some((whole, line, last)) = open {
                    let joined = match (self.seen.get(line), self.seen.get(*seen)) {
                        (Some(line), Some(after)) => self.joins_parts(last, *span, line, after),
                        _ => false,
                    };
                    if joined {
                        self.wrapped(whole.end, span.start);
                        open = Some((whole.to(*span), *seen, *span));
                        continue;
                    }
                    self.put(whole);
                }
                open = Some((*span, *seen, *span));
                continue;
            }
            if let Some((whole, ..)) = open.take() {
                self.put(whole);
            }
            let level = if *step == Step::Cell { 1 } else { 0 };
            while depth > level {
                self.blocks.close();
                depth -= 1;
            }
            self.blocks.open(match step {
                Step::Cell => Region::Cell { across: 1, down: 1 },
                _ => Region::Row { header: false },
            });
            depth += 1;
        }
        if let Some((whole, ..)) = open {
            self.put(whole);
        }
        for _ in 0..=depth {
            self.blocks.close();
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
    let drawn = |c: char| matches!(c, '_' | '-' | '=' | '–' | '—' | '*' | '~' | '＿' | '￣' | '\u{2500}'..='\u{257F}');
    text.starts_with(drawn) && text.chars().filter(|c| drawn(*c)).count() >= 3 && text.chars().all(|c| drawn(c) || c.is_whitespace())
}
