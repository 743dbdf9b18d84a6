//! Parts, and parts joined.

use crate::place::Place;

#[test]
fn parts_joined_are_a_whole_run() {
    let place = Place::with(60);
    place.run(&["whole", "json,jsonl", "2", "in"]);
    for part in ["1/3", "2/3", "3/3"] {
        place.run(&["--shard", part, "parts", "json,jsonl", "2", "in"]);
    }
    let parts = place.path("parts");
    let totals = batch::merge(std::slice::from_ref(&parts), &parts).unwrap();
    assert_eq!((totals.letters, totals.clean, totals.unreadable, totals.left), (60, 54, 6, 0));
    let (mut joined, whole) = (place.tree("parts"), place.tree("whole"));
    joined.retain(|name, _| !String::from_utf8_lossy(name).contains("-of-3"));
    assert!(joined == whole, "{:?} {:?}", joined.keys(), whole.keys());
    // The joined ledger is one to go on from.
    let told = place.run(&["parts", "json,jsonl", "2", "in"]);
    assert!(told.contains("kept: 60"), "{told}");
}

#[test]
fn a_part_that_is_missing_is_told() {
    let place = Place::with(12);
    place.run(&["--shard", "1/2", "parts", "json", "1", "in"]);
    let parts = place.path("parts");
    let refused = batch::merge(std::slice::from_ref(&parts), &parts).unwrap_err();
    assert!(format!("{refused:?}").contains("the part 2/2 is missing"), "{refused:?}");
    place.run(&["--shard", "2/2", "parts", "xml", "1", "in"]);
    let refused = batch::merge(std::slice::from_ref(&parts), &parts).unwrap_err();
    assert!(format!("{refused:?}").contains("are of different jobs"), "{refused:?}");
}
