//! `attachments`: the annexes, each a document of its own.

use super::{Profile, Read};
use letter::{Annex, Text};

impl<'a> Profile<'a> {
    pub(super) fn attachments(&mut self) -> Read<Vec<Annex>> {
        self.no_more_attributes()?;
        let mut annexes = Vec::new();
        while let Some(name) = self.child("attachments")? {
            if name != "attachment" {
                return Err(self.misplaced(name, "attachments"));
            }
            annexes.push(self.attachment()?);
        }
        Ok(annexes)
    }

    fn attachment(&mut self) -> Read<Annex> {
        let mut annex = Annex { label: self.ours("label").map(|label| label.into_owned()), ..Annex::default() };
        self.no_more_attributes()?;
        while let Some(name) = self.child("attachment")? {
            match name {
                "heading" => {
                    self.no_more_attributes()?;
                    let heading = self.some_text("heading")?;
                    self.once(&mut annex.heading, heading, "heading")?;
                }
                "debateReport" => {
                    self.document_name()?;
                    self.document_of_annex(name, &mut annex)?;
                }
                "doc" => {
                    self.must_be("name", "annex")?;
                    self.no_more_attributes()?;
                    self.document_of_annex(name, &mut annex)?;
                }
                other => return Err(self.misplaced(other, "attachment")),
            }
        }
        Ok(annex)
    }

    /// What a `debateReport` may be called.
    pub(super) fn document_name(&mut self) -> Read<()> {
        let name = self.attribute("name").unwrap_or_default();
        self.word(&[((), "agendaListing"), ((), "agendaAnnotated")], &name)?;
        self.no_more_attributes()
    }

    fn document_of_annex(&mut self, parent: &str, annex: &mut Annex) -> Read<()> {
        while let Some(name) = self.child(parent)? {
            match name {
                "meta" => {
                    let meta = self.meta()?;
                    annex.language = if meta.inherited { None } else { meta.language };
                }
                "preface" => {
                    let title = self.title("preface")?;
                    self.once(&mut annex.title, title, "title")?;
                }
                "mainBody" => annex.body = self.body("mainBody")?,
                other => return Err(self.misplaced(other, parent)),
            }
        }
        Ok(())
    }

    /// `p/docTitle`, alone in this element.
    pub(super) fn title(&mut self, parent: &str) -> Read<Text> {
        self.no_more_attributes()?;
        self.expect("p")?;
        self.no_more_attributes()?;
        self.expect("docTitle")?;
        self.no_more_attributes()?;
        let title = self.some_text("docTitle")?;
        self.close("p")?;
        self.close(parent)?;
        Ok(title)
    }
}
