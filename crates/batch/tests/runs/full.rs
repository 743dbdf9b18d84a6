//! A folder that takes no more is a clear stop, and the ledger is still right.

use crate::place::Place;

const WORDS: [&str; 4] = ["out", "json,jsonl", "2", "in"];

#[test]
fn a_full_disk_stops_the_run_and_the_rest_is_done_later() {
    let place = Place::with(60);
    place.run(&["whole", "json,jsonl", "2", "in"]);
    for moment in
        ["Writing:1", "Writing:11", "Written:7", "BeforeLedger:21", "BeforeSync:1", "BeforeStream:1", "BeforeReport:1"]
    {
        let ended = place.plant(&format!("full:{moment}"), &WORDS);
        let told = String::from_utf8_lossy(&ended.stdout).into_owned();
        assert!(ended.status.success() && told.contains("Full("), "{moment}: {ended:?}");
        let done = place.times_done("out").len();
        assert!(done <= 60);
        let told = place.run(&WORDS);
        assert!(told.contains(&format!("kept: {done}")), "{moment}: {told}");
        assert!(place.tree("out") == place.tree("whole"), "{moment}: another folder");
        std::fs::remove_dir_all(place.path("out")).unwrap();
    }
}

#[test]
fn nothing_half_written_is_left() {
    let place = Place::with(60);
    place.plant("full:Written:5", &WORDS);
    let in_work = std::fs::read_dir(place.path("out/.convoke-batch")).unwrap();
    let names: Vec<String> = in_work.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    assert!(names.iter().all(|name| !name.ends_with(".tmp")), "{names:?}");
}

#[test]
fn a_folder_that_cannot_be_made_is_told() {
    let place = Place::with(1);
    place.put("out", b"a file");
    let ended = place.command(&WORDS).output().unwrap();
    assert!(!ended.status.success());
    assert!(String::from_utf8_lossy(&ended.stderr).contains("cannot be used for outputs"), "{ended:?}");
}
