//! The reader of a letterhead: goes through its lines and asks of each what it is.
//!
//! Labels may stand before their values on the line, in the cell before, or all together above them: a label without a
//! value waits in a queue, and a value goes to the first waiting label whose kind it is.

use super::values::{email, is_file_code, is_letter_number, telephone, web};
use crate::account::{At, Places};
use crate::context::{Context, is_comma, part, trimmed};
use crate::line::{CellAt, LineKind};
use crate::marker::{MarkerKind, is_bullet, marker};
use crate::scribe::Scribe;
use findings::Span;
use letter::{Channel, Contact, Date, Letterhead};
use std::collections::VecDeque;
use std::ops::Range;
use vocabulary::{Role, RoleSet};

/// What goes on over several lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Going {
    Reference,
    Addressees,
    Copies,
    Subject,
    Other,
}

/// What was found, before it is written.
pub(super) struct Reader<'c, 'a> {
    pub(super) cx: &'c Context<'a>,
    pub(super) at: At,
    pub(super) head: Letterhead,
    /// Labels that wait for their values.
    queue: VecDeque<Role>,
    going: Option<(Going, Option<CellAt>)>,
    /// The lines of the designation.
    pub(super) designation: Vec<Span>,
    pub(super) reference: Option<Span>,
    pub(super) addressees: Vec<Span>,
    pub(super) copies: Vec<Span>,
    pub(super) subject: Vec<Span>,
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
            going: None,
            designation: Vec::new(),
            reference: None,
            addressees: Vec::new(),
            copies: Vec::new(),
            subject: Vec::new(),
            others: Vec::new(),
            rules: Vec::new(),
        }
    }

    /// Reads all lines of the letterhead.
    pub(super) fn read(&mut self, range: Range<usize>, scribe: &mut Scribe<'_>) {
        for index in range {
            let Some(line) = self.cx.line(index) else { continue };
            match line.kind {
                LineKind::Text => self.line(index, scribe),
                LineKind::Rule => self.rules.push(line.span),
                _ => {}
            }
        }
    }

    /// A line, parted where an extractor wrote ` / ` for the border of a cell.
    fn line(&mut self, index: usize, scribe: &mut Scribe<'_>) {
        let Some(line) = self.cx.line(index) else { return };
        let visible = self.cx.visible(index);
        let mut from = line.span.start;
        let mut rest = visible;
        let slash = |words: &str| words.find(" / ").or_else(|| words.strip_suffix(" /").map(str::len));
        while let Some(place) = slash(rest.of(self.cx.lines.text)) {
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
    fn segment(&mut self, span: Span, cell: Option<CellAt>, scribe: &mut Scribe<'_>) {
        let text = self.cx.lines.text;
        let mut rest = span;
        if let Some((going, at)) = self.going {
            // Another cell: what went on has ended, save where the label stood in a cell of its own, or where every
            // addressee has one.
            let listed = matches!(going, Going::Addressees | Going::Copies)
                && marker(behind_bookmarks(span, text), text).is_some();
            if at != cell && self.going_has_value() && !listed {
                self.going = None;
            } else {
                self.going = Some((going, cell));
            }
        }
        let mut first = true;
        while !rest.of(text).trim().is_empty() {
            let visible = behind_bookmarks(rest, text);
            // A tab between two values parts them as the border of a cell does.
            let value = |place: &usize| {
                visible.of(text).get(..*place).is_some_and(|value| value.contains(char::is_alphanumeric))
            };
            let tab = visible.of(text).trim_end().find('\t').filter(value);
            let whole = visible;
            let visible = if self.label(visible.of(text), first).is_some() {
                visible
            } else {
                tab.map_or(visible, |tab| part(visible, 0..tab))
            };
            let words = visible.of(text);
            if let Some((role, end)) = self.label(words, first) {
                self.take_label(role, Span::new(rest.start, part(visible, 0..end).end), cell, scribe);
                rest = trimmed(part(visible, end..words.len()), text);
                first = false;
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

    /// A bullet on a line of its own: before an addressee, or left by an extractor in an empty cell.
    fn lone_bullet(&mut self, span: Span, cell: Option<CellAt>, scribe: &mut Scribe<'_>) {
        let bullet = span.of(self.cx.lines.text).trim().chars().next_back().is_some_and(is_bullet);
        let going = self.going.map(|(going, _)| going).filter(|_| bullet);
        match going {
            None if !bullet => scribe.marker(span, self.at),
            Some(Going::Copies) => self.copies.push(span),
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
            Some(Going::Other) => self.others.last().is_some_and(|(_, value)| !value.is_empty()),
            None => false,
        }
    }

    /// The label at the beginning of these words, and where it ends.
    fn label(&self, words: &str, first: bool) -> Option<(Role, usize)> {
        let bracketed = words.starts_with(['(', '（']);
        let inner = if bracketed { words.get(words.chars().next().map_or(0, char::len_utf8)..)? } else { words };
        let offset = words.len() - inner.len();
        let hit = self.cx.words.longest_at_start(inner, RoleSet::LABELS)?;
        let rest = inner.get(hit.end..)?;
        let alone = rest.trim().is_empty();
        let end = offset + hit.end;
        match hit.role {
            Role::DirectFaxLabel | Role::FaxLabel if bracketed => {
                telephone(rest.trim_start()).map(|_| (Role::DirectFaxLabel, end))
            }
            _ if bracketed => None,
            // `致各成员国主管部门`: the label has no colon, but what follows is an addressee.
            Role::AddresseeLabel if !hit.colon => {
                let starts = self.cx.words.longest_at_start(rest, Role::AddresseeWord.into()).is_some();
                // `To all Member States of the Union`: it stands below the date, and is no sentence.
                let addressed = self.head.date.is_some()
                    && self.addressees.is_empty()
                    && !rest.trim_end().ends_with('.')
                    && words.starts_with(char::is_uppercase);
                (first && (alone || starts || addressed) && self.going.is_none()).then_some((hit.role, end))
            }
            Role::EnclosuresLabel => None,
            _ if hit.colon || alone && first => Some((hit.role, end)),
            // `Tel +41 …`, `Contact Ms A. Person`
            Role::TelephoneLabel | Role::FaxLabel => telephone(rest.trim_start()).map(|_| (hit.role, end)),
            Role::EmailLabel => email(rest.trim_start()).map(|_| (hit.role, end)),
            Role::WebLabel => web(rest.trim_start()).map(|_| (hit.role, end)),
            _ if rest.starts_with('\t') => Some((hit.role, end)),
            _ => None,
        }
    }

    fn take_label(&mut self, role: Role, span: Span, cell: Option<CellAt>, scribe: &mut Scribe<'_>) {
        self.going = match role {
            Role::AddresseeLabel => Some((Going::Addressees, cell)),
            Role::CopyLabel => Some((Going::Copies, cell)),
            Role::SubjectLabel => Some((Going::Subject, cell)),
            Role::EarlierReferenceLabel | Role::OtherLabel | Role::DistributionLabel => {
                self.others.push((Some(span), Vec::new()));
                self.going = Some((Going::Other, cell));
                return;
            }
            _ => None,
        };
        scribe.label(span, self.at);
        if self.going.is_none() || role == Role::SubjectLabel {
            self.queue.push_back(role);
        }
    }

    /// Takes the waiting label of one of these roles, the first of them.
    fn waiting(&mut self, roles: &[Role]) -> Option<Role> {
        let place = self.queue.iter().position(|role| roles.contains(role))?;
        self.queue.remove(place)
    }

    /// A value; returns how many bytes of the visible characters it takes.
    fn value(&mut self, span: Span, visible: Span, cell: Option<CellAt>, scribe: &mut Scribe<'_>) -> usize {
        let cx = self.cx;
        let (span, visible) = self.before_designation(span, visible);
        let words = visible.of(cx.lines.text);
        let all = words.len();
        if let Some((Going::Subject, _)) = self.going {
            self.waiting(&[Role::SubjectLabel]);
            self.subject.push(span);
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
            if !self.is_else(words) {
                let copies = matches!(self.going, Some((Going::Copies, _)));
                if copies {
                    self.copies.push(span)
                } else {
                    self.addressees.push(span)
                }
                return all;
            }
            self.going = None;
        }
        if self.head.date.is_none() && self.dateline(span, visible, scribe) {
            return all;
        }
        if let Some(used) = self.own_number(span, visible, words, cell) {
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
        if self.code(span, words, cell) {
            return all;
        }
        let bullet = marker(visible, cx.lines.text).is_some_and(|found| matches!(found.kind, MarkerKind::Bullet(_)));
        if bullet || cx.words.longest_at_start(words, Role::AddresseeWord.into()).is_some() {
            self.addressees.push(span);
            self.going = Some((Going::Addressees, cell));
            return all;
        }
        self.unknown(span, visible, words, cell)
    }

    /// A line that was not understood; what stands before its colon is its label.
    fn unknown(&mut self, span: Span, visible: Span, words: &str, cell: Option<CellAt>) -> usize {
        let colon = words.char_indices().take(40).find(|(_, c)| matches!(c, ':' | '：'));
        match colon.filter(|(place, _)| {
            *place > 0 && !words.get(..*place).is_some_and(|name| name.contains(['/', '.', '(', '（']))
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
        if self.head.date.is_some() || !self.designation.is_empty() || words.chars().nth(120).is_some() {
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

    /// Whether words among addressees are plainly something else.
    fn is_else(&self, words: &str) -> bool {
        let named = self.cx.words.whole(words, RoleSet::NAMES).is_some();
        let date = self.head.date.is_none() && self.is_dateline(words).is_some();
        named && self.head.bureau.is_none()
            || date
            || self.designation.is_empty()
                && self
                    .cx
                    .words
                    .designation_at_start(words)
                    .is_some_and(|found| found.range.len() + 4 >= words.trim().len())
    }

    /// A telephone number or an address, for the label that waits for it.
    fn contact(&mut self, span: Span, visible: Span, words: &str, scribe: &mut Scribe<'_>) -> Option<usize> {
        if let Some(end) = telephone(words) {
            let role = self.waiting(&[Role::TelephoneLabel, Role::FaxLabel, Role::DirectFaxLabel])?;
            let channel = if role == Role::TelephoneLabel { Channel::Telephone } else { Channel::Fax };
            let value = trimmed(part(visible, 0..end), self.cx.lines.text);
            let direct = role == Role::DirectFaxLabel;
            let value = if direct { without_closing_bracket(value, scribe, self.at) } else { value };
            self.push_contact(channel, Span::new(span.start, value.end), scribe);
            return Some(end);
        }
        let (channel, end, roles) = match (email(words), web(words)) {
            (Some(end), _) => (Channel::Email, end, [Role::EmailLabel, Role::WebLabel]),
            (None, Some(end)) => (Channel::Web, end, [Role::WebLabel, Role::EmailLabel]),
            (None, None) => {
                // A label of the web may have a bare name behind it.
                let bare = self.queue.front() == Some(&Role::WebLabel) && words.contains('.') && !words.contains(' ');
                if !bare {
                    return None;
                }
                (Channel::Web, words.len(), [Role::WebLabel, Role::EmailLabel])
            }
        };
        let labelled = self.waiting(&roles).is_some();
        let alone = words.get(end..).is_some_and(|rest| rest.trim().is_empty());
        let plain = alone && self.going.is_none();
        if !(labelled || plain) {
            return None;
        }
        self.push_contact(channel, Span::new(span.start, part(visible, 0..end).end), scribe);
        // A comma or semicolon between two addresses parts them.
        Some(end)
    }

    fn push_contact(&mut self, channel: Channel, span: Span, scribe: &mut Scribe<'_>) {
        let at = scribe.field(self.at, "contacts");
        let at = scribe.index(at, self.head.contacts.len());
        let at = scribe.field(at, "value");
        if let Some(value) = scribe.plain(span, at) {
            self.head.contacts.push(Contact { channel, value });
        }
    }

    /// The letter's own designation and number.
    fn own_number(&mut self, span: Span, visible: Span, words: &str, cell: Option<CellAt>) -> Option<usize> {
        let cx = self.cx;
        let whole_kind = cx.words.whole(words, RoleSet::KINDS | RoleSet::RELATIONS).is_some();
        if self.designation.is_empty() {
            if let Some(found) = cx.words.find_designations(words).into_iter().next() {
                let starts =
                    found.amends.as_ref().map_or(found.range.start, |amends| amends.range.start.min(found.range.start));
                let labelled = self.waiting(&[Role::ReferenceLabel]).is_some();
                let behind = words.get(found.range.end..)?.trim_start();
                let coded = is_file_code(behind);
                if labelled || starts <= 40 && (behind.is_empty() || behind.starts_with('+') || coded) {
                    let glued = behind.starts_with('+') || coded;
                    let end = if glued { found.range.end } else { words.len() };
                    self.designation.push(Span::new(span.start, part(visible, 0..end).end));
                    self.going = Some((Going::Reference, cell));
                    return Some(end);
                }
            }
            let opens = cx.words.longest_at_start(words, RoleSet::RELATIONS).is_some() && words.chars().count() < 60;
            if whole_kind || opens && self.queue.contains(&Role::ReferenceLabel) {
                self.waiting(&[Role::ReferenceLabel]);
                self.designation.push(span);
                self.going = Some((Going::Reference, cell));
                return Some(words.len());
            }
            return None;
        }
        // The second part of a designation: its number, or the letter that it changes.
        let joined = self.designation.iter().map(|span| span.of(cx.lines.text)).collect::<Vec<_>>().join(" ");
        let complete = cx.words.find_designations(&joined).first().is_some_and(|found| !found.number.is_empty());
        if !complete
            && (is_letter_number(words) || !cx.words.find_designations(&format!("{joined} {words}")).is_empty())
            && words.chars().count() < 60
        {
            self.designation.push(span);
            return Some(words.len());
        }
        None
    }

    /// Place and date: a line with a day and at most the name of a place.
    fn dateline(&mut self, span: Span, visible: Span, scribe: &mut Scribe<'_>) -> bool {
        let words = visible.of(self.cx.lines.text);
        let Some((date, place)) = self.is_dateline(words) else { return false };
        self.waiting(&[Role::DateLabel]);
        let Some((found, _)) = crate::dates::understood(self.cx, words) else { return false };
        let lead = Span::new(span.start, visible.start);
        scribe.label(lead, self.at);
        let date_at = scribe.field(self.at, "date");
        let printed_at = scribe.field(date_at, "printed");
        let printed = scribe.plain(part(visible, date.clone()), printed_at);
        self.head.date = Some(Date { value: Some(found.value), printed, until: found.until, ..Date::default() });
        for (range, is_place) in
            [(0..date.start, place.start < date.start), (date.end..words.len(), place.start >= date.end)]
        {
            if is_place && !place.is_empty() {
                scribe.marker(part(visible, range.start..place.start), self.at);
                let place_at = scribe.field(self.at, "place");
                self.head.place = scribe.plain(part(visible, place.clone()), place_at);
                scribe.marker(part(visible, place.end..range.end), self.at);
            } else {
                scribe.label(part(visible, range), self.at);
            }
        }
        true
    }

    /// Where in these words the date is and where the place, if they are nothing else.
    fn is_dateline(&self, words: &str) -> Option<(Range<usize>, Range<usize>)> {
        let (found, _) = crate::dates::understood(self.cx, words)?;
        let date = found.range.clone();
        let side = |range: Range<usize>| -> Option<Range<usize>> {
            let part = words.get(range.clone())?;
            let outside = |c: char| c.is_whitespace() || is_comma(c) || matches!(c, '.' | ';' | '；' | '(' | ')');
            let start = range.start + (part.len() - part.trim_start_matches(outside).len());
            let end = range.end - (part.len() - part.trim_end_matches(outside).len());
            Some(start..end.max(start))
        };
        let before = side(0..date.start)?;
        let after = side(date.end..words.len())?;
        let article = |range: &Range<usize>| {
            words.get(range.clone()).is_some_and(|w| {
                matches!(
                    w.to_lowercase().as_str(),
                    "" | "le" | "el" | "den" | "the" | "on" | "г" | "года" | "le " | "du"
                )
            })
        };
        // `Genève, le 5 mars`: the article belongs to the date's dress, not to the place.
        let before = match words.get(before.clone()).and_then(|w| w.rsplit_once([',', ' ', '،'])) {
            Some((place, word)) if article_word(word) => {
                let place = place.trim_end_matches([',', ' ', '،']);
                before.start..before.start + place.len()
            }
            _ => before,
        };
        let is_place = |range: &Range<usize>| {
            words.get(range.clone()).is_some_and(|w| {
                !w.is_empty()
                    && w.chars().count() <= 30
                    && !w.chars().any(char::is_numeric)
                    && !w.contains([':', '：', '@', '/'])
                    && w.split_whitespace().count() <= 4
            })
        };
        match (article(&before), article(&after)) {
            (true, true) => Some((date.clone(), date.end..date.end)),
            (false, true) if is_place(&before) => Some((date, before)),
            (true, false) if is_place(&after) => Some((date, after)),
            _ => None,
        }
    }

    /// The name of the organisation or of its bureau, or of both on one line; returns how many bytes it takes.
    fn name(&mut self, span: Span, visible: Span, words: &str, scribe: &mut Scribe<'_>) -> Option<usize> {
        let cx = self.cx;
        let bureaux = RoleSet::BUREAUX | Role::Secretariat;
        if self.head.organization.is_none() {
            let whole = cx.words.whole(words, Role::Organization.into()).map(|_| words.len());
            let first = cx.words.longest_at_start(words, Role::Organization.into()).map(|hit| hit.end);
            let parted = first.filter(|end| {
                words.get(*end..).is_some_and(|rest| {
                    rest.starts_with(char::is_whitespace) && cx.words.whole(rest, bureaux).is_some()
                })
            });
            if let Some(used) = parted.or(whole) {
                let at = scribe.field(self.at, "organization");
                let name = Span::new(span.start, part(visible, 0..used).end);
                self.head.organization = scribe.plain(name, at).map(|name| unspaced(&name));
                return Some(used);
            }
        }
        if cx.words.whole(words, bureaux).is_some() && self.head.bureau.is_none() {
            let at = scribe.field(self.at, "bureau");
            self.head.bureau = scribe.plain(span, at).map(|name| unspaced(&name));
            return Some(words.len());
        }
        None
    }

    /// The letter's file code: below its number, or behind a label of references.
    fn code(&mut self, span: Span, words: &str, _cell: Option<CellAt>) -> bool {
        let near = matches!(self.going, Some((Going::Reference, _)))
            || self.queue.front() == Some(&Role::ReferenceLabel)
            || !self.designation.is_empty();
        if self.reference.is_none() && near && is_file_code(words) {
            if self.queue.front() == Some(&Role::ReferenceLabel) {
                self.queue.pop_front();
            }
            self.reference = Some(span);
            return true;
        }
        false
    }
}

fn article_word(word: &str) -> bool {
    matches!(word.to_lowercase().as_str(), "le" | "el" | "den" | "the")
}

/// A name without the blanks between its letters: `国 际 电 信 联 盟`, `I N T E R N A T I O N A L   U N I O N`.
pub(super) fn unspaced(name: &str) -> String {
    let spaced = name.split_whitespace().count() >= 4 && name.split_whitespace().all(|word| word.chars().count() == 1);
    if !spaced {
        return name.to_owned();
    }
    let han = name.chars().any(crate::scribe::is_han);
    let wide = |gap: &str| !han && gap.chars().count() > 1;
    let mut out = String::new();
    let mut gap = String::new();
    for c in name.chars() {
        if c.is_whitespace() {
            gap.push(c);
            continue;
        }
        if wide(&gap) {
            out.push(' ');
        }
        gap.clear();
        out.push(c);
    }
    out
}

/// Where the visible characters of a stretch begin, behind bookmarks that are spelled out.
fn behind_bookmarks(span: Span, text: &str) -> Span {
    let words = span.of(text);
    let mut start = 0;
    while let Some(rest) = words.get(start..) {
        let bare = rest.trim_start();
        let blank = rest.len() - bare.len();
        match bare.strip_prefix("[bookmark: ").and_then(|inner| inner.find(']')) {
            Some(end) => start += blank + "[bookmark: ".len() + end + 1,
            None => return part(span, start + blank..words.len()),
        }
    }
    span
}

/// A direct line in brackets: the brackets are its dress.
fn without_closing_bracket(value: Span, scribe: &mut Scribe<'_>, at: At) -> Span {
    let words = value.of(scribe.text);
    match words.trim_end().strip_suffix([')', '）']) {
        Some(bare) => {
            let bare = bare.trim_end().len();
            scribe.marker(part(value, bare..words.len()), at);
            part(value, 0..bare)
        }
        None => value,
    }
}
