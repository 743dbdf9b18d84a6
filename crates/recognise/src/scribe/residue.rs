//! Residue: what was left out is told once for each kind, with every piece's text and place.

use super::Scribe;
use blocks::Residue;
use findings::{Code, Finding, Place, Span};
use std::fmt::Write;

/// The kinds of residue, and their words for one piece and for several.
const KINDS: [(Residue, &str, &str); 7] = [
    (Residue::Bookmark, "an editor's bookmark was left out", "editor's bookmarks were left out"),
    (Residue::PageNumber, "a page number was left out", "page numbers were left out"),
    (
        Residue::RunningHead,
        "a further copy of a running head or foot was left out",
        "further copies of running heads or feet were left out",
    ),
    (Residue::Border, "a line drawn between rows was left out", "lines drawn between rows were left out"),
    (Residue::Hidden, "hidden text was left out", "pieces of hidden text were left out"),
    (Residue::Placeholder, "an unfilled placeholder was left out", "unfilled placeholders were left out"),
    (Residue::Instruction, "part of a field's instruction was left out", "parts of fields' instructions were left out"),
];

impl Scribe<'_> {
    /// Tells what was left out: one finding for each kind, at its first piece.
    pub(crate) fn tell_residue(&mut self) {
        let mut dropped = std::mem::take(&mut self.dropped);
        dropped.retain(|(_, span)| !span.of(self.text).trim().is_empty());
        dropped.sort_by_key(|(_, span)| (span.start, span.end));
        let lines = lines(self.text, &dropped);
        for (kind, one, several) in KINDS {
            let pieces: Vec<(Span, usize)> = dropped
                .iter()
                .zip(&lines)
                .filter(|((other, _), _)| *other == kind)
                .map(|((_, s), l)| (*s, *l))
                .collect();
            let Some((first, _)) = pieces.first() else { continue };
            let what = match pieces.as_slice() {
                [(piece, _)] => format!("{one}: {}", piece.of(self.text).trim()),
                pieces => format!("{} {several}: {}", pieces.len(), list(pieces, self.text)),
            };
            self.findings.push(Finding::new(Code::ResidueDropped, Place::Text(*first), what));
        }
    }
}

/// The line of each piece, counted from 1; the pieces are sorted.
fn lines(text: &str, pieces: &[(Residue, Span)]) -> Vec<usize> {
    let (mut line, mut told) = (1, 0);
    let mut count = |to: u32| {
        line += Span::new(told, to).of(text).matches('\n').count();
        told = to.max(told);
        line
    };
    pieces.iter().map(|(_, span)| count(span.start)).collect()
}

/// `[bookmark: _Hlk1] (line 3), [bookmark: _Hlk2] (line 9)`; what has the text of the piece before it only adds its line.
fn list(pieces: &[(Span, usize)], text: &str) -> String {
    let mut list = String::new();
    let mut last = None;
    for (span, line) in pieces {
        let words = span.of(text).trim();
        if last == Some(words) {
            list.pop();
            let _ = write!(list, ", {line})");
        } else {
            let comma = if list.is_empty() { "" } else { ", " };
            let _ = write!(list, "{comma}{words} (line {line})");
        }
        last = Some(words);
    }
    list
}

#[cfg(test)]
mod tests {
    use crate::tried::tried;
    use expect_test::expect;

    #[test]
    fn one_note_for_each_kind() {
        let lines = "[bookmark: _Hlk1]Dear Sir/Madam,\n[bookmark: _Hlk2]The group meets.\n\n- 2 -\n\nIt meets again.\n";
        expect![[r#"
            "Dear Sir/Madam,"
            residue-dropped: 2 editor's bookmarks were left out: [bookmark: _Hlk1] (line 1), [bookmark: _Hlk2] (line 2)
            residue-dropped: a page number was left out: - 2 -
        "#]]
        .assert_eq(&tried(lines, "/salutation"));
    }
}
