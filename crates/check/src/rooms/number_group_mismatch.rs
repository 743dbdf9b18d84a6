//! `number-group-mismatch`: letter 4/21 about a meeting of group 20. Collective letters are numbered by group (the fourth
//! letter to group 21), and a letter made from another one keeps its number by mistake.

use super::Found;
use crate::reading::Reading;
use letter::Kind;

pub(crate) fn room(reading: &Reading<'_>, found: &mut Found) {
    let letter = reading.letter;
    let (Some(head), Some(at)) = (&letter.letterhead, reading.head_place) else { return };
    // Only collective letters are numbered so: `CACE/560` is a family and a number.
    if letter.kind != Some(Kind::CollectiveLetter) {
        return;
    }
    let Some(group) = head.number.as_deref().and_then(group_of) else { return };
    let Some(subject) = reading.subject() else { return };
    let named = subject.groups();
    let is_same = |name: &str| digits(name).contains(&group);
    if let Some(first) = named.first()
        && !named.iter().any(|found| is_same(&found.name))
    {
        let number = head.number.as_deref().unwrap_or_default();
        found.below(at, "/number", format!("letter {number} is about a meeting of {}", first.name));
    }
}

/// The group of a number: 21 of `4/21`.
fn group_of(number: &str) -> Option<&str> {
    let (count, group) = number.split_once('/')?;
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    (is_number(count) && is_number(group)).then_some(group)
}

/// The numbers in the name of a group: `WP1/20` and `SG20RG-AFR` are of group 20.
fn digits(name: &str) -> Vec<&str> {
    name.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use crate::trial::findings;

    fn letter(number: &str, subject: &str) -> String {
        findings(&format!(
            r#""language": "en", "kind": "collective-letter", "letterhead": {{"number": "{number}", "subject": "{subject}"}}"#
        ))
    }

    #[test]
    fn a_number_of_another_group() {
        assert_eq!(
            letter("4/21", "Meeting of Study Group 20"),
            "number-group-mismatch at /letterhead/number: letter 4/21 is about a meeting of SG20\n"
        );
    }

    #[test]
    fn numbers_of_the_group_and_of_no_group() {
        for (number, subject) in [
            ("4/21", "Meeting of Study Group 21"),
            ("4/21", "Joint meeting of Study Group 5 and Study Group 21"),
            ("4/20", "Meeting of Working Party 1/20"),
            ("CACE/560", "Meeting of Study Group 20"),
            ("4/21", "Meeting of the keepers"),
        ] {
            assert_eq!(letter(number, subject), "", "{number} {subject}");
        }
    }
}
