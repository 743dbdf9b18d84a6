//! `deadlines-out-of-order`: a deadline below a later one. Whoever reads a table of days from the top down misses it, and
//! often a month or year was mistyped.

use super::Found;
use crate::reading::Reading;

pub(crate) fn room(reading: &Reading<'_>, found: &mut Found) {
    for (at, deadlines) in &reading.deadlines {
        for (index, pair) in deadlines.entries.windows(2).enumerate() {
            let [before, entry] = pair else { continue };
            // Tables by group count anew for each group.
            if before.group != entry.group {
                continue;
            }
            let day = |entry: &letter::Entry| entry.date.as_ref().and_then(|date| date.value);
            if let (Some(earlier), Some(day)) = (day(before), day(entry))
                && day < earlier
            {
                found.below(*at, format!("/entries/{}/date", index + 1), format!("{day} stands below {earlier}"));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::trial::findings;

    fn letter(days: &[(&str, &str)]) -> String {
        let entry = |(group, day): &(&str, &str)| {
            format!(r#"{{"date": {{"value": "{day}"}}, "group": "{group}", "items": []}}"#)
        };
        let entries: Vec<String> = days.iter().map(entry).collect();
        findings(&format!(r#""language": "en", "body": [{{"deadlines": {{"entries": [{}]}}}}]"#, entries.join(",")))
    }

    #[test]
    fn a_deadline_below_a_later_one() {
        assert_eq!(
            letter(&[("Keepers", "2031-04-02"), ("Keepers", "2031-03-20")]),
            "deadlines-out-of-order at /body/0/deadlines/entries/1/date: 2031-03-20 stands below 2031-04-02\n"
        );
    }

    #[test]
    fn two_for_one_day_and_two_groups() {
        assert_eq!(letter(&[("Keepers", "2031-04-02"), ("Keepers", "2031-04-02")]), "");
        assert_eq!(letter(&[("Keepers", "2031-04-02"), ("Pilots", "2031-03-20")]), "");
    }
}
