//! Marks on a range: what cuts it, what styles it, and what becomes of the parts that are no text.

use super::Scribe;
use crate::account::{At, Class};
use crate::runs::{Leaf, Runs, Style};
use blocks::{Mark, MarkKind};
use findings::Span;
use letter::Run;

impl Scribe<'_> {
    /// Accounts for a range that carries no runs: what is residue is told apart, anchors wait for the next text.
    pub(super) fn without_runs(&mut self, span: Span, class: Class, at: At) {
        if !self.is_marked(span) {
            return self.account(span, class, at);
        }
        for (kind, part) in self.parts(span) {
            match kind {
                None => self.account(part, class, at),
                Some(MarkKind::Anchor(name)) => {
                    self.waiting.push(self.blocks.names.get(name).into());
                    self.account(part, Class::Kept, at);
                }
                Some(kind) => self.aside(kind, part, at),
            }
        }
    }

    /// Accounts for a marked part that is no text.
    pub(super) fn aside(&mut self, kind: MarkKind, part: Span, at: At) {
        match kind {
            MarkKind::Residue(residue) => {
                self.dropped.push((residue, part));
                self.account(part, Class::Residue, at);
            }
            MarkKind::Wrapped | MarkKind::Break => self.account(part, Class::Layout, at),
            // A piece of its own accounts for it.
            MarkKind::Apart => {}
            _ => self.account(part, Class::Kept, at),
        }
    }

    /// A range cut where something other than plain characters begins or ends: wrapped lines, breaks, residue, anchors
    /// that are spelled out. Empty anchors come as empty parts.
    pub(super) fn parts(&self, span: Span) -> Vec<(Option<MarkKind>, Span)> {
        let mut parts = Vec::new();
        let mut here = span.start;
        if !self.blocks.marks.is_empty() {
            for mark in self.blocks.marks_in(span, self.longest) {
                let cuts = matches!(
                    mark.kind,
                    MarkKind::Wrapped | MarkKind::Break | MarkKind::Apart | MarkKind::Residue(_) | MarkKind::Anchor(_)
                );
                let inside = mark.span.start >= here && mark.span.end <= span.end;
                // An empty mark at the very end belongs to what follows.
                let next = mark.span.is_empty() && mark.span.start == span.end && span.start != span.end;
                if cuts && inside && !next {
                    parts.push((None, Span::new(here, mark.span.start)));
                    parts.push((Some(mark.kind), mark.span));
                    here = mark.span.end;
                }
            }
        }
        parts.push((None, Span::new(here, span.end)));
        parts
    }

    /// Pushes a range with its marks.
    pub(super) fn push_runs(&mut self, span: Span, lead: Option<u32>, at: At, runs: &mut Runs) {
        // What stands at the very end belongs to what follows, if anything does.
        let ends = self.text.get(span.end as usize..).is_none_or(|rest| rest.is_empty() || rest.starts_with('\n'));
        let blocks = self.blocks;
        let mut marks = blocks
            .marks_in(span, self.longest)
            .filter(|mark| ends || !(mark.span.is_empty() && mark.span.start == span.end && !span.is_empty()))
            .peekable();
        let mut active: Vec<Mark> = Vec::new();
        let mut here = span.start;
        loop {
            while let Some(mark) = marks.next_if(|mark| mark.span.start <= here) {
                match mark.kind {
                    // A place: it stands before the character that follows.
                    MarkKind::Anchor(name) if mark.span.is_empty() => {
                        runs.push(
                            Style::of(&active, lead, here),
                            Leaf::Run(Run::Anchor(self.blocks.names.get(name).to_owned())),
                        );
                    }
                    MarkKind::Image(picture) if mark.span.is_empty() => {
                        let image = blocks.pictures.get(picture as usize).and_then(|picture| self.image(picture));
                        if let Some(image) = image {
                            runs.push(Style::of(&active, lead, here), Leaf::Run(Run::Image(image)));
                        }
                    }
                    MarkKind::Note(number) if mark.span.is_empty() => {
                        if let Some(note) = self.note(number, at) {
                            // A call is raised by its look, and no superscript of the text.
                            runs.push(Style::of(&active, lead, here).unraised(), Leaf::Run(note));
                        }
                    }
                    _ if mark.span.end > here => active.push(*mark),
                    _ => {}
                }
            }
            if here >= span.end {
                return;
            }
            active.retain(|mark| mark.span.end > here);
            let upcoming = marks.peek().map_or(span.end, |mark| mark.span.start);
            let ending = active.iter().map(|mark| mark.span.end).min().unwrap_or(span.end);
            let lead_ends = lead.filter(|lead| *lead > here).unwrap_or(span.end);
            let end = upcoming.min(ending).min(lead_ends).min(span.end);
            self.push_part(Span::new(here, end), &active, lead, at, runs);
            here = end;
        }
    }

    /// Pushes a range that is marked the same from end to end.
    pub(super) fn push_part(&mut self, part: Span, active: &[Mark], lead: Option<u32>, at: At, runs: &mut Runs) {
        let style = Style::of(active, lead, part.start);
        let telling = active.iter().rev().find(|mark| {
            matches!(
                mark.kind,
                MarkKind::Wrapped | MarkKind::Break | MarkKind::Apart | MarkKind::Residue(_) | MarkKind::Anchor(_)
            )
        });
        match telling.map(|mark| (mark.kind, mark.span)) {
            None => {
                self.account(part, Class::Kept, at);
                self.push_characters(part, style, runs);
            }
            Some((MarkKind::Wrapped, _)) => {
                runs.push(style, Leaf::Blank);
                self.account(part, Class::Layout, at);
            }
            Some((MarkKind::Break, whole)) => {
                if part.start == whole.start {
                    runs.push(style, Leaf::Run(Run::Break(letter::Break::Line)));
                }
                self.account(part, Class::Layout, at);
            }
            Some((MarkKind::Anchor(name), whole)) => {
                if part.start == whole.start {
                    runs.push(style, Leaf::Run(Run::Anchor(self.blocks.names.get(name).to_owned())));
                }
                self.account(part, Class::Kept, at);
            }
            Some((kind, _)) => self.aside(kind, part, at),
        }
    }
}
