//! Texts: words, the odd character among them, and marked runs in normal form.

use super::characters::SEQUENCES;
use super::scribe::Scribe;
use crate::{Break, Link, Mark, Run, Text};

/// What may follow in a text.
#[derive(Clone, Copy, PartialEq)]
enum Piece {
    Words,
    Marked,
    Anchor,
    Break,
    Note,
    Image,
}

const PIECES: [Piece; 12] = [
    Piece::Words,
    Piece::Words,
    Piece::Words,
    Piece::Marked,
    Piece::Marked,
    Piece::Marked,
    Piece::Marked,
    Piece::Anchor,
    Piece::Break,
    Piece::Break,
    Piece::Note,
    Piece::Image,
];

/// Where a text must not be white space: at its beginning, at its end.
#[derive(Clone, Copy)]
struct Tight {
    start: bool,
    end: bool,
}

impl Tight {
    const BOTH: Tight = Tight { start: true, end: true };
}

impl Scribe {
    /// The value of a plain field.
    pub(super) fn plain(&mut self) -> String {
        self.words(Tight::BOTH)
    }

    pub(super) fn text(&mut self) -> Text {
        match self.dice.below(24) {
            0 => Text::from_runs(vec![self.fully_marked()]),
            1..=9 => Text::from_runs(self.runs(None, Tight::BOTH)),
            _ => Text::Plain(self.plain()),
        }
    }

    /// A run under all marks, with a note at its heart if one may stand there: the deepest that a text can be.
    pub(super) fn fully_marked(&mut self) -> Run {
        let mut heart = vec![Run::Plain(self.words(Tight::BOTH))];
        if let Some(note) = self.note() {
            heart.push(note);
        }
        let inside_out = Mark::ALL.into_iter().rev();
        let mut text = Text::from_runs(heart);
        for mark in inside_out {
            let run = self.marked(mark, text);
            if mark == Mark::Link {
                return run;
            }
            text = Text::from_runs(vec![run]);
        }
        Run::Plain(text.plain())
    }

    /// A few words; where they need not be tight they may begin or end with a blank, as a run in a sentence does.
    fn words(&mut self, tight: Tight) -> String {
        let most = if self.dice.one_in(24) { 40 } else { 4 };
        let mut text = String::new();
        if !tight.start && self.dice.one_in(3) {
            text.push_str(self.wording.joint);
        }
        for index in 0..self.dice.between(1, most) {
            if index > 0 {
                text.push_str(self.wording.joint);
            }
            self.word(&mut text);
        }
        if self.dice.one_in(3) {
            text.push_str(self.wording.full_stop);
        }
        if !tight.end && self.dice.one_in(3) {
            text.push_str(self.wording.joint);
        }
        // An odd character may have been a blank.
        if text.is_empty() || (tight.start && text.starts_with(char::is_whitespace)) {
            text.insert_str(0, self.dice.pick(self.wording.words));
        }
        if tight.end && text.ends_with(char::is_whitespace) {
            text.push_str(self.dice.pick(self.wording.words));
        }
        text
    }

    /// A word; now and then one of another script, an address or something that no word is made of.
    fn word(&mut self, text: &mut String) {
        const ADDRESSES: [&str; 4] =
            ["sg21@example.org", "https://example.org/reg?a=1&b=2", "example.org", "https://example.org/"];
        match self.dice.below(24) {
            0 => (0..self.dice.between(1, 4)).for_each(|_| text.push(self.dice.character())),
            1 => text.push_str(self.dice.pick(&SEQUENCES)),
            2 => {
                let other = self.dice.pick(&super::wording::WORDINGS);
                text.push_str(self.dice.pick(other.words));
            }
            3 => text.push_str(self.dice.pick(&ADDRESSES)),
            _ => text.push_str(self.dice.pick(self.wording.words)),
        }
    }

    /// Runs that may stand under this mark.
    fn runs(&mut self, outer: Option<Mark>, tight: Tight) -> Vec<Run> {
        let mut pieces = self.several(1, 4, |scribe| scribe.dice.pick(&PIECES));
        let shows = |piece: &Piece| *piece != Piece::Anchor;
        if outer.is_some() && !pieces.iter().any(shows) {
            pieces.push(Piece::Words);
        }
        // Anchors do not show: the ends of the text are those of the first and the last piece that does.
        let first = pieces.iter().position(shows);
        let last = pieces.iter().rposition(shows);
        let mut runs = Vec::new();
        for (index, piece) in pieces.into_iter().enumerate() {
            let tight = Tight { start: tight.start && first == Some(index), end: tight.end && last == Some(index) };
            self.piece(piece, outer, tight, &mut runs);
        }
        runs
    }

    fn piece(&mut self, piece: Piece, outer: Option<Mark>, tight: Tight, runs: &mut Vec<Run>) {
        let inner: Vec<Mark> = Mark::ALL.into_iter().filter(|mark| outer.is_none_or(|outer| outer < *mark)).collect();
        let run = match piece {
            Piece::Marked if !inner.is_empty() => {
                let mark = self.dice.pick(&inner);
                let text = match self.dice.one_in(3) {
                    true => Text::from_runs(self.runs(Some(mark), tight)),
                    false => Text::Plain(self.words(tight)),
                };
                if mark == Mark::Link && self.dice.one_in(8) {
                    return self.field_and_link(text, runs);
                }
                Some(self.marked(mark, text))
            }
            Piece::Anchor => Some(Run::Anchor(self.anchor())),
            Piece::Break if !tight.start && !tight.end => Some(Run::Break(Break::Line)),
            Piece::Note => self.note(),
            Piece::Image => Some(Run::Image(self.image())),
            Piece::Words | Piece::Marked | Piece::Break => None,
        };
        let run = run.unwrap_or_else(|| Run::Plain(self.words(tight)));
        runs.push(run);
    }

    fn marked(&mut self, mark: Mark, text: Text) -> Run {
        match mark {
            Mark::Link => Run::Link(Link { to: self.target(), text }),
            Mark::Lead => Run::Lead(self.with_colon(text)),
            Mark::Strong => Run::Strong(text),
            Mark::Emphasis => Run::Emphasis(text),
            Mark::Strike => Run::Strike(text),
            Mark::Superscript => Run::Superscript(text),
            Mark::Subscript => Run::Subscript(text),
        }
    }

    /// A run-in heading ends with a colon. The blank that a letter prints after it would be white space at the end of
    /// a text that ends here, so it is left to the words that follow.
    fn with_colon(&mut self, text: Text) -> Text {
        match text {
            Text::Plain(words) if !self.dice.one_in(4) => {
                Text::Plain(format!("{}{}", words.trim_end(), self.wording.colon.trim_end()))
            }
            other => other,
        }
    }

    /// What a link leads to.
    fn target(&mut self) -> String {
        const TARGETS: [&str; 6] = [
            "https://example.org/reg",
            "https://example.org/?q=a&b=<c>#d",
            "mailto:sg21@example.org",
            "https://пример.example/会议",
            "ftp://example.org/a b",
            "#top",
        ];
        match self.anchors.len() {
            0 => self.dice.pick(&TARGETS).to_owned(),
            _ if self.dice.one_in(2) => self.dice.pick(&TARGETS).to_owned(),
            count => {
                let name = self.anchors.get(self.dice.below(count)).cloned().unwrap_or_default();
                format!("#{name}")
            }
        }
    }

    /// A name that no other anchor of this letter has, and that no editor gives.
    fn anchor(&mut self) -> String {
        const NAMES: [&str; 6] = ["top", "annex-b", "Документы", "议程", "جدول", "a.b:c"];
        let name = format!("{}{}", self.dice.pick(&NAMES), self.anchors.len() + 1);
        self.anchors.push(name.clone());
        name
    }

    /// An editor's own bookmark is kept where a link points to it.
    fn field_and_link(&mut self, text: Text, runs: &mut Vec<Run>) {
        let name = format!("_Ref{}", self.anchors.len() + 1);
        self.anchors.push(name.clone());
        runs.push(Run::Anchor(name.clone()));
        runs.push(Run::Link(Link { to: format!("#{name}"), text }));
    }

    /// A note, unless this is one or there is no room for its blocks.
    fn note(&mut self) -> Option<Run> {
        if self.in_note || !self.has_room() {
            return None;
        }
        self.in_note = true;
        let blocks = self.several(1, 2, Self::block);
        self.in_note = false;
        Some(Run::Note(blocks))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_under_all_marks_is_deep_and_right() {
        for seed in 0..50 {
            let run = Scribe::new(seed, 2).fully_marked();
            let mut depth = 0;
            let mut text = run.mark().map(|(_, text)| text);
            while let Some(inner) = text {
                depth += 1;
                text = inner.runs().first().and_then(Run::mark).map(|(_, text)| text);
            }
            assert_eq!(depth, Mark::ALL.len());
        }
    }
}
