//! The agenda: Word's own multilevel list, or a table where items list documents.

use crate::block::Flow;
use crate::numbering::{LEVELS, Label, Series};
use crate::paragraph::Shape;
use crate::pen::Pen;
use crate::style;
use crate::table::Merge;
use crate::text::Look;
use letter::{Agenda, AgendaItem, ColumnRole};
use std::borrow::Cow;
use vocabulary::numeral;

/// What stands in a column of an agenda.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Column {
    Number,
    Title,
    Documents,
    /// One of the further cells.
    Cell(usize),
}

impl Column {
    /// A role in one letter.
    fn letter(role: ColumnRole) -> char {
        match role {
            ColumnRole::Number => 'n',
            ColumnRole::Title => 't',
            ColumnRole::Documents => 'd',
            ColumnRole::Cell => 'c',
        }
    }
}

/// How the items of an agenda are written.
#[derive(Clone, Copy)]
enum Form<'c> {
    List,
    /// Columns, each with its width.
    Table(&'c [(Column, u32)]),
}

impl<'a> Pen<'a> {
    /// An agenda.
    pub(crate) fn agenda(&mut self, agenda: &'a Agenda, flow: Flow) {
        if let Some(language) = &agenda.language {
            self.fact("agendalanguage", language);
        }
        if !agenda.roles.is_empty() {
            self.fact("roles", &agenda.roles.iter().map(|role| Column::letter(*role)).collect::<String>());
        }
        self.in_language(agenda.language.as_deref(), |pen| {
            pen.each("preface", &agenda.preface, |pen, line| pen.paragraph(Shape::of(style::AGENDA_PREFACE), line));
            let mut series = Series::default();
            if agenda.columns.is_empty() && !has_columns(&agenda.items) {
                pen.items(&agenda.items, &mut series, (0, None), Form::List);
            } else {
                let columns = columns(agenda, flow.width);
                let widths: Vec<u32> = columns.iter().map(|(_, width)| *width).collect();
                pen.begin_table(style::GRID, &widths, flow);
                pen.heads(agenda, &widths);
                pen.items(&agenda.items, &mut series, (0, None), Form::Table(&columns));
                pen.end_table(flow);
            }
            pen.each("notes", &agenda.notes, |pen, line| pen.paragraph(Shape::of(style::AGENDA_NOTE), line));
        });
    }

    fn heads(&mut self, agenda: &'a Agenda, widths: &[u32]) {
        if agenda.columns.is_empty() {
            return;
        }
        self.begin_row(true);
        for (place, width) in widths.iter().enumerate() {
            let head = agenda.columns.get(place).and_then(|head| head.0.as_ref());
            self.cell(*width, 1, Merge::None, |pen| {
                if let Some(head) = head {
                    pen.paragraph(Shape::of(style::AGENDA_COLUMN), head);
                }
            });
        }
        self.end_row();
    }

    /// Items of this depth, below the one with this address.
    fn items(
        &mut self,
        items: &'a [AgendaItem],
        series: &mut Series,
        (depth, above): (usize, Option<&'a str>),
        form: Form<'_>,
    ) {
        self.each_item(items, |pen, place, item| {
            let next = items.get(place + 1).and_then(|next| printed(next, depth));
            let printed = printed(item, depth);
            let label = printed.as_deref().map(|label| (pen.label(series, depth, label, next.as_deref()), label));
            pen.item_facts(item, printed.as_deref(), depth, above);
            match form {
                Form::List => {
                    let depth = matches!(label, None | Some((Label::Typed, _))).then_some(depth + 1);
                    let shape = Shape { label, depth, ..Shape::of(style::AGENDA_ITEM) };
                    pen.paragraph_with(shape, |pen| pen.title(item));
                }
                Form::Table(columns) => {
                    pen.begin_row(false);
                    for (column, width) in columns {
                        pen.cell(*width, 1, Merge::None, |pen| pen.item_cell(item, *column, label, depth));
                    }
                    pen.end_row();
                }
            }
            pen.items(&item.items, series, (depth + 1, item.number.as_deref().or(above)), form);
        });
    }

    /// A number that is not the address which the labels make, and a label that is made of the number.
    fn item_facts(&mut self, item: &AgendaItem, printed: Option<&str>, depth: usize, above: Option<&str>) {
        if item.label.is_none() && printed.is_some() {
            self.fact("unlabelled", "");
        }
        let said = printed.and_then(|label| numeral::address(label, above));
        self.fact_unless(said == item.number, "number", item.number.as_deref());
        if depth >= LEVELS {
            self.fact("depth", &depth.to_string());
        }
    }

    fn item_cell(&mut self, item: &'a AgendaItem, column: Column, label: Option<(Label, &str)>, depth: usize) {
        match column {
            Column::Number => {
                self.paragraph_with(Shape { label, bare: true, ..Shape::of(style::AGENDA_NUMBER) }, |_| {});
            }
            Column::Title => {
                let depth = (depth > 0).then_some(depth);
                self.paragraph_with(Shape { depth, ..Shape::of(style::AGENDA_ITEM) }, |pen| pen.title(item));
            }
            Column::Documents => {
                self.each("documents", &item.documents, |pen, document| {
                    pen.paragraph(Shape::of(style::AGENDA_DOCUMENT), document);
                });
                if item.documents.is_empty() {
                    self.line(style::AGENDA_DOCUMENT, "");
                }
            }
            Column::Cell(place) => {
                let text = item.cells.get(place).and_then(|cell| cell.0.as_ref()).unwrap_or(Self::NOTHING);
                self.paragraph(Shape::of(style::AGENDA_CELL), text);
            }
        }
    }

    fn title(&mut self, item: &'a AgendaItem) {
        if let Some(bullet) = &item.bullet {
            self.run(bullet, &Look::named(style::BULLET));
            self.run(" ", &Look::default());
        }
        if let Some(title) = &item.title {
            self.within("title", |pen| pen.text(title));
        }
    }
}

/// The label of an item: as printed, or made from its number where a person gave only that (`2.b` is `b)`).
fn printed(item: &AgendaItem, depth: usize) -> Option<Cow<'_, str>> {
    match (&item.label, &item.number) {
        (Some(label), _) => Some(Cow::Borrowed(label)),
        (None, Some(number)) if depth == 0 => Some(Cow::Owned(format!("{number}."))),
        (None, Some(number)) => {
            let last = numeral::bare(number.rsplit('.').next().unwrap_or(number));
            let digits = last.bytes().all(|byte| byte.is_ascii_digit());
            Some(Cow::Owned(if digits { number.clone() } else { format!("{last})") }))
        }
        (None, None) => None,
    }
}

/// Whether some item has what only a table can show.
fn has_columns(items: &[AgendaItem]) -> bool {
    items.iter().any(|item| !item.documents.is_empty() || !item.cells.is_empty() || has_columns(&item.items))
}

/// The columns of a table: as the letter says, or number, title, documents; then whatever else the items have.
fn columns(agenda: &Agenda, width: u32) -> Vec<(Column, u32)> {
    fn any(items: &[AgendaItem], has: fn(&AgendaItem) -> bool) -> bool {
        items.iter().any(|item| has(item) || any(&item.items, has))
    }
    fn most(items: &[AgendaItem]) -> usize {
        items.iter().map(|item| item.cells.len().max(most(&item.items))).max().unwrap_or(0)
    }
    let mut columns: Vec<Column> = Vec::new();
    let mut cells = 0;
    for role in &agenda.roles {
        let column = match role {
            ColumnRole::Number => Column::Number,
            ColumnRole::Title => Column::Title,
            ColumnRole::Documents => Column::Documents,
            ColumnRole::Cell => {
                cells += 1;
                Column::Cell(cells - 1)
            }
        };
        // A role that stands twice has its values once.
        columns.push(if columns.contains(&column) { Column::Cell(usize::MAX) } else { column });
    }
    let heads = agenda.columns.len();
    let needed = [
        (Column::Number, heads > 0 || any(&agenda.items, |item| item.label.is_some() || item.number.is_some())),
        (Column::Title, true),
        (Column::Documents, heads > 2 || any(&agenda.items, |item| !item.documents.is_empty())),
    ];
    for (column, wanted) in needed {
        if !columns.contains(&column) && wanted && (agenda.roles.is_empty() || used(agenda, column)) {
            columns.push(column);
        }
    }
    columns.extend((cells..most(&agenda.items)).map(Column::Cell));
    columns.resize(columns.len().max(heads), Column::Cell(usize::MAX));
    let weight = |column: &Column| match column {
        Column::Number => 2,
        Column::Title => 10,
        Column::Documents => 5,
        Column::Cell(_) => 4,
    };
    let total: u32 = columns.iter().map(weight).sum();
    columns.into_iter().map(|column| (column, width / total.max(1) * weight(&column))).collect()
}

/// Whether the items have something for this column.
fn used(agenda: &Agenda, column: Column) -> bool {
    fn any(items: &[AgendaItem], column: Column) -> bool {
        items.iter().any(|item| {
            let here = match column {
                Column::Number => item.label.is_some() || item.number.is_some(),
                Column::Title => item.title.is_some() || item.bullet.is_some(),
                Column::Documents => !item.documents.is_empty(),
                Column::Cell(place) => place < item.cells.len(),
            };
            here || any(&item.items, column)
        })
    }
    any(&agenda.items, column)
}
