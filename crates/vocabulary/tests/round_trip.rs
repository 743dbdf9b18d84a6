//! What is printed is what is parsed, in all six languages.

use jiff::civil::Date;
use proptest::prelude::*;
use vocabulary::{Clock, Kind, Relation, Role, RoleSet, Vocabularies, Vocabulary};

fn days() -> impl Strategy<Value = Date> {
    (1900_i16..2199, 1_i8..=12, 1_i8..=31)
        .prop_filter_map("no such day", |(year, month, day)| Date::new(year, month, day).ok())
}

fn each(mut check: impl FnMut(&Vocabulary) -> Result<(), TestCaseError>) -> Result<(), TestCaseError> {
    Vocabularies::built_in().iter().try_for_each(&mut check)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_day(date in days()) {
        each(|language| {
            let printed = language.print_date(date);
            for text in [printed.clone(), format!("x {printed} x"), language.print_place_and_date("Geneva", &printed)] {
                let found = language.find_date(&text);
                prop_assert_eq!(found.as_ref().map(|found| found.value), Some(date), "{} {}", language.tag(), text);
                prop_assert_eq!(found.and_then(|found| text.get(found.range)), Some(printed.as_str()));
            }
            Ok(())
        })?;
    }

    #[test]
    fn a_range_of_days(from in days(), length in 1_i64..500) {
        let until = from.checked_add(jiff::Span::new().days(length)).unwrap();
        each(|language| {
            let printed = language.print_range(from, until);
            let found = language.find_date(&printed).map(|found| (found.value, found.until, found.range));
            prop_assert_eq!(found, Some((from, Some(until), 0..printed.len())), "{} {}", language.tag(), printed);
            Ok(())
        })?;
    }

    #[test]
    fn a_time(hour in 0_u8..24, minute in 0_u8..60) {
        each(|language| {
            let time = Clock::new(hour, minute);
            let printed = language.print_time(time.unwrap());
            prop_assert_eq!(language.find_time(&printed).map(|found| found.time), time, "{} {}", language.tag(), printed);
            Ok(())
        })?;
    }

    #[test]
    fn a_designation(a in 1_u32..400, b in 1_u32..30, ordinal in 1_u32..20) {
        each(|language| {
            let numbers = [
                (Kind::CollectiveLetter, format!("{a}/{b}")),
                (Kind::Circular, a.to_string()),
                (Kind::Circular, format!("BDT/{a}")),
                (Kind::AdministrativeCircular, format!("CACE/{a}")),
                (Kind::AdministrativeCircular, format!("CA/{a}")),
                (Kind::CircularLetter, format!("{a}/LCCE/{b}")),
                (Kind::CircularLetter, format!("CR/{a}")),
            ];
            for (kind, number) in numbers {
                let designation = language.print_designation(kind, &number);
                let found = language.find_designations(&designation);
                let [only] = found.as_slice() else { panic!("{}: {designation} {found:?}", language.tag()) };
                prop_assert_eq!((only.kind, only.plain_number.as_str()), (kind, number.as_str()), "{}", &designation);
                prop_assert_eq!(only.range.clone(), 0..designation.len(), "{}", &designation);
                for relation in Relation::ALL {
                    let ordinal = (relation != Relation::Replaces).then_some(ordinal);
                    for ordinal in [ordinal, None] {
                        let printed = language.print_amends(relation, ordinal, &designation);
                        let found = language.find_designations(&printed);
                        let read = found.first().and_then(|found| found.amends.as_ref()).map(|it| (it.relation, it.ordinal));
                        prop_assert_eq!(read, Some((relation, ordinal)), "{}: {}", language.tag(), printed);
                    }
                }
            }
            Ok(())
        })?;
    }

    #[test]
    fn headings_and_counts(label in "[A-Z]|[1-9][0-9]?", count in 1_u32..100, value in "[a-z]{1,8}") {
        each(|language| {
            let heading = language.print_annex_heading(&label);
            let found = language.annex_heading(&heading);
            let read = found.and_then(|found| found.label).and_then(|range| heading.get(range));
            prop_assert_eq!(read, Some(label.as_str()), "{}", heading);
            let enclosures = language.print_enclosures(count);
            prop_assert_eq!(language.enclosures(&enclosures).and_then(|found| found.count), Some(count), "{}", enclosures);
            prop_assert!(language.page_number(&language.print_page(&count.to_string(), "100")));
            for role in Role::ALL.iter().filter(|&&role| RoleSet::LABELS.contains(role)) {
                let line = format!("{} {value}", language.label(*role));
                let hit = language.longest_at_start(&line, (*role).into());
                prop_assert_eq!(hit.map(|hit| hit.end), Some(language.label(*role).len()), "{}", line);
            }
            Ok(())
        })?;
    }

    #[test]
    fn any_text_is_survived(text in "(\\PC|[0-9月日年 .:/–-]|May|مايو|мая|号集体函|第|SG){0,40}") {
        each(|language| {
            for hit in language.dates(&text) {
                prop_assert!(text.get(hit.range()).is_some());
            }
            let _ = language.find_time(&text);
            for hit in language.find_all(&text, RoleSet::ALL).iter().chain(&language.whole(&text, RoleSet::ALL)) {
                prop_assert!(text.get(hit.start..hit.end).is_some());
            }
            for letter in language.find_designations(&text) {
                prop_assert!(text.get(letter.range).is_some() && text.get(letter.number).is_some());
            }
            let _ = (language.find_groups(&text), language.annex_heading(&text), language.enclosures(&text));
            let _ = (language.page_number(&text), language.longest_at_start(&text, RoleSet::ALL));
            Ok(())
        })?;
        let _ = Vocabularies::built_in().detect(&text);
        let marker = vocabulary::numeral::number(&text);
        prop_assert!(vocabulary::numeral::readings(&marker).count() <= 7);
    }
}
