//! Rows and cells of a table, as ranges of lines.

use crate::context::Context;
use crate::line::LineKind;
use std::ops::Range;

/// A row.
#[derive(Clone, Debug, Default)]
pub(crate) struct Row {
    pub(crate) cells: Vec<GridCell>,
    pub(crate) header: bool,
}

/// A cell: its lines, and how far it reaches.
#[derive(Clone, Debug)]
pub(crate) struct GridCell {
    pub(crate) lines: Range<usize>,
    pub(crate) across: u32,
    pub(crate) down: u32,
}

impl GridCell {
    /// A place that another cell covers: nothing stands in it.
    fn covered() -> Self {
        GridCell { lines: 0..0, across: 1, down: 1 }
    }
}

impl Row {
    /// The lines of the cell in this column.
    pub(crate) fn lines(&self, column: usize) -> Range<usize> {
        self.cells.get(column).map_or(0..0, |cell| cell.lines.clone())
    }

    /// Whether no cell holds text.
    pub(crate) fn is_blank(&self, cx: &Context<'_>) -> bool {
        self.cells.iter().all(|cell| cx.texts(cell.lines.clone()).next().is_none())
    }
}

/// The end of the table that begins with this line, within `end`.
pub(crate) fn table_end(cx: &Context<'_>, start: usize, end: usize) -> usize {
    let table = |index: usize| cx.line(index).and_then(|line| line.cell).map(|cell| cell.table);
    let this = table(start);
    (start..end).find(|index| table(*index) != this).unwrap_or(end)
}

/// The rows of these lines, which all stand in one table.
pub(crate) fn rows(cx: &Context<'_>, range: Range<usize>) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    let (mut row, mut column) = (None, None);
    for index in range {
        let Some(cell) = cx.line(index).and_then(|line| line.cell) else { continue };
        if row != Some(cell.row) {
            rows.push(Row { cells: Vec::new(), header: cell.header });
            (row, column) = (Some(cell.row), None);
        }
        let Some(here) = rows.last_mut() else { continue };
        if column != Some(cell.column) {
            here.cells.push(GridCell { lines: index..index + 1, across: cell.across, down: cell.down });
            column = Some(cell.column);
        } else if let Some(last) = here.cells.last_mut() {
            last.lines.end = index + 1;
        }
    }
    // A cell without text holds its place, but no line.
    for cell in rows.iter_mut().flat_map(|row| &mut row.cells) {
        let empty = cx.line(cell.lines.start).is_some_and(|line| line.kind == LineKind::Empty);
        if empty && cell.lines.len() == 1 {
            cell.lines = cell.lines.start..cell.lines.start;
        }
    }
    rows
}

/// The rows with a cell in every column: what a cell covers to the right and below is an empty one. So a column has the
/// same number in all rows, which it has not where cells are merged.
pub(crate) fn aligned(rows: Vec<Row>) -> Vec<Row> {
    let merged = |cell: &GridCell| cell.across > 1 || cell.down > 1;
    if !rows.iter().any(|row| row.cells.iter().any(merged)) {
        return rows;
    }
    // How many rows below a column is still covered, and the columns that are.
    let mut hanging: Vec<u32> = Vec::new();
    let most = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0).saturating_mul(4).max(64);
    let mut found = Vec::with_capacity(rows.len());
    for row in rows {
        let mut cells: Vec<GridCell> = Vec::new();
        let mut below = std::mem::take(&mut hanging);
        let cover = |cells: &mut Vec<GridCell>, below: &mut [u32]| {
            while let Some(rows) = below.get_mut(cells.len()).filter(|rows| **rows > 0) {
                *rows -= 1;
                cells.push(GridCell::covered());
            }
        };
        for cell in row.cells {
            cover(&mut cells, &mut below);
            let (across, down) = (cell.across as usize, cell.down);
            let start = cells.len();
            cells.push(cell);
            // A span wider than any table is a damaged one.
            cells.extend((1..across.min(most)).map(|_| GridCell::covered()));
            if below.len() < cells.len() {
                below.resize(cells.len(), 0);
            }
            below
                .get_mut(start..)
                .into_iter()
                .flatten()
                .take(cells.len() - start)
                .for_each(|rows| *rows = down - down.min(1));
        }
        cover(&mut cells, &mut below);
        hanging = below;
        found.push(Row { cells, header: row.header });
    }
    found
}

/// The lines that stand in this column and row: those of the cell above where that one reaches down to here.
pub(crate) fn reaching(rows: &[Row], row: usize, column: usize) -> Range<usize> {
    let here = rows.get(row).map_or(0..0, |row| row.lines(column));
    if !here.is_empty() {
        return here;
    }
    let above = (0..row).rev().find_map(|at| {
        let cell = rows.get(at)?.cells.get(column)?;
        (!cell.lines.is_empty() || cell.down > 1).then_some((at, cell))
    });
    above.filter(|(at, cell)| at + cell.down as usize > row).map_or(0..0, |(_, cell)| cell.lines.clone())
}
