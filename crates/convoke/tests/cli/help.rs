//! The help pages are the reference of the command: all of them stand in `docs/reference.md`, so that a change of a word is
//! seen. `UPDATE_EXPECT=1 cargo test -p convoke` writes it anew.

use crate::program::Place;
use expect_test::expect_file;
use std::fmt::Write;

/// The verbs, in the order in which the command lists them.
fn verbs(place: &Place) -> Vec<String> {
    let help = place.run(&["--help"]).out;
    let listed = help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| line.starts_with("  "));
    let verbs = listed.filter_map(|line| line.split_whitespace().next()).filter(|verb| *verb != "help");
    verbs.map(str::to_owned).collect()
}

/// What `--help` prints behind these words, which a terminal of 80 columns can show.
fn page(place: &Place, words: &[&str]) -> String {
    let printed = place.run(&[words, &["--help"]].concat());
    assert_eq!((printed.code, printed.err.as_str()), (0, ""), "{words:?}");
    for line in printed.out.lines() {
        assert!(line.chars().count() <= 80, "{words:?}: wider than a terminal: {line}");
    }
    printed.out
}

#[test]
fn the_reference_is_what_the_command_prints() {
    let place = Place::with(&[]);
    let mut reference =
        "# The command\n\nWhat `convoke --help` and `convoke VERB --help` print, verb by verb.\n".to_owned();
    let mut add = |title: &str, page: &str| write!(reference, "\n## {title}\n\n```text\n{page}```\n").unwrap();
    add("convoke", &page(&place, &[]));
    for verb in verbs(&place) {
        add(&format!("convoke {verb}"), &page(&place, &[&verb]));
        if verb == "batch" {
            add("convoke batch merge", &page(&place, &["batch", "merge"]));
        }
    }
    expect_file!["../../../../docs/reference.md"].assert_eq(&reference);
}

#[test]
fn every_verb_has_an_example() {
    let place = Place::with(&[]);
    let verbs = verbs(&place);
    assert!(verbs.len() >= 12, "{verbs:?}");
    for verb in &verbs {
        let page = page(&place, &[verb]);
        assert!(page.contains("Example") && page.contains(&format!("  convoke {verb}")), "{verb}: no example\n{page}");
    }
}
