//! Killed at any moment and run again, a folder ends as if nothing had happened.

use crate::place::Place;
use std::time::Duration;

const LETTERS: usize = 120;
const WORKERS: usize = 2;
/// How many letters may be done twice: those that the workers had.
const IN_HAND: usize = WORKERS * 2;

/// The moments: before, between and after renaming, ledger and sync, early and late.
const MOMENTS: [&str; 22] = [
    "Taken:1",
    "Taken:33",
    "Writing:1",
    "Writing:40",
    "Written:1",
    "Written:2",
    "Written:77",
    "BetweenRenames:1",
    "BetweenRenames:30",
    "Renamed:1",
    "Renamed:41",
    "BeforeLedger:1",
    "BeforeLedger:57",
    "AfterLedger:1",
    "AfterLedger:90",
    "AfterLedger:120",
    "BeforeSync:1",
    "BetweenSyncs:1",
    "AfterSync:1",
    "BeforeStream:1",
    "BeforeReport:1",
    "AfterReport:1",
];

fn words(out: &str) -> [&str; 4] {
    [out, "json,xml,jsonl", "2", "in"]
}

#[test]
fn at_every_moment() {
    let place = Place::with(LETTERS);
    place.run(&words("whole"));
    let whole = place.tree("whole");
    // Two files and a row for each that was read; the stream and the report.
    assert_eq!(whole.len(), LETTERS * 9 / 10 * 2 + 2);
    for (number, moment) in MOMENTS.iter().enumerate() {
        let out = format!("cut-{number}");
        let ended = place.plant(&format!("kill:{moment}"), &words(&out));
        assert!(!ended.status.success(), "{moment} never came");
        let before = place.times_done(&out);
        assert!(before.values().all(|times| *times == 1), "{moment}: {before:?}");
        place.run(&words(&out));
        assert!(place.tree(&out) == whole, "{moment}: another folder");
        let after = place.times_done(&out);
        assert_eq!(after.len(), LETTERS, "{moment}: letters are lost");
        // What the ledger had is not done again; what it did not have was in hand.
        assert!(after.values().all(|times| *times == 1), "{moment}: done twice");
    }
}

#[test]
fn at_random_again_and_again() {
    let place = Place::with(LETTERS);
    place.run(&words("whole"));
    let mut killed = 0;
    for pause in [3, 9, 15, 21, 27, 12, 40] {
        let mut child = place.command(&words("cut")).stdout(std::process::Stdio::null()).spawn().unwrap();
        let end = std::time::Instant::now() + Duration::from_millis(pause);
        while std::time::Instant::now() < end && child.try_wait().unwrap().is_none() {
            std::thread::yield_now();
        }
        killed += usize::from(child.try_wait().unwrap().is_none());
        child.kill().unwrap();
        child.wait().unwrap();
    }
    assert!(killed > 0);
    place.run(&words("cut"));
    assert!(place.tree("cut") == place.tree("whole"), "after {killed} kills");
    assert!(place.times_done("cut").values().all(|times| *times == 1), "a letter is in the ledger twice");
}

#[test]
fn what_was_in_hand_is_all_that_is_done_twice() {
    let place = Place::with(LETTERS);
    let ended = place.plant("kill:BeforeLedger:60", &words("cut"));
    assert!(!ended.status.success());
    // Everything that came to its end is in the ledger, but for what was on its way there.
    let done = place.times_done("cut").len();
    assert_eq!(done, 59);
    let there = place.tree("cut").keys().filter(|name| name.ends_with(b".xml")).count();
    let broken = LETTERS / 10;
    assert!(there <= done + broken + IN_HAND * 3, "{there} letters are there, {done} in the ledger");
    let told = place.run(&words("cut"));
    assert!(told.contains("kept: 59"), "{told}");
}
