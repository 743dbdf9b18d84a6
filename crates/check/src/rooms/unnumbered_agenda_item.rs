//! `unnumbered-agenda-item`: a row without number or mark among numbered rows. It cannot be called by its number, and
//! often it is the rest of the row above, cut off by a table.

use super::Found;
use crate::reading::Reading;

pub(crate) fn room(reading: &Reading<'_>, found: &mut Found) {
    for list in &reading.siblings {
        let numbered = list.items.iter().filter(|item| item.number.is_some()).count();
        // A programme that numbers a few of its lines is not missing the other numbers.
        if numbered * 2 <= list.items.len() {
            continue;
        }
        for (index, item) in list.items.iter().enumerate() {
            if item.number.is_none() && item.label.is_none() {
                found.at(list.place(index), format!("no number, among {numbered} items that have one"));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::trial::{agenda, numbered};

    #[test]
    fn a_row_without_a_number() {
        assert_eq!(
            agenda(&format!("{}, {{\"title\": \"Oil\"}}", numbered("1 2"))),
            "unnumbered-agenda-item at /body/0/agenda/items/2: no number, among 2 items that have one\n"
        );
    }

    #[test]
    fn points_and_unnumbered_agendas_are_none() {
        let point = r#"{"label": "·", "title": "Wicks"}"#;
        assert_eq!(agenda(&format!("{}, {point}", numbered("1 2"))), "");
        assert_eq!(agenda(r#"{"title": "Oil"}, {"title": "Wicks"}"#), "");
    }
}
