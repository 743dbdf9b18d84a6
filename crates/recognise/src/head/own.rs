//! What is the letter's own: its designation and number, and its file code.
//!
//! A letter quotes many others; only what stands in the reference block, or in front, is this letter's own.

use super::reader::{Going, Reader};
use super::values::{further_numbers, is_file_code, is_letter_number, is_reference};
use crate::context::part;
use crate::line::CellAt;
use findings::Span;
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
                let coded = is_file_code(behind.split_once('+').map_or(behind, |(code, _)| code));
                let numbers = further_numbers(behind, |word| self.joins(word)).is_some();
                let known =
                    behind.is_empty() || behind.starts_with('+') || coded || numbers || self.names_sender(behind);
                if labelled || starts <= 40 && known {
                    let dated = self.head.date.is_none() && self.is_dateline(behind).is_some();
                    let glued = behind.starts_with('+') || coded || dated;
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

    /// Whether the words behind a designation say whose it is: `Circular 57` / `de la Oficina Internacional`.
    fn names_sender(&self, behind: &str) -> bool {
        let sender = RoleSet::NAMES | Role::BureauWord;
        behind.split_whitespace().nth(6).is_none()
            && behind.chars().all(|c| c.is_alphabetic() || c.is_whitespace() || matches!(c, '\'' | '’' | '-'))
            && self.cx.words.contains(behind, sender)
    }

    /// Whether a word joins two numbers: `and`.
    fn joins(&self, word: &str) -> bool {
        self.cx.words.function_word(word)
    }

    /// The letter's file code: below its number, or behind a label of references, where other houses' codes are known too;
    /// returns how many bytes it takes.
    pub(super) fn code(&mut self, span: Span, visible: Span, words: &str) -> Option<usize> {
        // A telephone number may be glued to it.
        let glued = words.match_indices('+').find(|(place, _)| {
            *place > 0 && words.get(place + 1..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
        });
        let end = glued.map_or(words.len(), |(place, _)| place);
        // The place and date may stand behind it on the line.
        let dated = words.match_indices(char::is_whitespace).map(|(place, _)| place).find(|place| {
            let behind = words.get(*place..).unwrap_or("").trim_start();
            self.head.date.is_none() && self.is_dateline(behind).is_some()
        });
        let end = dated.unwrap_or(end);
        let code = words.get(..end)?;
        let labelled = self.queue.front() == Some(&Role::ReferenceLabel)
            || self.beside.is_some_and(|(role, _)| role == Role::ReferenceLabel);
        let near = labelled || matches!(self.going, Some((Going::Reference, _))) || !self.designation.is_empty();
        let is_one = is_file_code(code) && near || labelled && is_reference(code);
        if self.reference.is_some() || !is_one {
            return None;
        }
        if labelled {
            self.waiting(&[Role::ReferenceLabel]);
        }
        self.reference = Some(Span::new(span.start, part(visible, 0..code.trim_end().len()).end));
        Some(end)
    }
}
