//! The rooms: one finding each, with its reason, its function and its tests; and the one table of them.

mod address_malformed;
mod agenda_number_gap;
mod agenda_number_repeated;
mod annex_count_mismatch;
mod annex_missing;
mod annex_not_announced;
mod damaged_marker;
mod date_impossible;
mod deadline_after_meeting;
mod deadline_before_letter;
mod deadlines_out_of_order;
mod directional_controls;
mod document_cell_is_not_a_reference;
mod link_malformed;
mod lost_hyphen;
mod meeting_dates_disagree;
mod missing_reference;
mod mixed_languages_unmarked;
mod number_group_mismatch;
mod stale_meeting;
mod time_range_reversed;
mod unnumbered_agenda_item;
mod weekday_mismatch;

// What two rooms ask.
mod announced;
mod sequence;

pub(crate) use announced::Mention;
pub(crate) use sequence::Step;

use crate::places::At;
use crate::reading::Reading;
use findings::{Code, Finding, Place};

/// A room looks for one thing.
pub(crate) type Room = fn(&Reading<'_>, &mut Found);

/// Each finding and the room that makes it.
pub(crate) const TABLE: &[(Code, Room)] = &[
    (Code::AgendaNumberGap, agenda_number_gap::room),
    (Code::AgendaNumberRepeated, agenda_number_repeated::room),
    (Code::DamagedMarker, damaged_marker::room),
    (Code::UnnumberedAgendaItem, unnumbered_agenda_item::room),
    (Code::DocumentCellIsNotAReference, document_cell_is_not_a_reference::room),
    (Code::AnnexMissing, annex_missing::room),
    (Code::AnnexNotAnnounced, annex_not_announced::room),
    (Code::AnnexCountMismatch, annex_count_mismatch::room),
    (Code::DeadlineBeforeLetter, deadline_before_letter::room),
    (Code::DeadlineAfterMeeting, deadline_after_meeting::room),
    (Code::DeadlinesOutOfOrder, deadlines_out_of_order::room),
    (Code::WeekdayMismatch, weekday_mismatch::room),
    (Code::DateImpossible, date_impossible::room),
    (Code::TimeRangeReversed, time_range_reversed::room),
    (Code::MeetingDatesDisagree, meeting_dates_disagree::room),
    (Code::StaleMeeting, stale_meeting::room),
    (Code::LostHyphen, lost_hyphen::room),
    (Code::NumberGroupMismatch, number_group_mismatch::room),
    (Code::MissingReference, missing_reference::room),
    (Code::AddressMalformed, address_malformed::room),
    (Code::LinkMalformed, link_malformed::room),
    (Code::MixedLanguagesUnmarked, mixed_languages_unmarked::room),
    (Code::DirectionalControls, directional_controls::room),
];

/// The findings of all rooms.
#[derive(Default)]
pub(crate) struct Found {
    /// Whose turn it is.
    pub(crate) code: Option<Code>,
    found: Vec<(At, String, Code, String)>,
}

impl Found {
    /// A finding at this place.
    pub(crate) fn at(&mut self, at: At, detail: impl Into<String>) {
        self.below(at, String::new(), detail);
    }

    /// A finding at a value below this place, `rest` being the end of its pointer.
    pub(crate) fn below(&mut self, at: At, rest: impl Into<String>, detail: impl Into<String>) {
        if let Some(code) = self.code {
            self.found.push((at, rest.into(), code, detail.into()));
        }
    }

    /// All findings, in the order of the letter; at one place, in the order of the table.
    pub(crate) fn in_order(mut self, reading: &Reading<'_>) -> Vec<Finding> {
        self.found.sort_by_key(|(at, ..)| *at);
        let finding = |(at, rest, code, detail): (At, String, Code, String)| {
            Finding::new(code, Place::Pointer(reading.places.pointer(at) + &rest), detail)
        };
        self.found.into_iter().map(finding).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_finding_has_one_room() {
        for (place, (code, _)) in TABLE.iter().enumerate() {
            assert!(TABLE[place + 1..].iter().all(|(other, _)| other != code), "{code} has two rooms");
        }
    }
}
