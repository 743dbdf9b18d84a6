//! Tables: a grid, rows that do not break across pages, header rows that are repeated.

use crate::block::Flow;
use crate::paragraph::Shape;
use crate::pen::Pen;
use crate::style;
use letter::{Cell, Table};

/// Word's tables end at 63 columns.
const MOST_COLUMNS: usize = 63;
/// What a cell keeps free at its sides.
const MARGINS: u32 = 2 * 108;

/// A cell as it lies on the grid.
struct Laid<'a> {
    across: usize,
    /// The cell, or nothing where one from above hangs down.
    cell: Option<&'a Cell>,
    /// It hangs down into the rows below.
    merged: bool,
    place: usize,
}

impl<'a> Pen<'a> {
    /// A table of the letter.
    pub(crate) fn table(&mut self, table: &'a Table, flow: Flow) {
        if let Some(caption) = &table.caption {
            self.within("caption", |pen| {
                pen.paragraph(Shape { with_next: true, ..Shape::of(style::CAPTION) }, caption)
            });
        }
        let rows: Vec<&'a [Cell]> = table.header.iter().chain(&table.rows).map(Vec::as_slice).collect();
        let Some(laid) = lay(&rows, table.grid.len()) else {
            return self.refuse(format!("a table of more than {MOST_COLUMNS} columns"));
        };
        let columns = laid.iter().map(|row| row.iter().map(|it| it.across).sum::<usize>()).max().unwrap_or(1).max(1);
        let widths = widths(&table.grid, columns, flow);
        self.begin_table(style::GRID, &widths, flow);
        self.fact("table", if table.grid.is_empty() { "" } else { "grid" });
        for (place, row) in laid.iter().enumerate() {
            let header = place < table.header.len();
            let (field, place) = if header { ("header", place) } else { ("rows", place - table.header.len()) };
            self.within(field, |pen| pen.at(place, |pen| pen.row(row, header, &widths)));
        }
        self.end_table(flow);
    }

    /// Begins a table of these widths.
    pub(crate) fn begin_table(&mut self, style: &str, widths: &[u32], flow: Flow) {
        // Word joins tables that touch, and a page begins with a paragraph.
        self.after_table |= self.new_page;
        self.spacer_after_table();
        self.xml.raw("<w:tbl><w:tblPr><w:tblStyle w:val=\"");
        self.xml.text(style);
        self.xml.raw("\"/>");
        if self.tongue.right_to_left {
            self.xml.raw("<w:bidiVisual/>");
        }
        self.xml.raw("<w:tblW w:w=\"");
        self.xml.number(widths.iter().sum::<u32>());
        self.xml.raw("\" w:type=\"dxa\"/>");
        if let Some(depth) = flow.depth {
            self.xml.raw("<w:tblInd w:w=\"");
            self.xml.number(indent(depth));
            self.xml.raw("\" w:type=\"dxa\"/>");
        }
        self.xml.raw("<w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>");
        for width in widths {
            self.xml.raw("<w:gridCol w:w=\"");
            self.xml.number(*width);
            self.xml.raw("\"/>");
        }
        self.xml.raw("</w:tblGrid>");
    }

    /// Ends a table; between the margins of the page, with a little room below.
    pub(crate) fn end_table(&mut self, flow: Flow) {
        self.xml.close("w:tbl");
        self.after_table = true;
        if flow.pages {
            self.spacer();
        }
    }

    /// Begins a row; a header row is repeated on every page and told as such to those who listen.
    pub(crate) fn begin_row(&mut self, header: bool) {
        self.xml.raw("<w:tr><w:trPr><w:cantSplit/>");
        self.xml.raw(if header { "<w:tblHeader/></w:trPr>" } else { "</w:trPr>" });
    }

    /// Begins a row that ends before the grid does, so many columns and so much width.
    fn begin_short_row(&mut self, header: bool, columns: usize, width: u32) {
        if columns == 0 {
            return self.begin_row(header);
        }
        self.xml.raw("<w:tr><w:trPr><w:gridAfter w:val=\"");
        self.xml.number(columns as u64);
        self.xml.raw("\"/><w:wAfter w:w=\"");
        self.xml.number(width);
        self.xml.raw("\" w:type=\"dxa\"/><w:cantSplit/>");
        self.xml.raw(if header { "<w:tblHeader/></w:trPr>" } else { "</w:trPr>" });
    }

    pub(crate) fn end_row(&mut self) {
        self.xml.close("w:tr");
    }

    /// A cell that somebody fills; `merge` is nothing, or the first or a further row of a cell that hangs down.
    pub(crate) fn cell(&mut self, width: u32, across: usize, merge: Merge, fill: impl FnOnce(&mut Self)) {
        self.xml.raw("<w:tc><w:tcPr><w:tcW w:w=\"");
        self.xml.number(width);
        self.xml.raw("\" w:type=\"dxa\"/>");
        if across > 1 {
            self.xml.raw("<w:gridSpan w:val=\"");
            self.xml.number(across as u64);
            self.xml.raw("\"/>");
        }
        self.xml.raw(match merge {
            Merge::None => "",
            Merge::First => "<w:vMerge w:val=\"restart\"/>",
            Merge::Further => "<w:vMerge/>",
        });
        self.xml.raw("</w:tcPr>");
        let before = self.paragraphs;
        self.after_table = false;
        self.nesting += 1;
        fill(self);
        // A cell ends with a paragraph (17.4.65: at least one block-level element, the last a paragraph).
        if self.after_table {
            self.spacer();
        } else if self.paragraphs == before {
            // What a cell from above covers is no cell of its own.
            let style = if merge == Merge::Further { style::SPACER } else { style::EMPTY };
            self.paragraph_with(Shape::of(style), |_| {});
        }
        self.nesting -= 1;
        self.xml.close("w:tc");
    }

    /// An empty paragraph where a table would touch another, or end a cell or the document.
    pub(crate) fn spacer_after_table(&mut self) {
        if self.after_table {
            self.spacer();
        }
    }

    /// Not what facts are said of: they wait for what is printed next.
    fn spacer(&mut self) {
        let facts = std::mem::take(&mut self.facts);
        self.paragraph_with(Shape::of(style::SPACER), |_| {});
        self.facts = facts;
    }

    fn row(&mut self, row: &[Laid<'a>], header: bool, widths: &[u32]) {
        let used: usize = row.iter().map(|laid| laid.across).sum();
        let left = if used == 0 { 0 } else { widths.len().saturating_sub(used) };
        self.begin_short_row(header, left, widths.iter().skip(used).sum());
        let mut column = 0;
        for laid in row {
            let width: u32 = widths.iter().skip(column).take(laid.across).sum();
            column += laid.across;
            let merge = match (laid.cell, laid.merged) {
                (None, _) => Merge::Further,
                (Some(_), true) => Merge::First,
                (Some(_), false) => Merge::None,
            };
            let style = if header { style::TABLE_HEAD } else { style::TABLE_TEXT };
            let inside = Flow { style, depth: None, width: width.saturating_sub(MARGINS), pages: false };
            self.at(laid.place, |pen| {
                pen.cell(width, laid.across, merge, |pen| {
                    if let Some(cell) = laid.cell {
                        pen.blocks("body", &cell.body, inside);
                    }
                });
            });
        }
        // A row must have a cell.
        if row.is_empty() {
            self.fact("cellless", "");
            self.cell(widths.iter().sum(), widths.len(), Merge::None, |_| {});
        }
        self.end_row();
    }
}

/// Whether a cell hangs down.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Merge {
    None,
    First,
    Further,
}

/// How far a table stands in inside lists.
fn indent(depth: usize) -> u32 {
    crate::numbering::INDENT * u32::try_from(depth).unwrap_or(0).min(8)
}

/// Puts the cells on the grid; cells that hang down from above take their columns. None where the grid is too wide.
fn lay<'a>(rows: &[&'a [Cell]], grid: usize) -> Option<Vec<Vec<Laid<'a>>>> {
    // For each column: how many rows the cell above still hangs down, and how wide it is.
    let mut hanging: Vec<(u32, usize)> = vec![(0, 0); grid.min(MOST_COLUMNS)];
    let mut laid = Vec::with_capacity(rows.len());
    for row in rows {
        let mut out = Vec::new();
        let mut column = 0;
        let mut cells = row.iter().enumerate();
        loop {
            // Those from above first.
            while let Some((left, across)) = hanging.get(column).copied().filter(|(left, _)| *left > 0) {
                if let Some(place) = hanging.get_mut(column) {
                    place.0 = left - 1;
                }
                out.push(Laid { across, cell: None, merged: true, place: 0 });
                column += across.max(1);
            }
            let Some((place, cell)) = cells.next() else {
                // Between the last cell and one that hangs further right, the grid is empty.
                let Some(next) = hanging.iter().skip(column).position(|(left, _)| *left > 0) else { break };
                static EMPTY: Cell = Cell { body: Vec::new(), across: None, down: None };
                out.push(Laid { across: next, cell: Some(&EMPTY), merged: false, place: row.len() });
                column += next;
                continue;
            };
            if column >= MOST_COLUMNS {
                return None;
            }
            let free = hanging.iter().skip(column).position(|(left, _)| *left > 0).unwrap_or(MOST_COLUMNS - column);
            let across = usize::try_from(cell.across.unwrap_or(1)).unwrap_or(1).clamp(1, free.max(1));
            let down = cell.down.unwrap_or(1);
            if hanging.len() < column + across {
                hanging.resize(column + across, (0, 0));
            }
            if let Some(place) = hanging.get_mut(column) {
                *place = (down.saturating_sub(1), across);
            }
            out.push(Laid { across, cell: Some(cell), merged: down > 1, place });
            column += across;
        }
        laid.push(out);
    }
    Some(laid)
}

/// The widths of the columns: those of the letter, made to fit between the margins.
fn widths(grid: &[u32], columns: usize, flow: Flow) -> Vec<u32> {
    let room = flow.width.saturating_sub(flow.depth.map_or(0, indent)).max(u32::try_from(columns).unwrap_or(1) * 20);
    let equal = (room / u32::try_from(columns).unwrap_or(1)).max(1);
    let mut widths: Vec<u32> = grid.iter().copied().chain(std::iter::repeat(equal)).take(columns).collect();
    let total: u64 = widths.iter().map(|width| u64::from(*width)).sum();
    if total > u64::from(room) || total == 0 {
        for width in &mut widths {
            *width = u32::try_from(u64::from(*width) * u64::from(room) / total.max(1)).unwrap_or(equal).max(1);
        }
    }
    widths
}
