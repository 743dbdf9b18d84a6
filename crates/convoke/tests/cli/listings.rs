//! `convoke schema`, `vocabulary` and `explain`.

use crate::program::{Place, root};
use expect_test::expect;

#[test]
fn the_schema_is_the_committed_one() {
    let printed = Place::with(&[]).run(&["schema"]);
    let committed = std::fs::read_to_string(root().join("schemas/letter.schema.json")).unwrap();
    assert_eq!((printed.code, printed.err.as_str()), (0, ""));
    assert!(printed.out == committed, "the schema that was compiled in is not the committed one");
}

#[test]
fn every_code_is_listed_and_explained() {
    let place = Place::with(&[]);
    let listed = place.run(&["explain"]).out;
    assert!(listed.lines().count() >= 10, "{listed}");
    for line in listed.lines() {
        let (code, severity) = line.split_once(' ').unwrap();
        assert!(["note", "warning", "error"].contains(&severity.trim()), "{line}");
        let page = place.run(&["explain", code]);
        assert_eq!(page.code, 0);
        assert!(page.out.starts_with(&format!("# {code}\n\n## What it means\n")), "{}", page.out);
        assert!(page.out.ends_with('\n'), "{code}: the page ends with its last line");
    }
}

#[test]
fn an_unknown_code_is_told_with_the_way_out() {
    let told = Place::with(&[]).run(&["explain", "agenda-gap"]);
    expect![[r#"
        error: no finding is called `agenda-gap`
        hint: did you mean `agenda-number-gap`?
    "#]]
    .assert_eq(&told.err);
}

#[test]
fn the_version_is_that_of_the_workspace() {
    let printed = Place::with(&[]).run(&["--version"]);
    assert_eq!(printed.out, format!("convoke {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn wording_is_printed_and_can_be_laid_over() {
    let place = Place::with(&[("letter.txt", b"Regarding: A new hall\n\nDear Sir/Madam,\n\nIt opens.\n")]);
    let listed = place.run(&["vocabulary"]).out;
    assert!(listed.starts_with("ar  "), "{listed}");
    for line in listed.lines() {
        let tag = line.split_whitespace().next().unwrap();
        let source = place.run(&["vocabulary", "--language", tag]).out;
        assert!(source.contains(&format!("language = \"{tag}\"")), "{tag}");
    }
    std::fs::write(place.path("ours.toml"), "language = \"en\"\n[phrases]\nsubject-label = [\"Regarding:\"]\n")
        .unwrap();
    let subject = "\"subject\": \"A new hall\"";
    assert!(!place.run(&["convert", "letter.txt"]).out.contains(subject));
    let taught = place.run(&["convert", "letter.txt", "--vocabulary", "ours.toml"]);
    assert!(taught.out.contains(subject), "{}\n{}", taught.out, taught.err);
}
