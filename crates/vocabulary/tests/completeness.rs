//! All six languages say as much as the others, and what they print they read.

use vocabulary::{Direction, Role, RoleSet, Vocabularies, Vocabulary};

/// Roles that one language may well lack: Chinese months are numbers, and so on. None so far.
const MAY_LACK: &[(&str, Role)] = &[];

/// What the language lacks that some other one has.
fn lacks(language: &Vocabulary) -> Vec<&'static str> {
    let missing =
        |role: &&Role| language.phrases(**role).next().is_none() && !MAY_LACK.contains(&(language.tag(), **role));
    Role::ALL.iter().filter(missing).map(|role| role.name()).collect()
}

#[test]
fn no_language_lacks_a_role() {
    let set = Vocabularies::built_in();
    let report: Vec<_> = set.iter().map(|language| (language.tag(), lacks(language))).collect();
    assert!(report.iter().all(|(_, lacking)| lacking.is_empty()), "a language lacks wording: {report:#?}");
}

#[test]
fn no_language_is_much_poorer_than_the_others() {
    let set = Vocabularies::built_in();
    for &role in Role::ALL {
        let counts: Vec<_> = set.iter().map(|language| (language.tag(), language.phrases(role).count())).collect();
        let most = counts.iter().map(|&(_, count)| count).max().unwrap_or(0);
        for (tag, count) in &counts {
            assert!(count * 6 >= most, "{tag} has {count} of {most} phrases for {}: {counts:?}", role.name());
        }
    }
}

#[test]
fn the_first_phrase_of_each_role_is_found_again() {
    let set = Vocabularies::built_in();
    for language in set.iter() {
        for &role in Role::ALL {
            for phrase in language.phrases(role) {
                let hits: Vec<_> = language.starts(phrase, role.into()).collect();
                let whole = hits.iter().any(|hit| hit.end == phrase.len());
                assert!(whole, "{}: {} \"{phrase}\" is not read back: {hits:?}", language.tag(), role.name());
            }
        }
    }
}

#[test]
fn languages_know_themselves() {
    let set = Vocabularies::built_in();
    for language in set.iter() {
        let mirrored = language.direction() == Direction::RightToLeft;
        assert_eq!(mirrored, language.tag() == "ar");
        assert_eq!(language.spaced(), language.tag() != "zh");
        assert!(!language.name().is_empty());
        assert!(Vocabularies::source(language.tag()).is_some());
        let letter = [Role::Salutation, Role::Opening, Role::DeadlinesHeading, Role::Valediction]
            .map(|role| language.label(role))
            .join("\n");
        assert_eq!(set.detect(&letter), Some(language.tag()), "{letter}");
        assert!(language.ends_sentence("x.") && !language.ends_sentence("x,") && !language.ends_sentence(""));
    }
}

#[test]
fn lines_that_say_nothing_say_nothing() {
    let set = Vocabularies::built_in();
    let nasty = [
        "",
        " ",
        "\u{200f}",
        "12",
        "99999999999年",
        "\u{202e}abc مايو 国际\u{202c}",
        "：",
        "(((((",
        "\u{1}x",
        "ﷺ",
        "𝒳",
        "a\u{300}\u{300}\u{300}",
    ];
    for language in set.iter() {
        for line in nasty {
            for hit in language.find_all(line, RoleSet::ALL) {
                assert!(line.get(hit.start..hit.end).is_some());
            }
            let _ = (language.whole(line, RoleSet::ALL), language.annex_heading(line), language.enclosures(line));
            let _ = (language.page_number(line), language.find_groups(line), language.find_designations(line));
            let _ = (language.designation_at_start(line), language.annex_reference(line), set.detect(line));
        }
    }
}
