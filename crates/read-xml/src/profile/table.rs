//! Tables: rows of `th` at the head, then rows of `td`.

use super::{Profile, Read};
use letter::{Cell, Table};

impl<'a> Profile<'a> {
    pub(super) fn table(&mut self) -> Read<Table> {
        let mut table = Table::default();
        if let Some(grid) = self.ours("grid") {
            let widths: Result<Vec<u32>, _> = grid.split(' ').map(str::parse).collect();
            table.grid =
                widths.map_err(|_| self.markup.refused(format!("`cl:grid` is `{grid}`, no list of widths")))?;
        }
        self.no_more_attributes()?;
        while let Some(name) = self.child("table")? {
            match name {
                "caption" => {
                    self.no_more_attributes()?;
                    let caption = self.some_text("caption")?;
                    self.once(&mut table.caption, caption, "caption")?;
                }
                "tr" => {
                    self.no_more_attributes()?;
                    let (is_header, row) = self.row()?;
                    match is_header {
                        false => table.rows.push(row),
                        true if table.rows.is_empty() => table.header.push(row),
                        true => return Err(self.markup.refused("a row of heads below other rows")),
                    }
                }
                other => return Err(self.misplaced(other, "table")),
            }
        }
        Ok(table)
    }

    /// A row, and whether it is one of the heads.
    fn row(&mut self) -> Read<(bool, Vec<Cell>)> {
        let mut cells = Vec::new();
        let mut is_header = None;
        while let Some(name) = self.child("tr")? {
            if !["th", "td"].contains(&name) {
                return Err(self.misplaced(name, "tr"));
            }
            if is_header.is_some_and(|is_header| is_header != (name == "th")) {
                return Err(self.markup.refused("a row of `th` and `td`"));
            }
            is_header = Some(name == "th");
            if self.is_absent()? {
                self.no_more_attributes()?;
                self.close(name)?;
                continue;
            }
            let (across, down) = (self.attribute("colspan"), self.attribute("rowspan"));
            let (across, down) = (self.number("colspan", across)?, self.number("rowspan", down)?);
            cells.push(Cell { body: self.body(name)?, across, down });
        }
        Ok((is_header.unwrap_or(false), cells))
    }
}
