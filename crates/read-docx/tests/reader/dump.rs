//! Blocks in few words: a line a piece, marks inside the text.

use blocks::{Blocks, MarkKind, Piece, Region, Span};
use findings::Found;
use std::fmt::Write;

/// What was found, and what was said about it.
pub(crate) fn dump(found: &Found<Blocks>) -> String {
    let blocks = &found.value;
    let mut out = String::new();
    let mut depth = 0;
    for piece in &blocks.pieces {
        if *piece == Piece::Close {
            depth -= 1;
            continue;
        }
        let _ = write!(out, "{:indent$}", "", indent = depth * 2);
        match piece {
            Piece::Paragraph(paragraph) => {
                if let Some(style) = paragraph.style.filter(|style| blocks.names.get(*style) != "Normal") {
                    let _ = write!(out, "[{}] ", blocks.names.get(style));
                }
                if let Some(outline) = paragraph.outline {
                    let _ = write!(out, "#{outline} ");
                }
                if let Some(level) = paragraph.level {
                    let _ = write!(out, "@{level} ");
                }
                if paragraph.centred {
                    out.push_str("centred ");
                }
                if paragraph.indent > 0 {
                    let _ = write!(out, "in:{} ", paragraph.indent);
                }
                out.push_str(&marked(blocks, paragraph.span));
            }
            Piece::Open(region) => {
                depth += 1;
                out.push_str(&match region {
                    Region::Cell { across: 1, down: 1 } => "cell".to_owned(),
                    Region::Cell { across, down } => format!("cell {across}×{down}"),
                    Region::Row { header: true } => "head row".to_owned(),
                    Region::Row { header: false } => "row".to_owned(),
                    Region::Note(number) => format!("note {number}"),
                    other => format!("{other:?}").to_lowercase(),
                });
            }
            Piece::Column(width) => {
                let _ = write!(out, "column {width}");
            }
            Piece::PageBreak(_) => out.push_str("page"),
            Piece::Rule(_) => out.push_str("rule"),
            Piece::Image(picture) => {
                let asset = &blocks.assets[picture.asset as usize];
                let alt = picture.alt.map_or("", |alt| blocks.names.get(alt));
                let _ = write!(out, "image {} `{alt}` {:?}×{:?}", asset.media, picture.width, picture.height);
            }
            Piece::Close => {}
        }
        out.push('\n');
    }
    assert_eq!(depth, 0, "regions are closed as often as opened");
    for finding in &found.findings {
        let _ = writeln!(out, "! {finding}");
    }
    out
}

/// The characters of a range with its marks: `{strong:…}`.
fn marked(blocks: &Blocks, span: Span) -> String {
    let mut tags: Vec<(u32, u32, String)> = Vec::new();
    let within = |place: u32| place.clamp(span.start, span.end);
    for mark in &blocks.marks {
        let empty = mark.span.is_empty();
        if mark.span.end < span.start || mark.span.start > span.end || (!empty && mark.span.end == span.start) {
            continue;
        }
        let name = |name| blocks.names.get(name).to_owned();
        let word = match mark.kind {
            MarkKind::Link(to) => format!("→{}", name(to)),
            MarkKind::Anchor(at) => format!("⚓{}", name(at)),
            MarkKind::Language(tag) => name(tag),
            MarkKind::Note(number) => format!("note {number}"),
            MarkKind::Image(number) => format!("image {number}"),
            MarkKind::Residue(residue) => format!("-{residue:?}").to_lowercase(),
            other => format!("{other:?}").to_lowercase(),
        };
        if empty {
            tags.push((within(mark.span.start), 0, format!("{{{word}}}")));
        } else {
            let (start, end) = (within(mark.span.start), within(mark.span.end));
            if start < end {
                tags.push((start, 1, format!("{{{word}:")));
                tags.push((end, 2, "}".to_owned()));
            }
        }
    }
    tags.sort_by_key(|(at, order, _)| (*at, *order != 2, *order));
    let mut out = String::new();
    let mut at = span.start;
    for (place, _, tag) in tags {
        out.push_str(&shown(Span::new(at, place).of(&blocks.text)));
        out.push_str(&tag);
        at = place;
    }
    out.push_str(&shown(Span::new(at, span.end).of(&blocks.text)));
    out
}

/// Characters that cannot be seen, as some that can.
fn shown(text: &str) -> String {
    text.replace('\t', "⇥").replace('\n', "↵").replace('\u{AD}', "¬")
}
