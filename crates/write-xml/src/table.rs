//! Tables, and the deadlines, which are one.

use crate::document::Document;
use crate::ids::Kind;
use letter::{Cell, Deadlines, Entry, FurtherCell, Table};

impl Document<'_> {
    /// A table. The schema has no `thead`: rows of `th` are its head.
    pub(crate) fn table(&mut self, table: &Table) {
        self.pen.frame("table");
        self.pen.attribute("eId", self.ids.enter(Kind::Table));
        if !table.grid.is_empty() {
            let widths: Vec<String> = table.grid.iter().map(u32::to_string).collect();
            self.pen.attribute("cl:grid", &widths.join(" "));
        }
        if let Some(caption) = &table.caption {
            self.line("caption", caption);
        }
        table.header.iter().for_each(|row| self.row("th", row));
        table.rows.iter().for_each(|row| self.row("td", row));
        self.ids.leave();
        self.pen.close();
    }

    fn row(&mut self, name: &'static str, cells: &[Cell]) {
        self.pen.frame("tr");
        // All of them hang down from above.
        if cells.is_empty() {
            self.absent(name);
        }
        for cell in cells {
            self.pen.frame(name);
            self.pen.maybe("colspan", cell.across.map(|across| across.to_string()).as_deref());
            self.pen.maybe("rowspan", cell.down.map(|down| down.to_string()).as_deref());
            self.blocks(&cell.body);
            self.pen.close();
        }
        self.pen.close();
    }

    /// The deadlines: a table in which the class of a cell says what it holds.
    pub(crate) fn deadlines(&mut self, deadlines: &Deadlines) {
        self.pen.frame("blockContainer");
        self.pen.attribute("eId", self.ids.enter(Kind::Deadlines));
        self.pen.attribute("class", "deadlines");
        if let Some(heading) = &deadlines.heading {
            self.line("heading", heading);
        }
        self.pen.frame("table");
        self.pen.attribute("eId", self.ids.enter(Kind::Table));
        if !deadlines.columns.is_empty() {
            self.pen.frame("tr");
            deadlines.columns.iter().for_each(|column| self.further_cell("th", None, column));
            self.pen.close();
        }
        deadlines.entries.iter().for_each(|entry| self.entry(entry));
        self.ids.leave();
        self.pen.close();
        self.ids.leave();
        self.pen.close();
    }

    fn entry(&mut self, entry: &Entry) {
        self.pen.frame("tr");
        if let Some(group) = &entry.group {
            self.pen.frame("td");
            self.pen.attribute("class", "group");
            self.line("p", group);
            self.pen.close();
        }
        if let Some(date) = &entry.date {
            self.pen.frame("td");
            self.pen.attribute("class", "date");
            self.pen.line("p");
            self.date("date", date);
            self.pen.close();
            self.pen.close();
        }
        self.pen.frame("td");
        self.pen.attribute("class", "items");
        self.entries("", &entry.items);
        self.pen.close();
        entry.cells.iter().for_each(|cell| self.further_cell("td", Some("cell"), cell));
        self.pen.close();
    }

    /// A cell that holds a text, or nothing where others follow.
    fn further_cell(&mut self, name: &'static str, class: Option<&str>, cell: &FurtherCell) {
        self.pen.frame(name);
        self.pen.maybe("class", class);
        if let Some(text) = &cell.0 {
            self.line("p", text);
        }
        self.pen.close();
    }
}
