//! The scribe: turns ranges of the source into values of the letter, and keeps the account while doing so.
//!
//! Every recogniser decides on lines and then lets the scribe write; so nothing can be written without being accounted
//! for, and nothing is accounted for twice without being seen.

use crate::account::{At, Class, Entry, Places, Step};
use crate::runs::{Leaf, Runs, Style};
use blocks::{Blocks, Mark, MarkKind, Picture, Residue};
use findings::{Code, Finding, Place, Span};
use letter::{Image, Run, Text, is_legal};

/// Writes values and keeps the account.
pub(crate) struct Scribe<'a> {
    pub(crate) blocks: &'a Blocks,
    pub(crate) text: &'a str,
    pub(crate) entries: Vec<Entry>,
    pub(crate) places: Places,
    pub(crate) findings: Vec<Finding>,
    /// Anchors that stood in a value without runs: they move to the next text.
    waiting: Vec<Box<str>>,
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
            waiting: Vec::new(),
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

    /// Notes a finding about a range.
    pub(crate) fn finding(&mut self, code: Code, span: Span, detail: impl Into<String>) {
        self.findings.push(Finding::new(code, Place::Text(span), detail));
    }

    /// A value without runs; `None` where nothing is left of it.
    pub(crate) fn plain(&mut self, span: Span, at: At) -> Option<String> {
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
        self.without_runs(span, Class::Kept, at);
        let out = self.legal(out.trim(), span);
        let out = if out.contains('\t') { out.replace('\t', " ") } else { out };
        (!out.is_empty()).then_some(out)
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
            if is_even(words) && !self.is_marked(*span) {
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
    fn is_marked(&self, span: Span) -> bool {
        !self.blocks.marks.is_empty() && self.blocks.marks_in(span, self.longest).next().is_some()
    }

    /// Accounts for a range that carries no runs: what is residue is told apart, anchors wait for the next text.
    fn without_runs(&mut self, span: Span, class: Class, at: At) {
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
    fn aside(&mut self, kind: MarkKind, part: Span, at: At) {
        match kind {
            MarkKind::Residue(residue) => {
                let what = match residue {
                    Residue::Bookmark => "an editor's bookmark",
                    Residue::PageNumber => "a page number",
                    Residue::RunningHead => "a further copy of a running head or foot",
                    Residue::Hidden => "hidden text",
                    Residue::Placeholder => "an unfilled placeholder",
                    Residue::Instruction => "part of a field's instruction",
                };
                let quoted = part.of(self.text).trim();
                if !quoted.is_empty() {
                    self.finding(Code::ResidueDropped, part, format!("{what} was left out: {quoted}"));
                }
                self.account(part, Class::Residue, at);
            }
            MarkKind::Wrapped | MarkKind::Break => self.account(part, Class::Layout, at),
            // A piece of its own accounts for it.
            MarkKind::Apart => {}
            _ => self.account(part, Class::Kept, at),
        }
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

    /// A range cut where something other than plain characters begins or ends: wrapped lines, breaks, residue, anchors
    /// that are spelled out. Empty anchors come as empty parts.
    fn parts(&self, span: Span) -> Vec<(Option<MarkKind>, Span)> {
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
    fn push_runs(&mut self, span: Span, lead: Option<u32>, at: At, runs: &mut Runs) {
        let marks: Vec<Mark> = self
            .blocks
            .marks_in(span, self.longest)
            .filter(|mark| !(mark.span.is_empty() && mark.span.start == span.end && !span.is_empty()))
            .copied()
            .collect();
        let mut next = 0;
        let mut active: Vec<Mark> = Vec::new();
        let mut here = span.start;
        loop {
            while let Some(mark) = marks.get(next).filter(|mark| mark.span.start <= here) {
                next += 1;
                match mark.kind {
                    // A place: it stands before the character that follows.
                    MarkKind::Anchor(name) if mark.span.is_empty() => {
                        runs.push(
                            Style::of(&active, lead, here),
                            Leaf::Run(Run::Anchor(self.blocks.names.get(name).to_owned())),
                        );
                    }
                    MarkKind::Image(picture) if mark.span.is_empty() => {
                        let image = self.blocks.pictures.get(picture as usize).and_then(|picture| self.image(picture));
                        if let Some(image) = image {
                            runs.push(Style::of(&active, lead, here), Leaf::Run(Run::Image(image)));
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
            let upcoming = marks.get(next).map_or(span.end, |mark| mark.span.start);
            let ending = active.iter().map(|mark| mark.span.end).min().unwrap_or(span.end);
            let lead_ends = lead.filter(|lead| *lead > here).unwrap_or(span.end);
            let end = upcoming.min(ending).min(lead_ends).min(span.end);
            self.push_part(Span::new(here, end), &active, lead, at, runs);
            here = end;
        }
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

    /// Pushes a range that is marked the same from end to end.
    fn push_part(&mut self, part: Span, active: &[Mark], lead: Option<u32>, at: At, runs: &mut Runs) {
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

    /// Characters as the letter holds them: a tab is a blank, what XML has no place for is replaced and told.
    fn push_characters(&mut self, part: Span, style: Style, runs: &mut Runs) {
        let words = part.of(self.text);
        if is_even(words) {
            runs.push(style, Leaf::Text(words.to_owned()));
            return;
        }
        let mut out = String::new();
        for (place, c) in words.char_indices() {
            match c {
                '\u{B}' => {
                    runs.push(style, Leaf::Text(std::mem::take(&mut out)));
                    runs.push(style, Leaf::Run(Run::Break(letter::Break::Line)));
                }
                // A tab, or a line end that a reader left inside: one blank, none between two Han characters.
                '\t' | '\n' | '\r' | '\u{C}' => {
                    let here = part.start + u32::try_from(place).unwrap_or(0);
                    let blank = self.blank_for(Span::new(here, here + 1));
                    let already = if out.is_empty() { runs.ends_blank() } else { out.ends_with(' ') };
                    if !already {
                        out.push_str(blank);
                    }
                }
                c => out.push(self.legal_character(c, part)),
            }
        }
        runs.push(style, Leaf::Text(out));
    }

    fn legal(&mut self, words: &str, span: Span) -> String {
        if is_even(words) {
            return words.to_owned();
        }
        words
            .chars()
            .map(
                |c| {
                    if matches!(c, '\t' | '\n' | '\r' | '\u{B}' | '\u{C}') {
                        ' '
                    } else {
                        self.legal_character(c, span)
                    }
                },
            )
            .collect()
    }

    fn legal_character(&mut self, c: char, span: Span) -> char {
        match c {
            '\u{1E}' => '\u{2011}',
            '\u{1F}' => '\u{AD}',
            c if is_legal(c) => c,
            c => {
                let what = format!("U+{:04X} has no place in a letter: U+FFFD stands for it", u32::from(c));
                self.finding(Code::ForbiddenCharacter, span, what);
                '\u{FFFD}'
            }
        }
    }

    /// What stands for the white space in this range: one blank, and none beside a Han character, which is never parted
    /// from its neighbour by a blank.
    fn blank_for(&self, gap: Span) -> &'static str {
        let before = self.text.get(..gap.start as usize).and_then(|before| before.trim_end().chars().next_back());
        let after = self.text.get(gap.end as usize..).and_then(|after| after.trim_start().chars().next());
        if before.is_some_and(is_han) || after.is_some_and(is_han) { "" } else { " " }
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

/// Whether words need no look at their characters: no controls, tabs or line ends, and none of the non-characters, which
/// begin with the bytes EF BF.
fn is_even(words: &str) -> bool {
    words.bytes().all(|b| b >= 0x20) && !words.as_bytes().windows(2).any(|pair| pair == [0xEF, 0xBF])
}

/// Whether a character belongs to the Han script or its punctuation and full-width forms.
pub(crate) fn is_han(c: char) -> bool {
    matches!(u32::from(c), 0x2E80..=0x303F | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0xFF00..=0xFFEF | 0x20000..=0x3FFFF)
}
