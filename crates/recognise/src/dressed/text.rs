//! The text of a paragraph: its runs, with the marks that their styles name.

use super::{Dressed, style};
use crate::account::{At, Class, Places};
use crate::runs::{Leaf, Runs, Style};
use blocks::{Mark, MarkKind, Paragraph};
use findings::Span;
use letter::{Break, Run, Text};

impl<'a> Dressed<'a> {
    /// The name of the style of a paragraph.
    pub(super) fn style(&self, paragraph: &Paragraph) -> &'a str {
        paragraph.style.map_or("", |style| self.blocks.names.get(style))
    }

    /// The automatic or typed label of a paragraph, and where its text begins.
    pub(super) fn label(&mut self, paragraph: &Paragraph, at: At) -> (Option<String>, Span) {
        let span = paragraph.span;
        let marks = self.blocks.marks_in(span, self.longest);
        let label =
            marks.filter(|mark| mark.span.start == span.start && !mark.span.is_empty()).find(|mark| match mark.kind {
                MarkKind::Label => true,
                MarkKind::Styled(name) => self.blocks.names.get(name) == style::TYPED_LABEL,
                _ => false,
            });
        let Some(label) = label.map(|mark| mark.span) else { return (None, span) };
        let at = self.scribe.field(at, "label");
        self.scribe.account(label, Class::Kept, at);
        let words = label.of(&self.blocks.text).trim();
        (Some(words.to_owned()).filter(|words| !words.is_empty()), Span::new(label.end, span.end))
    }

    /// The run of this style in a range.
    pub(super) fn run(&self, span: Span, wanted: &str) -> Option<Span> {
        let of = |mark: &&Mark| matches!(mark.kind, MarkKind::Styled(name) if self.blocks.names.get(name) == wanted);
        self.blocks.marks_in(span, self.longest).filter(|mark| !mark.span.is_empty()).find(of).map(|mark| mark.span)
    }

    /// The text of a range; none where nothing stands there.
    pub(super) fn text(&mut self, span: Span, at: At) -> Option<Text> {
        // Bookmarks at the end of a paragraph stand before its end, and at the end of a part behind it.
        let marks: Vec<Mark> = self.blocks.marks_in(span, self.longest).copied().collect();
        let mut runs = Runs::default();
        let mut active: Vec<Mark> = Vec::new();
        let mut marks = marks.into_iter().peekable();
        let mut here = span.start;
        loop {
            active.retain(|mark| mark.span.end > here);
            while let Some(mark) = marks.next_if(|mark| mark.span.start <= here) {
                if mark.span.is_empty() && mark.span.start >= span.start {
                    self.place(mark, self.look(&active), at, &mut runs);
                } else if mark.span.end > here {
                    active.push(mark);
                }
            }
            if here >= span.end {
                break;
            }
            let next = marks.peek().map_or(span.end, |mark| mark.span.start);
            let end = active.iter().map(|mark| mark.span.end).min().unwrap_or(span.end).min(next).min(span.end);
            self.part(Span::new(here, end), &active, at, &mut runs);
            here = end;
        }
        let names = &self.blocks.names;
        runs.text_as_it_is(&|name| names.get(name).to_owned())
    }

    /// Something between the characters.
    fn place(&mut self, mark: Mark, look: Style, at: At, runs: &mut Runs) {
        let run = match mark.kind {
            MarkKind::Anchor(name) => Some(Run::Anchor(self.blocks.names.get(name).to_owned())),
            MarkKind::Image(picture) => {
                self.blocks.pictures.get(picture as usize).and_then(|it| self.scribe.image(it)).map(Run::Image)
            }
            // Taken, so that no note can call itself.
            MarkKind::Note(number) => self.notes.remove(&number).and_then(|nodes| {
                let blocks = self.flow(&nodes, at);
                (!blocks.is_empty()).then_some(Run::Note(blocks))
            }),
            _ => None,
        };
        if let Some(run) = run {
            runs.push(look, Leaf::Run(run));
        }
    }

    /// Characters that are marked the same from end to end.
    fn part(&mut self, part: Span, active: &[Mark], at: At, runs: &mut Runs) {
        let look = self.look(active);
        if active.iter().any(|mark| matches!(mark.kind, MarkKind::Residue(_))) {
            return self.scribe.account(part, Class::Residue, Places::ROOT);
        }
        if active.iter().any(|mark| mark.kind == MarkKind::Break) {
            runs.push(look, Leaf::Run(Run::Break(Break::Line)));
            return self.scribe.account(part, Class::Layout, at);
        }
        self.scribe.account(part, Class::Kept, at);
        let words = part.of(&self.blocks.text);
        let words = if words.contains(char::is_control) {
            words.chars().map(|ch| if letter::is_legal(ch) { ch } else { ' ' }).collect()
        } else {
            words.to_owned()
        };
        runs.push(look, Leaf::Text(words));
    }

    /// The marks of a run: those that its style names, and what somebody set bold or italic besides.
    fn look(&self, active: &[Mark]) -> Style {
        let mut link = None;
        let (mut named, mut direct) = (0, 0);
        for mark in active {
            match mark.kind {
                MarkKind::Link(to) => link = Some(to),
                MarkKind::Styled(name) => named |= style::marks(self.blocks.names.get(name)).unwrap_or(0),
                MarkKind::Strong => direct |= 1 << 1,
                MarkKind::Emphasis => direct |= 1 << 2,
                MarkKind::Strike => named |= 1 << 3,
                MarkKind::Superscript => named |= 1 << 4,
                MarkKind::Subscript => named |= 1 << 5,
                _ => {}
            }
        }
        // A run-in heading is printed bold.
        if named & 1 != 0 {
            direct &= !(1 << 1);
        }
        Style::with(link, named | direct)
    }
}
