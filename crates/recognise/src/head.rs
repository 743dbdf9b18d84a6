//! The letterhead: labelled values in any order and separation, addressees, place and date, the letter's own number.

mod columns;
mod contacts;
mod dateline;
mod finish;
mod labels;
mod mail;
mod names;
mod own;
mod reader;
mod values;

use crate::context::Context;
use crate::line::LineKind;
use crate::scribe::Scribe;
use letter::{Amends, Enclosures, Kind, Letterhead};
use std::ops::Range;
use vocabulary::{Role, RoleSet};

pub(crate) use finish::amended;
pub(crate) use mail::end as behind_mail;
pub(crate) use values::addressees;

/// What the head of a letter says.
#[derive(Debug, Default)]
pub(crate) struct Head {
    pub(crate) letterhead: Option<Letterhead>,
    pub(crate) kind: Option<Kind>,
    pub(crate) amends: Option<Amends>,
    /// What is enclosed, where the letterhead counts it.
    pub(crate) enclosures: Option<Enclosures>,
}

/// Labels and names that only a letterhead has.
fn evidence() -> RoleSet {
    RoleSet::of(&[
        Role::ReferenceLabel,
        Role::TelephoneLabel,
        Role::FaxLabel,
        Role::EmailLabel,
        Role::SubjectLabel,
        Role::AddresseeLabel,
        Role::DirectFaxLabel,
    ])
}

/// Where the letterhead of a letter without a salutation ends: behind its last labelled or addressed line. 0 where
/// there is no letterhead.
pub(crate) fn end(cx: &Context<'_>, limit: usize) -> usize {
    let mut last = 0;
    let mut signs = 0;
    let mut subject = false;
    for index in cx.texts(0..limit.min(120)) {
        let words = cx.at(index);
        let label = cx.words.longest_at_start(words, evidence()).filter(|hit| hit.colon);
        let named = cx.is(index, RoleSet::NAMES)
            || cx.words.designation_at_start(words).is_some_and(|found| found.range.len() * 2 > words.len());
        let addressed = cx.begins(index, Role::AddresseeWord) && !cx.is_sentence(index);
        if subject
            && cx.is_sentence(index)
            && label.is_none()
            && !addressed
            && cx.line(index).is_some_and(|line| line.cell.is_none())
        {
            break;
        }
        if label.is_some() || named {
            signs += 1;
        }
        if label.is_some() || named || addressed {
            last = index + 1;
        }
        // The value of a label that stands alone is the next line.
        let bare = label.is_some_and(|hit| words.get(hit.end..).unwrap_or("").trim().is_empty());
        if bare {
            last = cx.texts(index + 1..limit).next().map_or(last, |next| next + 1);
        }
        if label.is_some_and(|hit| hit.role == Role::SubjectLabel) {
            subject = true;
            last = if bare { last } else { index + 1 };
            // Lines directly below, without a blank line between, go on with it.
            while !bare
                && last < limit
                && directly_below(cx, last)
                && !cx.is_sentence(last)
                && cx.words.longest_at_start(cx.at(last), evidence()).is_none()
            {
                last += 1;
            }
            last = cell_end(cx, last, limit);
        }
    }
    if signs >= 2 { last } else { 0 }
}

/// Whether a line stands directly below the one before it, outside tables.
pub(crate) fn directly_below(cx: &Context<'_>, index: usize) -> bool {
    let (Some(above), Some(line)) = (index.checked_sub(1).and_then(|above| cx.line(above)), cx.line(index)) else {
        return false;
    };
    let between = findings::Span::new(above.span.end, line.span.start).of(cx.lines.text);
    let free = above.cell.is_none() && line.cell.is_none() && line.kind == LineKind::Text;
    free && above.span.end <= line.span.start && between.matches('\n').count() == 1
}

/// Behind the last line of the cell that the line before `index` stands in.
fn cell_end(cx: &Context<'_>, index: usize, limit: usize) -> usize {
    let cell = index.checked_sub(1).and_then(|before| cx.line(before)).and_then(|line| line.cell);
    let mut end = index;
    while cell.is_some()
        && end < limit
        && cx.line(end).is_some_and(|line| line.cell == cell && line.kind == LineKind::Text)
    {
        end += 1;
    }
    end
}

/// Recognises the letterhead in these lines.
pub(crate) fn head(cx: &Context<'_>, scribe: &mut Scribe<'_>, range: Range<usize>) -> Head {
    let mut reader = reader::Reader::new(cx, scribe);
    reader.read(range, scribe);
    reader.finish(scribe)
}
