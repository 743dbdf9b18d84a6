//! A file in the making, and the whole letter as one.

use crate::anchors::anchors;
use crate::identification::Facts;
use crate::ids::Ids;
use crate::pen::Pen;
use letter::Letter;

/// A file in the making.
pub(crate) struct Document<'a> {
    pub(crate) letter: &'a Letter,
    pub(crate) facts: Facts<'a>,
    pub(crate) pen: Pen,
    pub(crate) ids: Ids,
}

/// The whole letter: `statement`, the documents of its annexes nested in it.
pub(crate) fn whole(letter: &Letter, compact: bool) -> Vec<u8> {
    let mut document = Document::new(letter, compact);
    document.root();
    document.pen.frame("statement");
    document.pen.attribute("name", "administrativeCircular");
    document.meta_of_letter();
    document.head();
    document.salutation();
    document.pen.frame("mainBody");
    document.blocks_or_absent(&letter.body);
    document.pen.close();
    document.closing();
    document.annexes();
    document.pen.finish()
}

impl<'a> Document<'a> {
    pub(crate) fn new(letter: &'a Letter, compact: bool) -> Self {
        Document { letter, facts: Facts::of(letter), pen: Pen::new(compact), ids: Ids::new(anchors(letter)) }
    }

    /// The root element, which names the two vocabularies.
    pub(crate) fn root(&mut self) {
        self.pen.frame("akomaNtoso");
        self.pen.attribute("xmlns", "http://docs.oasis-open.org/legaldocml/ns/akn/3.0");
        self.pen.attribute("xmlns:cl", "urn:convoke:letter:1");
    }

    fn salutation(&mut self) {
        if let Some(salutation) = &self.letter.salutation {
            self.pen.frame("preamble");
            self.named_block("salutation", salutation);
            self.pen.close();
        }
    }
}
