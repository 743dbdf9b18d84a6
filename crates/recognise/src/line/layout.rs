//! Tables that only lay a letter out: their cells are no cells, and the tables in them are the letter's own.
//!
//! A letter is often written into a table without borders, with its tables nested in it. A cell that holds a table and
//! stands alone in its row parts nothing from nothing.

use blocks::{Piece, Region};
use std::collections::BTreeMap;

/// What becomes of a piece of such a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layout {
    /// It stands for nothing.
    Nothing,
    /// The table, whose other rows are a table, is left here.
    Leave,
    /// And entered again.
    Back,
}

/// A table that is open while the pieces go by.
#[derive(Debug, Default)]
struct Table {
    /// The pieces of the table itself.
    own: Vec<usize>,
    /// The pieces of the row in hand: rows and cells, openings and closings.
    row: Vec<usize>,
    /// Rows that are taken apart, and those that would be in a table that only lays out.
    alone: Vec<Vec<usize>>,
    single: Vec<Vec<usize>>,
    cells: usize,
    /// Cells of the row in hand that say something.
    filled: usize,
    /// Whether any row has two of them.
    parted: bool,
    says: bool,
    nests: bool,
}

/// The pieces of layout tables.
pub(super) fn open(pieces: &[Piece]) -> BTreeMap<usize, Layout> {
    let mut found = BTreeMap::new();
    if !nests(pieces) {
        return found;
    }
    let (mut tables, mut regions): (Vec<Table>, Vec<Region>) = (Vec::new(), Vec::new());
    for (index, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::Open(region) => {
                regions.push(*region);
                if *region == Region::Table {
                    if let Some(outer) = tables.last_mut() {
                        outer.nests = true;
                    }
                    tables.push(Table::default());
                }
                if let Some(table) = tables.last_mut() {
                    table.open(index, *region);
                }
            }
            Piece::Close => {
                let (Some(region), Some(table)) = (regions.pop(), tables.last_mut()) else { continue };
                table.close(index, region);
                if region == Region::Table
                    && let Some(table) = tables.pop()
                {
                    table.settle(&mut found);
                }
            }
            Piece::Column(_) => {
                if let Some(table) = tables.last_mut() {
                    table.own.push(index);
                }
            }
            _ => tables.iter_mut().for_each(|table| table.says = true),
        }
    }
    found
}

impl Table {
    fn open(&mut self, index: usize, region: Region) {
        match region {
            Region::Table => self.own.push(index),
            Region::Row { .. } => {
                (self.row, self.cells, self.filled, self.nests) = (vec![index], 0, 0, false);
            }
            Region::Cell { .. } => {
                self.row.push(index);
                self.cells += 1;
                self.says = false;
            }
            _ => {}
        }
    }

    fn close(&mut self, index: usize, region: Region) {
        match region {
            Region::Table => self.own.push(index),
            Region::Cell { .. } => {
                self.row.push(index);
                self.filled += usize::from(self.says);
            }
            Region::Row { .. } => {
                self.row.push(index);
                let row = std::mem::take(&mut self.row);
                match (self.filled, self.nests) {
                    (0 | 1, true) => self.alone.push(row),
                    (0 | 1, false) if self.cells == 1 => self.single.push(row),
                    (0, _) => self.single.push(row),
                    _ => self.parted = true,
                }
            }
            _ => {}
        }
    }

    /// What the table, now at its end, turned out to be.
    fn settle(self, found: &mut BTreeMap<usize, Layout>) {
        if self.alone.is_empty() {
            return;
        }
        for row in self.alone.iter().chain(&self.single) {
            found.extend(row.iter().map(|index| (*index, Layout::Nothing)));
            if let (true, Some(first), Some(last)) = (self.parted, row.first(), row.last()) {
                found.extend([(*first, Layout::Leave), (*last, Layout::Back)]);
            }
        }
        if !self.parted {
            found.extend(self.own.into_iter().map(|index| (index, Layout::Nothing)));
        }
    }
}

/// Whether any table stands in another.
fn nests(pieces: &[Piece]) -> bool {
    let mut kinds: Vec<bool> = Vec::new();
    let mut deep = 0usize;
    pieces.iter().any(|piece| {
        match piece {
            Piece::Open(region) => {
                kinds.push(*region == Region::Table);
                deep += usize::from(*region == Region::Table);
            }
            Piece::Close => deep -= usize::from(kinds.pop().unwrap_or(false)),
            _ => {}
        }
        deep > 1
    })
}
