//! A folder with hostile names gives outcomes, not surprises.

use crate::place::{Place, letter};
use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{PermissionsExt, symlink};

#[test]
fn every_entry_has_its_outcome() {
    let place = Place::with(0);
    let text = letter(1);
    for name in
        ["two\nlines.json", "A.json", "a.json", "..json", "...json", "-rf.json", "\u{202e}nosj.json", "%41.json"]
    {
        place.put(&format!("in/{name}"), text.as_bytes());
    }
    place.put("in/deep/../deeper/b.json", text.as_bytes());
    let latin = OsStr::from_bytes(b"in/caf\xE9.json");
    std::fs::write(place.path("").join(latin), &text).unwrap();
    symlink(place.path("in"), place.path("in/deep/circle")).unwrap();
    symlink("/etc/hosts", place.path("in/hosts.txt")).unwrap();
    symlink("nowhere", place.path("in/dangling.json")).unwrap();
    rustix::fs::mknodat(rustix::fs::CWD, place.path("in/pipe.json"), rustix::fs::FileType::Fifo, 0o600.into(), 0)
        .unwrap();
    let sparse = std::fs::File::create(place.path("in/sparse.docx")).unwrap();
    sparse.set_len(4 << 30).unwrap();
    place.put("in/closed.json", text.as_bytes());
    std::fs::set_permissions(place.path("in/closed.json"), std::fs::Permissions::from_mode(0o000)).unwrap();
    place.put("in/notes.md", b"x");
    place.put("in/.hidden.json", text.as_bytes());
    // Named beside the folder, and leading out of the outputs.
    place.put("elsewhere/e.json", text.as_bytes());
    let before = place.tree("elsewhere");
    place.run(&["out", "json", "2", "in", "in/../elsewhere/e.json", "in/pipe.json", "in/deep/../a.json"]);

    let outcomes = place.outcomes("out");
    let skipped = |why: &str| format!("skipped: {why}");
    for (name, wanted) in [
        ("in/two\nlines.json", "clean".to_owned()),
        ("in/A.json", "clean".to_owned()),
        ("in/a.json", "clean".to_owned()),
        ("in/-rf.json", "clean".to_owned()),
        ("in/%41.json", "clean".to_owned()),
        ("in/\u{202e}nosj.json", "clean".to_owned()),
        ("\0in/caf%E9.json", "clean".to_owned()),
        ("in/deeper/b.json", "clean".to_owned()),
        ("in/../elsewhere/e.json", "clean".to_owned()),
        ("in/deep/../a.json", "clean".to_owned()),
        ("in/..json", skipped("hidden")),
        ("in/...json", skipped("hidden")),
        ("in/.hidden.json", skipped("hidden")),
        ("in/deep/circle", skipped("a link")),
        ("in/hosts.txt", skipped("a link")),
        ("in/dangling.json", skipped("a link")),
        ("in/pipe.json", skipped("no file")),
        ("in/notes.md", skipped("called as no format that is read")),
        ("in/sparse.docx", "unreadable: 4294967296 bytes: more than the limit of 1048576".to_owned()),
    ] {
        assert_eq!(outcomes[name], wanted, "{name:?}");
    }
    // Whoever may read everything may read this one too.
    assert!(["clean", "unreadable: Permission denied (os error 13)"].contains(&outcomes["in/closed.json"].as_str()));
    assert_eq!(outcomes.len(), 20, "{outcomes:?}");
    assert_eq!(place.report("out")["totals"]["letters"], 20);

    let outputs = place.tree("out");
    let latin = b"caf\xE9.json.json".to_vec();
    assert!(outputs.contains_key(&latin) && outputs.contains_key(b"two\nlines.json.json".as_slice()));
    assert!(outputs.contains_key(b"in/elsewhere/e.json.json".as_slice()));
    // Nothing is written but in the folder of outputs.
    assert!(place.tree("elsewhere") == before);
    let mut there: Vec<_> =
        std::fs::read_dir(place.path("")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    there.sort();
    assert_eq!(there, ["elsewhere", "in", "out"]);
    // All of it is as it was, the second time.
    let told = place.run(&["out", "json", "2", "in", "in/../elsewhere/e.json", "in/pipe.json", "in/deep/../a.json"]);
    assert!(told.contains("kept: 20"), "{told}");
}

#[test]
fn the_outputs_are_never_inputs_and_links_in_them_are_not_followed() {
    let place = Place::with(3);
    place.run(&["in/made", "json", "1", "in"]);
    let told = place.run(&["in/made", "json", "1", "in"]);
    assert!(told.contains("letters: 3") && told.contains("kept: 3"), "{told}");
    place.put("outside/x", b"x");
    std::fs::create_dir(place.path("out")).unwrap();
    symlink(place.path("outside"), place.path("out/a")).unwrap();
    place.run(&["out", "json", "1", "in"]);
    let outcome = place.outcomes("out")["in/a/0000.json"].clone();
    assert!(outcome.starts_with("unwritable: ") && outcome.contains("is in the way"), "{outcome}");
    assert_eq!(place.tree("outside").len(), 1);
}
