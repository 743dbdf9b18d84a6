//! The closing: `conclusions`.

use crate::document::Document;
use letter::{Signatory, Text};

impl Document<'_> {
    /// `conclusions`, where the letter has a closing.
    pub(crate) fn closing(&mut self) {
        let Some(closing) = &self.letter.closing else { return };
        self.pen.frame("conclusions");
        self.ids.enter_once("conclusions");
        if let Some(valediction) = &closing.valediction {
            self.named_block("valediction", valediction);
        }
        if let Some(signed) = &closing.signed {
            self.named_block("signed", signed);
        }
        if let Some(signatory) = &closing.signatory {
            self.signatory(signatory);
        }
        self.container("aside", &closing.aside);
        if let Some(enclosures) = &closing.enclosures {
            self.pen.line("block");
            self.pen.attribute("name", "enclosures");
            self.pen.maybe("cl:count", enclosures.count.map(|count| count.to_string()).as_deref());
            if let Some(printed) = &enclosures.printed {
                self.text(printed);
            }
            self.pen.close();
        }
        self.container("after", &closing.after);
        self.ids.leave();
        self.pen.close();
    }

    /// Name and office, each line of it by itself, in the order in which the language of the letter has them.
    fn signatory(&mut self, signatory: &Signatory) {
        self.pen.line("block");
        self.pen.attribute("name", "signatory");
        self.pen.line("signature");
        let office = signatory.office.iter().map(|line| ("office", line));
        let name = signatory.name.iter().map(|name| ("name", name));
        let parts: Vec<(&str, &Text)> =
            if self.office_first() { office.chain(name).collect() } else { name.chain(office).collect() };
        for (kind, text) in parts {
            self.pen.line("inline");
            self.pen.attribute("name", kind);
            self.text(text);
            self.pen.close();
        }
        self.pen.close();
        self.pen.close();
    }

    /// Chinese, Japanese and Korean letters give the office before the name.
    fn office_first(&self) -> bool {
        let primary = self.letter.language.as_deref().and_then(|tag| tag.split('-').next());
        primary.is_some_and(|primary| ["zh", "ja", "ko"].iter().any(|tag| tag.eq_ignore_ascii_case(primary)))
    }
}
