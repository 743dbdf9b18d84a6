//! Texts: runs as the inline elements of Akoma Ntoso.

use crate::address;
use crate::document::Document;
use letter::{Image, Link, Run, Text};

impl Document<'_> {
    /// The characters and marks of a text, inside an element that is open.
    pub(crate) fn text(&mut self, text: &Text) {
        match text {
            Text::Plain(plain) => self.pen.text(plain),
            Text::Runs(runs) => runs.iter().for_each(|run| self.run(run)),
        }
    }

    /// An element that holds a text.
    pub(crate) fn line(&mut self, name: &'static str, text: &Text) {
        self.pen.line(name);
        self.text(text);
        self.pen.close();
    }

    fn run(&mut self, run: &Run) {
        match run {
            Run::Plain(plain) => self.pen.text(plain),
            Run::Link(link) => self.link(link),
            Run::Lead(text) => self.inline("lead", text),
            Run::Strong(text) => self.line("b", text),
            Run::Emphasis(text) => self.line("i", text),
            Run::Strike(text) => self.inline("strike", text),
            Run::Superscript(text) => self.line("sup", text),
            Run::Subscript(text) => self.line("sub", text),
            Run::Anchor(name) => self.anchor(name),
            Run::Break(_) => {
                self.pen.line("br");
                self.pen.close();
            }
            Run::Note(blocks) => {
                self.pen.frame("authorialNote");
                self.blocks(blocks);
                self.pen.close();
            }
            Run::Image(image) => self.image(image),
        }
    }

    /// The standard has no element for this mark: `inline` with a name.
    fn inline(&mut self, name: &str, text: &Text) {
        self.pen.line("inline");
        self.pen.attribute("name", name);
        self.text(text);
        self.pen.close();
    }

    fn link(&mut self, link: &Link) {
        self.pen.line("a");
        self.address("href", "cl:to", &link.to);
        self.text(&link.text);
        self.pen.close();
    }

    fn anchor(&mut self, name: &str) {
        let (id, is_name) = self.ids.anchor(name);
        self.pen.line("marker");
        self.pen.attribute("eId", &id);
        self.pen.attribute("name", "anchor");
        if !is_name {
            self.pen.attribute("cl:name", name);
        }
        self.pen.close();
    }

    /// A picture; its bytes travel beside the letter.
    pub(crate) fn image(&mut self, image: &Image) {
        self.pen.line("img");
        self.address("src", "cl:src", &image.name);
        self.pen.maybe("cl:media", image.media.as_deref());
        self.pen.maybe("alt", image.alt.as_deref());
        self.pen.maybe("width", image.width.map(|width| width.to_string()).as_deref());
        self.pen.maybe("height", image.height.map(|height| height.to_string()).as_deref());
        self.pen.close();
    }

    /// An address that the schema wants as a URI, or beside it, verbatim, where it may be none.
    fn address(&mut self, name: &str, beside: &str, address: &str) {
        if address::is_plain(address) {
            self.pen.attribute(name, address);
        } else {
            self.pen.attribute(name, "");
            self.pen.attribute(beside, address);
        }
    }
}
