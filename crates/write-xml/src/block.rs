//! Blocks, wherever they stand: in bodies, cells, list items, notes and containers.

use crate::document::Document;
use crate::ids::Kind;
use letter::{Block, Heading, List, Text};

impl Document<'_> {
    /// Blocks one after the other.
    pub(crate) fn blocks(&mut self, blocks: &[Block]) {
        blocks.iter().for_each(|block| self.block(block));
    }

    /// The same where the schema wants at least one.
    pub(crate) fn blocks_or_absent(&mut self, blocks: &[Block]) {
        if blocks.is_empty() {
            self.absent("p");
        }
        self.blocks(blocks);
    }

    /// An element that stands only because the schema wants one.
    pub(crate) fn absent(&mut self, name: &'static str) {
        self.pen.line(name);
        self.pen.attribute("cl:absent", "true");
        self.pen.close();
    }

    /// A `block` with a name and a text.
    pub(crate) fn named_block(&mut self, name: &str, text: &Text) {
        self.pen.line("block");
        self.pen.attribute("name", name);
        self.text(text);
        self.pen.close();
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Paragraph(text) => self.line("p", text),
            Block::Heading(heading) => self.heading(heading),
            Block::List(list) => self.list(list),
            Block::Table(table) => self.table(table),
            Block::Deadlines(deadlines) => self.deadlines(deadlines),
            Block::Agenda(agenda) => self.agenda(agenda),
            Block::Image(image) => {
                self.pen.line("block");
                self.pen.attribute("name", "image");
                self.image(image);
                self.pen.close();
            }
            Block::Rule(rule) => {
                self.pen.line("block");
                self.pen.attribute("name", "rule");
                if let Some(printed) = &rule.printed {
                    self.pen.text(printed);
                }
                self.pen.close();
            }
            Block::PageBreak(_) => {
                self.pen.line("block");
                self.pen.attribute("name", "page_break");
                self.pen.line("eop");
                self.pen.close();
                self.pen.close();
            }
        }
    }

    /// The schema has `heading` only at the head of something, so one between paragraphs is a `block`.
    fn heading(&mut self, heading: &Heading) {
        self.pen.line("block");
        self.pen.attribute("name", "heading");
        self.pen.attribute("cl:level", &heading.level.to_string());
        self.pen.maybe("cl:label", heading.label.as_deref());
        self.text(&heading.text);
        self.pen.close();
    }

    fn list(&mut self, list: &List) {
        self.pen.frame("blockList");
        self.pen.attribute("eId", self.ids.enter(Kind::List));
        for item in &list.items {
            self.pen.frame("item");
            self.pen.attribute("eId", self.ids.enter_item(item.label.as_deref()));
            self.num(item.label.as_deref());
            self.blocks_or_absent(&item.body);
            self.ids.leave();
            self.pen.close();
        }
        self.ids.leave();
        self.pen.close();
    }

    /// The printed label of an item.
    pub(crate) fn num(&mut self, label: Option<&str>) {
        if let Some(label) = label {
            self.pen.line("num");
            self.pen.text(label);
            self.pen.close();
        }
    }
}
