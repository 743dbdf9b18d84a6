//! `agenda-number-gap`: 9 follows 6. An item may have been lost on the way, and whoever reads the agenda will ask.

use super::Found;
use super::sequence::{Step, steps};
use crate::reading::Reading;
use letter::Relation;

pub(crate) fn room(reading: &Reading<'_>, found: &mut Found) {
    // What changes another letter prints the items that it changes and no others.
    if reading.letter.amends.as_ref().is_some_and(|amends| amends.relation != Relation::Replaces) {
        return;
    }
    for list in &reading.siblings {
        for (index, number, step) in steps(list.items, list.nested) {
            let Step::Jump(before) = step else { continue };
            if before.is_empty() && goes_on(reading, number) {
                continue;
            }
            let detail = match before.as_str() {
                "" => format!("item {number} is the first of its list"),
                before => format!("item {number} follows item {before}"),
            };
            found.below(list.place(index), "/number", detail);
        }
    }
}

/// Whether the first number of a list goes on with the last one of a list as deep: parts that do not count anew,
/// `I. 1. 2. II. 3. 4.`
fn goes_on(reading: &Reading<'_>, number: &str) -> bool {
    let own = |number: &str| number.rsplit('.').next().and_then(|own| own.parse::<u32>().ok());
    let Some(before) = own(number).and_then(|own| own.checked_sub(1)) else { return false };
    let deep = number.matches('.').count();
    reading
        .siblings
        .iter()
        .filter_map(|list| list.items.last()?.number.as_deref())
        .any(|last| last != number && last.matches('.').count() == deep && own(last) == Some(before))
}

#[cfg(test)]
mod tests {
    use crate::trial::{agenda, findings, numbered};

    #[test]
    fn a_jump_is_told() {
        assert_eq!(
            agenda(&numbered("1 2 5 6")),
            "agenda-number-gap at /body/0/agenda/items/2/number: item 5 follows item 2\n"
        );
        assert_eq!(
            agenda(r#"{"number": "1", "title": "Lamps", "items": [{"number": "1.b", "label": "b)", "title": "Oil"}]}"#),
            "agenda-number-gap at /body/0/agenda/items/0/items/0/number: item 1.b is the first of its list\n"
        );
    }

    #[test]
    fn what_only_looks_like_a_jump() {
        // `i` after `h` goes on; a list that begins anew, and an agenda that goes on from an earlier one, are whole.
        for numbers in ["a b c d e f g h i j", "1 2 3 1 2", "7 8 9"] {
            assert_eq!(agenda(&numbered(numbers)), "", "{numbers}");
        }
    }

    #[test]
    fn parts_that_do_not_count_anew() {
        let part = |part: &str, first: u32| {
            format!(
                r#"{{"number": "{part}", "title": "Lamps", "items": [{{"number": "{part}.{first}", "title": "Oil"}}, {{"number": "{part}.{}", "title": "Wick"}}]}}"#,
                first + 1
            )
        };
        assert_eq!(agenda(&format!("{}, {}", part("I", 1), part("II", 3))), "");
        assert_eq!(
            agenda(&format!("{}, {}", part("I", 1), part("II", 4))),
            "agenda-number-gap at /body/0/agenda/items/1/items/0/number: item II.4 is the first of its list\n"
        );
    }

    #[test]
    fn a_corrigendum_prints_what_it_changes() {
        let items = numbered("6 9 14");
        let json =
            format!(r#""amends": {{"relation": "corrigendum"}}, "body": [{{"agenda": {{"items": [{items}]}}}}]"#);
        assert_eq!(findings(&json), "");
    }
}
