//! The table of deadlines: a heading, then a row a date.

use crate::block::Flow;
use crate::date::printed_date;
use crate::paragraph::Shape;
use crate::pen::Pen;
use crate::style;
use crate::table::Merge;
use letter::{Deadlines, Entry};
use vocabulary::{Role, RoleSet};

/// What stands in a column.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Column {
    Date,
    Group,
    Items,
    /// One of the further cells.
    Cell(usize),
}

impl<'a> Pen<'a> {
    /// A table of deadlines.
    pub(crate) fn deadlines(&mut self, deadlines: &'a Deadlines, flow: Flow) {
        if let Some(heading) = &deadlines.heading {
            let shape = Shape { with_next: true, ..Shape::of(style::DEADLINES_HEADING) };
            self.within("heading", |pen| pen.paragraph(shape, heading));
        }
        let columns = self.columns_of(deadlines);
        let widths = widths(&columns, flow.width);
        self.begin_table(style::GRID, &widths, flow);
        if !deadlines.columns.is_empty() {
            self.begin_row(true);
            for (place, width) in widths.iter().enumerate() {
                let head = deadlines.columns.get(place).and_then(|head| head.0.as_ref());
                self.cell(*width, 1, Merge::None, |pen| {
                    if let Some(head) = head {
                        pen.paragraph(Shape::of(style::DEADLINES_COLUMN), head);
                    }
                });
            }
            self.end_row();
        }
        self.each("entries", &deadlines.entries, |pen, entry| {
            pen.begin_row(false);
            for (column, width) in columns.iter().zip(&widths) {
                pen.cell(*width, 1, Merge::None, |pen| pen.deadline(entry, *column));
            }
            pen.end_row();
        });
        self.end_table(flow);
    }

    fn deadline(&mut self, entry: &'a Entry, column: Column) {
        match column {
            Column::Date => {
                let printed = entry.date.as_ref().map(|date| {
                    self.date_facts(date);
                    printed_date(date, self.tongue.words)
                });
                self.line(style::DEADLINE_DATE, printed.as_deref().unwrap_or(""));
            }
            Column::Group => {
                self.paragraph(Shape::of(style::DEADLINE_GROUP), entry.group.as_ref().unwrap_or(Self::NOTHING));
            }
            Column::Items => {
                self.each("items", &entry.items, |pen, item| pen.paragraph(Shape::of(style::DEADLINE_ITEM), item));
                if entry.items.is_empty() {
                    self.line(style::DEADLINE_ITEM, "");
                }
            }
            Column::Cell(place) => {
                let text = entry.cells.get(place).and_then(|cell| cell.0.as_ref()).unwrap_or(Self::NOTHING);
                self.paragraph(Shape::of(style::DEADLINE_CELL), text);
            }
        }
    }

    /// The columns: in the order of the printed heads, then whatever else the entries have.
    fn columns_of(&self, deadlines: &Deadlines) -> Vec<Column> {
        let has = |some: fn(&Entry) -> bool| deadlines.entries.iter().any(some);
        let mut wanted = Vec::new();
        if has(|entry| entry.date.is_some()) {
            wanted.push(Column::Date);
        }
        if has(|entry| entry.group.is_some()) {
            wanted.push(Column::Group);
        }
        if has(|entry| !entry.items.is_empty()) {
            wanted.push(Column::Items);
        }
        let cells = deadlines.entries.iter().map(|entry| entry.cells.len()).max().unwrap_or(0);
        let mut cells = (0..cells).map(Column::Cell);

        let mut columns = Vec::new();
        for (place, head) in deadlines.columns.iter().enumerate() {
            let role = head.0.as_ref().and_then(|head| self.tongue.words.whole(&head.plain(), RoleSet::COLUMNS));
            let named = match role.map(|hit| hit.role) {
                Some(Role::DeadlineColumn) => Some(Column::Date),
                Some(Role::DateColumn) if !self.heads_a_deadline(deadlines) => Some(Column::Date),
                Some(Role::GroupColumn) => Some(Column::Group),
                Some(Role::DateColumn) => None,
                _ if deadlines.columns.len() - place > cells.len() => Some(Column::Items),
                _ => None,
            };
            let known = named.and_then(|named| wanted.iter().position(|it| *it == named)).map(|at| wanted.remove(at));
            columns.extend(known.or_else(|| cells.next()).or_else(|| (!wanted.is_empty()).then(|| wanted.remove(0))));
        }
        columns.extend(wanted.into_iter().chain(cells));
        columns.resize(columns.len().max(deadlines.columns.len()).max(1), Column::Cell(usize::MAX));
        columns
    }

    fn heads_a_deadline(&self, deadlines: &Deadlines) -> bool {
        let is = |text: &letter::Text| self.tongue.words.whole(&text.plain(), Role::DeadlineColumn.into()).is_some();
        deadlines.columns.iter().any(|head| head.0.as_ref().is_some_and(is))
    }
}

/// Dates need a quarter of the width, what is due gets the rest.
fn widths(columns: &[Column], width: u32) -> Vec<u32> {
    let weight = |column: &Column| if *column == Column::Items { 3 } else { 1 };
    let total: u32 = columns.iter().map(weight).sum();
    columns.iter().map(|column| width / total.max(1) * weight(column)).collect()
}
