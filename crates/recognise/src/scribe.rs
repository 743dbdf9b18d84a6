//! The scribe: turns ranges of the source into values of the letter, and keeps the account while doing so.
//!
//! Every recogniser decides on lines and then lets the scribe write; so nothing can be written without being accounted
//! for, and nothing is accounted for twice without being seen.

mod characters;
mod marks;
mod residue;

use crate::account::{At, Class, Entry, Places, Step};
use crate::context::part;
use crate::line::Line;
use crate::runs::{Leaf, Runs, Style};
use blocks::{Blocks, MarkKind, Picture, Residue};
use characters::is_even;
use findings::{Code, Finding, Place, Span};
use letter::{Block, Image, Run, Text};
use std::collections::BTreeMap;

pub(crate) use characters::{is_direction, is_han};

/// Writes values and keeps the account.
pub(crate) struct Scribe<'a> {
    pub(crate) blocks: &'a Blocks,
    pub(crate) text: &'a str,
    pub(crate) entries: Vec<Entry>,
    pub(crate) places: Places,
    pub(crate) findings: Vec<Finding>,
    /// What was left out, in the order in which it was met.
    dropped: Vec<(Residue, Span)>,
    /// Anchors that stood in a value without runs: they move to the next text.
    waiting: Vec<Box<str>>,
    /// Pictures that stood in a value without runs.
    pub(crate) strays: Vec<Image>,
    /// The lines of notes that were not called yet, by number.
    pub(crate) notes: BTreeMap<u32, Vec<Line>>,
    /// The length of the longest mark: how far back a mark can begin that still reaches a place.
    longest: u32,
}

impl<'a> Scribe<'a> {
    pub(crate) fn new(blocks: &'a Blocks, account: bool) -> Self {
        let longest = blocks.marks.iter().map(|mark| mark.span.end - mark.span.start).max().unwrap_or(0);
        Scribe {
            blocks,
            text: &blocks.text,
            entries: Vec::with_capacity(blocks.pieces.len() * 2),
            places: Places::new(account),
            findings: Vec::new(),
            dropped: Vec::new(),
            waiting: Vec::new(),
            strays: Vec::new(),
            notes: BTreeMap::new(),
            longest,
        }
    }

    /// The place of a field.
    pub(crate) fn field(&mut self, at: At, name: &'static str) -> At {
        self.places.step(at, Step::Field(name))
    }

    /// The place of an element.
    pub(crate) fn index(&mut self, at: At, index: usize) -> At {
        self.places.step(at, Step::Index(u32::try_from(index).unwrap_or(u32::MAX)))
    }

    /// Says what became of a range.
    pub(crate) fn account(&mut self, span: Span, class: Class, at: At) {
        if !span.is_empty() {
            self.entries.push(Entry { span, class, at });
        }
    }

    /// A label of the letterhead, dropped; an anchor in it waits for the next text.
    pub(crate) fn label(&mut self, span: Span, at: At) {
        self.without_runs(span, Class::Label, at);
    }

    /// A mark that only parts or points, dropped.
    pub(crate) fn marker(&mut self, span: Span, at: At) {
        self.without_runs(span, Class::Marker, at);
    }

    /// What is known to be no part of the letter.
    pub(crate) fn residue(&mut self, span: Span, residue: Residue, at: At) {
        self.aside(MarkKind::Residue(residue), span, at);
    }

    /// Notes a finding about a range.
    pub(crate) fn finding(&mut self, code: Code, span: Span, detail: impl Into<String>) {
        self.findings.push(Finding::new(code, Place::Text(span), detail));
    }

    /// A value without runs; `None` where nothing is left of it.
    pub(crate) fn plain(&mut self, span: Span, at: At) -> Option<String> {
        let out = match self.is_marked(span) {
            true => self.joined_plain(span),
            false => self.legal(span.of(self.text).trim(), span),
        };
        self.without_runs(span, Class::Kept, at);
        self.stray(span);
        let out = if out.contains('\t') { out.replace('\t', " ") } else { out };
        (!out.is_empty()).then_some(out)
    }

    /// The printed label of an item, without the marks of direction around it.
    pub(crate) fn item_label(&mut self, span: Span, at: At) -> Option<String> {
        let words = span.of(self.text);
        let lead = words.len() - words.trim_start_matches(is_direction).len();
        let label = part(span, lead..words.trim_end_matches(is_direction).len().max(lead));
        self.marker(Span::new(span.start, label.start), at);
        self.marker(Span::new(label.end, span.end), at);
        self.plain(label, at)
    }

    /// The characters of a range between the marks that cut it, joined as wrapped lines are.
    fn joined_plain(&mut self, span: Span) -> String {
        let mut out = String::new();
        let mut blank = false;
        for (kind, part) in self.parts(span) {
            let words = part.of(self.text);
            match kind {
                None if words.is_empty() => {}
                None => {
                    let none = |c: char| is_han(c) || c.is_whitespace();
                    if std::mem::take(&mut blank)
                        && !out.chars().next_back().is_some_and(none)
                        && !words.chars().next().is_some_and(none)
                    {
                        out.push(' ');
                    }
                    out.push_str(words);
                }
                Some(MarkKind::Wrapped | MarkKind::Break) => blank = true,
                Some(_) => {}
            }
        }
        self.legal(out.trim(), span)
    }

    /// A text; `None` where nothing is left of it.
    pub(crate) fn rich(&mut self, span: Span, at: At) -> Option<Text> {
        self.rich_with_lead(&[span], None, at)
    }

    /// A text of several ranges, joined as wrapped lines are.
    pub(crate) fn joined(&mut self, spans: &[Span], at: At) -> Option<Text> {
        self.rich_with_lead(spans, None, at)
    }

    /// A text of several ranges whose beginning, up to `lead`, is a run-in heading.
    pub(crate) fn rich_with_lead(&mut self, spans: &[Span], lead: Option<u32>, at: At) -> Option<Text> {
        if let ([span], None, true) = (spans, lead, self.waiting.is_empty()) {
            let words = span.of(self.text).trim();
            if !self.is_marked(*span) && is_even(words) {
                self.account(*span, Class::Kept, at);
                return (!words.is_empty()).then(|| Text::Plain(words.to_owned()));
            }
        }
        let mut runs = self.begin();
        for (index, span) in spans.iter().enumerate() {
            if index > 0 {
                runs.push(runs.last_style(), Leaf::Blank);
            }
            self.push_runs(*span, lead, at, &mut runs);
        }
        self.finish(runs)
    }

    /// The characters of a range, whatever the marks on it say: for what no specialist took.
    pub(crate) fn verbatim(&mut self, span: Span, at: At) -> Option<Text> {
        self.account(span, Class::Kept, at);
        let mut runs = Runs::default();
        self.push_characters(span, Style::default(), &mut runs);
        self.finish(runs)
    }

    /// A text of several lines of one paragraph, with a break between them.
    pub(crate) fn broken(&mut self, spans: &[Span], lead: Option<u32>, at: At) -> Option<Text> {
        if let [span] = spans {
            return self.rich_with_lead(&[*span], lead, at);
        }
        let mut runs = self.begin();
        for (index, span) in spans.iter().enumerate() {
            if index > 0 {
                runs.push(Style::default(), Leaf::Run(Run::Break(letter::Break::Line)));
            }
            self.push_runs(*span, lead, at, &mut runs);
        }
        self.finish(runs)
    }

    /// Runs that begin with the anchors that wait.
    fn begin(&mut self) -> Runs {
        let mut runs = Runs::default();
        for name in std::mem::take(&mut self.waiting) {
            runs.push(Style::default(), Leaf::Run(Run::Anchor(name.into())));
        }
        runs
    }

    fn finish(&self, runs: Runs) -> Option<Text> {
        let names = &self.blocks.names;
        runs.text_with(&|name| names.get(name).to_owned())
    }

    /// Whether any mark touches this range.
    pub(super) fn is_marked(&self, span: Span) -> bool {
        !self.blocks.marks.is_empty() && self.blocks.marks_in(span, self.longest).next().is_some()
    }

    /// The parts of a range that are no residue; what is, is accounted for.
    pub(crate) fn without_residue(&mut self, span: Span) -> Vec<Span> {
        let mut kept = Vec::new();
        for (kind, part) in self.parts(span) {
            match kind {
                Some(kind @ MarkKind::Residue(_)) => self.aside(kind, part, Places::ROOT),
                _ => kept.push(part),
            }
        }
        kept.retain(|part| !part.of(self.text).trim().is_empty());
        kept
    }

    /// A picture as the letter names it; `None` where its bytes did not come along.
    pub(crate) fn image(&self, picture: &Picture) -> Option<Image> {
        let asset = self.blocks.assets.get(picture.asset as usize).filter(|asset| !asset.name.is_empty())?;
        let alt = picture.alt.map(|alt| self.blocks.names.get(alt).trim().to_owned());
        Some(Image {
            name: asset.name.clone(),
            media: Some(asset.media.clone()).filter(|media| !media.is_empty()),
            alt: alt.filter(|alt| !alt.is_empty() && letter::legal(alt).is_ok()),
            width: picture.width,
            height: picture.height,
        })
    }

    /// Puts the pictures of a value that can hold none aside.
    fn stray(&mut self, span: Span) {
        if self.blocks.pictures.is_empty() {
            return;
        }
        let shown = self.blocks.marks_in(span, self.longest).filter_map(|mark| match mark.kind {
            MarkKind::Image(number) => self.image(self.blocks.pictures.get(number as usize)?),
            _ => None,
        });
        let shown: Vec<Image> = shown.collect();
        self.strays.extend(shown);
    }

    /// The note with this number as the place of its call holds it; `None` where it is empty or was called before.
    pub(super) fn note(&mut self, number: u32, at: At) -> Option<Run> {
        let lines = self.notes.remove(&number)?;
        // No note stands in a note.
        let (held, others) = (self.hold(), std::mem::take(&mut self.notes));
        let blocks: Vec<Block> =
            lines.iter().filter_map(|line| self.rich(line.span, at)).map(Block::Paragraph).collect();
        self.notes = others;
        self.release(held);
        (!blocks.is_empty()).then_some(Run::Note(blocks))
    }

    /// Puts the anchors that wait aside, for values that are no place to point to.
    pub(crate) fn hold(&mut self) -> Vec<Box<str>> {
        std::mem::take(&mut self.waiting)
    }

    /// Brings them back, before those that came since.
    pub(crate) fn release(&mut self, mut held: Vec<Box<str>>) {
        held.append(&mut self.waiting);
        self.waiting = held;
    }

    /// Whether an anchor still looks for a text.
    pub(crate) fn has_waiting(&self) -> bool {
        !self.waiting.is_empty()
    }

    /// Anchors that no text has taken.
    pub(crate) fn waiting(&mut self) -> Vec<Box<str>> {
        std::mem::take(&mut self.waiting)
    }
}
