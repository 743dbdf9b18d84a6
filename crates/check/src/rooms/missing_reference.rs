//! `missing-reference`: a letterhead with neither number nor file code. Whoever answers has nothing to quote.

use super::Found;
use crate::reading::Reading;

pub(crate) fn room(reading: &Reading<'_>, found: &mut Found) {
    let (Some(head), Some(at)) = (&reading.letter.letterhead, reading.head_place) else { return };
    // What has no date, no subject and nobody to go to is no letterhead that could be expected to have one.
    let is_head = head.date.is_some() && (head.subject.is_some() || !head.addressees.is_empty());
    if is_head && head.number.is_none() && head.reference.is_none() && head.designation.is_none() {
        found.at(at, "the letterhead has neither a number nor a reference");
    }
}

#[cfg(test)]
mod tests {
    use crate::trial::findings;

    fn head(more: &str) -> String {
        findings(&format!(
            r#""language": "en", "letterhead": {{"date": {{"value": "2031-03-05"}}, {more} "subject": "Lamps"}}"#
        ))
    }

    #[test]
    fn nothing_to_quote() {
        assert_eq!(head(""), "missing-reference at /letterhead: the letterhead has neither a number nor a reference\n");
    }

    #[test]
    fn either_is_enough_and_no_head_needs_none() {
        assert_eq!(head(r#""number": "79","#), "");
        assert_eq!(head(r#""reference": "SG21/AB","#), "");
        assert_eq!(findings(r#""language": "en", "letterhead": {"bureau": "Bureau of Beacons"}"#), "");
    }
}
