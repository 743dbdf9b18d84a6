//! `convoke check`

use crate::program::{JUMPING, LETTER, Place, command};
use expect_test::expect;

#[test]
fn a_clean_letter_is_silent() {
    let place = Place::with(&[("letter.json", LETTER.as_bytes())]);
    let checked = place.run(&["check", "letter.json"]);
    assert_eq!((checked.code, checked.out.as_str(), checked.err.as_str()), (0, "", ""));
    let verbose = place.run(&["check", "--verbose", "letter.json"]);
    assert_eq!((verbose.code, verbose.err.as_str()), (0, "letter.json: clean\n"));
}

#[test]
fn findings_end_with_four() {
    let place = Place::with(&[("letter.txt", JUMPING.as_bytes()), ("letter.json", LETTER.as_bytes())]);
    let checked = place.run(&["check", "letter.json", "letter.txt"]);
    assert_eq!((checked.code, checked.out.as_str()), (4, ""));
    expect![[r#"
        note[annex-not-announced]: the letter does not speak of its annex A
          --> letter.txt:10:1
           |
        10 | / ANNEX A
        11 | | Draft agenda for the meeting of Study Group 21
           | |_______________________________________________^

        warning[agenda-number-gap]: item 5 follows item 2
          --> letter.txt:15:1
           |
        15 | 5.    Closing of the meeting
           | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^

        2 letters: 0 errors, 1 warning, 1 note
    "#]]
    .assert_eq(&checked.err);
    let quiet = place.run(&["check", "--quiet", "letter.txt"]);
    assert_eq!((quiet.code, quiet.err.as_str()), (4, ""), "quiet changes what is said, not what is so");
}

#[test]
fn a_refused_letter_does_not_stop_the_others() {
    let place = Place::with(&[
        ("a.json", b"{\"schema\": \"convoke/letter/1\", \"salutation\": \"\"}"),
        ("b.txt", JUMPING.as_bytes()),
    ]);
    let checked = place.run(&["check", "a.json", "missing.json", "b.txt"]);
    assert_eq!(checked.code, 3);
    expect![[r#"
        error: a.json: line 1, column 46 (/salutation): an empty text: leave the field out
        note[annex-not-announced]: the letter does not speak of its annex A
          --> b.txt:10:1
           |
        10 | / ANNEX A
        11 | | Draft agenda for the meeting of Study Group 21
           | |_______________________________________________^

        warning[agenda-number-gap]: item 5 follows item 2
          --> b.txt:15:1
           |
        15 | 5.    Closing of the meeting
           | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^

        error: missing.json: there is no such file
        3 letters: 0 errors, 1 warning, 1 note; 2 not checked
    "#]]
    .assert_eq(&checked.err);
}

#[test]
fn the_audit_is_data_and_leaves_nothing_unaccounted() {
    let place = Place::with(&[("letter.txt", JUMPING.as_bytes()), ("letter.json", LETTER.as_bytes())]);
    let checked = place.run(&["check", "--audit", "letter.txt", "letter.json"]);
    let lines: Vec<&str> = checked.out.lines().collect();
    assert_eq!(lines.len(), 2, "{}", checked.out);
    assert_eq!(lines[0], "letter.json: data, with nothing to account for");
    assert!(lines[1].starts_with("letter.txt: kept: ") && lines[1].ends_with(", unaccounted: 0"), "{}", lines[1]);
}

#[test]
fn standard_input_is_checked_too() {
    let place = Place::with(&[]);
    assert_eq!(place.run_with(&["check", "-"], LETTER.as_bytes()).code, 0);
    let refused = place.run_with(&["check", "-"], b"{");
    assert_eq!(refused.code, 3);
    expect![[r#"
        error: standard input: line 1, column 1: the file ends in the middle of an object
    "#]]
    .assert_eq(&refused.err);
}

#[test]
fn with_verbose_each_range_is_shown() {
    let place = Place::with(&[("letter.txt", JUMPING.as_bytes())]);
    let words = ["check", "--audit", "--verbose", "letter.txt"];
    let listed = place.run(&words).out;
    for line in ["  1:1 label /letterhead \"Ref:\"", "  4:1 kept /salutation \"Dear Sir/Madam,\""] {
        assert!(listed.lines().any(|told| told == line), "no line `{line}` in\n{listed}");
    }
    let mut forced = command(&place.path(""));
    let painted = forced.args(words).env("CLICOLOR_FORCE", "1").output().unwrap();
    let painted = String::from_utf8(painted.stdout).unwrap();
    assert!(painted.contains("\u{1b}[32mDear Sir/Madam,\u{1b}[0m\n"), "{painted}");
}

#[test]
fn a_letter_cannot_command_the_terminal() {
    let letter = JUMPING.replace("5.\t", "\u{1b}]0;mine\u{7}5.\t");
    let place = Place::with(&[("letter.txt", letter.as_bytes())]);
    let checked = place.run(&["check", "--audit", "--verbose", "letter.txt"]);
    assert!(!checked.err.contains(['\u{1b}', '\u{7}']), "{:?}", checked.err);
    assert!(!checked.out.contains(['\u{1b}', '\u{7}']), "{:?}", checked.out);
}
