//! A worker that dies costs its letter and nothing else.

use crate::place::{Place, letter};

#[test]
fn each_becomes_its_outcome_and_the_rest_is_untouched() {
    let place = Place::with(30);
    for name in ["overflow-1", "overflow-2", "abort-1", "memory-1", "endless-1", "panic-1", "exit-1"] {
        place.put(&format!("in/a/{name}.json"), letter(1).as_bytes());
    }
    let limits = ["--seconds", "4", "--memory", "268435456"];
    place.run(&[&limits[..], &["out", "json", "2", "in"]].concat());
    let outcomes = place.outcomes("out");
    assert_eq!(outcomes.len(), 37);
    for (name, wanted) in [
        ("overflow-1", "crashed: stack overflow"),
        ("overflow-2", "crashed: stack overflow"),
        ("abort-1", "crashed: the worker aborted"),
        ("memory-1", "crashed: it took more than 256 MiB of memory"),
        ("endless-1", "crashed: it took more than 4 s"),
        ("exit-1", "crashed: the worker ended with 7"),
    ] {
        assert_eq!(outcomes[&format!("in/a/{name}.json")], wanted);
        assert!(!place.path(&format!("out/a/{name}.json.json")).exists(), "{name} looks like success");
    }
    let panicked = &outcomes["in/a/panic-1.json"];
    assert!(panicked.starts_with("crashed: panicked at ") && panicked.ends_with("planted"), "{panicked}");
    let rest = outcomes.iter().filter(|(name, _)| !name.contains("-1.") && !name.contains("-2."));
    assert_eq!(rest.clone().filter(|(_, outcome)| *outcome == "clean").count(), 27);
    assert_eq!(rest.filter(|(_, outcome)| outcome.starts_with("unreadable: ")).count(), 3);
    // What crashed is done: the same version would crash again. Asked to, it tries.
    let told = place.run(&[&limits[..], &["out", "json", "2", "in"]].concat());
    assert!(told.contains("kept: 37"), "{told}");
    let told = place.run(&[&["--retry", "failed"], &limits[..], &["out", "json", "2", "in"]].concat());
    assert!(told.contains("kept: 27"), "{told}");
}

#[test]
fn a_worker_that_never_comes_up_is_our_own_fault() {
    let place = Place::with(3);
    let ended = place.plant("gone", &["out", "json", "2", "in"]);
    assert!(!ended.status.success());
    assert_eq!(String::from_utf8_lossy(&ended.stderr), "Ours(\"the worker ended with 9\")\n");
}
