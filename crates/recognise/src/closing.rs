//! The closing: valediction, signature, enclosures, and what stands beside and after them.

mod signature;

use crate::account::{At, Places};
use crate::body::{self, Zone};
use crate::context::{Context, part, trimmed};
use crate::line::LineKind;
use crate::scribe::Scribe;
use crate::zones::{is_formula, shares_row};
use findings::Span;
use letter::{Block, Closing, Enclosures, Signatory, Text};
use signature::{Part, is_office, parts, signs_whole};
use std::ops::Range;
use vocabulary::{Role, RoleSet};

/// A closing, and the addressees and copies that were printed below it.
#[derive(Debug, Default)]
pub(crate) struct Closed {
    pub(crate) closing: Option<Closing>,
    pub(crate) addressees: Vec<Text>,
    pub(crate) copies: Vec<Text>,
}

/// Recognises the closing in these lines. Where the letterhead names nobody, addressees may stand below the signature.
pub(crate) fn closing(cx: &Context<'_>, scribe: &mut Scribe<'_>, range: Range<usize>, addressed: bool) -> Closed {
    let at = scribe.field(Places::ROOT, "closing");
    let mut state = State {
        cx,
        at,
        closing: Closing::default(),
        addressees: Vec::new(),
        addressed,
        copies: Vec::new(),
        signature: Vec::new(),
        signature_cell: None,
        placed: signature::behind_aside(cx, range.clone()),
        asides: 0,
        unboxed: false,
        boxed: 0,
        rowed: 0,
        free: cx
            .texts(range.clone())
            .any(|index| cx.line(index).is_some_and(|line| !line.boxed) && is_office(cx, cx.at(index))),
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
    Closed { closing, addressees: state.addressees, copies: state.copies }
}

struct State<'c, 'a> {
    cx: &'c Context<'a>,
    at: At,
    closing: Closing,
    addressees: Vec<Text>,
    /// The letterhead names the addressees.
    addressed: bool,
    copies: Vec<Text>,
    /// Lines between the formula and the enclosures, until they are told apart.
    signature: Vec<Span>,
    signature_cell: Option<crate::line::CellAt>,
    /// The first line of the signature and that of its office, where a picture or its caption stands before them.
    placed: Option<(usize, usize)>,
    /// How many blocks stood beside the signature when its last line came.
    asides: usize,
    /// The signature stands outside of text boxes: what is in one stands beside it.
    unboxed: bool,
    /// An office stands outside of text boxes: so does all of the signature.
    free: bool,
    /// How many blocks beside the signature came from text boxes.
    boxed: usize,
    /// How many blocks stood beside the formula.
    rowed: usize,
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
            let (mine, beside) = parted(cx, cx.visible(index));
            let Some(beside) = beside.filter(|_| ends_formula(cx, mine)) else {
                self.closing.valediction = scribe.rich(line.span, at);
                return index + 1;
            };
            // `Yours faithfully, / Mira Olsen / Director`: the cells of a row.
            self.closing.valediction = scribe.rich(Span::new(line.span.start, mine.end), at);
            self.beside(scribe, Some(beside), index + 1);
            self.rowed = self.closing.aside.len();
            self.signature_cell = line.cell;
            return index + 1;
        }
        if self.closing.signed.is_none() && cx.is(index, Role::Signed) {
            let at = scribe.field(self.at, "signed");
            self.closing.signed = scribe.rich(line.span, at);
            return index + 1;
        }
        // `(signed) Mira Olsen`: the brackets part them.
        if self.closing.signed.is_none()
            && words.starts_with(['(', '（', '['])
            && let Some(hit) = cx.words.longest_at_start(words, Role::Signed.into())
        {
            let visible = cx.visible(index);
            let signed = Span::new(line.span.start, part(visible, 0..hit.end).end);
            let at = scribe.field(self.at, "signed");
            self.closing.signed = scribe.rich(signed, at);
            let name = trimmed(part(visible, hit.end..words.len()), cx.lines.text);
            self.signature_line(scribe, name, name.start, index + 1);
            self.signature_cell = line.cell;
            return index + 1;
        }
        if self.closing.signed.is_none() && self.stands_for_hand(index, end) {
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
            let signature_to_come = self.signature.is_empty() && signature::follows(cx, index + 1..self.end);
            self.enclosed = !formula_to_come && !signature_to_come;
            return index + 1;
        }
        if let Some(hit) = cx.words.longest_at_start(words, Role::CopyLabel.into()).filter(|hit| hit.colon) {
            return self.listed(scribe, index, hit.end, end, "copies");
        }
        if !self.addressed && !self.signature.is_empty() && self.addresses(index) {
            // A label alone is all of its line; one before a name, the entry knows.
            let alone = cx.is(index, Role::AddresseeLabel);
            return self.listed(scribe, index, if alone { words.len() } else { 0 }, end, "addressees");
        }
        if self.can_sign(index) {
            self.signature_line(scribe, cx.visible(index), line.span.start, index + 1);
            self.signature_cell = line.cell;
            self.unboxed |= !line.boxed;
            self.asides = self.closing.aside.len();
            return index + 1;
        }
        self.other(scribe, index, index + 1)
    }

    /// A line of the signature: up to the border of a cell it is the signature's, and so is an office behind that.
    fn signature_line(&mut self, scribe: &mut Scribe<'_>, visible: Span, start: u32, behind: usize) {
        let cx = self.cx;
        let (mine, beside) = parted(cx, visible);
        self.complete |= signs_whole(cx, mine);
        self.signature.push(Span::new(start, mine.end));
        self.beside(scribe, beside, behind);
    }

    /// What stands behind the border of a cell, and the line behind all of it.
    fn beside(&mut self, scribe: &mut Scribe<'_>, mut beside: Option<(Span, Span)>, behind: usize) {
        let cx = self.cx;
        let below = cx.texts(behind..self.end).next();
        let named_below = below.is_some_and(|below| signature::reads_like_name(cx, cx.at(below)));
        while let Some((mark, span)) = beside {
            scribe.marker(mark, self.at);
            let (mine, rest) = parted(cx, span);
            let words = mine.of(cx.lines.text);
            let first = self.signature.is_empty() && !named_below && signature::reads_like_name(cx, words);
            // `Director / (signed) / Mira Olsen`
            if self.closing.signed.is_none() && cx.words.whole(words, Role::Signed.into()).is_some() {
                let at = scribe.field(self.at, "signed");
                self.closing.signed = scribe.rich(mine, at);
            } else if self.closing.enclosures.is_none()
                && let Some(found) = cx.words.enclosures(words)
            {
                let at = scribe.field(self.at, "enclosures");
                let at = scribe.field(at, "printed");
                self.closing.enclosures = Some(Enclosures { count: found.count, printed: scribe.rich(mine, at) });
                self.enclosed = !self.signature.is_empty();
            } else if is_office(cx, words) || first || !named_below && self.names(words) {
                self.signature.push(mine);
            } else {
                self.aside(scribe, mine);
            }
            beside = rest;
        }
    }

    /// Whether a line directly behind the formula stands in a bracket, and a signature below it: in whatever words, it stands
    /// for the hand that signed (`(the original bears the signature)`).
    fn stands_for_hand(&self, index: usize, end: usize) -> bool {
        let cx = self.cx;
        let words = cx.at(index).trim();
        let inner = words.strip_prefix(['(', '（', '[']).and_then(|rest| rest.strip_suffix([')', '）', ']']));
        // `[picture: signature]`, `[image001.png]`: what an extractor wrote for a picture.
        let square = words.starts_with('[');
        let names_picture = |c: char| square && (c.is_ascii_digit() || matches!(c, ':' | '：' | '.' | '-' | '_'));
        let belongs = |c: char| c.is_alphabetic() || c.is_whitespace() || matches!(c, '\'' | '’') || names_picture(c);
        let plain = inner.is_some_and(|inner| {
            inner.chars().nth(40).is_none()
                && inner.chars().nth(3).is_some()
                && inner.chars().all(belongs)
                && inner.contains(|c: char| c.is_lowercase() || !c.is_uppercase() && c.is_alphabetic())
        });
        plain
            && self.closing.valediction.is_some()
            && self.signature.is_empty()
            && !cx.is(index, Role::Caption)
            && cx.line(index).is_some_and(|line| !line.boxed)
            && signature::follows(cx, index + 1..end)
    }

    /// Whether nothing but offices has come, and these words read like the name that is to come.
    fn names(&self, words: &str) -> bool {
        let cx = self.cx;
        let said = |span: &Span| cx.lines.visible(*span).of(cx.lines.text);
        let office = self.signature.first().is_some_and(|span| is_office(cx, said(span)));
        office
            && !self.signature.iter().any(|span| signature::reads_like_name(cx, said(span)))
            && signature::reads_like_name(cx, words)
    }

    /// Whether nothing but a name has come, and this line is the office that is to come.
    fn names_office(&self, index: usize) -> bool {
        let cx = self.cx;
        let [name] = self.signature.as_slice() else { return false };
        signature::reads_like_name(cx, cx.lines.visible(*name).of(cx.lines.text)) && is_office(cx, cx.at(index))
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
        let beside = beside && !self.names(cx.at(index)) && !self.names_office(index);
        if (self.unboxed || self.free) && cx.line(index).is_some_and(|line| line.boxed) {
            return false;
        }
        if self.complete && !is_office(cx, cx.at(index)) {
            return false;
        }
        // Nobody is called by an address or a number: that is the foot of a page. Nor is a label a name.
        let labelled = cx.words.longest_at_start(cx.at(index), RoleSet::LABELS).is_some_and(|hit| hit.colon);
        if labelled || signature::is_foot(cx, cx.at(index)) || !self.copies.is_empty() && !self.signature.is_empty() {
            return false;
        }
        // `Study Group 21` / `Latest meeting information`: the first line of a caption.
        let captioned = cx.texts(index + 1..self.end).next().is_some_and(|next| cx.is(next, Role::Caption))
            && !self.signature.is_empty()
            && !is_office(cx, cx.at(index))
            && !cx.words.find_groups(cx.at(index)).is_empty();
        let caption = captioned || cx.is(index, Role::Caption);
        let calm = match self.placed {
            Some((first, office)) => index >= first && (index <= office || self.asides == self.closing.aside.len()),
            // A line to sign on disturbs nothing, nor does what stands beside the formula.
            None => {
                let lines = self.closing.aside.iter().filter(|block| matches!(block, Block::Rule(_))).count();
                self.closing.aside.len() == lines + self.rowed
            }
        };
        // What stands in a box stands beside the signature, wherever it comes.
        let outside = self.free && cx.line(index).is_some_and(|line| !line.boxed);
        // The name below an office, whatever stood beside that.
        let calm = calm || outside && self.closing.aside.len() == self.boxed || self.names(cx.at(index));
        let formula = self.closing.valediction.is_some() || self.closing.signed.is_some();
        let office = cx.begins(index, Role::Office) || is_office(cx, cx.at(index));
        let words = cx.at(index).trim();
        let words = if office { words.trim_end_matches([':', '：']) } else { words };
        let short = words.chars().count() <= 120 && !words.ends_with(['。', '；', ';', '!', '！', ':', '：']);
        !self.enclosed
            && calm
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
        if self.cx.line(index).is_some_and(|line| line.boxed) {
            self.boxed += found.len();
        }
        blocks.append(&mut found);
        behind
    }

    fn aside(&mut self, scribe: &mut Scribe<'_>, span: Span) {
        let at = scribe.field(self.at, "aside");
        let at = scribe.index(at, self.closing.aside.len());
        let at = scribe.field(at, "paragraph");
        self.closing.aside.extend(scribe.rich(span, at).map(Block::Paragraph));
    }

    /// Whether a line below the signature says to whom the letter goes: `To: …`, `A los Representantes …`.
    fn addresses(&self, index: usize) -> bool {
        let words = self.cx.at(index);
        let label = self.cx.words.longest_at_start(words, Role::AddresseeLabel.into());
        label.is_some_and(|hit| {
            let rest = words.get(hit.end..).unwrap_or("").trim();
            let named = self.cx.words.longest_at_start(rest, Role::AddresseeWord.into()).is_some();
            // The label in a cell of its own, those whom it names in the one beside it.
            let alone = hit.colon && rest.is_empty() && self.beside_label(index, index + 1);
            alone || (hit.colon || named) && !rest.is_empty() && !is_office(self.cx, words)
        })
    }

    /// Whether a line stands in another cell of the row whose first cell is the label in line `index`.
    fn beside_label(&self, index: usize, line: usize) -> bool {
        let cell = |index: usize| self.cx.line(index).filter(|line| line.kind == LineKind::Text)?.cell;
        matches!((cell(index), cell(line)), (Some(label), Some(cell))
            if (label.table, label.row) == (cell.table, cell.row) && label.column < cell.column)
    }

    /// Copies or addressees named at the end of the letter: those behind the label, and the lines directly below.
    fn listed(
        &mut self,
        scribe: &mut Scribe<'_>,
        index: usize,
        label: usize,
        end: usize,
        field: &'static str,
    ) -> usize {
        let cx = self.cx;
        let at = scribe.field(Places::ROOT, "letterhead");
        let at = scribe.field(at, field);
        let visible = cx.visible(index);
        let start = cx.span(index).start;
        scribe.label(Span::new(start, part(visible, 0..label).end), at);
        let mut lines = vec![trimmed(part(visible, label..visible.len()), cx.lines.text)];
        let mut behind = index + 1;
        let alone = lines.iter().all(|line| line.is_empty());
        let bullet = |i: usize| crate::marker::marker(cx.visible(i), cx.lines.text).is_some();
        let goes_on = |i: usize| {
            let labelled = cx.words.longest_at_start(cx.at(i), RoleSet::LABELS).is_some_and(|hit| hit.colon);
            crate::head::directly_below(cx, i) && !labelled && !signature::is_foot(cx, cx.at(i))
        };
        while behind < end
            && cx.line(behind).is_some_and(|line| line.kind == LineKind::Text)
            && (bullet(behind)
                || lines.iter().all(|l| l.is_empty())
                || goes_on(behind)
                || alone && self.beside_label(index, behind))
        {
            lines.push(cx.span(behind));
            behind += 1;
        }
        let found = if field == "copies" { &mut self.copies } else { &mut self.addressees };
        crate::head::addressees(cx, scribe, &lines, at, found);
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

/// A range up to a tab or a ` / ` between cells, the separator, and what stands behind it.
fn parted(cx: &Context<'_>, span: Span) -> (Span, Option<(Span, Span)>) {
    let words = span.of(cx.lines.text);
    let borders = [(words.find(" / "), 3), (words.find('\t'), 1)];
    match borders.into_iter().filter_map(|(place, length)| Some((place?, length))).min() {
        Some((place, length)) => {
            let mark = part(span, place..place + length);
            let rest = trimmed(part(span, place + length..words.len()), cx.lines.text);
            (trimmed(part(span, 0..place), cx.lines.text), Some((mark, rest)))
        }
        None => (span, None),
    }
}

/// Whether words are the whole formula, before the border of a cell: a stroke may stand within it (`Madame / Monsieur`).
fn ends_formula(cx: &Context<'_>, span: Span) -> bool {
    let words = span.of(cx.lines.text).trim_end();
    cx.words.whole(words, Role::Valediction.into()).is_some() || words.ends_with(['.', '。', '!', '！'])
}

#[cfg(test)]
mod tests;
