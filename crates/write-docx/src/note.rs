//! Notes: a mark where they are called, a part of their own for what they say.

use crate::block::Flow;
use crate::paragraph::Shape;
use crate::pen::Pen;
use crate::record::Story;
use crate::style;
use crate::text::Look;
use crate::xml::Xml;
use findings::Code;
use letter::{Block, Text};

/// The notes that draw the line above notes come first (17.11.10): numbers 0 and 1.
const FIRST: u32 = 2;

/// The number of the part that holds the notes, for those who count.
const NOTES: u32 = 1;

impl<'a> Pen<'a> {
    /// A note, where it is called.
    pub(crate) fn note(&mut self, blocks: &'a [Block]) {
        if self.notes.forbidden {
            // Word has no notes in heads and feet; the words are kept in brackets.
            self.find(Code::NoteInPlace, "Word has no notes here: it stands in brackets");
            return self.note_in_place(blocks);
        }
        let number = self.notes.count + FIRST;
        self.notes.count += 1;
        self.xml.raw("<w:r><w:rPr><w:rStyle w:val=\"");
        self.xml.text(style::FOOTNOTE_REFERENCE);
        self.xml.raw("\"/></w:rPr><w:footnoteReference w:id=\"");
        self.xml.number(number);
        self.xml.raw("\"/></w:r>");

        let document = std::mem::replace(&mut self.xml, Xml::piece());
        // Word counts notes by themselves.
        let headings = std::mem::take(&mut self.headings);
        let part = std::mem::replace(&mut self.numbering.part, NOTES);
        std::mem::swap(&mut self.relations, &mut self.notes.relations);
        let (story, paragraphs, after_table) = (self.visible.story, self.paragraphs, self.after_table);
        (self.visible.story, self.notes.forbidden, self.after_table) = (Story::Notes, true, false);

        self.xml.raw("<w:footnote w:id=\"");
        self.xml.number(number);
        self.xml.raw("\">");
        let mut rest = blocks;
        if let Some((Block::Paragraph(text), behind)) = blocks.split_first() {
            rest = behind;
            self.paragraph_with(Shape::of(style::FOOTNOTE_TEXT), |pen| {
                pen.note_mark();
                pen.text(text);
            });
        } else {
            self.paragraph_with(Shape::of(style::FOOTNOTE_TEXT), Self::note_mark);
        }
        let flow = Flow { style: style::FOOTNOTE_TEXT, pages: false, ..Flow::body(self.stationery.text_width) };
        self.blocks("note", rest, flow);
        self.spacer_after_table();
        self.xml.raw("</w:footnote>");

        (self.visible.story, self.notes.forbidden, self.paragraphs) = (story, false, paragraphs);
        self.after_table = after_table;
        (self.headings, self.numbering.part) = (headings, part);
        std::mem::swap(&mut self.relations, &mut self.notes.relations);
        let written = std::mem::replace(&mut self.xml, document);
        self.notes.written.extend_from_slice(written.bytes());
    }

    fn note_mark(&mut self) {
        self.xml.raw("<w:r><w:rPr><w:rStyle w:val=\"");
        self.xml.text(style::FOOTNOTE_REFERENCE);
        self.xml.raw("\"/></w:rPr><w:footnoteRef/></w:r><w:r><w:t xml:space=\"preserve\"> </w:t></w:r>");
    }

    fn note_in_place(&mut self, blocks: &'a [Block]) {
        let words: Vec<String> = blocks
            .iter()
            .map(|block| match block {
                Block::Paragraph(text) => text.plain(),
                Block::Heading(heading) => heading.text.plain(),
                other => words(other),
            })
            .collect();
        self.run(&format!(" [{}]", words.join(" ")), &Look::default());
    }
}

/// All words of a block in their order, without its form.
fn words(block: &Block) -> String {
    fn cell(cells: &[letter::FurtherCell]) -> impl Iterator<Item = String> + '_ {
        cells.iter().filter_map(|cell| cell.0.as_ref()).map(Text::plain)
    }
    fn items(below: &[letter::AgendaItem], out: &mut Vec<String>) {
        for item in below {
            out.extend(item.label.clone());
            out.extend(item.title.as_ref().map(Text::plain));
            out.extend(item.documents.iter().map(Text::plain));
            out.extend(cell(&item.cells));
            items(&item.items, out);
        }
    }
    let mut out = Vec::new();
    match block {
        Block::Paragraph(text) => out.push(text.plain()),
        Block::Heading(heading) => out.push(heading.text.plain()),
        Block::List(list) => {
            for item in &list.items {
                out.extend(item.label.clone());
                out.extend(item.body.iter().map(words));
            }
        }
        Block::Table(table) => {
            out.extend(table.caption.as_ref().map(Text::plain));
            out.extend(table.header.iter().chain(&table.rows).flatten().flat_map(|cell| &cell.body).map(words));
        }
        Block::Deadlines(deadlines) => {
            out.extend(deadlines.heading.as_ref().map(Text::plain));
            for entry in &deadlines.entries {
                out.extend(entry.date.as_ref().and_then(|date| date.printed.clone()));
                out.extend(entry.items.iter().map(Text::plain));
                out.extend(cell(&entry.cells));
            }
        }
        Block::Agenda(agenda) => {
            out.extend(agenda.preface.iter().map(Text::plain));
            items(&agenda.items, &mut out);
            out.extend(agenda.notes.iter().map(Text::plain));
        }
        Block::Image(image) => out.extend(image.alt.clone()),
        Block::Rule(rule) => out.extend(rule.printed.clone()),
        Block::PageBreak(_) => {}
    }
    out.join(" ")
}
