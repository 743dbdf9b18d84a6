//! `convoke convert`

use crate::program::{JUMPING, LETTER, Place, command};
use expect_test::expect;
use std::fs;
use std::process::Stdio;

#[test]
fn text_becomes_json_and_json_stays_as_it_is() {
    let place = Place::with(&[("letter.txt", JUMPING.as_bytes())]);
    let made = place.run(&["convert", "letter.txt", "-o", "letter.json"]);
    assert_eq!((made.code, made.out.as_str()), (0, ""));
    let again = place.run(&["convert", "letter.json"]);
    assert_eq!((again.code, again.err.as_str()), (0, ""));
    assert_eq!(again.out, place.text("letter.json"));
}

#[test]
fn findings_go_to_standard_error_and_do_not_fail_a_conversion() {
    let place = Place::with(&[("letter.txt", JUMPING.as_bytes())]);
    let made = place.run(&["convert", "letter.txt"]);
    assert_eq!(made.code, 0);
    assert!(made.out.starts_with("{\n  \"schema\": \"convoke/letter/1\",\n"), "{}", made.out);
    expect![[r#"
        letter.txt:10:1: note[annex-not-announced]: the letter does not speak of its annex A
        letter.txt:15:1: warning[agenda-number-gap]: item 5 follows item 2
    "#]]
    .assert_eq(&made.err);
}

#[test]
fn quiet_says_nothing_and_verbose_says_more() {
    let place = Place::with(&[("letter.txt", JUMPING.as_bytes())]);
    let quiet = place.run(&["convert", "--quiet", "letter.txt"]);
    assert_eq!((quiet.code, quiet.err.as_str()), (0, ""));
    let verbose = place.run(&["convert", "--verbose", "letter.txt"]);
    assert_eq!(quiet.out, verbose.out);
    expect![[r#"
        letter.txt: read as text, written as json
        letter.txt:10:1: note[annex-not-announced]: the letter does not speak of its annex A
        letter.txt:15:1: warning[agenda-number-gap]: item 5 follows item 2
    "#]]
    .assert_eq(&verbose.err);
    assert_eq!(place.run(&["convert", "--quiet", "--verbose", "letter.txt"]).code, 2);
}

#[test]
fn a_dash_is_standard_input_and_standard_output() {
    let place = Place::with(&[]);
    let made = place.run_with(&["convert", "-", "-o", "-"], LETTER.as_bytes());
    assert_eq!((made.code, made.out.as_str(), made.err.as_str()), (0, LETTER, ""));
    assert_eq!(place.names(), [""; 0]);
}

#[test]
fn compact_is_one_line() {
    let place = Place::with(&[]);
    let made = place.run_with(&["convert", "-", "--compact"], LETTER.as_bytes());
    assert_eq!(made.out.lines().count(), 1);
    let back = place.run_with(&["convert", "-"], made.out.as_bytes());
    assert_eq!(back.out, LETTER);
}

#[test]
fn content_tells_the_format_before_the_name_does() {
    let place = Place::with(&[("letter.txt", LETTER.as_bytes())]);
    assert_eq!(place.run(&["convert", "letter.txt"]).out, LETTER);
    let forced = place.run(&["convert", "letter.txt", "--from", "text"]);
    assert_eq!(forced.code, 0);
    assert_ne!(forced.out, LETTER);
}

#[test]
fn the_source_map_tells_where_each_part_came_from() {
    let place = Place::with(&[("letter.txt", JUMPING.as_bytes()), ("letter.json", LETTER.as_bytes())]);
    let made = place.run(&["convert", "letter.txt", "-o", "out.json", "--source-map", "map.json"]);
    assert_eq!(made.code, 0);
    let map = place.text("map.json");
    let salutation = r#"{"start":92,"end":107,"line":4,"column":1,"class":"kept","pointer":"/salutation"}"#;
    assert!(map.contains(salutation), "{map}");
    place.run(&["convert", "letter.json", "-o", "out.json", "--source-map", "map.json"]);
    assert_eq!(place.text("map.json"), "[]\n", "data came from no text");
}

#[test]
fn a_failure_leaves_nothing_behind_and_the_target_untouched() {
    let place = Place::with(&[("broken.json", b"{\"schema\": 1}"), ("out.json", b"old")]);
    let refused = place.run(&["convert", "broken.json", "-o", "out.json"]);
    assert_eq!((refused.code, refused.out.as_str()), (3, ""));
    assert_eq!(place.text("out.json"), "old");
    assert_eq!(place.names(), ["broken.json", "out.json"]);
}

#[test]
fn an_output_that_cannot_be_written_leaves_nothing_behind() {
    let place = Place::with(&[("letter.json", LETTER.as_bytes())]);
    fs::create_dir(place.path("folder")).unwrap();
    let onto = place.run(&["convert", "letter.json", "-o", "folder", "--to", "json"]);
    assert_eq!(onto.code, 3, "{}", onto.err);
    assert!(onto.err.starts_with("error: folder: a folder\nhint: name a file in it"), "{}", onto.err);
    assert_eq!(place.names(), ["folder", "letter.json"]);
    let into = place.run(&["convert", "letter.json", "-o", "nowhere/out.json"]);
    expect![[r#"
        error: nowhere/out.json: cannot be written: there is no folder nowhere
    "#]]
    .assert_eq(&into.err);
    assert_eq!((into.code, place.names()), (3, vec!["folder".to_owned(), "letter.json".to_owned()]));
}

#[test]
fn a_letter_can_be_written_over_itself() {
    let compact = r#"{"schema":"convoke/letter/1","language":"en"}"#;
    let place = Place::with(&[("letter.json", compact.as_bytes())]);
    assert_eq!(place.run(&["convert", "letter.json", "-o", "letter.json"]).code, 0);
    assert_eq!(place.text("letter.json"), "{\n  \"schema\": \"convoke/letter/1\",\n  \"language\": \"en\"\n}\n");
}

#[cfg(unix)]
#[test]
fn a_link_stays_a_link() {
    let place = Place::with(&[("letter.json", LETTER.as_bytes()), ("there.json", b"old")]);
    std::os::unix::fs::symlink("there.json", place.path("link.json")).unwrap();
    assert_eq!(place.run(&["convert", "letter.json", "-o", "link.json"]).code, 0);
    assert!(fs::symlink_metadata(place.path("link.json")).unwrap().is_symlink());
    assert_eq!(place.text("there.json"), LETTER);
}

#[cfg(unix)]
#[test]
fn a_device_is_written_and_not_replaced() {
    let place = Place::with(&[("letter.json", LETTER.as_bytes())]);
    assert_eq!(place.run(&["convert", "letter.json", "-o", "/dev/null"]).code, 0);
    assert!(!fs::metadata("/dev/null").unwrap().is_file());
}

#[test]
fn many_at_once_onto_one_file_leave_a_whole_one() {
    let place = Place::with(&[("a.json", LETTER.as_bytes())]);
    let words = ["convert", "a.json", "-o", "out.json"];
    let runs: Vec<_> =
        (0..8).map(|_| command(&place.path("")).args(words).stderr(Stdio::null()).spawn().unwrap()).collect();
    for mut run in runs {
        assert!(run.wait().unwrap().success());
    }
    assert_eq!((place.text("out.json").as_str(), place.names()), (LETTER, vec!["a.json".into(), "out.json".into()]));
}
