//! Standard streams that end early or take nothing.

use crate::program::{JUMPING, LETTER, Place, command};
use std::io::{Read, Write};
use std::process::Stdio;

/// Runs with a standard output that somebody closed, as `head` does.
#[cfg(unix)]
fn into_closed_pipe(place: &Place, words: &[&str]) -> (i32, String) {
    let mut child = command(&place.path(""))
        .args(words)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    // The input comes after the output was closed, so that writing surely meets a closed pipe.
    let _ = child.stdin.take().unwrap().write_all(LETTER.as_bytes());
    let mut err = String::new();
    child.stderr.take().unwrap().read_to_string(&mut err).unwrap();
    (child.wait().unwrap().code().unwrap(), err)
}

#[cfg(unix)]
#[test]
fn a_closed_pipe_is_quiet() {
    let place = Place::with(&[("letter.txt", JUMPING.as_bytes())]);
    assert_eq!(into_closed_pipe(&place, &["convert", "-"]), (0, String::new()));
    assert_eq!(into_closed_pipe(&place, &["check", "--audit", "-"]), (0, String::new()));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_device_is_told() {
    let place = Place::with(&[("letter.json", LETTER.as_bytes())]);
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let done = command(&place.path("")).args(["convert", "letter.json"]).stdout(full).output().unwrap();
    let told = String::from_utf8(done.stderr).unwrap();
    assert_eq!(done.status.code(), Some(3), "{told}");
    assert!(told.starts_with("error: standard output: cannot be written: "), "{told}");
    let to = place.run(&["convert", "letter.json", "-o", "/dev/full"]);
    assert_eq!(to.code, 3, "{}", to.err);
}

#[test]
fn bytes_that_are_no_utf_8_come_in_as_they_are() {
    let place = Place::with(&[]);
    let mut letter = JUMPING.as_bytes().to_vec();
    letter.extend_from_slice(b"\xC9milie\n");
    let read = place.run_with(&["convert", "-", "--from", "text"], &letter);
    assert_eq!(read.code, 0, "{}", read.err);
    assert!(read.err.contains("standard input"), "the letter is named in findings: {}", read.err);
}

#[test]
fn an_empty_input_is_an_empty_letter_with_a_finding() {
    let place = Place::with(&[]);
    let read = place.run(&["convert", "-"]);
    assert_eq!((read.code, read.out.as_str()), (0, "{\n  \"schema\": \"convoke/letter/1\"\n}\n"));
    assert!(read.err.contains("no-letter-recognised"), "{}", read.err);
}
