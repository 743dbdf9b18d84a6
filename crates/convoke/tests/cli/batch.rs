//! `convoke batch` as a user meets it. What it survives is tested in `crates/batch`.

use crate::program::{JUMPING, LETTER, Place, command};
use std::process::Stdio;

fn place() -> Place {
    let place = Place::with(&[]);
    for (name, text) in [("letters/a.json", LETTER), ("letters/b/c.txt", JUMPING), ("letters/notes.md", "notes")] {
        std::fs::create_dir_all(place.path(name).parent().unwrap()).unwrap();
        std::fs::write(place.path(name), text).unwrap();
    }
    place
}

#[test]
fn a_folder_into_several_formats() {
    let place = place();
    let ran = place.run(&["batch", "letters", "--out", "made", "--to", "json,docx,agenda-xml"]);
    assert_eq!((ran.code, ran.out.as_str()), (4, ""), "{}", ran.err);
    assert!(ran.err.starts_with("3 of 3 letters in "), "{}", ran.err);
    for line in ["         1 clean\n", "         1 with findings (1 to look at)\n", "         1 skipped\n"] {
        assert!(ran.err.contains(line), "{}", ran.err);
    }
    assert_eq!(place.text("made/a.json.json"), LETTER);
    assert!(place.path("made/b/c.txt.docx").is_file() && place.path("made/b/c.txt.agenda-xml.xml").is_file());
    // A letter without an agenda has none, and is none the worse for it.
    assert!(!place.path("made/a.json.agenda-xml.xml").exists());
    let again = place.run(&["batch", "letters", "--out", "made", "--to", "json,docx,agenda-xml"]);
    assert!(again.err.contains("; 3 were done before"), "{}", again.err);
}

#[test]
fn the_worst_outcome_is_the_exit_code() {
    let place = place();
    let code = |words: &[&str]| {
        let ran = place.run(&[&["batch", "--out", "made", "--to", "json", "--quiet"], words].concat());
        assert_eq!(ran.out, "");
        (ran.code, ran.err)
    };
    assert_eq!(code(&["letters/a.json"]), (0, String::new()));
    assert_eq!(code(&["letters"]).0, 4);
    assert_eq!(code(&["letters", "--allow", "agenda-number-gap,annex-not-announced"]).0, 0);
    assert_eq!(code(&["letters/a.json", "missing.json"]).0, 3);
    assert_eq!(code(&["letters", "--max-bytes", "10"]).0, 3);
    for (words, told) in [
        (&["letters", "--shard", "9/8"][..], "9/8"),
        (&["letters", "--jobs", "0"], "--jobs"),
        (&["letters", "--deny", "agenda-gap"], "no finding is called `agenda-gap`"),
        (&[], "no letters"),
    ] {
        let (code, err) = code(words);
        assert!(code == 2 && err.contains(told), "{words:?}: {code} {err}");
    }
    let ran = place.run(&["batch", "letters", "--out", "made"]);
    assert!(ran.code == 2 && ran.err.contains("no format to write"), "{}", ran.err);
    let ran = place.run(&["batch", "letters", "--to", "json"]);
    assert!(ran.code == 2 && ran.err.contains("no folder for what is made"), "{}", ran.err);
    let ran = place.run(&["batch", "letters", "--out", "letters", "--to", "json"]);
    assert!(ran.code == 2 && ran.err.contains("the folder of outputs is an input"), "{}", ran.err);
    let ran = place.run(&["batch", "letters", "--to", "json,papyrus", "--out", "made"]);
    assert!(ran.code == 2 && ran.err.contains("no format is called `papyrus`"), "{}", ran.err);
    let ran = place.run(&["batch", "letters", "--to", "json", "--out", "letters/a.json"]);
    assert!(ran.code == 3 && ran.err.contains("cannot be used for outputs"), "{}", ran.err);
}

#[test]
fn a_job_in_a_file_and_words_that_overrule_it() {
    let place = place();
    let job = "[batch]\ninputs = [\"letters/**/*.txt\"]\nout = \"made\"\nto = [\"json\"]\nallow = [\"agenda-number-gap\", \"annex-not-announced\"]\n";
    std::fs::write(place.path("convoke.toml"), job).unwrap();
    let ran = place.run(&["batch", "--job", "convoke.toml"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(place.path("made/b/c.txt.json").is_file());
    let ran = place.run(&["batch", "--job", "convoke.toml", "letters/a.json", "--out", "other", "--to", "xml"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(place.path("other/letters/a.json.xml").is_file());
    std::fs::write(place.path("convoke.toml"), "[batch]\ninput = []\n").unwrap();
    let ran = place.run(&["batch", "--job", "convoke.toml"]);
    assert!(ran.code == 2 && ran.err.contains("unknown field `input`"), "{}", ran.err);
}

#[test]
fn a_list_on_standard_input_events_and_parts() {
    let place = place();
    let words = ["batch", "--list", "-", "--out", "made", "--to", "jsonl", "--events", "events", "--shard"];
    for part in ["1/2", "2/2"] {
        let ran = place.run_with(&[&words[..], &[part]].concat(), b"letters/a.json\nletters/b/c.txt\n");
        assert!([0, 4].contains(&ran.code), "{}", ran.err);
    }
    let events = place.text("events");
    assert!(events.lines().next().unwrap().contains("{\"began\":{"), "{events}");
    assert!(events.lines().last().unwrap().contains("{\"ended\":{"), "{events}");
    let ran = place.run(&["batch", "merge", "made"]);
    assert_eq!(ran.code, 4, "{}", ran.err);
    assert!(ran.err.starts_with("2 letters\n"), "{}", ran.err);
    assert_eq!(place.text("made/convoke-letters.jsonl").lines().count(), 2);
    let ran = place.run(&["batch", "merge", "letters"]);
    assert!(ran.code == 3 && ran.err.contains("no part of a batch"), "{}", ran.err);
}

/// Waits for a file to have lines, as a person at the terminal would.
fn until_it_works(place: &Place) {
    while std::fs::read_to_string(place.path("made/convoke-ledger.jsonl")).map_or(0, |text| text.lines().count()) < 3 {
        std::thread::yield_now();
    }
}

#[cfg(unix)]
#[test]
fn ctrl_c_finishes_the_letters_in_hand_and_says_how_to_go_on() {
    let place = place();
    let letter = LETTER.replace('\n', " ");
    std::fs::write(place.path("many.jsonl"), format!("{letter}\n").repeat(3000)).unwrap();
    let words = ["batch", "many.jsonl", "--out", "made", "--to", "json,xml"];
    let child = command(&place.path("")).args(words).stderr(Stdio::piped()).spawn().unwrap();
    until_it_works(&place);
    let kill = std::process::Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert!(kill.success());
    let ended = child.wait_with_output().unwrap();
    let err = String::from_utf8(ended.stderr).unwrap();
    assert_eq!(ended.status.code(), Some(3), "{err}");
    assert!(err.contains(" letters are left\nhint: the same call again does what is left\n"), "{err}");
    let report = place.text("made/convoke-report.json");
    let done = place.text("made/convoke-ledger.jsonl").lines().count() - 1;
    assert!(report.contains(&format!("\"left\": {}", 3000 - done)), "{done}");
    let ran = place.run(&words);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.contains(&format!("; {done} were done before")), "{done}: {}", ran.err);
}
