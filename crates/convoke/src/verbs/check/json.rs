//! Findings as JSON: one object, for programs.

use super::report::{Region, Report, Sums};
use serde::Serialize;

/// What the field `schema` says.
const SCHEMA: &str = "convoke/check/1";

#[derive(Serialize)]
struct Whole<'a> {
    schema: &'static str,
    letters: Vec<Letter<'a>>,
    sums: Counted,
}

#[derive(Serialize)]
struct Counted {
    letters: usize,
    errors: usize,
    warnings: usize,
    notes: usize,
    refused: usize,
    known: usize,
}

#[derive(Serialize)]
struct Letter<'a> {
    file: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    refused: Option<Refused<'a>>,
    findings: Vec<Found<'a>>,
}

#[derive(Serialize)]
struct Refused<'a> {
    reason: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    hint: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    part: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pointer: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<u32>,
}

#[derive(Serialize)]
struct Found<'a> {
    code: &'a str,
    severity: String,
    detail: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pointer: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    paragraph: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<Place>,
}

#[derive(Serialize)]
struct Place {
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
}

/// All reports as one JSON object.
pub(crate) fn whole(reports: &[Report], sums: Sums) -> Vec<u8> {
    let Sums { letters, errors, warnings, notes, refused, known } = sums;
    let whole = Whole {
        schema: SCHEMA,
        letters: reports.iter().map(letter).collect(),
        sums: Counted { letters, errors, warnings, notes, refused, known },
    };
    let mut bytes = serde_json::to_vec_pretty(&whole).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

fn letter(report: &Report) -> Letter<'_> {
    let refused = report.refused.as_ref().map(|refusal| Refused {
        reason: &refusal.reason,
        hint: refusal.hint.as_deref(),
        part: refusal.part.as_deref(),
        pointer: refusal.pointer.as_deref(),
        line: refusal.position.map(|(line, _)| line),
        column: refusal.position.map(|(_, column)| column),
    });
    let findings = report.told.iter().map(|told| Found {
        code: told.finding().code.name(),
        severity: told.level.to_string(),
        detail: &told.finding().detail,
        pointer: told.placed.pointer.as_deref(),
        paragraph: told.placed.paragraph,
        place: told.region.filter(|_| report.is_file).map(place),
    });
    Letter { file: &report.path, refused, findings: findings.collect() }
}

fn place(region: Region) -> Place {
    let ((line, column), (end_line, end_column)) = (region.start, region.end);
    Place { line, column, end_line, end_column }
}
