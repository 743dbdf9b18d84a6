//! `agenda-number-repeated`: two items 4. Minutes that say "item 4" then mean either.

use super::Found;
use super::Step;
use crate::reading::Reading;

pub(crate) fn room(reading: &Reading<'_>, found: &mut Found) {
    for list in &reading.siblings {
        for (index, number, step) in list.steps() {
            if *step == Step::Again {
                found.below(list.place(*index), "/number", format!("item {number} stands twice in its list"));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::trial::{agenda, numbered};

    #[test]
    fn a_repetition_is_told() {
        assert_eq!(
            agenda(&numbered("1 2 2 3")),
            "agenda-number-repeated at /body/0/agenda/items/2/number: item 2 stands twice in its list\n"
        );
    }

    #[test]
    fn the_same_letter_below_two_items_is_none() {
        let item = |n: &str| {
            format!(
                r#"{{"number": "{n}", "title": "Lamps", "items": [{{"number": "{n}.a", "label": "a)", "title": "Oil"}}]}}"#
            )
        };
        assert_eq!(agenda(&format!("{}, {}", item("1"), item("2"))), "");
    }
}
