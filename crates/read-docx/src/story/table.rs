//! Tables: the grid, cells that cover several columns or rows, rows at the head.
//!
//! How many rows a cell covers is known only when the rows below it have come, so the opening piece of a cell is
//! mended then; what opens a cell below that turns out to be only its continuation is taken back.

use super::{Inside, Story, Then};
use crate::names as n;
use crate::xml::{Attributes, Tag};
use blocks::{Piece, Region, Span};
use findings::Code;
use std::collections::HashMap;

/// The table in hand.
#[derive(Debug, Default)]
pub(super) struct Table {
    piece: usize,
    rows: usize,
    /// The cells that may go on below: their opening pieces, by the column they begin at.
    above: HashMap<u32, usize>,
    row: Option<Row>,
    cell: Option<Cell>,
}

#[derive(Debug, Default)]
struct Row {
    /// The column of the next cell.
    column: u32,
    /// The row was deleted, or is not there yet.
    gone: bool,
    begun: bool,
    header: bool,
    before: u32,
    /// Nothing said that a row begins; one was needed.
    implied: bool,
    last_cell: Option<usize>,
}

#[derive(Debug, Default)]
struct Cell {
    piece: usize,
    text: usize,
    across: u32,
    down: Down,
    joins_left: bool,
    gone: bool,
    /// Nothing said that a cell begins; one was needed.
    implied: bool,
}

/// Whether a cell goes on from above.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Down {
    #[default]
    No,
    Begins,
    GoesOn,
}

/// Word has at most 63 columns; a wider span is a damaged one.
const MOST_COLUMNS: u32 = 1_000;

impl Story<'_, '_> {
    pub(super) fn begin_table(&mut self) -> Then {
        self.end_paragraph(true);
        self.need_cell();
        self.tables.push(Table { piece: self.sheet.pieces.len(), ..Table::default() });
        self.sheet.open(Region::Table);
        Then::Table
    }

    pub(super) fn column(&mut self, a: &Attributes<'_>) {
        let width = a.twips(b"w").and_then(|width| u32::try_from(width).ok()).unwrap_or(0);
        // The grid stands before the first row; one that comes later belongs to a tracked change.
        if self.tables.last().is_some_and(|table| table.rows == 0) {
            self.sheet.pieces.push(Piece::Column(width));
        }
    }

    pub(super) fn end_table(&mut self) {
        self.end_paragraph(true);
        self.end_implied_cell();
        self.end_implied_row();
        let Some(table) = self.tables.pop() else { return };
        if table.rows == 0 {
            // All rows were deleted.
            self.sheet.pieces.truncate(table.piece);
        } else {
            self.sheet.close();
        }
    }

    /// A row begins; one inside a row is none of the schema's, and its cells are read with it.
    pub(super) fn begin_row(&mut self) -> Then {
        self.end_paragraph(true);
        self.end_implied_cell();
        self.end_implied_row();
        match self.tables.last_mut() {
            Some(table) if table.row.is_none() => {
                table.row = Some(Row::default());
                Then::Row
            }
            _ => Then::Nothing,
        }
    }

    pub(super) fn row_property(&mut self, tag: &Tag<'_>) -> Then {
        let (accepts, a) = (self.document.accepts(), &tag.attributes);
        match tag.name {
            n::INS => {
                self.revision(false, true);
            }
            n::DEL => {
                self.revision(false, false);
            }
            n::TR_PR_CHANGE | n::TBL_PR_EX_CHANGE => return Then::Skip,
            _ => {}
        }
        let Some(row) = self.tables.last_mut().and_then(|table| table.row.as_mut()) else { return Then::Nothing };
        match tag.name {
            n::TBL_HEADER => row.header = a.on(),
            n::GRID_BEFORE => row.before = columns(a),
            n::INS => row.gone |= !accepts,
            n::DEL => row.gone |= accepts,
            _ => {}
        }
        Then::Nothing
    }

    /// A cell begins; nothing in it is read where its row was deleted.
    pub(super) fn begin_cell(&mut self) -> Then {
        self.end_paragraph(true);
        self.end_implied_cell();
        match self.tables.last_mut() {
            Some(Table { row: Some(Row { gone: true, .. }), cell: None, .. }) => Then::Skip,
            Some(table) if table.cell.is_none() => {
                self.put_cell(false);
                Then::Cell
            }
            _ => Then::Nothing,
        }
    }

    /// What stands in a table stands in a cell, whether the file says so or not.
    pub(super) fn need_cell(&mut self) {
        if self.tables.last().is_some_and(|table| table.cell.is_none()) {
            self.put_cell(true);
        }
    }

    fn put_cell(&mut self, implied: bool) {
        let Some(table) = self.tables.last_mut() else { return };
        let row = table.row.get_or_insert_with(|| Row { implied: true, ..Row::default() });
        if !row.begun {
            row.begun = true;
            table.rows += 1;
            self.sheet.open(Region::Row { header: row.header });
            if row.before > 0 {
                row.column = row.before;
                self.sheet.open(Region::Cell { across: row.before, down: 1 });
                self.sheet.close();
            }
        }
        let (piece, text) = (self.sheet.pieces.len(), self.sheet.text.len());
        table.cell = Some(Cell { piece, text, across: 1, implied, ..Cell::default() });
        self.sheet.open(Region::Cell { across: 1, down: 1 });
    }

    fn end_implied_cell(&mut self) {
        if self.tables.last().is_some_and(|table| table.cell.as_ref().is_some_and(|cell| cell.implied)) {
            self.end_cell();
        }
    }

    fn end_implied_row(&mut self) {
        if self.tables.last().is_some_and(|table| table.row.as_ref().is_some_and(|row| row.implied)) {
            self.end_row();
        }
    }

    pub(super) fn cell_property(&mut self, tag: &Tag<'_>) -> Then {
        debug_assert_eq!(self.inside, Inside::CellProperties);
        let (accepts, a) = (self.document.accepts(), &tag.attributes);
        let Some(cell) = self.tables.last_mut().and_then(|table| table.cell.as_mut()) else { return Then::Nothing };
        let merge = || match a.raw(b"val") {
            Some(b"restart") => Down::Begins,
            // 17.4.84: without a value it goes on.
            _ => Down::GoesOn,
        };
        match tag.name {
            n::GRID_SPAN => cell.across = columns(a).max(1),
            n::V_MERGE => cell.down = merge(),
            n::H_MERGE => cell.joins_left = merge() == Down::GoesOn,
            n::CELL_INS => cell.gone |= !accepts,
            n::CELL_DEL => cell.gone |= accepts,
            n::TC_PR_CHANGE => return Then::Skip,
            _ => {}
        }
        Then::Nothing
    }

    pub(super) fn end_cell(&mut self) {
        self.end_paragraph(true);
        let Some(table) = self.tables.last_mut() else { return };
        let (Some(cell), Some(row)) = (table.cell.take(), &mut table.row) else { return };
        let column = row.column;
        let written = self.sheet.pieces.len() > cell.piece + 1;
        if cell.gone {
            self.sheet.cut(cell.text, cell.piece);
            return;
        }
        row.column = column.saturating_add(cell.across).min(MOST_COLUMNS);
        if cell.joins_left && !written {
            self.sheet.pieces.truncate(cell.piece);
            if let Some(left) = row.last_cell {
                widen(&mut self.sheet.pieces, left, cell.across, 0);
            }
            return;
        }
        match (cell.down, table.above.get(&column)) {
            (Down::GoesOn, Some(above)) if !written => {
                self.sheet.pieces.truncate(cell.piece);
                widen(&mut self.sheet.pieces, *above, 0, 1);
                return;
            }
            (Down::GoesOn, Some(_)) => {
                let start = u32::try_from(cell.text).unwrap_or(u32::MAX);
                let span = Span::new(start, self.sheet.here());
                let shown: String = span.of(&self.sheet.text).trim().chars().take(60).collect();
                let detail =
                    format!("`{shown}` stands in a cell that is merged with the one above, where no page shows it");
                self.sheet.remark(span, Code::MergedCellWithText, detail);
                table.above.remove(&column);
            }
            (Down::GoesOn | Down::Begins, _) => {
                table.above.insert(column, cell.piece);
            }
            (Down::No, _) => {
                table.above.remove(&column);
            }
        }
        row.last_cell = Some(cell.piece);
        if let Some(Piece::Open(Region::Cell { across, .. })) = self.sheet.pieces.get_mut(cell.piece) {
            *across = cell.across;
        }
        self.sheet.close();
    }

    pub(super) fn end_row(&mut self) {
        self.end_paragraph(true);
        self.end_implied_cell();
        let Some(table) = self.tables.last_mut() else { return };
        if table.row.take().is_some_and(|row| row.begun) {
            self.sheet.close();
        }
    }
}

/// A number of columns, within reason.
fn columns(a: &Attributes<'_>) -> u32 {
    a.number(b"val").and_then(|count| u32::try_from(count).ok()).unwrap_or(1).min(MOST_COLUMNS)
}

/// Mends the opening piece of a cell that covers more.
fn widen(pieces: &mut [Piece], at: usize, columns: u32, rows: u32) {
    if let Some(Piece::Open(Region::Cell { across, down })) = pieces.get_mut(at) {
        *across = across.saturating_add(columns).min(MOST_COLUMNS);
        *down = down.saturating_add(rows);
    }
}
