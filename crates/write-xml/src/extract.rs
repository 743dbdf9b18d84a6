//! Agendas by themselves: each a `debateReport` as the root of its own file.

use crate::document::Document;
use findings::{Refusal, Unwritable};
use letter::{Agenda, Annex, Block, Heading, Letter, Letterhead, Output, Text};

/// An agenda that is written by itself.
enum Extract<'a> {
    /// With all that stands around it in its annex; the annex's place, from 1.
    Annex(&'a Annex, usize),
    /// The letter is such an agenda, read again: all of its body.
    Letter(&'a [Block]),
    /// From anywhere else; its place among those, from 1, and the annex that it stands in.
    Alone(&'a Agenda, usize, Option<&'a Annex>),
}

/// Each agenda of the letter as a file of its own.
pub(crate) fn agendas(letter: &Letter, compact: bool) -> Result<Vec<Output>, Unwritable> {
    let extracts = extracts(letter);
    let is_one = extracts.len() == 1;
    let outputs = extracts.iter().enumerate().map(|(place, extract)| {
        let name = if is_one { None } else { Some(format!("agenda-{}.xml", place + 1)) };
        Output { name, bytes: extract.write(letter, compact) }
    });
    let outputs: Vec<Output> = outputs.collect();
    if outputs.is_empty() {
        let refusal = Refusal::new("the letter has no agenda");
        return Err(refusal.hint("the whole letter can be written as XML").into());
    }
    Ok(outputs)
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
            Extract::Annex(annex, place) => {
                document.extract(annex.title.as_ref(), annex.language.as_deref(), &annex.body, &format!("att-{place}"));
            }
            Extract::Letter(body) => {
                let (title, body) = title_and_rest(body);
                document.extract(title, None, body, "agenda-1");
            }
            Extract::Alone(agenda, place, annex) => {
                let body = [Block::Agenda((*agenda).clone())];
                let title = annex.and_then(|annex| annex.title.as_ref());
                let language = annex.and_then(|annex| annex.language.as_deref());
                document.extract(title, language, &body, &format!("agenda-{place}"));
            }
        }
        document.pen.finish()
    }
}

/// The title of an agenda that was read as a letter: the heading that the body begins with.
fn title_and_rest(body: &[Block]) -> (Option<&Text>, &[Block]) {
    match body {
        [Block::Heading(Heading { level: 1, label: None, text }), rest @ ..] => (Some(text), rest),
        _ => (None, body),
    }
}

/// Whether the letter is an agenda and nothing else, as such a file gives when it is read.
fn is_agenda(letter: &Letter) -> bool {
    let Letter { letterhead, salutation, closing, annexes, page, .. } = letter;
    let named = Letterhead { number: None, date: None, ..letterhead.clone().unwrap_or_default() };
    let is_bare = salutation.is_none() && closing.is_none() && annexes.is_empty() && page.is_none();
    is_bare && named == Letterhead::default() && only_agenda(&letter.body).is_some()
}

/// All agendas, in reading order. One inside a note belongs to what it annotates and is none of them.
fn extracts(letter: &Letter) -> Vec<Extract<'_>> {
    if is_agenda(letter) {
        return vec![Extract::Letter(&letter.body)];
    }
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
