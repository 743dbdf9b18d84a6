//! `convoke schema`, `formats` and `explain`.

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
        hint: `convoke explain` lists all codes
    "#]]
    .assert_eq(&told.err);
}

#[test]
fn the_version_is_that_of_the_workspace() {
    let printed = Place::with(&[]).run(&["--version"]);
    assert_eq!(printed.out, format!("convoke {}\n", env!("CARGO_PKG_VERSION")));
}
