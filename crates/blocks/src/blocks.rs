//! The whole of what came in.

use crate::{Mark, Names, Paragraph, Picture, Piece, Region};
use findings::Span;

/// What came in.
///
/// ```
/// use blocks::{Blocks, Region, Span};
/// let mut blocks = Blocks::default();
/// blocks.paragraph("Dear Sir/Madam,");
/// blocks.open(Region::Table);
/// blocks.open(Region::Row { header: false });
/// blocks.open(Region::Cell { across: 1, down: 1 });
/// blocks.paragraph("2 April 2031");
/// blocks.close();
/// blocks.close();
/// blocks.close();
/// assert_eq!(blocks.text, "Dear Sir/Madam,\n2 April 2031\n");
/// assert_eq!(blocks.paragraphs().map(|p| p.span.of(&blocks.text)).collect::<Vec<_>>(), ["Dear Sir/Madam,", "2 April 2031"]);
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Blocks {
    /// The decoded source, or the text that a reader found in its order: every range points into it.
    pub text: String,
    /// What the text falls into, in its order.
    pub pieces: Vec<Piece>,
    /// The marks, sorted by where they begin.
    pub marks: Vec<Mark>,
    /// The words that marks and paragraphs point to: targets, anchors, styles, languages.
    pub names: Names,
    /// Pictures, in the order of their first use.
    pub assets: Vec<Asset>,
    /// The uses of pictures among the characters: the marks that show them point here.
    pub pictures: Vec<Picture>,
    /// What a program put into the source for programs, beside what is printed.
    pub record: Option<Record>,
}

/// What a program put into the source for programs. Nothing here knows what it says.
///
/// ```
/// let record = blocks::Record { text: "{}".into(), visible: "00".into(), pages: true };
/// assert_ne!(record, blocks::Record::default());
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// Its text.
    pub text: String,
    /// The digest that it gives of what was printed when it was made.
    pub visible: String,
    /// Whether heads and feet of the pages belong to it; they may be those of a house.
    pub pages: bool,
}

/// A picture that came with the text.
///
/// ```
/// let asset = blocks::Asset { name: "sha256-00.png".into(), media: "image/png".into(), bytes: vec![0x89] };
/// assert_eq!(asset.bytes.len(), 1);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asset {
    /// Its name, made from its content.
    pub name: String,
    /// Its media type.
    pub media: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl Blocks {
    /// Where the next character will stand.
    pub fn here(&self) -> u32 {
        u32::try_from(self.text.len()).unwrap_or(u32::MAX)
    }

    /// Puts a whole paragraph, with the line end that parts it from the next; returns where its characters stand.
    pub fn paragraph(&mut self, text: &str) -> Span {
        let start = self.here();
        self.text.push_str(text);
        let span = Span::new(start, self.here());
        self.text.push('\n');
        self.pieces.push(Piece::Paragraph(Paragraph { span, ..Paragraph::default() }));
        span
    }

    /// Begins a region.
    pub fn open(&mut self, region: Region) {
        self.pieces.push(Piece::Open(region));
    }

    /// Ends the region that was begun last.
    pub fn close(&mut self) {
        self.pieces.push(Piece::Close);
    }

    /// All paragraphs, wherever they stand.
    pub fn paragraphs(&self) -> impl Iterator<Item = &Paragraph> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Paragraph(paragraph) => Some(paragraph),
            _ => None,
        })
    }

    /// The marks that touch this range, in their order.
    ///
    /// Marks are sorted by their beginning, and a mark may begin before the range; the search starts at the first that
    /// can still reach it, which `longest` (the length of the longest mark) tells.
    pub fn marks_in(&self, span: Span, longest: u32) -> impl Iterator<Item = &Mark> {
        let from = self.marks.partition_point(|mark| mark.span.start < span.start.saturating_sub(longest));
        self.marks
            .get(from..)
            .unwrap_or_default()
            .iter()
            .take_while(move |mark| mark.span.start <= span.end)
            .filter(move |mark| mark.span.end >= span.start)
    }
}
