//! Run again, a job does what is left.

use crate::place::{Place, letter};

const WORDS: [&str; 4] = ["out", "json,jsonl", "2", "in"];

fn again(place: &Place, kept: usize) {
    let told = place.run(&WORDS);
    assert!(told.contains(&format!("kept: {kept}")), "{kept}: {told}");
}

#[test]
fn what_changed_is_done_again_and_nothing_else() {
    let place = Place::with(20);
    place.run(&WORDS);
    again(&place, 20);
    place.put("in/a/0000.json", letter(77).as_bytes());
    again(&place, 19);
    // Outputs that somebody touched, or took away, are made again.
    place.put("out/b/0001.json.json", b"{}");
    std::fs::remove_file(place.path("out/c/0002.json.json")).unwrap();
    again(&place, 18);
    std::fs::remove_file(place.path("out/convoke-letters.jsonl")).unwrap();
    again(&place, 2);
    place.put("in/new.json", letter(88).as_bytes());
    // One more in front changes the order of all that follow it, which the records tell.
    again(&place, 20);
    let told = place.run(&["--retry", "all", "out", "json,jsonl", "2", "in"]);
    assert!(told.contains("kept: 0"), "{told}");
}

#[test]
fn a_letter_that_is_no_longer_one_leaves_nothing_behind() {
    let place = Place::with(5);
    place.run(&WORDS);
    assert!(place.path("out/a/0000.json.json").is_file());
    place.put("in/a/0000.json", b"{");
    again(&place, 4);
    assert!(!place.path("out/a/0000.json.json").exists());
    let stream = std::fs::read_to_string(place.path("out/convoke-letters.jsonl")).unwrap();
    assert_eq!(stream.lines().count(), 4);
}

#[test]
fn other_options_are_another_job() {
    let place = Place::with(5);
    place.run(&WORDS);
    let told = place.run(&["out", "json,xml", "2", "in"]);
    assert!(told.contains("kept: 0"), "{told}");
}

#[test]
fn a_ledger_with_a_torn_end_is_as_good_as_its_whole_lines() {
    let place = Place::with(10);
    place.run(&WORDS);
    let ledger = place.path("out/convoke-ledger.jsonl");
    let whole = std::fs::read(&ledger).unwrap();
    std::fs::write(&ledger, &whole[..whole.len() - 20]).unwrap();
    again(&place, 9);
    // A line of nonsense in the middle costs nothing.
    let mut nonsense = b"\0\xFF{}\n".to_vec();
    nonsense.extend(std::fs::read(&ledger).unwrap());
    std::fs::write(&ledger, nonsense).unwrap();
    again(&place, 10);
}

#[test]
fn what_the_machine_refused_is_always_tried_again() {
    let place = Place::with(2);
    let words = ["out", "json", "2", "in", "missing.json"];
    place.run(&words);
    assert_eq!(place.outcomes("out")["missing.json"], "unreadable: there is no such file");
    place.put("missing.json", letter(3).as_bytes());
    let told = place.run(&words);
    assert!(told.contains("kept: 2"), "{told}");
    assert_eq!(place.outcomes("out")["missing.json"], "clean");
}

#[test]
fn a_second_run_is_refused_while_the_first_lives_and_no_longer() {
    let place = Place::with(3);
    place.put("in/a/endless-1.json", letter(1).as_bytes());
    let mut first = place.command(&["--seconds", "60", "out", "json", "2", "in"]).spawn().unwrap();
    // The first holds the folder as soon as its ledger has a line.
    while place.times_done("out").is_empty() {
        std::thread::yield_now();
    }
    let second = place.command(&["out", "json", "2", "in"]).output().unwrap();
    assert!(String::from_utf8_lossy(&second.stderr).contains("another batch is at work"), "{second:?}");
    first.kill().unwrap();
    first.wait().unwrap();
    let third = place.run(&["--seconds", "1", "out", "json", "2", "in"]);
    assert!(third.contains("crashed: 1"), "{third}");
}
