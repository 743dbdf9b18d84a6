//! Agendas: nested lists of items.

use super::{Profile, Read};
use crate::markup::{Space, Token};
use letter::{Agenda, AgendaItem, ColumnRole, FurtherCell, Text};

impl<'a> Profile<'a> {
    pub(super) fn agenda(&mut self) -> Read<Agenda> {
        let mut agenda = Agenda {
            language: self.take(Space::Xml, "lang").map(|language| language.into_owned()),
            ..Agenda::default()
        };
        self.no_more_attributes()?;
        while let Some(name) = self.child("blockContainer")? {
            match name {
                "intro" => agenda.preface = self.lines(name)?,
                "crossHeading" => self.columns(&mut agenda)?,
                "blockList" => agenda.items = self.items()?,
                "wrapUp" => agenda.notes = self.lines(name)?,
                other => return Err(self.misplaced(other, "an agenda")),
            }
        }
        Ok(agenda)
    }

    fn lines(&mut self, parent: &str) -> Read<Vec<Text>> {
        self.no_more_attributes()?;
        let mut lines = Vec::new();
        while let Some(name) = self.child(parent)? {
            if name != "p" {
                return Err(self.misplaced(name, parent));
            }
            self.no_more_attributes()?;
            lines.push(self.some_text("p")?);
        }
        Ok(lines)
    }

    fn columns(&mut self, agenda: &mut Agenda) -> Read<()> {
        if let Some(roles) = self.ours("roles") {
            let roles: Read<Vec<ColumnRole>> = roles.split(' ').map(|role| self.word(&ColumnRole::ALL, role)).collect();
            agenda.roles = roles?;
        }
        self.no_more_attributes()?;
        while let Some(name) = self.child("crossHeading")? {
            if name != "inline" {
                return Err(self.misplaced(name, "crossHeading"));
            }
            self.must_be("name", "column")?;
            self.no_more_attributes()?;
            agenda.columns.push(FurtherCell(self.text()?));
        }
        Ok(())
    }

    fn items(&mut self) -> Read<Vec<AgendaItem>> {
        self.no_more_attributes()?;
        let mut items = Vec::new();
        while let Some(name) = self.child("blockList")? {
            if name != "item" {
                return Err(self.misplaced(name, "blockList"));
            }
            items.push(self.item()?);
        }
        Ok(items)
    }

    fn item(&mut self) -> Read<AgendaItem> {
        let mut item =
            AgendaItem { number: self.ours("number").map(|number| number.into_owned()), ..AgendaItem::default() };
        self.no_more_attributes()?;
        while let Some(name) = self.child("item")? {
            match name {
                "num" => {
                    let label = self.num()?;
                    self.once(&mut item.label, label, "label")?;
                }
                "p" => self.line_of_item(&mut item)?,
                "blockList" if item.items.is_empty() => item.items = self.items()?,
                other => return Err(self.misplaced(other, "an item")),
            }
        }
        Ok(item)
    }

    fn line_of_item(&mut self, item: &mut AgendaItem) -> Read<()> {
        match self.attribute("class").as_deref() {
            Some("document") => {
                self.no_more_attributes()?;
                item.documents.push(self.document_of_item()?);
            }
            Some("cell") => {
                self.no_more_attributes()?;
                item.cells.push(FurtherCell(self.text()?));
            }
            Some(other) => return Err(self.markup.refused(format!("`{other}` is no part of an item"))),
            None => {
                let is_absent = self.is_absent()?;
                item.bullet = self.ours("bullet").map(|bullet| bullet.into_owned());
                self.no_more_attributes()?;
                if is_absent {
                    return self.close("p");
                }
                let title = self.some_text("p")?;
                self.once(&mut item.title, title, "title")?;
            }
        }
        Ok(())
    }

    /// An entry of the documents column; the reference around the name of a document says nothing new.
    fn document_of_item(&mut self) -> Read<Text> {
        let text = match self.markup.next()? {
            Token::Open(Space::Akn, "ref") => {
                self.attribute("href");
                self.no_more_attributes()?;
                let name = self.some_plain("ref")?;
                self.close("p")?;
                Some(Text::Plain(name))
            }
            first => self.text_from(first)?,
        };
        text.ok_or_else(|| self.markup.refused("an empty document"))
    }
}
