//! An agenda as a tree, with the labels that are printed.

use super::page::Page;
use super::styled::Styled;
use crate::colour::Look;
use letter::{Agenda, AgendaItem, FurtherCell, Text};

pub(super) fn agenda(page: &mut Page, at: &str, found: &Agenda) {
    page.gap();
    texts(page, &format!("{at}/preface"), &found.preface);
    let heads: Vec<String> = found.columns.iter().filter_map(|cell| cell.0.as_ref()).map(Text::plain).collect();
    if !heads.is_empty() {
        page.text(&format!("{at}/columns"), &Styled::of(Look::Dim, &heads.join(" | ")));
    }
    items(page, &format!("{at}/items"), &found.items, None);
    if !found.notes.is_empty() {
        page.gap();
        texts(page, &format!("{at}/notes"), &found.notes);
    }
    page.gap();
}

fn texts(page: &mut Page, at: &str, all: &[Text]) {
    for (index, text) in all.iter().enumerate() {
        page.text(&format!("{at}/{index}"), &Styled::text_in(Look::Emphasis, text));
    }
}

/// Items side by side; `trunk` is what is drawn before them below the first level.
fn items(page: &mut Page, at: &str, all: &[AgendaItem], trunk: Option<&str>) {
    let label = |item: &AgendaItem| Styled::of(Look::Strong, item.label.as_deref().unwrap_or_default());
    let widest = all.iter().map(|item| label(item).width()).max().unwrap_or(0).min(12);
    for (index, item) in all.iter().enumerate() {
        let is_last = index + 1 == all.len();
        let (branch, below) = match (trunk, is_last) {
            (None, _) => (String::new(), String::new()),
            (Some(trunk), false) => (format!("{trunk}├─ "), format!("{trunk}│  ")),
            (Some(trunk), true) => (format!("{trunk}└─ "), format!("{trunk}   ")),
        };
        let at = format!("{at}/{index}");
        let mut first = Styled::of(Look::Dim, &branch);
        first.push(Look::Strong, &label(item).pad_to(widest + 2).text);
        // The branches of the items below go on beside the further lines of this one.
        let trunk = if item.items.is_empty() { below.clone() } else { format!("{below}│") };
        let further = Styled::of(Look::Dim, &trunk).pad_to(first.width()).text;
        page.beside(&format!("{at}/title"), &first, &further, &title(item));
        for (key, text) in beside_the_title(item) {
            page.beside(&format!("{at}/{key}"), &Styled::of(Look::Dim, &further), &further, &text);
        }
        items(page, &format!("{at}/items"), &item.items, Some(&below));
    }
}

fn title(item: &AgendaItem) -> Styled {
    let mut title = Styled::default();
    if let Some(bullet) = &item.bullet {
        title.push(Look::Dim, &format!("{bullet} "));
    }
    if let Some(text) = &item.title {
        title.push_text(Look::Plain, text);
    }
    title
}

/// Documents and further cells, each below the title.
fn beside_the_title(item: &AgendaItem) -> impl Iterator<Item = (String, Styled)> {
    let told = |mark: &str, text: &Text| {
        let mut words = Styled::of(Look::Dim, mark);
        words.push_text(Look::Emphasis, text);
        words
    };
    let documents = item.documents.iter().enumerate();
    let documents = documents.map(move |(index, text)| (format!("documents/{index}"), told("→ ", text)));
    let cells = item.cells.iter().enumerate();
    let cells = cells.filter_map(move |(index, FurtherCell(cell))| {
        cell.as_ref().map(|text| (format!("cells/{index}"), told("| ", text)))
    });
    documents.chain(cells)
}
