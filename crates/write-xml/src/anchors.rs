//! The names of all anchors of a letter, wherever they stand.

use letter::{Agenda, AgendaItem, Block, Deadlines, FurtherCell, Letter, Run, Table, Text};
use std::collections::HashSet;

/// The names of all anchors.
pub(crate) fn anchors(letter: &Letter) -> HashSet<String> {
    let mut walk = Walk { names: HashSet::new() };
    walk.letter(letter);
    walk.names
}

struct Walk {
    names: HashSet<String>,
}

impl Walk {
    fn letter(&mut self, letter: &Letter) {
        if let Some(head) = &letter.letterhead {
            self.texts(head.addressees.iter().chain(&head.copies).chain(&head.subject));
            self.texts(head.other.iter().filter_map(|other| other.value.as_ref()));
            self.blocks(head.other.iter().filter_map(|other| other.block.as_ref()));
        }
        self.texts(&letter.salutation);
        self.blocks(&letter.body);
        if let Some(closing) = &letter.closing {
            self.texts(closing.valediction.iter().chain(&closing.signed));
            self.texts(closing.signatory.iter().flat_map(|signatory| signatory.name.iter().chain(&signatory.office)));
            self.texts(closing.enclosures.iter().filter_map(|enclosures| enclosures.printed.as_ref()));
            self.blocks(closing.aside.iter().chain(&closing.after));
        }
        for annex in &letter.annexes {
            self.texts(annex.heading.iter().chain(&annex.title));
            self.blocks(&annex.body);
        }
        if let Some(page) = &letter.page {
            self.blocks(page.header.iter().chain(&page.footer));
        }
    }

    fn blocks<'a>(&mut self, blocks: impl IntoIterator<Item = &'a Block>) {
        for block in blocks {
            match block {
                Block::Paragraph(text) => self.text(text),
                Block::Heading(heading) => self.text(&heading.text),
                Block::List(list) => list.items.iter().for_each(|item| self.blocks(&item.body)),
                Block::Table(table) => self.table(table),
                Block::Deadlines(deadlines) => self.deadlines(deadlines),
                Block::Agenda(agenda) => self.agenda(agenda),
                Block::Image(_) | Block::Rule(_) | Block::PageBreak(_) => {}
            }
        }
    }

    fn table(&mut self, table: &Table) {
        self.texts(&table.caption);
        for cell in table.header.iter().chain(&table.rows).flatten() {
            self.blocks(&cell.body);
        }
    }

    fn deadlines(&mut self, deadlines: &Deadlines) {
        self.texts(&deadlines.heading);
        self.cells(&deadlines.columns);
        for entry in &deadlines.entries {
            self.texts(entry.group.iter().chain(&entry.items));
            self.cells(&entry.cells);
        }
    }

    fn agenda(&mut self, agenda: &Agenda) {
        self.texts(agenda.preface.iter().chain(&agenda.notes));
        self.cells(&agenda.columns);
        self.items(&agenda.items);
    }

    fn items(&mut self, items: &[AgendaItem]) {
        for item in items {
            self.texts(item.title.iter().chain(&item.documents));
            self.cells(&item.cells);
            self.items(&item.items);
        }
    }

    fn cells(&mut self, cells: &[FurtherCell]) {
        self.texts(cells.iter().filter_map(|cell| cell.0.as_ref()));
    }

    fn texts<'a>(&mut self, texts: impl IntoIterator<Item = &'a Text>) {
        texts.into_iter().for_each(|text| self.text(text));
    }

    fn text(&mut self, text: &Text) {
        for run in text.runs() {
            match run {
                Run::Anchor(name) => {
                    self.names.insert(name.clone());
                }
                Run::Note(blocks) => self.blocks(blocks),
                marked => self.texts(marked.mark().map(|(_, text)| text)),
            }
        }
    }
}
