//! Bookmarks, which extractors spell out where they stand: `[bookmark: NAME]`.

use crate::lines::Line;
use blocks::{Blocks, Mark, MarkKind, Residue, Span};
use memchr::memmem;

const OPENING: &str = "[bookmark: ";

/// Names longer than this are no names: word processors stop at 40 characters.
const LONGEST: usize = 255;

/// Marks every bookmark: those that editors make for themselves as residue, all others as anchors.
pub(crate) fn mark(blocks: &mut Blocks) {
    let finder = memmem::Finder::new(OPENING);
    let mut from = 0;
    let mut marks = Vec::new();
    while let Some(start) = finder.find(blocks.text.as_bytes().get(from..).unwrap_or_default()).map(|at| from + at) {
        let inner = start + OPENING.len();
        from = inner;
        let Some(length) = name_length(blocks.text.get(inner..).unwrap_or("")) else { continue };
        let name = blocks.text.get(inner..inner + length).unwrap_or("");
        let kind = match is_editors(name) {
            true => MarkKind::Residue(Residue::Bookmark),
            false => MarkKind::Anchor(blocks.names.add(name)),
        };
        from = inner + length + 1;
        marks.push(Mark { span: Span::at(start, from), kind });
    }
    blocks.marks.append(&mut marks);
}

/// Whether a line is nothing but bookmarks: they belong to what follows.
pub(crate) fn is_only_bookmarks(text: &str, line: &Line) -> bool {
    let mut rest = line.span.of(text);
    if !rest.starts_with(OPENING) || !rest.ends_with(']') {
        return false;
    }
    while let Some(inner) = rest.strip_prefix(OPENING) {
        let Some(length) = name_length(inner) else { return false };
        rest = inner.get(length + 1..).unwrap_or("").trim_start();
    }
    rest.is_empty()
}

/// The length of the name before its bracket, if there is a name.
fn name_length(inner: &str) -> Option<usize> {
    let end = inner.bytes().take(LONGEST + 1).position(|b| matches!(b, b']' | b'\n' | b'\r' | b'['))?;
    let name = inner.get(..end)?;
    (!name.trim().is_empty() && inner.as_bytes().get(end) == Some(&b']')).then_some(end)
}

/// `_GoBack`, `_Hlk…`, `OLE_LINK…`, `lt_pId…`: made by an editor for itself. In extracted text nothing points to them.
fn is_editors(name: &str) -> bool {
    name.starts_with('_') || name.starts_with("OLE_LINK") || name.starts_with("lt_pId")
}
