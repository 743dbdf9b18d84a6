//! The page: its size and margins, its heads and feet.

use crate::block::Flow;
use crate::deflate::Compressed;
use crate::numbering::Series;
use crate::paragraph::Shape;
use crate::pen::Pen;
use crate::record::Story;
use crate::relations::Relations;
use crate::style;
use crate::text::Look;
use crate::write::NAMESPACES;
use crate::xml::Xml;
use letter::Block;

/// A head or foot: its part, and what the part points to.
pub(crate) struct Margin {
    /// `header` or `footer`.
    pub(crate) kind: &'static str,
    /// `default` for all pages, `first` for the first one.
    pub(crate) pages: &'static [&'static str],
    pub(crate) part: Compressed,
    pub(crate) relations: Relations,
}

impl<'a> Pen<'a> {
    /// Heads and feet: what the letter has at every page, and from the second page on its number and the page's.
    pub(crate) fn margins(&mut self, numbered: bool) -> Vec<Margin> {
        let (story, forbidden) = (self.visible.story, self.notes.forbidden);
        (self.visible.story, self.notes.forbidden) = (Story::Pages, true);
        let mut margins = Vec::new();
        let letter = self.letter;
        // A head or foot of the house stands where it has one; the letter's own words never give way to it.
        let (header, footer) = letter.page.as_ref().map_or((&[][..], &[][..]), |page| (&page.header, &page.footer));
        if !header.is_empty() {
            margins.push(self.margin("header", &["first", "default"], "header", header, false));
        }
        if !footer.is_empty() {
            margins.push(self.margin("footer", &["first"], "footer", footer, false));
            // The same words once more: they are one wording.
            let (visible, findings) = (self.visible.clone(), self.findings.len());
            margins.push(self.margin("footer", &["default"], "footer", footer, numbered));
            self.visible = visible;
            self.findings.truncate(findings);
        } else if numbered && !self.stationery.margins.iter().any(|(kind, _, _)| *kind == "footer") {
            margins.push(self.margin("footer", &["default"], "footer", &[], true));
        }
        (self.visible.story, self.notes.forbidden) = (story, forbidden);
        margins
    }

    fn margin(
        &mut self,
        kind: &'static str,
        pages: &'static [&'static str],
        field: &'static str,
        blocks: &'a [Block],
        numbered: bool,
    ) -> Margin {
        let document = std::mem::replace(&mut self.xml, Xml::part(self.options.level));
        let relations = std::mem::take(&mut self.relations);
        let root = if kind == "header" { "w:hdr" } else { "w:ftr" };
        self.xml.open(root, NAMESPACES);
        self.after_table = false;
        self.numbering.part = self.numbering.part.max(1) + 1;
        self.headings = Series::default();
        let style = if kind == "header" { style::HEADER } else { style::FOOTER };
        let flow = Flow { style, pages: false, ..Flow::body(self.stationery.text_width) };
        self.within("page", |pen| pen.blocks(field, blocks, flow));
        if numbered {
            self.page_number();
        } else {
            self.spacer_after_table();
        }
        self.xml.close(root);
        Margin {
            kind,
            pages,
            part: std::mem::replace(&mut self.xml, document).finish(),
            relations: std::mem::replace(&mut self.relations, relations),
        }
    }

    /// `TSB Collective letter 4/21 → Page 2 of 3`
    fn page_number(&mut self) {
        let printed = self.tongue.words.print_page("\u{1}", "\u{2}");
        let designation = self.designation();
        let visible = self.visible.clone();
        self.paragraph_with(Shape::of(style::PAGE_NUMBER), |pen| {
            if let Some(designation) = &designation {
                pen.run(designation, &Look::default());
            }
            pen.xml.raw("<w:r><w:tab/></w:r>");
            for piece in printed.split_inclusive(['\u{1}', '\u{2}']) {
                let words = piece.trim_end_matches(['\u{1}', '\u{2}']);
                pen.run(words, &Look::default());
                let field = match piece.chars().next_back() {
                    Some('\u{1}') => " PAGE ",
                    Some('\u{2}') => " NUMPAGES ",
                    _ => continue,
                };
                pen.xml.open("w:fldSimple", &[("w:instr", field)]);
                pen.xml.raw("<w:r><w:t>1</w:t></w:r>");
                pen.xml.close("w:fldSimple");
            }
        });
        self.visible = visible;
    }

    /// The end of the document: page, margins, and which head and foot stand where (kind, pages, relation).
    pub(crate) fn section(&mut self, margins: &[(&str, &str, String)]) {
        self.xml.raw("<w:sectPr>");
        for wanted in ["header", "footer"] {
            for (_, pages, relation) in margins.iter().filter(|(kind, _, _)| *kind == wanted) {
                self.xml.empty(&format!("w:{wanted}Reference"), &[("w:type", pages), ("r:id", relation)]);
            }
        }
        self.xml.raw(&self.stationery.page);
        self.xml.raw("<w:titlePg/>");
        if self.stationery.right_to_left {
            self.xml.raw("<w:bidi/>");
        }
        self.xml.raw("</w:sectPr>");
    }
}
