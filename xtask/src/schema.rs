//! `cargo xtask schema`: the JSON Schemas of the letter and of a batch's report, from their types.

use crate::root::{put, root};

/// Where the schemas stand, from the root of the workspace.
const PLACE: &str = "schemas/letter.schema.json";
const REPORT: &str = "schemas/report.schema.json";

pub(crate) fn run() -> anyhow::Result<()> {
    put(&root().join(PLACE), letter::schema::json_schema().as_bytes())?;
    put(&root().join(REPORT), batch::json_schema().as_bytes())?;
    println!("{PLACE}, {REPORT}: written");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::root::{bytes, samples};
    use serde_json::Value;

    #[test]
    fn the_committed_schema_is_that_of_the_types() {
        let committed = String::from_utf8(bytes(&root().join(PLACE)).unwrap()).unwrap();
        assert!(committed == letter::schema::json_schema(), "{PLACE} is stale: run `cargo xtask schema`");
    }

    /// The validator is not ours, and reads the committed file as anybody would.
    fn validator() -> jsonschema::Validator {
        let schema: Value = serde_json::from_slice(&bytes(&root().join(PLACE)).unwrap()).unwrap();
        jsonschema::draft202012::meta::validate(&schema).unwrap();
        jsonschema::draft202012::new(&schema).unwrap()
    }

    #[test]
    fn the_committed_schema_of_the_report_is_that_of_its_types() {
        let committed = String::from_utf8(bytes(&root().join(REPORT)).unwrap()).unwrap();
        assert!(committed == batch::json_schema(), "{REPORT} is stale: run `cargo xtask schema`");
    }

    #[test]
    fn every_sample_is_valid() {
        let validator = validator();
        let samples = samples().unwrap();
        assert!(samples.len() >= 16, "{} samples", samples.len());
        for sample in samples {
            let letter: Value = serde_json::from_slice(&bytes(&sample.join("letter.json")).unwrap()).unwrap();
            let faults: Vec<String> =
                validator.iter_errors(&letter).map(|error| format!("{}: {error}", error.instance_path())).collect();
            assert!(faults.is_empty(), "{}:\n{}", sample.display(), faults.join("\n"));
        }
    }

    #[test]
    fn a_broken_letter_is_not() {
        let validator = validator();
        for (letter, place) in [
            (r#"{"schema": "convoke/letter/1", "langauge": "en"}"#, ""),
            (r#"{"schema": "convoke/letter/1", "salutation": ""}"#, "/salutation"),
            (r#"{"schema": "convoke/letter/1", "body": [{"paragraph": "x", "rule": {}}]}"#, "/body/0"),
            (r#"{"schema": "convoke/letter/1", "body": [{"paragrph": "x"}]}"#, "/body/0"),
            (r#"{"schema": "convoke/letter/1", "annexes": []}"#, "/annexes"),
            (r#"{"schema": "convoke/letter/2"}"#, "/schema"),
        ] {
            let value: Value = serde_json::from_str(letter).unwrap();
            let places: Vec<String> =
                validator.iter_errors(&value).map(|error| error.instance_path().to_string()).collect();
            assert_eq!(places, [place], "{letter}");
            assert!(letter::json::read(letter.as_bytes()).is_err(), "the reader agrees: {letter}");
        }
    }
}
