//! Findings as SARIF 2.1.0, which code hosts and editors show beside the lines.

use super::report::{Region, Report, Told};
use findings::{Code, Severity};
use serde_json::{Value, json};

/// Where the shape of this writing is published.
const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
/// The rule of an input that could not be read at all.
const REFUSED: &str = "not-a-letter";

/// All reports as one log with one run.
pub(crate) fn whole(reports: &[Report]) -> Vec<u8> {
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "convoke",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules(),
            } },
            // SARIF 2.1.0, 3.14.17: what columns count.
            "columnKind": "unicodeCodePoints",
            "results": reports.iter().flat_map(results).collect::<Vec<_>>(),
        }],
    });
    let mut bytes = serde_json::to_vec_pretty(&log).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

fn rules() -> Vec<Value> {
    let rule = |code: &Code| {
        let page = code.explanation();
        json!({
            "id": code.name(),
            "shortDescription": { "text": summary(page) },
            "help": { "text": page, "markdown": page },
            "defaultConfiguration": { "level": level(code.severity()) },
        })
    };
    let refused = json!({
        "id": REFUSED,
        "shortDescription": { "text": "The input is not the letter that it claims to be, and was not checked." },
        "defaultConfiguration": { "level": "error" },
    });
    Code::ALL.iter().map(rule).chain([refused]).collect()
}

/// The first paragraph of an explanation.
fn summary(page: &str) -> String {
    let text = page.split("## What it means").nth(1).unwrap_or(page).trim_start();
    text.split("\n\n").next().unwrap_or_default().replace('\n', " ")
}

fn results(report: &Report) -> Vec<Value> {
    let refused = report.refused.iter().map(|refusal| {
        let region = refusal.position.map(|(line, column)| json!({ "startLine": line, "startColumn": column }));
        let hint = refusal.hint.as_ref().map(|hint| format!("\nhint: {hint}")).unwrap_or_default();
        json!({
            "ruleId": REFUSED,
            "ruleIndex": Code::ALL.len(),
            "level": "error",
            "message": { "text": format!("{}{hint}", refusal.reason) },
            "locations": [location(report, region, refusal.pointer.as_deref())],
        })
    });
    refused.chain(report.told.iter().map(|told| result(report, told))).collect()
}

fn result(report: &Report, told: &Told) -> Value {
    let code = told.finding().code;
    let region = told.region.filter(|_| report.is_file).map(region);
    json!({
        "ruleId": code.name(),
        "ruleIndex": Code::ALL.iter().position(|other| *other == code),
        "level": level(told.level),
        "message": { "text": told.finding().detail },
        "locations": [paragraph(location(report, region, told.placed.pointer.as_deref()), told)],
        // Lines move; the words of a finding stay, so a host knows it again by them.
        "partialFingerprints": { "words/v1": format!("{}: {}", code.name(), told.finding().detail) },
    })
}

fn location(report: &Report, region: Option<Value>, pointer: Option<&str>) -> Value {
    let mut physical = json!({ "artifactLocation": { "uri": uri(&report.path) } });
    if let (Some(region), Some(physical)) = (region, physical.as_object_mut()) {
        physical.insert("region".to_owned(), region);
    }
    match pointer {
        Some(pointer) => json!({
            "physicalLocation": physical,
            "logicalLocations": [{ "fullyQualifiedName": pointer, "kind": "member" }],
        }),
        None => json!({ "physicalLocation": physical }),
    }
}

/// A place in a document without lines says in which paragraph it is.
fn paragraph(mut location: Value, told: &Told) -> Value {
    if let (Some(number), Some(fields)) = (told.placed.paragraph, location.as_object_mut()) {
        fields.insert("message".to_owned(), json!({ "text": format!("paragraph {number}") }));
    }
    location
}

fn region(region: Region) -> Value {
    let ((line, column), (end_line, end_column)) = (region.start, region.end);
    json!({ "startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

/// A path as a URI reference (RFC 3986): relative paths stay relative to where the check was run.
fn uri(path: &str) -> String {
    let mut uri = String::new();
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'_' | b'-' | b'~' => uri.push(char::from(byte)),
            other => uri.push_str(&format!("%{other:02X}")),
        }
    }
    if path.starts_with('/') { format!("file://{uri}") } else { uri }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_uris() {
        assert_eq!(uri("letters/2031 信.json"), "letters/2031%20%E4%BF%A1.json");
        assert_eq!(uri("/a/b.txt"), "file:///a/b.txt");
    }

    #[test]
    fn every_rule_has_a_summary() {
        for rule in rules() {
            let text = rule["shortDescription"]["text"].as_str().unwrap();
            assert!(text.ends_with(['.', ':']) && !text.contains('\n'), "{text}");
        }
    }
}
