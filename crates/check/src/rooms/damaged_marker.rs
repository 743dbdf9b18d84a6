//! `damaged-marker`: `l.` before a `2.`. A scanner took the digit for a letter, or a typist did.

use super::Found;
use crate::reading::Reading;
use vocabulary::numeral;

pub(crate) fn room(reading: &Reading<'_>, found: &mut Found) {
    for list in &reading.siblings {
        for (index, pair) in list.items.windows(2).enumerate() {
            let [item, next] = pair else { continue };
            let (Some(printed), Some(next)) = (item.label.as_deref(), next.label.as_deref()) else { continue };
            // Nearly all are digits, which are no letters.
            let is_letter = || matches!(numeral::number(printed).as_str(), "l" | "I");
            // Before an `m)` it is the letter that it looks like.
            if !printed.bytes().any(|byte| byte.is_ascii_digit()) && is_letter() && numeral::number(next) == "2" {
                found.below(list.place(index), "/label", format!("`{printed}` stands before a 2"));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::trial::{agenda, numbered};

    #[test]
    fn a_letter_where_a_digit_is_meant() {
        assert_eq!(
            agenda(&numbered("l 2 3")),
            "damaged-marker at /body/0/agenda/items/0/label: `l.` stands before a 2\n"
        );
    }

    #[test]
    fn the_twelfth_letter_is_itself() {
        assert_eq!(agenda(&numbered("a b c d e f g h i j k l m")), "");
        assert_eq!(agenda(&numbered("I II III")), "");
    }
}
