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
