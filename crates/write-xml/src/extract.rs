//! Agendas by themselves: each a `debateReport` as the root of its own file.

use crate::document::Document;
use letter::{Agenda, Annex, Block, Letter, Output};

/// An agenda that is written by itself.
enum Extract<'a> {
    /// With all that stands around it in its annex; the annex's place, from 1.
    Annex(&'a Annex, usize),
    /// From anywhere else; its place among those, from 1, and the annex that it stands in.
    Alone(&'a Agenda, usize, Option<&'a Annex>),
}

/// Each agenda of the letter as a file of its own; none where the letter has none.
pub(crate) fn agendas(letter: &Letter, compact: bool) -> Vec<Output> {
    let extracts = extracts(letter);
    let is_one = extracts.len() == 1;
    let outputs = extracts.iter().enumerate().map(|(place, extract)| {
        let name = if is_one { None } else { Some(format!("agenda-{}.xml", place + 1)) };
        Output { name, bytes: extract.write(letter, compact) }
    });
    outputs.collect()
}

/// The agenda of an annex that holds exactly one among its blocks.
pub(crate) fn only_agenda(blocks: &[Block]) -> Option<&Agenda> {
    let mut agendas = blocks.iter().filter_map(|block| match block {
        Block::Agenda(agenda) => Some(agenda),
        _ => None,
    });
    agendas.next().filter(|_| agendas.next().is_none())
}

impl Extract<'_> {
    fn write(&self, letter: &Letter, compact: bool) -> Vec<u8> {
        let mut document = Document::new(letter, compact);
        document.root();
        match self {
            Extract::Annex(annex, place) => document.extract(annex, &annex.body, &format!("att-{place}")),
            Extract::Alone(agenda, place, annex) => {
                let body = [Block::Agenda((*agenda).clone())];
                document.extract(annex.unwrap_or(&Annex::default()), &body, &format!("agenda-{place}"));
            }
        }
        document.pen.finish()
    }
}

/// All agendas, in reading order. One inside a note belongs to what it annotates and is none of them.
fn extracts(letter: &Letter) -> Vec<Extract<'_>> {
    let mut search = Search::default();
    search.blocks(&letter.body);
    if let Some(closing) = &letter.closing {
        search.blocks(&closing.aside);
        search.blocks(&closing.after);
    }
    for (place, annex) in letter.annexes.iter().enumerate() {
        if only_agenda(&annex.body).is_some() {
            search.found.push(Extract::Annex(annex, place + 1));
        } else {
            search.annex = Some(annex);
            search.blocks(&annex.body);
        }
    }
    search.found
}

/// The search for agendas without an annex of their own.
#[derive(Default)]
struct Search<'a> {
    found: Vec<Extract<'a>>,
    alone: usize,
    annex: Option<&'a Annex>,
}

impl<'a> Search<'a> {
    fn blocks(&mut self, blocks: &'a [Block]) {
        for block in blocks {
            match block {
                Block::Agenda(agenda) => {
                    self.alone += 1;
                    self.found.push(Extract::Alone(agenda, self.alone, self.annex));
                }
                Block::List(list) => list.items.iter().for_each(|item| self.blocks(&item.body)),
                Block::Table(table) => {
                    table.header.iter().chain(&table.rows).flatten().for_each(|cell| self.blocks(&cell.body));
                }
                _ => {}
            }
        }
    }
}
