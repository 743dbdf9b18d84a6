//! Tables, as they lie on their grid.

use super::Dressed;
use super::tree::{Row, Table};
use crate::account::At;
use blocks::Paragraph;
use letter::{Cell, FurtherCell};

impl<'a> Dressed<'a> {
    /// A table, with the caption above it.
    pub(super) fn table(&mut self, caption: Option<Paragraph>, table: &Table, at: At) -> Option<letter::Table> {
        let at = self.scribe.field(at, "table");
        let caption = caption.and_then(|caption| {
            let at = self.scribe.field(at, "caption");
            self.text(caption.span, at)
        });
        let gridless = self.facts.take("table", table.reach()).is_some_and(|said| said.is_empty());
        let heads = table.rows.iter().take_while(|row| row.header).count();
        let (header, rows) = table.rows.split_at(heads);
        let header_at = self.scribe.field(at, "header");
        let header = self.rows(header, header_at);
        let rows_at = self.scribe.field(at, "rows");
        let rows = self.rows(rows, rows_at);
        let grid = if gridless { Vec::new() } else { table.grid.clone() };
        (!header.is_empty() || !rows.is_empty()).then_some(letter::Table { grid, caption, header, rows })
    }

    fn rows(&mut self, rows: &[Row], at: At) -> Vec<Vec<Cell>> {
        let mut found = Vec::new();
        for row in rows {
            let at = self.scribe.index(at, found.len());
            let mut cells = Vec::new();
            for cell in &row.cells {
                if self.facts.take("cellless", cell.reach()).is_some() {
                    continue;
                }
                let at = self.scribe.index(at, cells.len());
                let at = self.scribe.field(at, "body");
                let span = |count: u32| Some(count).filter(|count| *count > 1);
                self.facts.nesting += 1;
                let body = self.flow(&cell.nodes, at);
                self.facts.nesting -= 1;
                cells.push(Cell { body, across: span(cell.across), down: span(cell.down) });
            }
            found.push(cells);
        }
        found
    }

    /// The heads of columns: those of the header row, without empty ones at the end.
    pub(super) fn columns(&mut self, table: &Table, at: At) -> Vec<FurtherCell> {
        let at = self.scribe.field(at, "columns");
        let mut columns = Vec::new();
        self.facts.nesting += 1;
        for cell in table.rows.iter().take_while(|row| row.header).flat_map(|row| &row.cells) {
            let at = self.scribe.index(at, columns.len());
            columns.push(FurtherCell(self.cell_text(cell, at)));
        }
        self.facts.nesting -= 1;
        while columns.last().is_some_and(|last| last.0.is_none()) {
            columns.pop();
        }
        columns
    }

    /// The text of a cell that holds one.
    pub(super) fn cell_text(&mut self, cell: &super::tree::Cell, at: At) -> Option<letter::Text> {
        let mut spans = cell.nodes.iter().flat_map(super::tree::Node::paragraphs).map(|paragraph| paragraph.span);
        let first = spans.next()?;
        let rest: Vec<_> = spans.collect();
        let mut text = self.text(first, at);
        // Somebody pressed Enter in a cell that holds one text.
        for span in rest {
            let further = self.text(span, at);
            text = match (text, further) {
                (Some(text), Some(further)) => {
                    let mut runs = runs_of(text);
                    runs.push(letter::Run::Break(letter::Break::Line));
                    runs.extend(runs_of(further));
                    Some(letter::Text::from_runs(runs))
                }
                (text, further) => text.or(further),
            };
        }
        text
    }
}

fn runs_of(text: letter::Text) -> Vec<letter::Run> {
    match text {
        letter::Text::Plain(text) => vec![letter::Run::Plain(text)],
        letter::Text::Runs(runs) => runs,
    }
}
