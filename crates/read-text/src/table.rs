//! Tables, in the writings that extractors have for them.
//!
//! Each grammar looks at the lines from one on and, where they are a table, says which rows, cells and lines there are.

pub(crate) mod aligned;
pub(crate) mod cells;
pub(crate) mod delimited;
pub(crate) mod heads;
pub(crate) mod tabbed;

use blocks::Span;

/// A step through a table, in the order of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// A row begins; whether a page ended right before it.
    Row { page: bool },
    /// A cell begins.
    Cell,
    /// A line of the cell: its text, and the number of the line that holds it.
    Line { span: Span, seen: usize },
}

/// What a grammar made of the lines: the table, and where it ended.
#[derive(Debug, Default)]
pub(crate) struct Table {
    pub(crate) steps: Vec<Step>,
    /// Its first line.
    pub(crate) start: usize,
    /// The first line that is no part of it.
    pub(crate) end: usize,
    /// What is drawn between its rows.
    pub(crate) borders: Vec<Span>,
}

/// What came of looking for a table.
#[derive(Debug, Default)]
pub(crate) struct Found {
    pub(crate) table: Option<Table>,
    /// The line up to which the same grammar need not look again: no table begins before it.
    pub(crate) looked: usize,
}

impl Found {
    /// These lines are no table.
    pub(crate) fn none(looked: usize) -> Found {
        Found { table: None, looked }
    }

    /// The table reaches up to where the grammar looked.
    pub(crate) fn table(table: Table) -> Found {
        Found { looked: table.end, table: Some(table) }
    }
}
