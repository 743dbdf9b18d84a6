//! The help pages are the reference of the command: committed beside this file, so that a change of a word is seen.
//! `UPDATE_EXPECT=1 cargo test -p convoke` writes them anew.

use crate::program::Place;
use expect_test::{ExpectFile, expect_file};

fn page(words: &[&str], committed: ExpectFile) {
    let printed = Place::with(&[]).run(words);
    assert_eq!((printed.code, printed.err.as_str()), (0, ""), "{words:?}");
    for line in printed.out.lines() {
        assert!(line.chars().count() <= 80, "{words:?}: wider than a terminal: {line}");
    }
    committed.assert_eq(&printed.out);
}

#[test]
fn of_the_command() {
    page(&["--help"], expect_file!["help/convoke.txt"]);
}

#[test]
fn of_each_verb() {
    page(&["convert", "--help"], expect_file!["help/convert.txt"]);
    page(&["check", "--help"], expect_file!["help/check.txt"]);
    page(&["batch", "--help"], expect_file!["help/batch.txt"]);
    page(&["new", "--help"], expect_file!["help/new.txt"]);
    page(&["stationery", "--help"], expect_file!["help/stationery.txt"]);
    page(&["schema", "--help"], expect_file!["help/schema.txt"]);
    page(&["formats", "--help"], expect_file!["help/formats.txt"]);
    page(&["vocabulary", "--help"], expect_file!["help/vocabulary.txt"]);
    page(&["explain", "--help"], expect_file!["help/explain.txt"]);
    page(&["show", "--help"], expect_file!["help/show.txt"]);
    page(&["completions", "--help"], expect_file!["help/completions.txt"]);
    page(&["man", "--help"], expect_file!["help/man.txt"]);
}

#[test]
fn every_verb_has_a_page_with_an_example() {
    let place = Place::with(&[]);
    let help = place.run(&["--help"]).out;
    let verbs: Vec<&str> = help
        .lines()
        .skip_while(|line| *line != "Commands:")
        .skip(1)
        .take_while(|line| line.starts_with("  "))
        .filter_map(|line| line.split_whitespace().next())
        .filter(|verb| *verb != "help")
        .collect();
    assert!(verbs.len() >= 5, "{verbs:?}");
    let pages = std::fs::read_dir(crate::program::root().join("crates/convoke/tests/cli/help")).unwrap().count();
    assert_eq!(pages, verbs.len() + 1, "a committed page for each of {verbs:?} and for the command");
    for verb in verbs {
        let page = place.run(&[verb, "--help"]).out;
        assert!(page.contains("Example") && page.contains(&format!("  convoke {verb}")), "{verb}: no example\n{page}");
    }
}
