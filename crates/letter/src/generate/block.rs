//! Blocks of every kind, down to the last level.

use super::scribe::Scribe;
use crate::{Agenda, AgendaItem, Block, Cell, Heading, List, ListItem, PageBreak, Rule, Run, Table, Text};

impl Scribe {
    /// From one to `most` blocks.
    pub(super) fn blocks(&mut self, most: usize) -> Vec<Block> {
        let most = most.min(self.left).max(1);
        self.several(1, most, Self::block)
    }

    /// Blocks inside a block; none where no more may stand in each other.
    pub(super) fn inner_blocks(&mut self, most: usize) -> Vec<Block> {
        if self.has_room() { self.blocks(most) } else { Vec::new() }
    }

    pub(super) fn block(&mut self) -> Block {
        self.down(|scribe| {
            // Only kinds without blocks inside once the size is used up.
            let kinds = if scribe.left == 0 { 8 } else { 16 };
            match scribe.dice.below(kinds) {
                0..=3 => Block::Paragraph(scribe.text()),
                4 => Block::Heading(scribe.heading()),
                5 => Block::Image(scribe.image()),
                6 => Block::Rule(scribe.rule()),
                7 => Block::PageBreak(PageBreak {}),
                8..=10 => Block::List(scribe.list()),
                11..=12 => Block::Table(scribe.table()),
                13 => Block::Deadlines(scribe.deadlines()),
                // The items of an agenda stand a level below it.
                _ if scribe.has_room() => Block::Agenda(scribe.agenda()),
                _ => Block::Paragraph(scribe.text()),
            }
        })
    }

    /// A block that stands in a block that stands in a block, as deep as the rules let it.
    pub(super) fn deepest(&mut self) -> Block {
        self.down(|scribe| {
            if !scribe.has_room() {
                return Block::Paragraph(Text::from_runs(vec![scribe.fully_marked()]));
            }
            match scribe.dice.below(8) {
                0 => Block::Agenda(Agenda { items: vec![scribe.deepest_item()], ..Agenda::default() }),
                1 if !scribe.in_note => {
                    scribe.in_note = true;
                    let note = Run::Note(vec![scribe.deepest()]);
                    scribe.in_note = false;
                    Block::Paragraph(Text::from_runs(vec![Run::Plain(scribe.plain()), note]))
                }
                1..=4 => {
                    let label = scribe.maybe(Self::plain);
                    Block::List(List { items: vec![ListItem { label, body: vec![scribe.deepest()] }] })
                }
                _ => {
                    let cell = Cell { body: vec![scribe.deepest()], ..Cell::default() };
                    Block::Table(Table { rows: vec![vec![cell]], ..Table::default() })
                }
            }
        })
    }

    fn deepest_item(&mut self) -> AgendaItem {
        self.down(|scribe| {
            let items = if scribe.has_room() { vec![scribe.deepest_item()] } else { Vec::new() };
            AgendaItem { title: Some(Text::from_runs(vec![scribe.fully_marked()])), items, ..AgendaItem::default() }
        })
    }

    fn heading(&mut self) -> Heading {
        const LABELS: [&str; 5] = ["1", "2.1", "I.", "一、", "§ 3"];
        Heading {
            level: self.dice.pick(&[2, 2, 2, 3, 3, 4, 5, 6, 7, 8, 9]),
            label: self.maybe(|scribe| scribe.dice.pick(&LABELS).to_owned()),
            text: self.text(),
        }
    }

    fn rule(&mut self) -> Rule {
        const LINES: [&str; 4] = ["____", "———", "＿＿＿＿", "* * *"];
        Rule { printed: self.maybe(|scribe| scribe.dice.pick(&LINES).to_owned()) }
    }

    fn list(&mut self) -> List {
        let series = self.series();
        let mut place = 0;
        let items = self.several(1, 4, |scribe| {
            place += scribe.step();
            let label = scribe.mostly(12, |_| series(place)).filter(|label| !label.is_empty());
            let mut body = match label {
                Some(_) if scribe.dice.one_in(12) => Vec::new(),
                _ => scribe.inner_blocks(2),
            };
            // At the last level an item has only its label.
            let label = if body.is_empty() { Some(label.unwrap_or_else(|| "–".to_owned())) } else { label };
            if scribe.dice.one_in(6) && scribe.has_room() {
                body.push(scribe.down(|scribe| Block::Paragraph(scribe.text())));
            }
            ListItem { label, body }
        });
        List { items }
    }
}
