//! `conclusions`: how a letter ends.

use super::{Profile, Read};
use letter::{Closing, Enclosures, Signatory};

impl<'a> Profile<'a> {
    pub(super) fn conclusions(&mut self) -> Read<Closing> {
        self.no_more_attributes()?;
        let mut closing = Closing::default();
        while let Some(name) = self.child("conclusions")? {
            let kind = self.attribute("name");
            match (name, kind.as_deref()) {
                ("block", Some("valediction")) => {
                    self.no_more_attributes()?;
                    let valediction = self.some_text(name)?;
                    self.once(&mut closing.valediction, valediction, "valediction")?;
                }
                ("block", Some("signed")) => {
                    self.no_more_attributes()?;
                    let signed = self.some_text(name)?;
                    self.once(&mut closing.signed, signed, "signature")?;
                }
                ("block", Some("signatory")) => {
                    self.no_more_attributes()?;
                    let signatory = self.signatory()?;
                    self.once(&mut closing.signatory, signatory, "signatory")?;
                }
                ("block", Some("enclosures")) => {
                    let count = self.ours("count");
                    let count = self.number("cl:count", count)?;
                    self.no_more_attributes()?;
                    let printed = self.text()?;
                    self.once(&mut closing.enclosures, Enclosures { count, printed }, "line of enclosures")?;
                }
                ("container", Some("aside")) => closing.aside = self.body(name)?,
                ("container", Some("after")) => closing.after = self.body(name)?,
                (other, _) => return Err(self.misplaced(other, "conclusions")),
            }
        }
        Ok(closing)
    }

    fn signatory(&mut self) -> Read<Signatory> {
        let mut signatory = Signatory::default();
        self.expect("signature")?;
        self.no_more_attributes()?;
        while let Some(part) = self.child("signature")? {
            if part != "inline" {
                return Err(self.misplaced(part, "signature"));
            }
            let kind = self.attribute("name");
            self.no_more_attributes()?;
            let line = self.some_text("inline")?;
            match kind.as_deref() {
                Some("name") => self.once(&mut signatory.name, line, "name")?,
                Some("office") => signatory.office.push(line),
                _ => return Err(self.misplaced("inline", "signature")),
            }
        }
        self.close("block")?;
        Ok(signatory)
    }
}
