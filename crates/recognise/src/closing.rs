//! The closing: valediction, signature, enclosures, and what stands beside and after them.

use crate::account::{At, Places};
use crate::body::{self, Zone};
use crate::context::{Context, is_comma, part, trimmed};
use crate::line::LineKind;
use crate::scribe::Scribe;
use crate::zones::{is_formula, shares_row};
use findings::Span;
use letter::{Block, Closing, Enclosures, Signatory, Text};
use std::ops::Range;
use vocabulary::{Role, RoleSet};

/// A closing, and the copies that were printed below it.
#[derive(Debug, Default)]
pub(crate) struct Closed {
    pub(crate) closing: Option<Closing>,
    pub(crate) copies: Vec<Text>,
}

/// What a line of a signature is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Name,
    Office,
}

/// Recognises the closing in these lines.
pub(crate) fn closing(cx: &Context<'_>, scribe: &mut Scribe<'_>, range: Range<usize>) -> Closed {
    let at = scribe.field(Places::ROOT, "closing");
    let mut state = State {
        cx,
        at,
        closing: Closing::default(),
        copies: Vec::new(),
        signature: Vec::new(),
        signature_cell: None,
        complete: false,
        enclosed: false,
        end: range.end,
    };
    let mut index = range.start;
    while index < range.end {
        index = state.take(scribe, index, range.end).max(index + 1);
    }
    state.sign(scribe);
    let closing = (state.closing != Closing::default()).then_some(state.closing);
    Closed { closing, copies: state.copies }
}

struct State<'c, 'a> {
    cx: &'c Context<'a>,
    at: At,
    closing: Closing,
    copies: Vec<Text>,
    /// Lines between the formula and the enclosures, until they are told apart.
    signature: Vec<Span>,
    signature_cell: Option<crate::line::CellAt>,
    /// A line with name and office both: what follows it is beside it.
    complete: bool,
    /// The enclosures have come, and the formula is not behind them.
    enclosed: bool,
    end: usize,
}

impl State<'_, '_> {
    /// Takes what begins with this line; returns the line behind it.
    fn take(&mut self, scribe: &mut Scribe<'_>, index: usize, end: usize) -> usize {
        let cx = self.cx;
        let Some(line) = cx.line(index) else { return index + 1 };
        if line.kind != LineKind::Text {
            return self.other(scribe, index, index + 1);
        }
        let words = cx.at(index);
        if self.closing.valediction.is_none() && is_formula(cx, index) {
            let at = scribe.field(self.at, "valediction");
            self.closing.valediction = scribe.rich(line.span, at);
            return index + 1;
        }
        if self.closing.signed.is_none() && cx.is(index, Role::Signed) {
            let at = scribe.field(self.at, "signed");
            self.closing.signed = scribe.rich(line.span, at);
            return index + 1;
        }
        if self.closing.enclosures.is_none()
            && let Some(found) = cx.words.enclosures(words)
        {
            let at = scribe.field(self.at, "enclosures");
            let at = scribe.field(at, "printed");
            let printed = scribe.rich(line.span, at);
            self.closing.enclosures = Some(Enclosures { count: found.count, printed });
            let formula_to_come =
                self.closing.valediction.is_none() && cx.texts(index..self.end).any(|i| is_formula(cx, i));
            self.enclosed = !formula_to_come;
            return index + 1;
        }
        if let Some(hit) = cx.words.longest_at_start(words, Role::CopyLabel.into()).filter(|hit| hit.colon) {
            return self.copies(scribe, index, hit.end, end);
        }
        if self.can_sign(index) {
            let visible = cx.visible(index);
            let cell = line.cell;
            self.signature_cell = cell;
            self.complete |= signs_whole(cx, visible);
            let (mine, rest) = slashed(cx, visible);
            self.signature.push(Span::new(line.span.start, mine.end));
            let mut aside = rest;
            while let Some((mark, span)) = aside {
                scribe.marker(mark, self.at);
                let (mine, rest) = slashed(cx, span);
                self.aside(scribe, mine);
                aside = rest;
            }
            return index + 1;
        }
        self.other(scribe, index, index + 1)
    }

    /// Whether a line can belong to the signature: short, before the enclosures, in the same cell as the rest of it.
    fn can_sign(&self, index: usize) -> bool {
        let cx = self.cx;
        let cell = cx.line(index).and_then(|line| line.cell);
        let beside = match (self.signature_cell, cell) {
            (Some(one), Some(other)) => one.table == other.table && one.row == other.row && one.column != other.column,
            // A cell below free lines goes on with them where another cell stands beside it.
            (None, Some(cell)) => {
                !self.signature.is_empty()
                    && (cell.column > 0 || !shares_row(cx, index))
                    && !is_office(cx, cx.at(index))
            }
            _ => false,
        };
        if self.complete && !is_office(cx, cx.at(index)) {
            return false;
        }
        let caption = cx.is(index, Role::Caption);
        let formula = self.closing.valediction.is_some() || self.closing.signed.is_some();
        let office = cx.begins(index, Role::Office) || is_office(cx, cx.at(index));
        let words = cx.at(index).trim();
        let short = words.chars().count() <= 120 && !words.ends_with(['。', '；', ';', '!', '！', ':', '：']);
        !self.enclosed
            && self.closing.aside.is_empty()
            && !beside
            && !caption
            && short
            && (formula || office || self.signature.len() < 3)
            && self.signature.len() < 7
    }

    /// What is none of the known parts: beside the signature before the enclosures, after it behind them.
    fn other(&mut self, scribe: &mut Scribe<'_>, index: usize, behind: usize) -> usize {
        let after = self.enclosed || !self.closing.after.is_empty();
        let field = if after { "after" } else { "aside" };
        let at = scribe.field(self.at, field);
        let blocks = if after { &mut self.closing.after } else { &mut self.closing.aside };
        if after {
            // Lists and headed lists stand here: distribution.
            let (mut found, end) = following(self.cx, scribe, index, behind, at);
            blocks.append(&mut found);
            return end;
        }
        let mut found = body::blocks(self.cx, scribe, index..behind, at, Zone::Unknown);
        blocks.append(&mut found);
        behind
    }

    fn aside(&mut self, scribe: &mut Scribe<'_>, span: Span) {
        let at = scribe.field(self.at, "aside");
        let at = scribe.index(at, self.closing.aside.len());
        let at = scribe.field(at, "paragraph");
        self.closing.aside.extend(scribe.rich(span, at).map(Block::Paragraph));
    }

    /// Copies named at the end of the letter.
    fn copies(&mut self, scribe: &mut Scribe<'_>, index: usize, label: usize, end: usize) -> usize {
        let cx = self.cx;
        let at = scribe.field(Places::ROOT, "letterhead");
        let at = scribe.field(at, "copies");
        let visible = cx.visible(index);
        let start = cx.span(index).start;
        scribe.label(Span::new(start, part(visible, 0..label).end), at);
        let mut lines = vec![trimmed(part(visible, label..visible.len()), cx.lines.text)];
        let mut behind = index + 1;
        let bullet = |i: usize| crate::marker::marker(cx.visible(i), cx.lines.text).is_some();
        while behind < end
            && cx.line(behind).is_some_and(|line| line.kind == LineKind::Text)
            && (bullet(behind) || lines.iter().all(|l| l.is_empty()))
        {
            lines.push(cx.span(behind));
            behind += 1;
        }
        crate::head::addressees(cx, scribe, &lines, at, &mut self.copies);
        behind
    }

    /// Tells name and office apart.
    fn sign(&mut self, scribe: &mut Scribe<'_>) {
        if self.signature.is_empty() {
            return;
        }
        let cx = self.cx;
        let at = scribe.field(self.at, "signatory");
        let spans = std::mem::take(&mut self.signature);
        let mut parts = parts(cx, scribe, &spans, at);
        // Without an office it is no signature of this family, but still a name.
        let mut signatory = Signatory::default();
        let office_at = scribe.field(at, "office");
        let name_at = scribe.field(at, "name");
        for (what, span) in parts.drain(..) {
            if what == Part::Name && signatory.name.is_none() {
                signatory.name = scribe.rich(span, name_at);
            } else {
                let here = scribe.index(office_at, signatory.office.len());
                signatory.office.extend(scribe.rich(span, here));
            }
        }
        if signatory != Signatory::default() {
            self.closing.signatory = Some(signatory);
        }
    }
}

/// The blocks behind the enclosures that begin with this line: a list with its opening line is taken whole.
fn following(cx: &Context<'_>, scribe: &mut Scribe<'_>, index: usize, behind: usize, at: At) -> (Vec<Block>, usize) {
    let mut end = behind;
    if let Some(items) = crate::list::items(cx, index, cx.lines.lines.len()) {
        end = items.end;
    }
    (body::blocks(cx, scribe, index..end, at, Zone::Unknown), end)
}

/// A range up to a ` / ` between cells, the separator, and what stands behind it.
fn slashed(cx: &Context<'_>, span: Span) -> (Span, Option<(Span, Span)>) {
    let words = span.of(cx.lines.text);
    match words.find(" / ") {
        Some(place) => {
            let mark = part(span, place..place + 3);
            (part(span, 0..place), Some((mark, part(span, place + 3..words.len()))))
        }
        None => (span, None),
    }
}

/// Each line of a signature as name or office; a line with both is parted at its comma. Where the first line is an
/// office, the name is the last one that is none; otherwise it is the first.
fn parts(cx: &Context<'_>, scribe: &mut Scribe<'_>, spans: &[Span], at: At) -> Vec<(Part, Span)> {
    let text = cx.lines.text;
    let office = |span: &Span| is_office(cx, visible(*span, text).of(text));
    let office_first = spans.first().is_some_and(office);
    let name = match office_first {
        true => spans.iter().rposition(|span| !office(span)).filter(|last| last + 1 == spans.len()),
        false => Some(0),
    };
    let mut parts = Vec::new();
    for (index, span) in spans.iter().enumerate() {
        let both = match (Some(index) == name, name) {
            (true, _) => name_and_office(cx, *span)
                .map(|(name, mark, office)| ((Part::Name, name), mark, (Part::Office, office))),
            (false, None) if index + 1 == spans.len() => office_and_name(cx, *span)
                .map(|(office, mark, name)| ((Part::Office, office), mark, (Part::Name, name))),
            _ => None,
        };
        match both {
            Some((one, mark, other)) => {
                parts.push(one);
                scribe.marker(mark, at);
                parts.push(other);
            }
            None => parts.push((if Some(index) == name { Part::Name } else { Part::Office }, *span)),
        }
    }
    parts
}

/// A range without bookmarks that are spelled out before it.
fn visible(span: Span, text: &str) -> Span {
    let words = span.of(text);
    let start = words.rfind(']').map_or(0, |place| if words.starts_with('[') { place + 1 } else { 0 });
    trimmed(part(span, start..words.len()), text)
}

/// Whether words are an office: they begin with one, or with the name of a bureau or of the union.
fn is_office(cx: &Context<'_>, words: &str) -> bool {
    let roles = RoleSet::from(Role::Office)
        | Role::BureauT
        | Role::BureauR
        | Role::BureauD
        | Role::Secretariat
        | Role::Organization;
    cx.words.longest_at_start(words, roles).is_some()
}

/// Whether a line has the name and, behind a comma, the office.
fn signs_whole(cx: &Context<'_>, span: Span) -> bool {
    let parted = name_and_office(cx, span).is_some_and(|(_, comma, _)| !comma.is_empty());
    parted && !is_office(cx, span.of(cx.lines.text))
}

/// `Hyacinth Okonedo, Director of the Bureau`.
fn name_and_office(cx: &Context<'_>, span: Span) -> Option<(Span, Span, Span)> {
    let words = span.of(cx.lines.text);
    for (place, mark) in words.char_indices().filter(|(_, c)| is_comma(*c) || *c == ' ') {
        let rest = words.get(place + mark.len_utf8()..)?;
        if cx.words.longest_at_start(rest, Role::Office.into()).is_some() && place > 0 {
            let comma = if mark == ' ' { place..place } else { place..place + mark.len_utf8() };
            let rest = trimmed(part(span, place + mark.len_utf8()..words.len()), cx.lines.text);
            return Some((part(span, 0..place), part(span, comma), rest));
        }
    }
    None
}

/// `电信标准化局主任，名字` on one line: the name stands behind the last comma.
fn office_and_name(cx: &Context<'_>, span: Span) -> Option<(Span, Span, Span)> {
    let words = span.of(cx.lines.text);
    // A blank parts them only where blanks part nothing else.
    let han = words.starts_with(crate::scribe::is_han);
    let parts = |c: char| is_comma(c) || han && c == ' ';
    let (place, mark) = words.char_indices().rev().find(|(_, c)| parts(*c))?;
    let rest = words.get(place + mark.len_utf8()..)?.trim();
    let name = rest.chars().count() <= 40 && rest.chars().count() >= 2 && !is_office(cx, rest);
    let before = words.get(..place)?;
    // `Director, Standardization Bureau` goes on with the office; a name has a capital and is no phrase of ours.
    if !name || cx.words.contains(rest, RoleSet::NAMES) || before.is_empty() {
        return None;
    }
    let end = place + mark.len_utf8();
    Some((part(span, 0..place), part(span, place..end), trimmed(part(span, end..words.len()), cx.lines.text)))
}
