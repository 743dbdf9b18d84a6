//! The report of a batch against its committed schema, by a validator that is not ours.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a panic in a test is a failed test")]

use serde_json::Value;
use std::path::Path;
use std::process::Command;

fn json(path: &Path) -> Value {
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

#[test]
fn a_report_is_as_its_schema_says() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let schema = json(&root.join("schemas/report.schema.json"));
    jsonschema::draft202012::meta::validate(&schema).unwrap();
    let validator = jsonschema::draft202012::new(&schema).unwrap();

    let place = tempfile::tempdir().unwrap();
    let put = |name: &str, text: &str| std::fs::write(place.path().join(name), text).unwrap();
    put("broken.json", "{");
    put("notes.md", "notes");
    put("soup.txt", "Lentil soup\n\n- 200 g lentils\n- 1 onion\n");
    put("lines.jsonl", "{\"schema\": \"convoke/letter/1\", \"salutation\": \"Dear all,\"}\n{\n");
    let out = place.path().join("made");
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    command.args(["batch", "--to", "json,jsonl", "--shard", "1/1", "--out"]).arg(&out);
    command.arg(place.path()).arg(root.join("samples/*/source.txt")).arg("missing.txt");
    let ran = command.output().unwrap();
    assert_eq!(ran.status.code(), Some(3), "{}", String::from_utf8_lossy(&ran.stderr));

    let mut report = json(&out.join("convoke-report.1-of-1.json"));
    let faults: Vec<String> =
        validator.iter_errors(&report).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    let totals = report["totals"].as_object().unwrap();
    let outcomes = ["clean", "findings", "no_letter", "skipped", "unreadable", "unwritable", "crashed", "left"];
    let sum: u64 = outcomes.iter().map(|outcome| totals[*outcome].as_u64().unwrap()).sum();
    assert_eq!(sum, totals["letters"].as_u64().unwrap());
    assert_eq!(sum, report["letters"].as_array().unwrap().len() as u64);
    assert!(totals["unreadable"] == 3 && totals["no_letter"] == 1, "{totals:?}");

    // The schema is one that refuses.
    report["letters"][0]["result"]["outcome"] = "fine".into();
    assert!(!validator.is_valid(&report));
}
