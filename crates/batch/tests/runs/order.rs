//! Order and bytes do not depend on who did what when.

use crate::place::{Place, letter};

#[test]
fn one_worker_or_four() {
    let place = Place::with(60);
    place.run(&["one", "json,xml,docx,jsonl", "1", "in"]);
    place.run(&["four", "json,xml,docx,jsonl", "4", "in"]);
    assert!(place.tree("one") == place.tree("four"));
    let stream = std::fs::read_to_string(place.path("one/convoke-letters.jsonl")).unwrap();
    let numbers: Vec<String> = stream
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap()["letterhead"]["number"].to_string())
        .collect();
    let wanted: Vec<String> = ["a", "b", "c"]
        .iter()
        .enumerate()
        .flat_map(|(first, _)| (first..60).step_by(3))
        .filter(|number| number % 10 != 9)
        .map(|number| format!("\"{number}/21\""))
        .collect();
    assert_eq!(numbers, wanted);
}

#[test]
fn a_stream_is_an_input() {
    let place = Place::with(30);
    place.run(&["out", "jsonl", "2", "in"]);
    place.run(&["again", "jsonl", "2", "out/convoke-letters.jsonl"]);
    let bytes = |name: &str| std::fs::read(place.path(name)).unwrap();
    assert_eq!(bytes("out/convoke-letters.jsonl"), bytes("again/convoke-letters.jsonl"));
    let report = place.report("again");
    assert_eq!((&report["totals"]["clean"], &report["letters"][1]["line"]), (&27.into(), &2.into()));
}

#[test]
fn a_line_that_is_no_letter_is_one_outcome() {
    let place = Place::with(0);
    let lines = format!("{}\n{{\"schema\": 1}}\n\n{}\n", letter(1).replace('\n', " "), letter(2).replace('\n', " "));
    place.put("in/all.jsonl", lines.as_bytes());
    place.run(&["out", "json", "2", "in"]);
    let totals = &place.report("out")["totals"];
    assert_eq!((&totals["clean"], &totals["unreadable"]), (&2.into(), &1.into()));
    assert!(place.path("out/all.jsonl.lines/4.json.json").is_file());
}
