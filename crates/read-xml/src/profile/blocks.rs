//! Blocks, wherever they stand.

use super::{Profile, Read};
use letter::{Block, Heading, List, ListItem, PageBreak, Rule};

impl<'a> Profile<'a> {
    /// The blocks of the element in hand; its attributes have been taken, or it has none.
    pub(super) fn body(&mut self, parent: &str) -> Read<Vec<Block>> {
        self.no_more_attributes()?;
        let mut blocks = Vec::new();
        while let Some(name) = self.child(parent)? {
            blocks.extend(self.block(name, parent)?);
        }
        Ok(blocks)
    }

    /// A block; nothing where it stands only because the schema wants one.
    pub(super) fn block(&mut self, name: &str, parent: &str) -> Read<Option<Block>> {
        let block = match name {
            "p" => {
                let is_absent = self.is_absent()?;
                self.no_more_attributes()?;
                if is_absent {
                    self.close("p")?;
                    return Ok(None);
                }
                Block::Paragraph(self.some_text("p")?)
            }
            "block" => self.named_block(parent)?,
            "blockList" => Block::List(self.list()?),
            "table" => Block::Table(self.table()?),
            "blockContainer" => match self.attribute("class").as_deref() {
                Some("deadlines") => Block::Deadlines(self.deadlines()?),
                Some("agenda") => Block::Agenda(self.agenda()?),
                _ => return Err(self.markup.refused("a `blockContainer` is `deadlines` or `agenda`")),
            },
            other => return Err(self.misplaced(other, parent)),
        };
        Ok(Some(block))
    }

    fn named_block(&mut self, parent: &str) -> Read<Block> {
        match self.attribute("name").as_deref() {
            Some("heading") => {
                let level = self.ours("level");
                let Some(level) = self.number("cl:level", level)? else {
                    return Err(self.markup.refused("a heading without `cl:level`"));
                };
                let label = self.ours("label").map(|label| label.into_owned());
                self.no_more_attributes()?;
                Ok(Block::Heading(Heading { level, label, text: self.some_text("block")? }))
            }
            Some("image") => {
                self.no_more_attributes()?;
                self.expect("img")?;
                let image = self.image()?;
                self.close("block")?;
                Ok(Block::Image(image))
            }
            Some("rule") => {
                self.no_more_attributes()?;
                Ok(Block::Rule(Rule { printed: self.plain("block")? }))
            }
            Some("page_break") => {
                self.no_more_attributes()?;
                self.expect("eop")?;
                self.no_more_attributes()?;
                self.close("eop")?;
                self.close("block")?;
                Ok(Block::PageBreak(PageBreak {}))
            }
            _ => Err(self.misplaced("block", parent)),
        }
    }

    fn list(&mut self) -> Read<List> {
        self.no_more_attributes()?;
        let mut list = List::default();
        while let Some(name) = self.child("blockList")? {
            if name != "item" {
                return Err(self.misplaced(name, "blockList"));
            }
            self.no_more_attributes()?;
            let mut item = ListItem::default();
            while let Some(name) = self.child("item")? {
                if name == "num" && item.body.is_empty() {
                    let label = self.num()?;
                    self.once(&mut item.label, label, "label")?;
                } else {
                    item.body.extend(self.block(name, "item")?);
                }
            }
            list.items.push(item);
        }
        Ok(list)
    }

    /// The printed label of an item.
    pub(super) fn num(&mut self) -> Read<String> {
        self.no_more_attributes()?;
        self.some_plain("num")
    }
}
