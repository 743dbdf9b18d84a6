//! The blocks of a body, an annex, a cell.

use super::agenda::agenda;
use super::deadlines::deadlines;
use super::page::Page;
use super::styled::{Styled, picture};
use crate::colour::Look;
use jiff::civil::Date;
use letter::{Block, Cell, List, ListItem, Table, Text};

pub(super) fn blocks(page: &mut Page, at: &str, all: &[Block], today: Date) {
    for (index, block) in all.iter().enumerate() {
        one(page, &format!("{at}/{index}"), block, today);
    }
}

fn one(page: &mut Page, at: &str, block: &Block, today: Date) {
    match block {
        Block::Paragraph(text) => {
            page.gap();
            page.text(&format!("{at}/paragraph"), &Styled::text(text));
        }
        Block::Heading(heading) => {
            page.gap();
            let mut words = Styled::default();
            if let Some(label) = &heading.label {
                words.push(Look::Strong, &format!("{label} "));
            }
            words.push_text(Look::Strong, &heading.text);
            page.text(&format!("{at}/heading"), &words);
        }
        Block::List(found) => {
            page.gap();
            list(page, &format!("{at}/list"), found, "  ");
        }
        Block::Table(found) => table(page, &format!("{at}/table"), found),
        Block::Deadlines(found) => deadlines(page, &format!("{at}/deadlines"), found, today),
        Block::Agenda(found) => agenda(page, &format!("{at}/agenda"), found),
        Block::Image(image) => {
            page.gap();
            page.text(&format!("{at}/image"), &Styled::of(Look::Dim, &picture(image)));
        }
        Block::Rule(_) => page.text(&format!("{at}/rule"), &Styled::of(Look::Dim, "────────")),
        Block::PageBreak(_) => {}
    }
}

/// The items of a list, each behind its label, further levels further in.
fn list(page: &mut Page, at: &str, found: &List, indent: &str) {
    let label = |item: &ListItem| Styled::of(Look::Plain, item.label.as_deref().unwrap_or("-"));
    let widest = found.items.iter().map(|item| label(item).width()).max().unwrap_or(0).min(12);
    for (index, item) in found.items.iter().enumerate() {
        let mut first = Styled::of(Look::Plain, indent);
        first.push(Look::Dim, &label(item).pad_to(widest + 1).text);
        let further = " ".repeat(first.width());
        let here = format!("{at}/items/{index}/body");
        let mut is_told = false;
        for (index, block) in item.body.iter().enumerate() {
            let here = format!("{here}/{index}");
            let before = if is_told { Styled::of(Look::Plain, &further) } else { first.clone() };
            match block {
                Block::Paragraph(text) => {
                    page.beside(&format!("{here}/paragraph"), &before, &further, &Styled::text(text))
                }
                Block::List(below) => {
                    if !is_told {
                        page.beside(&here, &before, &further, &Styled::default());
                    }
                    list(page, &format!("{here}/list"), below, &further);
                }
                other => {
                    let words = Styled::of(Look::Plain, &words(other).unwrap_or_default());
                    page.beside(&here, &before, &further, &words);
                }
            }
            is_told = true;
        }
        if !is_told {
            page.beside(&format!("{at}/items/{index}"), &first, &further, &Styled::default());
        }
    }
}

/// A table, a row a line: cells are parted by a bar.
fn table(page: &mut Page, at: &str, found: &Table) {
    page.gap();
    if let Some(caption) = &found.caption {
        page.text(&format!("{at}/caption"), &Styled::text_in(Look::Strong, caption));
    }
    let rows = [("header", Look::Strong, &found.header), ("rows", Look::Plain, &found.rows)];
    for (key, look, rows) in rows {
        for (index, row) in rows.iter().enumerate() {
            let cells: Vec<String> = row.iter().map(words_of_cell).collect();
            let first = Styled::of(Look::Dim, "  ");
            page.beside(&format!("{at}/{key}/{index}"), &first, "    ", &Styled::of(look, &cells.join(" | ")));
        }
    }
    page.gap();
}

fn words_of_cell(cell: &Cell) -> String {
    let words: Vec<String> = cell.body.iter().filter_map(words).collect();
    words.join("; ")
}

/// What a block says, on one line.
pub(super) fn words(block: &Block) -> Option<String> {
    let texts = |texts: &[&Text]| Some(texts.iter().map(|text| text.plain()).collect::<Vec<_>>().join(" "));
    match block {
        Block::Paragraph(text) => texts(&[text]),
        Block::Heading(heading) => texts(&[&heading.text]),
        Block::List(list) => {
            let item = |item: &ListItem| {
                let label = item.label.as_deref().unwrap_or("-");
                format!("{label} {}", item.body.iter().filter_map(words).collect::<Vec<_>>().join(" "))
            };
            Some(list.items.iter().map(item).collect::<Vec<_>>().join("; "))
        }
        Block::Table(table) => {
            let rows = table.header.iter().chain(&table.rows).flatten().map(words_of_cell);
            Some(rows.filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" | "))
        }
        Block::Deadlines(found) => Some(format!("[{} deadlines]", found.entries.len())),
        Block::Agenda(found) => Some(format!("[an agenda of {} items]", found.items.len())),
        Block::Image(image) => Some(picture(image)),
        Block::Rule(_) | Block::PageBreak(_) => None,
    }
}
