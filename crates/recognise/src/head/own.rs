//! What is the letter's own: its designation and number, its file code, the organisation and the bureau that sent it.
//!
//! A letter quotes many others; only what stands in the reference block, or in front, is this letter's own.

use super::reader::{Going, Reader};
use super::values::{further_numbers, is_file_code, is_letter_number};
use crate::context::part;
use crate::line::{CellAt, LineKind};
use crate::scribe::Scribe;
use findings::Span;
use std::ops::Range;
use vocabulary::character::is_number;
use vocabulary::{Role, RoleSet};

impl Reader<'_, '_> {
    /// The letter's own designation and number.
    pub(super) fn own_number(&mut self, span: Span, visible: Span, words: &str, cell: Option<CellAt>) -> Option<usize> {
        let cx = self.cx;
        let whole_kind = || cx.words.whole(words, RoleSet::KINDS | RoleSet::RELATIONS).is_some();
        if self.designation.is_empty() {
            if let Some(found) = cx.words.find_designations(words).into_iter().next() {
                let starts =
                    found.amends.as_ref().map_or(found.range.start, |amends| amends.range.start.min(found.range.start));
                let labelled = self.waiting(&[Role::ReferenceLabel]).is_some();
                // `CACE/801号行政通函第1号补遗`: what is done to the letter may stand behind it.
                let ends = found.amends.as_ref().map_or(0, |amends| amends.range.end).max(found.range.end);
                let behind = words.get(ends..)?.trim_start();
                let coded = is_file_code(behind);
                let numbers = further_numbers(behind, |word| self.joins(word)).is_some();
                if labelled || starts <= 40 && (behind.is_empty() || behind.starts_with('+') || coded || numbers) {
                    let glued = behind.starts_with('+') || coded;
                    let end = if glued { ends } else { words.len() };
                    self.designation.push(Span::new(span.start, part(visible, 0..end).end));
                    self.going = Some((Going::Reference, cell));
                    return Some(end);
                }
            }
            let opens = cx.words.longest_at_start(words, RoleSet::RELATIONS).is_some() && words.chars().count() < 60;
            let opens = opens && (self.queue.contains(&Role::ReferenceLabel) || cx.words.opens_amendment(words));
            if opens || whole_kind() {
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
        // A letter to several groups has a number for each, on lines of their own: `4/LCCE/71*`, `6/LCCE/15*`.
        if complete
            && matches!(self.going, Some((Going::Reference, _)))
            && further_numbers(words, |word| self.joins(word)).is_some_and(|found| !found.is_empty())
        {
            self.designation.push(span);
            return Some(words.len());
        }
        // Chinese says behind the letter what is done to it: `CACE/801号行政通函` / `第1号补遗`.
        let amends =
            |words: &str| cx.words.find_designations(words).first().is_some_and(|found| found.amends.is_some());
        let changed = complete
            && cx
                .words
                .find_all(words, RoleSet::RELATIONS)
                .iter()
                .any(|hit| hit.end == words.len() || !cx.words.spaced())
            && !amends(&joined)
            && amends(&format!("{joined}{words}"));
        if changed && words.chars().count() < 20 {
            self.designation.push(span);
            return Some(words.len());
        }
        // `Addendum 1 to the` / `Administrative Circular` / `CACE/733`
        if !complete && whole_kind() {
            self.designation.push(span);
            return Some(words.len());
        }
        if !complete
            && (is_letter_number(words) || !cx.words.find_designations(&format!("{joined} {words}")).is_empty())
            && words.chars().count() < 60
        {
            self.designation.push(span);
            return Some(words.len());
        }
        None
    }

    /// Whether a word joins two numbers: `and`.
    fn joins(&self, word: &str) -> bool {
        self.cx.words.function_word(word)
    }

    /// The name of the organisation or of its bureau, or of both on one line; returns how many bytes it takes.
    pub(super) fn name(&mut self, span: Span, visible: Span, words: &str, scribe: &mut Scribe<'_>) -> Option<usize> {
        let cx = self.cx;
        let bureaux = RoleSet::BUREAUX | Role::Secretariat;
        if self.head.organization.is_none() {
            let whole = cx.words.whole(words, Role::Organization.into()).map(|_| words.len());
            let first = cx.words.longest_at_start(words, Role::Organization.into()).map(|hit| hit.end);
            let parted = first.filter(|end| {
                words.get(*end..).is_some_and(|rest| {
                    let bureau = || cx.words.longest_at_start(rest, bureaux).is_some();
                    rest.starts_with(char::is_whitespace) && (bureau() || self.is_dateline(rest).is_some())
                })
            });
            if let Some(used) = parted.or(whole) {
                let at = scribe.field(self.at, "organization");
                let name = Span::new(span.start, part(visible, 0..used).end);
                self.head.organization = scribe.plain(name, at).map(|name| unspaced(&name));
                return Some(used);
            }
        }
        if self.head.bureau.is_none() {
            let whole = cx.words.whole(words, bureaux).map(|_| words.len());
            // The place and date may stand behind it on the line.
            let dated = || {
                let end = cx.words.longest_at_start(words, bureaux)?.end;
                let rest = words.get(end..)?;
                (rest.starts_with(char::is_whitespace) && self.is_dateline(rest).is_some()).then_some(end)
            };
            if let Some(used) = whole.or_else(dated) {
                let at = scribe.field(self.at, "bureau");
                let name = Span::new(span.start, part(visible, 0..used).end);
                self.head.bureau = scribe.plain(name, at).map(|name| unspaced(&name));
                return Some(used);
            }
        }
        None
    }

    /// A name that a narrow column broke: `Bureau de la normalisation` / `des télécommunications`. Returns the line behind
    /// it.
    pub(super) fn name_over_lines(&mut self, range: Range<usize>, scribe: &mut Scribe<'_>) -> Option<usize> {
        let cx = self.cx;
        let wanted = match (&self.head.organization, &self.head.bureau) {
            (Some(_), Some(_)) => return None,
            (None, Some(_)) => RoleSet::from(Role::Organization),
            (Some(_), None) => RoleSet::BUREAUX,
            (None, None) => RoleSet::NAMES,
        };
        let first = range.start;
        let cell = cx.line(first)?.cell;
        // A name has neither numbers nor marks, and one that is whole needs no second line.
        let plain = |index: usize| {
            let words = cx.at(index);
            cx.line(index).is_some_and(|line| line.kind == LineKind::Text && line.cell == cell)
                && words.len() <= 120
                && !words.contains(|c: char| is_number(c) || matches!(c, ':' | '：' | '/' | ',' | ';' | '@'))
        };
        if !plain(first) || cx.is(first, RoleSet::NAMES) {
            return None;
        }
        let mut joined = cx.at(first).trim_end().to_owned();
        for last in first + 1..range.end.min(first + 3) {
            if !plain(last) || cx.is(last, RoleSet::NAMES) {
                return None;
            }
            joined.push(' ');
            joined.push_str(cx.at(last).trim());
            let Some(hit) = cx.words.whole(&joined, wanted) else { continue };
            let organization = hit.role == Role::Organization;
            let at = scribe.field(self.at, if organization { "organization" } else { "bureau" });
            let parts: Vec<String> = (first..=last).filter_map(|index| scribe.plain(cx.span(index), at)).collect();
            let between = if parts.iter().any(|part| part.contains(crate::scribe::is_han)) { "" } else { " " };
            let name = Some(parts.join(between));
            if organization {
                self.head.organization = name
            } else {
                self.head.bureau = name
            }
            self.going = None;
            return Some(last + 1);
        }
        None
    }

    /// The letter's file code: below its number, or behind a label of references.
    pub(super) fn code(&mut self, span: Span, words: &str) -> bool {
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

/// A name without the blanks between its letters: `国 际 电 信 联 盟`, `I N T E R N A T I O N A L   U N I O N`.
fn unspaced(name: &str) -> String {
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
