//! What holds of blocks whatever they came from.

use blocks::{Blocks, Piece, Span};

/// Panics where something does not hold.
pub fn check<F>(blocks: &Blocks, findings: &[F]) {
    let text = &blocks.text;
    let within = |span: Span| {
        assert!(text.get(span.range()).is_some(), "{span:?} is no range of the text");
    };
    assert!(findings.len() < 100_000);
    let (mut depth, mut last) = (0usize, 0);
    for piece in &blocks.pieces {
        match piece {
            Piece::Open(_) => depth += 1,
            Piece::Close => depth = depth.checked_sub(1).expect("closed more often than opened"),
            Piece::Paragraph(paragraph) => {
                within(paragraph.span);
                assert!(paragraph.span.start >= last, "paragraphs stand in their order");
                last = paragraph.span.end;
                assert_eq!(text.as_bytes().get(last as usize), Some(&b'\n'), "a paragraph ends with a line");
            }
            Piece::PageBreak(span) | Piece::Rule(span) => within(*span),
            Piece::Image(picture) => assert!((picture.asset as usize) < blocks.assets.len()),
            Piece::Column(_) => {}
        }
    }
    assert_eq!(depth, 0, "what was opened is closed");
    assert!(blocks.marks.is_sorted_by_key(|mark| mark.span.start), "marks are sorted");
    for mark in &blocks.marks {
        within(mark.span);
    }
    assert!(text.chars().all(|c| c >= ' ' || matches!(c, '\n' | '\t')), "no character that XML cannot hold");
}
