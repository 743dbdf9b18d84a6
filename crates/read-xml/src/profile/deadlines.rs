//! The deadlines: a table in which the class of a cell says what it holds.

use super::{Profile, Read};
use letter::{Deadlines, Entry, FurtherCell};

impl<'a> Profile<'a> {
    pub(super) fn deadlines(&mut self) -> Read<Deadlines> {
        self.no_more_attributes()?;
        let mut deadlines = Deadlines::default();
        while let Some(name) = self.child("blockContainer")? {
            self.no_more_attributes()?;
            match name {
                "heading" => {
                    let heading = self.some_text("heading")?;
                    self.once(&mut deadlines.heading, heading, "heading")?;
                }
                "table" => self.rows_of_deadlines(&mut deadlines)?,
                other => return Err(self.misplaced(other, "deadlines")),
            }
        }
        Ok(deadlines)
    }

    fn rows_of_deadlines(&mut self, deadlines: &mut Deadlines) -> Read<()> {
        while let Some(name) = self.child("table")? {
            if name != "tr" {
                return Err(self.misplaced(name, "table"));
            }
            self.no_more_attributes()?;
            let mut entry = Entry::default();
            let mut is_entry = false;
            while let Some(name) = self.child("tr")? {
                match name {
                    "td" => {
                        is_entry = true;
                        self.cell_of_entry(&mut entry)?;
                    }
                    "th" if !is_entry && deadlines.entries.is_empty() => {
                        self.no_more_attributes()?;
                        deadlines.columns.push(self.further_cell(name)?);
                    }
                    other => return Err(self.misplaced(other, "a row of deadlines")),
                }
            }
            if is_entry {
                deadlines.entries.push(entry);
            }
        }
        Ok(())
    }

    fn cell_of_entry(&mut self, entry: &mut Entry) -> Read<()> {
        let class = self.attribute("class");
        self.no_more_attributes()?;
        match class.as_deref() {
            Some("group") => {
                let FurtherCell(Some(group)) = self.further_cell("td")? else {
                    return Err(self.markup.refused("a group without a name"));
                };
                self.once(&mut entry.group, group, "group")
            }
            Some("date") => {
                self.expect("p")?;
                self.no_more_attributes()?;
                let name = match self.child("p")? {
                    Some("date") => "date",
                    Some("inline") => {
                        self.must_be("name", "date")?;
                        "inline"
                    }
                    other => return Err(self.misplaced(other.unwrap_or("nothing"), "the date of a deadline")),
                };
                let date = self.date(name)?;
                self.once(&mut entry.date, date, "date")?;
                self.close("p")?;
                self.close("td")
            }
            Some("items") => {
                while let Some(name) = self.child("td")? {
                    if name != "blockList" {
                        return Err(self.misplaced(name, "the items of a deadline"));
                    }
                    entry.items.extend(self.entries()?);
                }
                Ok(())
            }
            Some("cell") => {
                entry.cells.push(self.further_cell("td")?);
                Ok(())
            }
            _ => Err(self.markup.refused("a cell of deadlines is `group`, `date`, `items` or `cell`")),
        }
    }

    /// A cell with one paragraph, or none where it is empty and others follow.
    fn further_cell(&mut self, parent: &str) -> Read<FurtherCell> {
        match self.child(parent)? {
            None => Ok(FurtherCell(None)),
            Some("p") => {
                self.no_more_attributes()?;
                let text = self.some_text("p")?;
                self.close(parent)?;
                Ok(FurtherCell(Some(text)))
            }
            Some(other) => Err(self.misplaced(other, parent)),
        }
    }
}
