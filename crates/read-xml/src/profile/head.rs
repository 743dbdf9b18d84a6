//! `preface` and `preamble`: letterhead, running heads and feet, salutation.

use super::{Profile, Read};
use letter::{Block, Channel, Contact, Letter, Letterhead, Other, Page, Text};

impl<'a> Profile<'a> {
    pub(super) fn preface(&mut self, letter: &mut Letter) -> Read<()> {
        self.no_more_attributes()?;
        while let Some(name) = self.child("preface")? {
            let kind = self.attribute("name");
            self.no_more_attributes()?;
            match (name, kind.as_deref()) {
                ("container", Some("letterhead")) => {
                    let head = self.letterhead()?;
                    self.once(&mut letter.letterhead, head, "letterhead")?;
                }
                ("container", Some("page-header")) => {
                    letter.page.get_or_insert_with(Page::default).header = self.body("container")?;
                }
                ("container", Some("page-footer")) => {
                    letter.page.get_or_insert_with(Page::default).footer = self.body("container")?;
                }
                (other, _) => return Err(self.misplaced(other, "preface")),
            }
        }
        Ok(())
    }

    pub(super) fn preamble(&mut self) -> Read<Option<Text>> {
        self.no_more_attributes()?;
        self.expect("block")?;
        self.must_be("name", "salutation")?;
        self.no_more_attributes()?;
        let salutation = self.some_text("block")?;
        self.close("preamble")?;
        Ok(Some(salutation))
    }

    fn letterhead(&mut self) -> Read<Letterhead> {
        let mut head = Letterhead::default();
        while let Some(name) = self.child("container")? {
            match name {
                "p" => self.line_of_letterhead(&mut head)?,
                "blockList" => {
                    let class = self.attribute("class");
                    let entries = self.entries()?;
                    match class.as_deref() {
                        Some("addressees") => head.addressees = entries,
                        Some("copies") => head.copies = entries,
                        _ => return Err(self.misplaced("blockList", "the letterhead")),
                    }
                }
                "block" => self.block_of_letterhead(&mut head)?,
                "container" => {
                    self.must_be("name", "other")?;
                    self.no_more_attributes()?;
                    let blocks = self.body("container")?;
                    head.other.extend(blocks.into_iter().map(other_block));
                }
                other => return Err(self.misplaced(other, "the letterhead")),
            }
        }
        Ok(head)
    }

    /// A `p` of the letterhead holds one field, the one with the date two.
    fn line_of_letterhead(&mut self, head: &mut Letterhead) -> Read<()> {
        let is_dateline = self.attribute("class").is_some_and(|class| class == "dateline");
        if self.is_absent()? {
            self.no_more_attributes()?;
            return self.close("p");
        }
        self.no_more_attributes()?;
        while let Some(name) = self.child("p")? {
            match name {
                "docAuthority" => {
                    let class = self.attribute("class");
                    self.no_more_attributes()?;
                    let name = self.some_plain("docAuthority")?;
                    match class.as_deref() {
                        Some("organization") => self.once(&mut head.organization, name, "organization")?,
                        Some("bureau") => self.once(&mut head.bureau, name, "bureau")?,
                        _ => return Err(self.markup.refused("a `docAuthority` is `organization` or `bureau`")),
                    }
                }
                "docNumber" => {
                    self.no_more_attributes()?;
                    let designation = self.some_plain("docNumber")?;
                    self.once(&mut head.designation, designation, "designation")?;
                }
                "docketNumber" => {
                    self.no_more_attributes()?;
                    let reference = self.some_plain("docketNumber")?;
                    self.once(&mut head.reference, reference, "reference")?;
                }
                "docTitle" => {
                    self.no_more_attributes()?;
                    let subject = self.some_text("docTitle")?;
                    self.once(&mut head.subject, subject, "subject")?;
                }
                "docDate" | "inline" if is_dateline => self.part_of_dateline(name, head)?,
                other => return Err(self.misplaced(other, "the letterhead")),
            }
        }
        Ok(())
    }

    fn part_of_dateline(&mut self, name: &str, head: &mut Letterhead) -> Read<()> {
        let kind = if name == "inline" { self.attribute("name") } else { None };
        match (name, kind.as_deref()) {
            ("docDate", _) | (_, Some("date")) => {
                let date = self.date(name)?;
                self.once(&mut head.date, date, "date")
            }
            (_, Some("place")) => {
                self.no_more_attributes()?;
                let place = self.some_plain("inline")?;
                self.once(&mut head.place, place, "place")
            }
            _ => Err(self.misplaced(name, "the dateline")),
        }
    }

    fn block_of_letterhead(&mut self, head: &mut Letterhead) -> Read<()> {
        match self.attribute("name").as_deref() {
            Some("contact") => {
                let class = self.attribute("class").unwrap_or_default();
                let channel = self.word(&Channel::ALL, &class)?;
                self.no_more_attributes()?;
                head.contacts.push(Contact { channel, value: self.some_plain("block")? });
            }
            Some("other") => {
                let label = self.ours("label").map(|label| label.into_owned());
                self.no_more_attributes()?;
                head.other.push(Other { label, value: self.text()?, block: None });
            }
            _ => return Err(self.misplaced("block", "the letterhead")),
        }
        Ok(())
    }

    /// A list of one paragraph an item.
    pub(super) fn entries(&mut self) -> Read<Vec<Text>> {
        self.no_more_attributes()?;
        let mut entries = Vec::new();
        while let Some(name) = self.child("blockList")? {
            if name != "item" {
                return Err(self.misplaced(name, "blockList"));
            }
            self.no_more_attributes()?;
            self.expect("p")?;
            self.no_more_attributes()?;
            entries.push(self.some_text("p")?);
            self.close("item")?;
        }
        Ok(entries)
    }
}

fn other_block(block: Block) -> Other {
    Other { block: Some(block), ..Other::default() }
}
