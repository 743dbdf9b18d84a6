//! Lines: the paragraphs of the source in one row, each with the cell it stands in.
//!
//! Zones are cut through lines, not through tables: a letterhead is often half of a layout table, and sometimes the
//! whole letter is.

mod layout;
mod parts;

use blocks::{Blocks, Mark, MarkKind, Paragraph, Picture, Piece, Region};
use findings::Span;
use layout::Layout;
use std::collections::BTreeMap;

pub(crate) use parts::rejoin;

/// A line of the source: a paragraph, or what stands between two breaks of one.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Line {
    /// Its characters.
    pub(crate) span: Span,
    /// Where its visible characters begin, behind bookmarks that are spelled out.
    pub(crate) head: u32,
    /// What it is.
    pub(crate) kind: LineKind,
    /// The cell it stands in.
    pub(crate) cell: Option<CellAt>,
    /// What the source said about it.
    pub(crate) paragraph: Paragraph,
    /// It stands in a text box.
    pub(crate) boxed: bool,
    /// It goes on in the paragraph of the line before, behind a break.
    pub(crate) goes_on: bool,
}

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum LineKind {
    /// Text.
    Text,
    /// A drawn line; its characters, if any, are the span.
    Rule,
    /// The start of a page.
    PageBreak,
    /// A picture that stands alone.
    Image(Picture),
    /// A cell without any text: it holds a place in its row.
    Empty,
}

/// A cell: which table, row and column. Cells of nested tables count as cells of the outer one's cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct CellAt {
    pub(crate) table: u32,
    pub(crate) row: u32,
    pub(crate) column: u32,
    pub(crate) across: u32,
    pub(crate) down: u32,
    pub(crate) header: bool,
}

/// All lines of the letter proper, and those of running heads and feet.
pub(crate) struct Lines<'a> {
    pub(crate) text: &'a str,
    marks: &'a [Mark],
    pub(crate) lines: Vec<Line>,
    pub(crate) header: Vec<Line>,
    pub(crate) footer: Vec<Line>,
    /// The head that is printed on the first page: it may be the letterhead.
    pub(crate) first_head: Vec<Line>,
    /// The lines of notes, by number.
    pub(crate) notes: BTreeMap<u32, Vec<Line>>,
    /// The widths of the columns of tables, where the source has them, by number of the table.
    pub(crate) grids: BTreeMap<u32, Vec<u32>>,
}

impl<'a> Lines<'a> {
    /// The visible characters of a line.
    pub(crate) fn words(&self, line: &Line) -> &'a str {
        Span::new(line.head, line.span.end).of(self.text)
    }

    /// A range of the source without blanks and spelled-out bookmarks before its visible characters.
    pub(crate) fn visible(&self, span: Span) -> Span {
        Span::new(behind_bookmarks(self.marks, self.text, span), span.end)
    }

    /// The visible characters of the line with this number.
    pub(crate) fn at(&self, index: usize) -> &'a str {
        self.lines.get(index).map_or("", |line| self.words(line))
    }
}

/// Puts the pieces in a row.
pub(crate) fn lines(blocks: &Blocks) -> Lines<'_> {
    let mut found = Lines {
        text: &blocks.text,
        marks: &blocks.marks,
        lines: Vec::new(),
        header: Vec::new(),
        footer: Vec::new(),
        first_head: Vec::new(),
        notes: BTreeMap::new(),
        grids: BTreeMap::new(),
    };
    let mut state = Flattening {
        blocks,
        regions: Vec::new(),
        cell: None,
        tables: 0,
        row: 0,
        column: 0,
        in_table: 0,
        in_cell: 0,
        begun: false,
        layout: layout::open(&blocks.pieces),
        breaks: parts::breaks(&blocks.marks),
        boxes: Vec::new(),
    };
    for (index, piece) in blocks.pieces.iter().enumerate() {
        state.take(index, piece, &mut found);
    }
    state.unbox(&mut found);
    found
}

/// What is open while the pieces go by.
struct Flattening<'a> {
    blocks: &'a Blocks,
    regions: Vec<Region>,
    cell: Option<CellAt>,
    tables: u32,
    row: u32,
    column: u32,
    in_table: u32,
    in_cell: usize,
    /// Something of the letter proper has come.
    begun: bool,
    /// What becomes of the pieces of tables that only lay out.
    layout: BTreeMap<usize, Layout>,
    /// The breaks within paragraphs.
    breaks: Vec<Span>,
    /// The lines of a text box that is fixed to an item of a list, until the list has ended.
    boxes: Vec<Line>,
}

impl Flattening<'_> {
    fn take(&mut self, index: usize, piece: &Piece, found: &mut Lines<'_>) {
        match self.layout.get(&index) {
            Some(Layout::Nothing) => return,
            Some(Layout::Leave) => {
                self.in_table = self.in_table.saturating_sub(1);
                return;
            }
            Some(Layout::Back) => {
                self.in_table += 1;
                (self.tables, self.row) = (self.tables + 1, 0);
                return;
            }
            None => {}
        }
        match *piece {
            Piece::Paragraph(paragraph) => {
                for (number, span) in parts::parts(&self.breaks, &self.blocks.text, paragraph.span).enumerate() {
                    self.text(Paragraph { span, ..paragraph }, number > 0, found);
                }
            }
            Piece::Rule(span) => self.push_kind(LineKind::Rule, span, found),
            Piece::PageBreak(span) => self.push_kind(LineKind::PageBreak, span, found),
            Piece::Image(picture) => self.push_kind(LineKind::Image(picture), picture.span, found),
            Piece::Column(width) => {
                if self.in_table == 1 && width > 0 {
                    found.grids.entry(self.tables).or_default().push(width);
                }
            }
            Piece::Open(region) => self.open(region),
            Piece::Close => self.close(found),
        }
    }

    fn text(&mut self, paragraph: Paragraph, goes_on: bool, found: &mut Lines<'_>) {
        let head = behind_bookmarks(&self.blocks.marks, &self.blocks.text, paragraph.span);
        let words = Span::new(head, paragraph.span.end).of(&self.blocks.text).trim();
        // A line of underscores draws a rule; a few of them in a cell or form are a blank to fill.
        let rule = self.cell.is_none() && words.len() >= 4 && words.bytes().all(|b| b == b'_');
        let kind = if rule { LineKind::Rule } else { LineKind::Text };
        let boxed = self.regions.contains(&Region::Frame);
        let line = Line { span: paragraph.span, head, kind, cell: self.cell, paragraph, boxed, goes_on };
        self.push(line, found);
    }

    fn push_kind(&mut self, kind: LineKind, span: Span, found: &mut Lines<'_>) {
        let paragraph = Paragraph { span, ..Paragraph::default() };
        let line = Line {
            span,
            head: span.start,
            kind,
            cell: self.cell,
            paragraph,
            boxed: self.regions.contains(&Region::Frame),
            goes_on: false,
        };
        self.push(line, found);
    }

    fn push(&mut self, line: Line, found: &mut Lines<'_>) {
        self.in_cell += 1;
        let apart = |region: &&Region| matches!(region, Region::Header | Region::Footer | Region::Note(_));
        match self.regions.iter().find(apart) {
            Some(Region::Note(number)) => found.notes.entry(*number).or_default().push(line),
            Some(Region::Header) if !self.begun => found.first_head.push(line),
            Some(Region::Header) => found.header.push(line),
            Some(_) => found.footer.push(line),
            None => {
                self.begun = true;
                if line.boxed && found.lines.last().is_some_and(|above| above.paragraph.level.is_some()) {
                    self.boxes.push(line);
                    return;
                }
                if line.paragraph.level.is_none() {
                    self.unbox(found);
                }
                found.lines.push(line);
            }
        }
    }

    /// What stands in boxes beside a list stands behind it.
    fn unbox(&mut self, found: &mut Lines<'_>) {
        found.lines.append(&mut self.boxes);
    }

    fn open(&mut self, region: Region) {
        self.regions.push(region);
        match region {
            Region::Table => {
                self.in_table += 1;
                if self.in_table == 1 {
                    (self.tables, self.row) = (self.tables + 1, 0);
                }
            }
            Region::Row { .. } if self.in_table == 1 => self.column = 0,
            Region::Cell { across, down } if self.in_table == 1 => {
                let header = self.regions.iter().any(|region| matches!(region, Region::Row { header: true }));
                self.cell =
                    Some(CellAt { table: self.tables, row: self.row, column: self.column, across, down, header });
                self.in_cell = 0;
            }
            _ => {}
        }
    }

    fn close(&mut self, found: &mut Lines<'_>) {
        let closed = self.regions.pop();
        // Only one head stands before everything.
        self.begun |= closed == Some(Region::Header);
        match closed {
            Some(Region::Table) => self.in_table = self.in_table.saturating_sub(1),
            Some(Region::Row { .. }) if self.in_table == 1 => self.row += 1,
            Some(Region::Cell { .. }) if self.in_table == 1 => {
                if self.in_cell == 0 {
                    self.push_kind(LineKind::Empty, Span::default(), found);
                }
                self.cell = None;
                self.column += 1;
            }
            _ => {}
        }
    }
}

/// Where the visible characters of a range begin: behind blanks, and behind bookmarks that the source spells out.
fn behind_bookmarks(marks: &[Mark], text: &str, span: Span) -> u32 {
    let mut head = span.start;
    loop {
        let rest = Span::new(head, span.end).of(text);
        let bare = rest.trim_start();
        head += u32::try_from(rest.len() - bare.len()).unwrap_or(0);
        if !bare.starts_with('[') {
            return head;
        }
        let first = marks.partition_point(|mark| mark.span.start < head);
        let spelled = marks
            .get(first..)
            .unwrap_or_default()
            .iter()
            .take_while(|mark| mark.span.start == head)
            .find(|mark| !mark.span.is_empty() && matches!(mark.kind, MarkKind::Anchor(_) | MarkKind::Residue(_)));
        match spelled {
            Some(mark) if mark.span.end <= span.end => head = mark.span.end,
            _ => return head,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::tried::tried_blocks;
    use blocks::{Blocks, Mark, MarkKind, Region};
    use expect_test::{Expect, expect};
    use findings::Span;

    fn check(blocks: &Blocks, pointer: &str, wanted: Expect) {
        wanted.assert_eq(&tried_blocks(blocks, pointer));
    }

    fn lines(blocks: &mut Blocks, lines: &[&str]) {
        for line in lines {
            blocks.paragraph(line);
        }
    }

    /// A row of cells with a paragraph each; how many rows each covers.
    fn row(blocks: &mut Blocks, cells: &[(&str, u32)]) {
        blocks.open(Region::Row { header: false });
        for (words, down) in cells {
            blocks.open(Region::Cell { across: 1, down: *down });
            blocks.paragraph(words);
            blocks.close();
        }
        blocks.close();
    }

    /// A paragraph with breaks where the words have line ends.
    fn broken(blocks: &mut Blocks, words: &str) {
        let span = blocks.paragraph(words);
        for (at, _) in words.match_indices('\n') {
            let at = span.start as usize + at;
            blocks.marks.push(Mark { span: Span::at(at, at + 1), kind: MarkKind::Break });
        }
    }

    #[test]
    fn a_note_stands_where_it_is_called() {
        let mut blocks = Blocks::default();
        lines(&mut blocks, &["Dear Sir/Madam,", "The group meets in June."]);
        let end = blocks.here() - 1;
        blocks.marks.push(Mark { span: Span::new(end, end), kind: MarkKind::Note(1) });
        lines(&mut blocks, &["Yours faithfully,"]);
        blocks.open(Region::Note(1));
        lines(&mut blocks, &["If the hall is dry."]);
        blocks.close();
        // Nothing calls this one: it is not lost.
        blocks.open(Region::Note(2));
        lines(&mut blocks, &["Of no use."]);
        blocks.close();
        check(
            &blocks,
            "/body",
            expect![[r#"
            {"paragraph":["The group meets in June.",{"note":[{"paragraph":"If the hall is dry."}]}]}
            {"paragraph":"Of no use."}
        "#]],
        );
    }

    #[test]
    fn the_first_head_is_the_letterhead_unless_the_letter_has_one() {
        let head = |rest: &[&str]| {
            let mut blocks = Blocks::default();
            blocks.open(Region::Header);
            lines(&mut blocks, &["INTERNATIONAL TELECOMMUNICATION UNION", "Telecommunication Standardization Bureau"]);
            blocks.close();
            lines(&mut blocks, rest);
            blocks
        };
        let rest = ["Ref: TSB Circular 79", "Tel: +41 22 000 00 00", "Dear Sir/Madam,", "We meet."];
        check(
            &head(&rest),
            "/letterhead",
            expect![[r#"
            bureau: "Telecommunication Standardization Bureau"
            contacts: [{"channel":"telephone","value":"+41 22 000 00 00"}]
            designation: "TSB Circular 79"
            number: "79"
            organization: "INTERNATIONAL TELECOMMUNICATION UNION"
        "#]],
        );
        let own = [&["International Telecommunication Union"], &rest[..]].concat();
        check(
            &head(&own),
            "/page",
            expect![[r#"
            header: [{"paragraph":"INTERNATIONAL TELECOMMUNICATION UNION"},{"paragraph":"Telecommunication Standardization Bureau"}]
        "#]],
        );
    }

    #[test]
    fn a_letter_in_a_layout_table() {
        let mut blocks = Blocks::default();
        blocks.open(Region::Table);
        blocks.open(Region::Row { header: false });
        blocks.open(Region::Cell { across: 1, down: 1 });
        lines(&mut blocks, &["Ref: TSB Circular 79", "Dear Sir/Madam,", "We meet.", "Key deadlines:"]);
        blocks.open(Region::Table);
        row(&mut blocks, &[("2 April 2031", 1), ("Contributions", 1)]);
        row(&mut blocks, &[("3 May 2031", 1), ("Registration", 1)]);
        blocks.close();
        lines(&mut blocks, &["Yours faithfully,"]);
        (0..3).for_each(|_| blocks.close());
        check(
            &blocks,
            "/body",
            expect![[r#"
            {"paragraph":"We meet."}
            {"deadlines":{"entries":[{"date":{"printed":"2 April 2031","value":"2031-04-02"},"items":["Contributions"]},{"date":{"printed":"3 May 2031","value":"2031-05-03"},"items":["Registration"]}],"heading":"Key deadlines:"}}
        "#]],
        );
    }

    #[test]
    fn a_group_that_reaches_down() {
        let mut blocks = Blocks::default();
        lines(&mut blocks, &["Dear Sir/Madam,", "We meet."]);
        blocks.open(Region::Table);
        row(&mut blocks, &[("Group", 1), ("Deadline for contributions", 1), ("What is due", 1)]);
        row(&mut blocks, &[("Working Party 1", 2), ("2 April 2031", 1), ("Lamps", 1)]);
        row(&mut blocks, &[("3 May 2031", 1), ("Oil", 1)]);
        row(&mut blocks, &[("Working Party 2", 1), ("4 May 2031", 1), ("Wicks", 1)]);
        blocks.close();
        check(
            &blocks,
            "/body/1/deadlines/entries",
            expect![[r#"
            {"date":{"printed":"2 April 2031","value":"2031-04-02"},"group":"Working Party 1","items":["Lamps"]}
            {"date":{"printed":"3 May 2031","value":"2031-05-03"},"group":"Working Party 1","items":["Oil"]}
            {"date":{"printed":"4 May 2031","value":"2031-05-04"},"group":"Working Party 2","items":["Wicks"]}
        "#]],
        );
    }

    #[test]
    fn breaks_end_lines_where_lines_count() {
        let mut blocks = Blocks::default();
        lines(&mut blocks, &["Dear Sir/Madam,"]);
        broken(&mut blocks, "Send it to the hall:\nLamp Street 3\nGeneva");
        lines(&mut blocks, &["Yours faithfully,"]);
        broken(&mut blocks, "Mira Olsen\nDirector");
        broken(&mut blocks, "ANNEX A\nDraft agenda");
        broken(&mut blocks, "1. Opening\n2. Lamps");
        check(
            &blocks,
            "/body",
            expect![[r#"
            {"paragraph":["Send it to the hall:",{"break":"line"},"Lamp Street 3",{"break":"line"},"Geneva"]}
        "#]],
        );
        check(
            &blocks,
            "/closing",
            expect![[r#"
            signatory: {"name":"Mira Olsen","office":["Director"]}
            valediction: "Yours faithfully,"
        "#]],
        );
        check(
            &blocks,
            "/annexes",
            expect![[r#"
            {"body":[{"agenda":{"items":[{"label":"1.","number":"1","title":"Opening"},{"label":"2.","number":"2","title":"Lamps"}]}}],"heading":"ANNEX A","label":"A","title":"Draft agenda"}
        "#]],
        );
    }

    #[test]
    fn a_box_beside_a_list_stands_behind_it() {
        let mut blocks = Blocks::default();
        lines(&mut blocks, &["Dear Sir/Madam,", "Bring the following:"]);
        for (item, boxed) in [("1. a lamp;", true), ("2. oil.", false)] {
            let span = blocks.paragraph(item);
            let at = blocks.pieces.len() - 1;
            if let Some(blocks::Piece::Paragraph(paragraph)) = blocks.pieces.get_mut(at) {
                paragraph.level = Some(0);
            }
            blocks.marks.push(Mark { span: Span::new(span.start, span.start + 3), kind: MarkKind::Label });
            if boxed {
                blocks.open(Region::Frame);
                lines(&mut blocks, &["The shop is closed on Sundays."]);
                blocks.close();
            }
        }
        lines(&mut blocks, &["Yours faithfully,"]);
        check(
            &blocks,
            "/body",
            expect![[r#"
            {"paragraph":"Bring the following:"}
            {"list":{"items":[{"body":[{"paragraph":"a lamp;"}],"label":"1."},{"body":[{"paragraph":"oil."}],"label":"2."}]}}
            {"paragraph":"The shop is closed on Sundays."}
        "#]],
        );
    }
}
