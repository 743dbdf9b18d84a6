//! Runs: characters with their marks, links, breaks, anchors, notes and pictures.

use crate::link::{self, Target};
use crate::pen::Pen;
use crate::style;
use crate::tongue::has_right_to_left;
use crate::xml::Xml;
use findings::Code;
use letter::{Link, Run, Text};

/// How a run looks.
#[derive(Clone, Copy, Default)]
pub(crate) struct Look {
    /// A named style that is none of the marks below.
    style: Option<&'static str>,
    /// Inside a link.
    linked: bool,
    lead: bool,
    strong: bool,
    emphasis: bool,
    struck: bool,
    /// `superscript`, `subscript`
    raised: Option<&'static str>,
}

impl<'a> Pen<'a> {
    /// The runs of a text.
    pub(crate) fn text(&mut self, text: &'a Text) {
        self.runs(text, Look::default());
    }

    fn runs(&mut self, text: &'a Text, look: Look) {
        match text {
            Text::Plain(text) => self.words(text, look),
            Text::Runs(runs) => {
                for run in runs {
                    self.marked(run, look);
                }
            }
        }
    }

    fn marked(&mut self, run: &'a Run, look: Look) {
        match run {
            Run::Plain(text) => self.words(text, look),
            Run::Link(link) => self.link(link, look),
            Run::Lead(text) => self.runs(text, Look { lead: true, ..look }),
            Run::Strong(text) => self.runs(text, Look { strong: true, ..look }),
            Run::Emphasis(text) => self.runs(text, Look { emphasis: true, ..look }),
            Run::Strike(text) => self.runs(text, Look { struck: true, ..look }),
            Run::Superscript(text) => self.runs(text, Look { raised: Some("superscript"), ..look }),
            Run::Subscript(text) => self.runs(text, Look { raised: Some("subscript"), ..look }),
            Run::Anchor(name) => self.anchor(name),
            Run::Break(_) => {
                self.xml.raw("<w:r>");
                self.look(&look, false);
                self.xml.raw("<w:br/></w:r>");
            }
            Run::Note(blocks) => self.note(blocks),
            Run::Image(image) => self.within("image", |pen| pen.picture(image)),
        }
    }

    /// A plain value; an address in it is linked.
    pub(crate) fn value(&mut self, value: &str) {
        self.words(value, Look::default());
    }

    /// Characters of the letter; an address among those without a mark is linked.
    fn words(&mut self, text: &str, look: Look) {
        if look.is_marked() {
            return self.run(text, &look);
        }
        let mut from = 0;
        for found in link::addresses(text) {
            self.run(text.get(from..found.range.start).unwrap_or(""), &look);
            let shown = text.get(found.range.clone()).unwrap_or("");
            self.linked(&found.target, |pen| pen.run(shown, &look.link()));
            from = found.range.end;
        }
        self.run(text.get(from..).unwrap_or(""), &look);
    }

    /// One run of characters.
    pub(crate) fn run(&mut self, text: &str, look: &Look) {
        if text.is_empty() {
            return;
        }
        self.visible.show(text);
        // Word sets a run marked `w:rtl` with the fonts of complex scripts: Latin words keep their own.
        let script = has_right_to_left(text);
        let right_to_left = script || (self.tongue.right_to_left && !text.contains(char::is_alphabetic));
        self.xml.raw("<w:r>");
        self.look(look, right_to_left);
        self.xml.raw("<w:t xml:space=\"preserve\">");
        self.xml.text(text);
        self.xml.raw("</w:t></w:r>");
    }

    /// The properties of a run, in the order of the schema (CT_RPr); nothing where there are none.
    fn look(&mut self, look: &Look, right_to_left: bool) {
        let foreign = self.tongue.word_tag() != self.stationery.language;
        if !look.is_marked() && !right_to_left && !foreign {
            return;
        }
        self.xml.raw("<w:rPr>");
        let marks = look.marks();
        if let Some(style) = marks.or(look.style).or(if look.linked { Some(style::HYPERLINK) } else { None }) {
            self.xml.empty("w:rStyle", &[("w:val", style)]);
        }
        let (bold, italic) = (look.lead || look.strong, look.emphasis);
        // A link looks like one, whatever its marks.
        let coloured = look.linked && marks.is_some();
        for (on, markup) in [
            (bold, "<w:b/><w:bCs/>"),
            (italic, "<w:i/><w:iCs/>"),
            (look.struck, "<w:strike/>"),
            (coloured, "<w:color w:val=\"0563C1\"/><w:u w:val=\"single\"/>"),
        ] {
            if on {
                self.xml.raw(markup);
            }
        }
        if let Some(raised) = look.raised {
            self.xml.empty("w:vertAlign", &[("w:val", raised)]);
        }
        if right_to_left {
            self.xml.raw("<w:rtl/>");
        }
        if foreign {
            self.xml.empty("w:lang", &[(self.tongue.attribute(), self.tongue.word_tag())]);
        }
        self.xml.raw("</w:rPr>");
    }

    fn link(&mut self, link: &'a Link, look: Look) {
        let target = link::target(&link.to);
        self.linked(&target, |pen| pen.runs(&link.text, look.link()));
    }

    /// A link around runs.
    fn linked(&mut self, target: &Target, write: impl FnOnce(&mut Self)) {
        match target {
            Target::Anchor(name) => {
                self.xml.open("w:hyperlink", &[("w:anchor", &link::bookmark(name)), ("w:history", "1")]);
                write(self);
                self.xml.close("w:hyperlink");
            }
            Target::Address(address) => {
                let number = self.relations.add("hyperlink", address, true);
                self.xml.raw("<w:hyperlink r:id=\"rId");
                self.xml.number(number);
                self.xml.raw("\" w:history=\"1\">");
                write(self);
                self.xml.close("w:hyperlink");
            }
            // No address that a package may hold: a field may hold anything.
            Target::Field(address) => {
                let instruction = format!(" HYPERLINK \"{}\" ", address.replace('\\', "\\\\").replace('"', "\\\""));
                self.xml.open("w:fldSimple", &[("w:instr", &instruction)]);
                write(self);
                self.xml.close("w:fldSimple");
            }
        }
    }

    /// A place that links point to.
    fn anchor(&mut self, name: &str) {
        let bookmark = link::bookmark(name);
        // Word keeps the first of two bookmarks with the same name, whatever the case.
        if !self.anchors.insert(bookmark.to_lowercase()) {
            self.find(Code::AnchorRepeated, format!("the anchor `{name}` stands twice: links lead to the first"));
            return;
        }
        self.bookmark(|xml| xml.text(&bookmark));
    }

    /// A bookmark at a place, whose name somebody writes.
    pub(crate) fn bookmark(&mut self, name: impl FnOnce(&mut Xml)) {
        self.xml.raw("<w:bookmarkStart w:id=\"");
        self.xml.number(self.bookmarks);
        self.xml.raw("\" w:name=\"");
        name(&mut self.xml);
        self.xml.raw("\"/><w:bookmarkEnd w:id=\"");
        self.xml.number(self.bookmarks);
        self.xml.raw("\"/>");
        self.bookmarks += 1;
    }
}

impl Look {
    /// Of this named style.
    pub(crate) fn named(style: &'static str) -> Look {
        Look { style: Some(style), ..Look::default() }
    }

    fn is_marked(&self) -> bool {
        self.style.is_some() || self.linked || self.marks().is_some() || self.struck || self.raised.is_some()
    }

    /// The style that says which of these marks a run has: what is printed bold may be a run-in heading.
    fn marks(&self) -> Option<&'static str> {
        Some(match (self.lead, self.strong, self.emphasis) {
            (false, false, false) => return None,
            (true, false, false) => style::LEAD,
            (false, true, false) => style::STRONG,
            (false, false, true) => style::EMPHASIS,
            (true, true, false) => style::LEAD_STRONG,
            (true, false, true) => style::LEAD_EMPHASIS,
            (false, true, true) => style::STRONG_EMPHASIS,
            (true, true, true) => style::LEAD_STRONG_EMPHASIS,
        })
    }

    /// The same inside a link.
    fn link(self) -> Look {
        Look { linked: true, ..self }
    }
}
