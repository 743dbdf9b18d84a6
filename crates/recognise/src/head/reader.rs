//! The reader of a letterhead: goes through its lines and asks of each what it is.
//!
//! Labels may stand before their values on the line, in the cell before, or all together above them: a label without a
//! value waits in a queue, and a value goes to the first waiting label whose kind it is.

use super::mail;
use super::names::whole;
use super::values::{FOOTNOTES, is_footnote, is_mail_header};
use crate::account::{At, Places};
use crate::context::{Context, part, trimmed};
use crate::line::{CellAt, LineKind};
use crate::marker::{MarkerKind, is_bullet, marker};
use crate::scribe::Scribe;
use blocks::{Blocks, Mark, MarkKind};
use findings::Span;
use letter::{Channel, Letterhead};
use std::collections::VecDeque;
use std::ops::Range;
use vocabulary::character::is_number;
use vocabulary::{Role, RoleSet};

/// What goes on over several lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Going {
    Reference,
    Addressees,
    Copies,
    Subject,
    Enclosures,
    Other,
}

/// What was found, before it is written.
pub(super) struct Reader<'c, 'a> {
    pub(super) cx: &'c Context<'a>,
    pub(super) at: At,
    pub(super) head: Letterhead,
    /// Labels that wait for their values.
    pub(super) queue: VecDeque<Role>,
    /// The label that stands alone before the value on its line or in its row, and where: the value is its own, whatever
    /// labels without a value wait above it.
    pub(super) beside: Option<(Role, Option<CellAt>)>,
    pub(super) going: Option<(Going, Option<CellAt>)>,
    /// The lines of the designation.
    pub(super) designation: Vec<Span>,
    pub(super) reference: Option<Span>,
    pub(super) addressees: Vec<Span>,
    /// The cell of the last addressee.
    addressed: Option<CellAt>,
    pub(super) copies: Vec<Span>,
    pub(super) subject: Vec<Span>,
    /// Where the last line of the letterhead ends.
    pub(super) read_to: u32,
    /// The label and the words of the enclosures.
    pub(super) enclosures: Vec<Span>,
    /// The last number among the contacts, and where it ends.
    pub(super) last_number: Option<(Channel, u32)>,
    /// Behind the header of the mail that brought the letter.
    pub(super) mail: usize,
    /// The line in hand.
    pub(super) index: usize,
    /// Whether a line of the letterhead is the name of an organisation that is known.
    pub(super) named: bool,
    /// Lines with a label that is kept, or without any.
    pub(super) others: Vec<(Option<Span>, Vec<Span>)>,
    pub(super) rules: Vec<Span>,
}

impl<'c, 'a> Reader<'c, 'a> {
    pub(super) fn new(cx: &'c Context<'a>, scribe: &mut Scribe<'_>) -> Self {
        let at = scribe.field(Places::ROOT, "letterhead");
        Reader {
            cx,
            at,
            head: Letterhead::default(),
            queue: VecDeque::new(),
            beside: None,
            going: None,
            designation: Vec::new(),
            reference: None,
            addressees: Vec::new(),
            addressed: None,
            copies: Vec::new(),
            subject: Vec::new(),
            read_to: 0,
            enclosures: Vec::new(),
            last_number: None,
            mail: 0,
            index: 0,
            named: false,
            others: Vec::new(),
            rules: Vec::new(),
        }
    }

    /// Reads all lines of the letterhead.
    pub(super) fn read(&mut self, range: Range<usize>, scribe: &mut Scribe<'_>) {
        let mut index = range.start;
        self.named =
            self.cx.texts(range.clone()).any(|index| whole(self.cx, self.cx.at(index), Role::Organization.into()));
        self.mail = mail::end(self.cx, range.clone());
        self.read_to = self.cx.texts(range.clone()).next_back().map_or(0, |last| self.cx.span(last).end);
        while index < range.end {
            let Some(line) = self.cx.line(index) else { return };
            self.index = index;
            if index == self.mail {
                self.going = None;
                self.queue.clear();
            }
            match line.kind {
                LineKind::Text => match self
                    .labels_above_values(index..range.end, scribe)
                    .or_else(|| self.name_over_lines(index..range.end, scribe))
                {
                    Some(behind) => {
                        index = behind;
                        continue;
                    }
                    None => self.line(index, scribe),
                },
                LineKind::Rule => self.rules.push(line.span),
                LineKind::Image(picture) => scribe.strays.extend(scribe.image(&picture)),
                _ => {}
            }
            index += 1;
        }
    }

    /// A line, parted where an extractor wrote ` / ` for the border of a cell.
    fn line(&mut self, index: usize, scribe: &mut Scribe<'_>) {
        let Some(line) = self.cx.line(index) else { return };
        let visible = self.cx.visible(index);
        let mut from = line.span.start;
        let mut rest = visible;
        // One label may have such a stroke within: `Tel. / Fax: …`.
        let label = |words: &str| {
            let label = self.cx.words.longest_at_start(words, RoleSet::CONTACTS).filter(|hit| hit.colon);
            label.map_or(0, |hit| hit.end)
        };
        let mut within = label(visible.of(self.cx.lines.text));
        let slash = |words: &str, from: usize| {
            let behind = words.get(from..)?;
            Some(from + behind.find(" / ").or_else(|| behind.strip_suffix(" /").map(str::len))?)
        };
        while let Some(place) = slash(rest.of(self.cx.lines.text), std::mem::take(&mut within)) {
            self.segment(Span::new(from, part(rest, 0..place).end), line.cell, scribe);
            let mark = part(rest, place..place + 3);
            scribe.marker(mark, self.at);
            rest = trimmed(Span::new(mark.end, rest.end), self.cx.lines.text);
            from = rest.start;
        }
        if rest.start < rest.end || from < rest.end {
            self.segment(Span::new(from, rest.end), line.cell, scribe);
        }
    }

    /// A stretch of a line: labels and values, one after the other.
    pub(super) fn segment(&mut self, span: Span, cell: Option<CellAt>, scribe: &mut Scribe<'_>) {
        let text = self.cx.lines.text;
        let mut rest = span;
        if let Some((going, at)) = self.going {
            // Another cell: what went on has ended, save where the label stood in a cell of its own, or where every
            // addressee has one.
            let listed = matches!(going, Going::Addressees | Going::Copies)
                && marker(self.cx.lines.visible(span), text).is_some();
            if at != cell && self.going_has_value() && !listed && !self.hangs(at, cell) {
                self.going = None;
            } else {
                self.going = Some((going, cell));
            }
        }
        let glued = self.is_glued(self.cx.lines.visible(span).of(text));
        let same_row = |one: CellAt, other: CellAt| (one.table, one.row) == (other.table, other.row);
        if !matches!((self.beside, cell), (Some((_, Some(label))), Some(here)) if same_row(label, here)) {
            self.beside = None;
        }
        if self.going.is_none() && self.completes_addressee(span, cell) {
            self.going = Some((Going::Addressees, cell));
        }
        let mut first = true;
        while !rest.of(text).trim().is_empty() {
            let visible = self.cx.lines.visible(rest);
            // A tab, or as wide a gap, between two values parts them as the border of a cell does; but not one between the
            // words of a name whose letters stand apart.
            let value = |place: &usize| {
                visible.of(text).get(..*place).is_some_and(|value| {
                    value.contains(char::is_alphanumeric)
                        && value.split_whitespace().any(|word| word.chars().nth(1).is_some())
                })
            };
            let words = visible.of(text).trim_end();
            let tab = words.find('\t').into_iter().chain(words.find("    ")).min().filter(value);
            let whole = visible;
            let label = self.label(visible.of(text), first);
            let visible = match tab {
                Some(tab) if label.is_none() => part(visible, 0..tab),
                _ => visible,
            };
            let visible = match label {
                None if glued => self
                    .next_label(visible.of(text))
                    .map_or(visible, |at| without_separator(part(visible, 0..at), text)),
                _ => visible,
            };
            let words = visible.of(text);
            let parted = || if words.len() < whole.len() { self.label(words, first) } else { None };
            if let Some((role, end)) = label.or_else(parted) {
                self.take_label(role, Span::new(rest.start, part(visible, 0..end).end), cell, scribe);
                rest = trimmed(part(visible, end..words.len()), text);
                first = false;
                continue;
            }
            if !first
                && self.going.is_none()
                && let Some(end) = self.between_contacts(words)
            {
                scribe.marker(part(visible, 0..end), self.at);
                rest = trimmed(Span::new(part(visible, end..end).start, whole.end), text);
                continue;
            }
            if words.chars().nth(1).is_none() && !words.contains(char::is_alphanumeric) {
                self.lone_bullet(rest, cell, scribe);
                return;
            }
            let used = self.value(Span::new(rest.start, visible.end), visible, cell, scribe);
            let behind = Span::new(part(visible, used.max(1)..words.len()).start, whole.end);
            rest = trimmed(behind, text);
            first = false;
        }
    }

    /// Whether a cell goes on with the one above it: in the same column, beside an empty label.
    fn hangs(&self, above: Option<CellAt>, cell: Option<CellAt>) -> bool {
        let (Some(above), Some(cell)) = (above, cell) else { return false };
        let below = above.table == cell.table && above.column == cell.column && above.row + 1 == cell.row;
        let label = self.index.checked_sub(1).and_then(|before| self.cx.line(before));
        below
            && cell.column == 1
            && label.is_some_and(|label| {
                label.kind == LineKind::Empty
                    && label.cell.is_some_and(|label| (label.table, label.row) == (cell.table, cell.row))
            })
    }

    /// Whether these words go on with an addressee in the row above, in the same column: they begin in small letters.
    fn completes_addressee(&self, span: Span, cell: Option<CellAt>) -> bool {
        let (Some(cell), Some(last)) = (cell, self.addressed) else { return false };
        let small = self.cx.lines.visible(span).of(self.cx.lines.text).starts_with(char::is_lowercase);
        small && cell.table == last.table && cell.column == last.column && cell.row == last.row + 1
    }

    /// A bullet on a line of its own: before an addressee, or left by an extractor in an empty cell.
    fn lone_bullet(&mut self, span: Span, cell: Option<CellAt>, scribe: &mut Scribe<'_>) {
        let bullet = span.of(self.cx.lines.text).trim().chars().next_back().is_some_and(is_bullet);
        let going = self.going.map(|(going, _)| going).filter(|_| bullet);
        match going {
            None if !bullet => scribe.marker(span, self.at),
            Some(Going::Copies) => self.copies.push(span),
            // `Your ref: –`
            Some(Going::Other) => {
                self.others.last_mut().map(|(_, value)| value).unwrap_or(&mut Vec::new()).push(span);
                self.going = None;
            }
            Some(Going::Addressees) => self.addressees.push(span),
            None if self.addressees.is_empty() && self.queue.is_empty() => {
                self.addressees.push(span);
                self.going = Some((Going::Addressees, cell));
            }
            _ => scribe.marker(span, self.at),
        }
    }

    fn going_has_value(&self) -> bool {
        match self.going.map(|(going, _)| going) {
            Some(Going::Reference) => !self.designation.is_empty(),
            Some(Going::Addressees) => !self.addressees.is_empty(),
            Some(Going::Copies) => !self.copies.is_empty(),
            Some(Going::Subject) => !self.subject.is_empty(),
            Some(Going::Enclosures) => self.enclosures.len() > 1,
            Some(Going::Other) => self.others.last().is_some_and(|(_, value)| !value.is_empty()),
            None => false,
        }
    }

    /// Takes the waiting label of one of these roles, the first of them.
    pub(super) fn waiting(&mut self, roles: &[Role]) -> Option<Role> {
        if let Some((role, _)) = self.beside.take()
            && roles.contains(&role)
            && self.queue.back() == Some(&role)
        {
            return self.queue.pop_back();
        }
        let place = self.queue.iter().position(|role| roles.contains(role))?;
        self.queue.remove(place)
    }

    /// A value; returns how many bytes of the visible characters it takes.
    fn value(&mut self, span: Span, visible: Span, cell: Option<CellAt>, scribe: &mut Scribe<'_>) -> usize {
        let cx = self.cx;
        let (span, visible) = self.before_designation(span, visible);
        let words = visible.of(cx.lines.text);
        let all = words.len();
        if is_footnote(words) && self.has_footnote() {
            self.others.push((None, vec![span]));
            self.going = None;
            return all;
        }
        if self.begins_anew(span, words) {
            self.going = None;
        }
        if let Some((Going::Subject, _)) = self.going {
            self.waiting(&[Role::SubjectLabel]);
            self.subject.push(span);
            return all;
        }
        if let Some((Going::Enclosures, _)) = self.going {
            self.enclosures.push(span);
            self.going = None;
            return all;
        }
        if let Some((Going::Other, _)) = self.going
            && let Some((_, value)) = self.others.last_mut()
        {
            value.push(span);
            return all;
        }
        if let Some(used) = self.contact(span, visible, words, scribe) {
            return used;
        }
        if let Some((Going::Addressees | Going::Copies, _)) = self.going {
            if !self.is_else(words) && !self.announces_below(span, words, scribe.blocks) {
                let copies = matches!(self.going, Some((Going::Copies, _)));
                if copies {
                    self.copies.push(span);
                } else {
                    self.addressees.push(span);
                    self.addressed = cell;
                }
                return all;
            }
            self.going = None;
        }
        if self.head.date.is_none() && self.dateline(span, visible, scribe) {
            return all;
        }
        if self.labelled_date(span, words, scribe) {
            return all;
        }
        if let Some(used) = self.own_number(span, visible, words, cell) {
            return used;
        }
        // A file code below the number is no person, even where `Contact:` is the next label that waits.
        let labelled = self.queue.contains(&Role::PersonLabel);
        if labelled
            && !self.designation.is_empty()
            && let Some(used) = self.code(span, visible, words)
        {
            return used;
        }
        if self.waiting(&[Role::PersonLabel]).is_some() {
            self.push_contact(Channel::Person, span, scribe);
            return all;
        }
        if self.queue.front() == Some(&Role::SubjectLabel) {
            self.going = Some((Going::Subject, cell));
            self.queue.pop_front();
            self.subject.push(span);
            return all;
        }
        if let Some(used) = self.name(span, visible, words, scribe) {
            return used;
        }
        if let Some(used) = self.code(span, visible, words) {
            return used;
        }
        // A number that a copy spoiled still is the value of its label: the next number is not.
        if words.strip_prefix('+').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit())) {
            self.waiting(&[Role::TelephoneLabel, Role::FaxLabel, Role::DirectFaxLabel]);
        }
        let bullet = marker(visible, cx.lines.text).is_some_and(|found| matches!(found.kind, MarkerKind::Bullet(_)));
        if bullet || cx.words.longest_at_start(words, Role::AddresseeWord.into()).is_some() {
            self.addressees.push(span);
            self.going = Some((Going::Addressees, cell));
            return all;
        }
        self.unknown(span, visible, words, cell)
    }

    /// Whether the designation points to a footnote: `4/LCCE/71*`.
    fn has_footnote(&self) -> bool {
        self.designation.iter().any(|span| span.of(self.cx.lines.text).trim_end().ends_with(FOOTNOTES))
    }

    /// A line that was not understood; what stands before its colon is its label.
    fn unknown(&mut self, span: Span, visible: Span, words: &str, cell: Option<CellAt>) -> usize {
        let colon = words.char_indices().take(40).find(|(_, c)| matches!(c, ':' | '：'));
        match colon.filter(|(place, _)| {
            *place > 0 && !words.get(..*place).is_some_and(|name| name.contains(['/', '.', '(', '（', '[', '<']))
        }) {
            Some((place, mark)) => {
                let end = place + mark.len_utf8();
                self.others.push((Some(Span::new(span.start, part(visible, 0..end).end)), Vec::new()));
                self.going = Some((Going::Other, cell));
                end
            }
            None => {
                self.others.push((None, vec![span]));
                words.len()
            }
        }
    }

    /// A place and date that an extractor put before the designation on one line: the stretch up to the designation.
    fn before_designation(&self, span: Span, visible: Span) -> (Span, Span) {
        let words = visible.of(self.cx.lines.text);
        // A date and a number: two numbers at least.
        let few = || words.split(|c: char| !is_number(c)).filter(|number| !number.is_empty()).nth(2).is_none();
        if self.head.date.is_some() || !self.designation.is_empty() || words.chars().nth(120).is_some() || few() {
            return (span, visible);
        }
        let start = self.cx.words.find_designations(words).first().map_or(0, |found| found.range.start);
        match words.get(..start).filter(|before| self.is_dateline(before).is_some()) {
            Some(before) => {
                let before = part(visible, 0..before.trim_end().len());
                (Span::new(span.start, before.end), before)
            }
            None => (span, visible),
        }
    }

    /// Whether words behind a subject, or behind a label that is kept, go on with neither: the next line of a mail's
    /// header, or, below a blank line, what is plainly something else.
    fn begins_anew(&self, span: Span, words: &str) -> bool {
        let last = match self.going {
            Some((Going::Subject, _)) => self.subject.last(),
            Some((Going::Other, _)) => self.others.last().and_then(|(label, value)| value.last().or(label.as_ref())),
            _ => None,
        };
        let Some(last) = last else { return false };
        let between = Span::new(last.end, span.start).of(self.cx.lines.text);
        let apart = last.end <= span.start && between.matches('\n').count() > 1;
        between.contains('\n') && is_mail_header(words) || apart && self.is_else(words)
    }

    /// Whether words below the addressees say what the letter is about, without a label: they stand behind a blank line, or
    /// end the letterhead, or are printed in bold where the addressees are not.
    fn announces_below(&self, span: Span, words: &str, blocks: &Blocks) -> bool {
        let last = if matches!(self.going, Some((Going::Copies, _))) { &self.copies } else { &self.addressees };
        let text = self.cx.lines.text;
        let Some(last) = last.last().filter(|last| last.end <= span.start) else { return false };
        let apart = Span::new(last.end, span.start).of(text).matches('\n').count() > 1;
        let ends = span.end >= self.read_to;
        let unlisted = || marker(self.cx.lines.visible(span), text).is_none();
        self.subject.is_empty()
            && unlisted()
            && ((apart || ends) && self.announces(words)
                || ends && self.is_bold(span, blocks) && !self.is_bold(*last, blocks))
    }

    /// Whether all of these words are printed in bold.
    pub(super) fn is_bold(&self, span: Span, blocks: &Blocks) -> bool {
        let span = trimmed(self.cx.lines.visible(span), self.cx.lines.text);
        let strong = |mark: &&Mark| mark.kind == MarkKind::Strong;
        blocks.marks.iter().filter(strong).any(|mark| mark.span.start <= span.start && span.end <= mark.span.end)
    }

    /// Whether words say what a letter is about: they name a meeting and its days, and are no sentence.
    pub(super) fn announces(&self, words: &str) -> bool {
        let words = words.trim();
        let begins = words.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase());
        begins
            && words.chars().nth(300).is_none()
            && !words.ends_with(['.', '。', ';', '；', ':', '：'])
            && self.cx.words.contains(words, Role::Meeting.into())
            && self.cx.words.dates(words).next().is_some()
            && self.cx.words.find_designations(words).is_empty()
    }

    /// Whether words among addressees are plainly something else.
    fn is_else(&self, words: &str) -> bool {
        let named = self.cx.words.whole(words, RoleSet::NAMES).is_some();
        let date = self.head.date.is_none() && self.is_dateline(words).is_some();
        // `This letter cancels and replaces TSB Collective letter 7/21`
        let replaces = self.cx.words.contains(words, Role::Replaces.into())
            && self.cx.words.find_designations(words).first().is_some_and(|found| found.range.start > 0);
        named && self.head.bureau.is_none()
            || replaces
            || date
            || self.designation.is_empty()
                && self
                    .cx
                    .words
                    .designation_at_start(words)
                    .is_some_and(|found| found.range.len() + 4 >= words.trim().len())
    }
}

/// A value before the next label of its line, without the separator behind it: `Mira Olsen – Tel.: …`.
fn without_separator(value: Span, text: &str) -> Span {
    let words = value.of(text).trim_end();
    let bare = words.strip_suffix(['–', '—', '|', '│', '•', '·', ';']).map_or(words, str::trim_end);
    part(value, 0..bare.len())
}

#[cfg(test)]
mod tests {
    use crate::tried::tried;
    use expect_test::{Expect, expect};

    fn check(lines: &str, wanted: Expect) {
        wanted.assert_eq(&tried(&format!("{lines}\nDear Sir/Madam,\nThe group meets.\n"), "/letterhead"));
    }

    #[test]
    fn labels_before_values() {
        check(
            "Ref: TSB Circular 79\nSG21/AB\nTel: +41 22 000 00 00\nFax: +41 22 000 00 01\nE-mail: lamps@example.org\nSubject: Lamps\n",
            expect![[r#"
                contacts: [{"channel":"telephone","value":"+41 22 000 00 00"},{"channel":"fax","value":"+41 22 000 00 01"},{"channel":"email","value":"lamps@example.org"}]
                designation: "TSB Circular 79"
                number: "79"
                reference: "SG21/AB"
                subject: "Lamps"
            "#]],
        );
    }

    #[test]
    fn labels_on_lines_of_their_own() {
        check(
            "Ref:\nTSB Circular 79\nTel:\n+41 22 000 00 00\nSubject:\nLamps\n",
            expect![[r#"
            contacts: [{"channel":"telephone","value":"+41 22 000 00 00"}]
            designation: "TSB Circular 79"
            number: "79"
            subject: "Lamps"
        "#]],
        );
    }

    #[test]
    fn all_labels_first() {
        check(
            "Ref:\nTel:\nFax:\nE-mail:\nTSB Circular 79\n+41 22 000 00 00\n+41 22 000 00 01\nlamps@example.org\nSubject: Lamps\n",
            expect![[r#"
                contacts: [{"channel":"telephone","value":"+41 22 000 00 00"},{"channel":"fax","value":"+41 22 000 00 01"},{"channel":"email","value":"lamps@example.org"}]
                designation: "TSB Circular 79"
                number: "79"
                subject: "Lamps"
            "#]],
        );
        // A label without a value does not take that of the label below it.
        check(
            "Ref: TSB Circular 79\nTel:\nFax: +41 22 000 00 01\nSubject: Lamps\n",
            expect![[r#"
                contacts: [{"channel":"fax","value":"+41 22 000 00 01"}]
                designation: "TSB Circular 79"
                number: "79"
                subject: "Lamps"
            "#]],
        );
        // A value whose kind no label waits for is kept as it is.
        check(
            "Ref:\nTSB Circular 79\n+41 22 000 00 00\nSubject: Lamps\n",
            expect![[r#"
            designation: "TSB Circular 79"
            number: "79"
            other: [{"block":{"paragraph":"+41 22 000 00 00"}}]
            subject: "Lamps"
        "#]],
        );
    }

    #[test]
    fn glued_labels() {
        let lines = "国际电信联盟\n电信标准化局\n文号：电信标准化局第4/21号集体函\n电话：+41 22 000 00 00传真：+41 22 000 00 01\n事由：灯具\n尊敬的先生/女士：\n会议召开。\n";
        expect![[r#"
            bureau: "电信标准化局"
            contacts: [{"channel":"telephone","value":"+41 22 000 00 00"},{"channel":"fax","value":"+41 22 000 00 01"}]
            designation: "电信标准化局第4/21号集体函"
            number: "4/21"
            organization: "国际电信联盟"
            subject: "灯具"
        "#]]
        .assert_eq(&tried(lines, "/letterhead"));
        // A number glued to the designation is a value of its own, for the label that waits for it.
        check(
            "Ref:\nTel:\nTSB Circular 79+41 22 000 00 00\nSubject: Lamps\n",
            expect![[r#"
            contacts: [{"channel":"telephone","value":"+41 22 000 00 00"}]
            designation: "TSB Circular 79"
            number: "79"
            subject: "Lamps"
        "#]],
        );
    }

    #[test]
    fn columns() {
        check(
            "Ref: | TSB Circular 79 | To: | - Administrations of Member States;\nTel: | +41 22 000 00 00 | | - Sector Members\nSubject: | Lamps\n",
            expect![[r#"
                addressees: ["Administrations of Member States","Sector Members"]
                contacts: [{"channel":"telephone","value":"+41 22 000 00 00"}]
                designation: "TSB Circular 79"
                number: "79"
                subject: "Lamps"
            "#]],
        );
    }

    #[test]
    fn columns_of_blanks() {
        check(
            "Ref:     TSB Circular 79\n         SG21/AB\nTel:     +41 22 000 00 00               To:\nFax:     +41 22 000 00 01               - Administrations of Member States;\nE-mail:  lamps@example.org              - Sector Members\n\nSubject: Lamps\n",
            expect![[r#"
                addressees: ["Administrations of Member States","Sector Members"]
                contacts: [{"channel":"telephone","value":"+41 22 000 00 00"},{"channel":"fax","value":"+41 22 000 00 01"},{"channel":"email","value":"lamps@example.org"}]
                designation: "TSB Circular 79"
                number: "79"
                reference: "SG21/AB"
                subject: "Lamps"
            "#]],
        );
        // An addressee goes on in the row below.
        check(
            "Ref: TSB Circular 79                           To Administrations of Member States\nTel: +41 22 000 00 00                          and Sector Members\n\nSubject: Lamps\n",
            expect![[r#"
                addressees: ["Administrations of Member States and Sector Members"]
                contacts: [{"channel":"telephone","value":"+41 22 000 00 00"}]
                designation: "TSB Circular 79"
                number: "79"
                subject: "Lamps"
            "#]],
        );
    }

    #[test]
    fn the_own_number_and_a_quoted_one() {
        check(
            "Ref: TSB Circular 79\nSubject: Reply to TSB Circular 70\n",
            expect![[r#"
            designation: "TSB Circular 79"
            number: "79"
            subject: "Reply to TSB Circular 70"
        "#]],
        );
        check(
            "Geneva, 5 March 2031\nSubject: Reply to TSB Circular 70\nTel: +41 22 000 00 00\n",
            expect![[r#"
            contacts: [{"channel":"telephone","value":"+41 22 000 00 00"}]
            date: {"printed":"5 March 2031","value":"2031-03-05"}
            place: "Geneva"
            subject: "Reply to TSB Circular 70"
        "#]],
        );
    }

    #[test]
    fn a_file_code_where_a_person_is_waited_for() {
        check(
            "Ref: | TSB Circular 79\nContact: | SG21/AB\nTel: | Mira Olsen\n | +41 22 000 00 00\nSubject: Lamps\n",
            expect![[r#"
                contacts: [{"channel":"person","value":"Mira Olsen"},{"channel":"telephone","value":"+41 22 000 00 00"}]
                designation: "TSB Circular 79"
                number: "79"
                reference: "SG21/AB"
                subject: "Lamps"
            "#]],
        );
        // A person's name is none, and without a number there is no code.
        check(
            "Contact: Mira Olsen/Per Holm\nRef: TSB Circular 79\nSubject: Lamps\n",
            expect![[r#"
                contacts: [{"channel":"person","value":"Mira Olsen/Per Holm"}]
                designation: "TSB Circular 79"
                number: "79"
                subject: "Lamps"
            "#]],
        );
    }

    #[test]
    fn the_header_of_a_mail_around_the_subject() {
        check(
            "From: \"Lamps\" <lamps@example.org>\nSubject: Meeting of Study Group 21\nX-Mailer: Lamp Post (2.1)\n\nTSB Collective letter 4/21\nSG21/AB\n",
            expect![[r#"
                designation: "TSB Collective letter 4/21"
                number: "4/21"
                other: [{"label":"From:","value":"\"Lamps\" <lamps@example.org>"},{"label":"X-Mailer:","value":"Lamp Post (2.1)"}]
                reference: "SG21/AB"
                subject: "Meeting of Study Group 21"
            "#]],
        );
        // Directly below, and not a header's, a line goes on with the subject.
        check(
            "Ref: SG21/AB\nSubject: Meeting of Study Group 21 called by\nTSB Collective letter 4/21\n",
            expect![[r#"
                reference: "SG21/AB"
                subject: ["Meeting of Study Group 21 called by",{"break":"line"},"TSB Collective letter 4/21"]
            "#]],
        );
    }

    #[test]
    fn a_name_over_two_lines() {
        check(
            "International\nTelecommunication Union\nTelecommunication\nStandardization Bureau\nRef: TSB Circular 79\n",
            expect![[r#"
                bureau: "Telecommunication Standardization Bureau"
                designation: "TSB Circular 79"
                number: "79"
                organization: "International Telecommunication Union"
            "#]],
        );
        // Two lines that are no name together stay as they are.
        check(
            "Telecommunication\nLamps\nRef: TSB Circular 79\n",
            expect![[r#"
                designation: "TSB Circular 79"
                number: "79"
                other: [{"block":{"paragraph":"Telecommunication"}},{"block":{"paragraph":"Lamps"}}]
            "#]],
        );
    }

    #[test]
    fn unknown_labels_are_kept() {
        check(
            "Ref: TSB Circular 79\nWindow: third from the left\nLamps and oil\nSubject: Lamps\n",
            expect![[r#"
            designation: "TSB Circular 79"
            number: "79"
            other: [{"label":"Window:","value":"third from the left Lamps and oil"}]
            subject: "Lamps"
        "#]],
        );
    }
}
