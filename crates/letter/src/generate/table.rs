//! Tables whose cells lie on their grid.

use super::scribe::Scribe;
use crate::{Cell, Table};

impl Scribe {
    pub(super) fn table(&mut self) -> Table {
        let columns = self.dice.pick(&[1, 2, 2, 3, 3, 4, 6]);
        let heads = self.dice.pick(&[0, 0, 1, 1, 2]);
        let rows = self.dice.between(usize::from(heads == 0), 4);
        Table {
            grid: self
                .maybe(|scribe| (0..columns).map(|_| scribe.dice.number(200, 4000)).collect())
                .unwrap_or_default(),
            caption: self.maybe(Self::text),
            header: self.rows(columns, heads),
            rows: self.rows(columns, rows),
        }
    }

    /// Rows in which every place of the grid is covered once. No cell hangs out of the head into the rows below it:
    /// the two are parts of their own in every format that has them.
    fn rows(&mut self, columns: usize, count: usize) -> Vec<Vec<Cell>> {
        // How many more rows the cell above hangs down, column by column.
        let mut hanging = vec![0; columns];
        let mut rows = Vec::new();
        for below in (0..count).rev() {
            let mut row = Vec::new();
            let mut column = 0;
            while let Some(rest) = hanging.get_mut(column) {
                if *rest > 0 {
                    *rest -= 1;
                    column += 1;
                    continue;
                }
                let free = hanging.iter().skip(column).take_while(|rest| **rest == 0).count();
                let across = if self.dice.one_in(5) { self.dice.between(1, free) } else { 1 };
                let down = if self.dice.one_in(5) { self.dice.between(1, below + 1) } else { 1 };
                hanging.iter_mut().skip(column).take(across).for_each(|rest| *rest = down - 1);
                column += across;
                row.push(self.cell(across, down));
            }
            rows.push(row);
        }
        rows
    }

    fn cell(&mut self, across: usize, down: usize) -> Cell {
        let span = |count: usize| u32::try_from(count).ok().filter(|count| *count > 1);
        let body = if self.dice.one_in(6) { Vec::new() } else { self.inner_blocks(2) };
        Cell { body, across: span(across), down: span(down) }
    }
}

/// Whether every place of the grid is covered once, the head and the rows each by themselves.
pub(super) fn lies_on_its_grid(table: &Table) -> bool {
    let covered = |cell: &Cell| cell.across.unwrap_or(1) as usize;
    let first = table.header.first().or(table.rows.first());
    let columns = match table.grid.len() {
        0 => first.map_or(0, |row| row.iter().map(covered).sum()),
        columns => columns,
    };
    columns > 0 && fills(&table.header, columns) && fills(&table.rows, columns)
}

fn fills(rows: &[Vec<Cell>], columns: usize) -> bool {
    let mut hanging = vec![0_u32; columns];
    for row in rows {
        let mut cells = row.iter();
        let mut column = 0;
        while let Some(rest) = hanging.get_mut(column) {
            if *rest > 0 {
                *rest -= 1;
                column += 1;
                continue;
            }
            let Some(cell) = cells.next() else { return false };
            let across = cell.across.unwrap_or(1) as usize;
            let mut under = hanging.iter_mut().skip(column).take(across);
            if under.len() < across || !under.all(|rest| std::mem::replace(rest, cell.down.unwrap_or(1) - 1) == 0) {
                return false;
            }
            column += across;
        }
        if cells.next().is_some() {
            return false;
        }
    }
    hanging.iter().all(|rest| *rest == 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_lie_on_their_grid() {
        let (mut across, mut down, mut empty_row) = (0, 0, 0);
        for seed in 0..2000 {
            let table = Scribe::new(seed, 3).table();
            assert!(lies_on_its_grid(&table), "seed {seed}: {table:?}");
            let cells = || table.header.iter().chain(&table.rows).flatten();
            across += cells().filter(|cell| cell.across.is_some()).count();
            down += cells().filter(|cell| cell.down.is_some()).count();
            empty_row += table.rows.iter().filter(|row| row.is_empty()).count();
        }
        assert!(across > 100 && down > 100 && empty_row > 10, "{across} {down} {empty_row}");
    }

    #[test]
    fn what_does_not_lie_on_its_grid_is_told() {
        for (rows, right) in [
            (r#"[[{}, {}], [{}, {}]]"#, true),
            (r#"[[{"down": 2}, {}], [{}]]"#, true),
            (r#"[[{"down": 2}, {"down": 2}], []]"#, true),
            (r#"[[{"across": 2, "down": 2}, {}], [{}]]"#, true),
            (r#"[[{}, {}], [{}]]"#, false),
            (r#"[[{}], [{}, {}]]"#, false),
            (r#"[[{"down": 2}, {}], [{}, {}]]"#, false),
            (r#"[[{"down": 3}, {}], [{}]]"#, false),
            (r#"[[{}, {"down": 2}], [{"across": 2}]]"#, false),
            (r#"[[]]"#, false),
        ] {
            let table: Table = serde_json::from_str(&format!(r#"{{"rows": {rows}}}"#)).unwrap();
            assert_eq!(lies_on_its_grid(&table), right, "{rows}");
        }
    }
}
