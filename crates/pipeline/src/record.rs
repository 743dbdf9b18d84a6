//! The record in a document: the letter itself, where nobody changed the page since it was made.

use crate::{Options, Read};
use blocks::{Blocks, MarkKind, Piece, Region, Residue, Span};
use findings::{Code, Finding, Found, Place};
use letter::Letter;
use write_docx::{PAGE_NUMBER, Story, Visible};

/// The letter of the record, or the one on the page where that was changed, with a finding.
pub(crate) fn taken_or_recognised(mut blocks: Blocks, options: &Options) -> Found<Read> {
    let Some(record) = blocks.record.take() else { return Read::recognised(blocks, options) };
    let said = if visible(&blocks).digest(record.pages) != record.visible {
        "the page was changed since the record was made: the page is read"
    } else {
        match letter::json::read(record.text.as_bytes()) {
            Ok(letter) => return Found::clean(recorded(letter, blocks)),
            Err(_) => "the record is damaged: the page is read",
        }
    };
    let mut found = Read::recognised(blocks, options);
    found.findings.insert(0, Finding::new(Code::RecordDisagrees, Place::Whole, said));
    found
}

fn recorded(letter: Letter, blocks: Blocks) -> Read {
    let assets = blocks.assets.into_iter().map(|asset| (asset.name, asset.bytes)).collect();
    Read { assets, ..Read::of(letter) }
}

/// What is printed, told as the writer tells it: every character but white space and page numbers, labels before their
/// paragraphs; notes, heads and feet each by themselves.
fn visible(blocks: &Blocks) -> Visible {
    let mut visible = Visible::default();
    let mut regions: Vec<Region> = Vec::new();
    let mut running = Running::default();
    for piece in &blocks.pieces {
        match *piece {
            Piece::Open(region) => {
                if matches!(region, Region::Header | Region::Footer) {
                    running = Running { shown: running.shown, ..Running::default() };
                }
                regions.push(region);
            }
            Piece::Close => {
                if matches!(regions.pop(), Some(Region::Header | Region::Footer)) {
                    running.end(&mut visible);
                }
            }
            Piece::Paragraph(paragraph) => {
                let style = paragraph.style.map(|style| blocks.names.get(style));
                if style == Some(PAGE_NUMBER) {
                    continue;
                }
                let parts = printed(blocks, paragraph.span);
                let note = regions.iter().any(|region| matches!(region, Region::Note(_)));
                if regions.iter().any(|region| matches!(region, Region::Header | Region::Footer)) {
                    parts.for_each(|part| running.words.push_str(part));
                } else {
                    visible.story = if note { Story::Notes } else { Story::Body };
                    parts.for_each(|part| visible.show(part));
                }
            }
            _ => {}
        }
    }
    visible
}

/// A head or foot in hand. The foot of the first page and that of the others are two with the same words: shown once.
#[derive(Default)]
struct Running {
    words: String,
    shown: Vec<String>,
}

impl Running {
    fn end(&mut self, visible: &mut Visible) {
        let words: String = std::mem::take(&mut self.words).split_whitespace().collect();
        if !words.is_empty() && !self.shown.contains(&words) {
            visible.story = Story::Pages;
            visible.show(&words);
            self.shown.push(words);
        }
    }
}

/// The characters of a range that stand on the page.
fn printed(blocks: &Blocks, span: Span) -> impl Iterator<Item = &str> {
    let from = blocks.marks.partition_point(|mark| mark.span.start < span.start);
    let hidden = blocks.marks.get(from..).unwrap_or_default().iter().take_while(move |mark| mark.span.start < span.end);
    let hidden = hidden.filter(|mark| matches!(mark.kind, MarkKind::Residue(it) if it != Residue::Bookmark));
    let mut here = span.start;
    let ends = hidden.map(|mark| mark.span).chain([Span::new(span.end, span.end)]);
    ends.map(move |gap| {
        let part = Span::new(here.min(gap.start), gap.start).of(&blocks.text);
        here = here.max(gap.end);
        part
    })
}
