//! The findings of a letter as they are reported.

use crate::how::How;
use crate::outcome::Said;
use findings::{Code, Finding, Place, Severity};
use pipeline::{Checked, Placed};

/// All findings of reading, meaning and writing, those that are allowed left out.
pub(super) fn told(checked: &Checked, written: &[Finding], how: &How) -> Vec<Said> {
    let mut lines = Lines::of(checked.text.as_deref().filter(|_| checked.is_file));
    let found = checked.findings.iter().map(|placed| (&placed.finding, Some(placed)));
    let found = found.chain(written.iter().map(|finding| (finding, None)));
    found
        .filter(|(finding, _)| !is_named(finding.code, &how.allow))
        .map(|(f, placed)| said(f, placed, how, &mut lines))
        .collect()
}

fn said(finding: &Finding, placed: Option<&Placed>, how: &How, lines: &mut Lines<'_>) -> Said {
    let denied = is_named(finding.code, &how.deny);
    let severity = if denied { Severity::Error } else { finding.severity() };
    let (line, column) = match (&finding.place, placed.and_then(|placed| placed.span)) {
        (_, Some(span)) => lines.at(span.start as usize).unzip(),
        (Place::Part { line, column, .. }, None) => (Some(u64::from(*line)), Some(u64::from(*column))),
        _ => (None, None),
    };
    let pointer = match (&finding.place, placed) {
        (_, Some(placed)) => placed.pointer.clone(),
        (Place::Pointer(pointer), None) => Some(pointer.clone()),
        _ => None,
    };
    Said { severity: severity.to_string(), pointer, line, column, ..Said::new(finding.code, &finding.detail) }
}

fn is_named(code: Code, names: &[String]) -> bool {
    names.iter().any(|name| name == code.name())
}

/// Lines and columns of a text that are asked for mostly in its order: no question passes the whole text again.
struct Lines<'a> {
    text: Option<&'a str>,
    line: u64,
    start: usize,
}

impl<'a> Lines<'a> {
    fn of(text: Option<&'a str>) -> Self {
        Lines { text, line: 1, start: 0 }
    }

    /// Line and column of a byte, both from 1.
    fn at(&mut self, byte: usize) -> Option<(u64, u64)> {
        let text = self.text?;
        if byte < self.start {
            (self.line, self.start) = (1, 0);
        }
        let between = text.get(self.start..byte)?;
        if let Some(last) = between.rfind('\n') {
            self.line += between.matches('\n').count() as u64;
            self.start += last + 1;
        }
        Some((self.line, text.get(self.start..byte)?.chars().count() as u64 + 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_in_any_order() {
        let mut lines = Lines::of(Some("文号：\nSG21\n\nx"));
        assert_eq!(
            [0, 3, 10, 12, 16, 10].map(|byte| lines.at(byte).unwrap()),
            [(1, 1), (1, 2), (2, 1), (2, 3), (4, 1), (2, 1)]
        );
        assert_eq!(lines.at(99), None);
    }

    #[test]
    fn allowed_is_not_told_and_denied_is_an_error() {
        let letter = br#"{"schema": "convoke/letter/1", "language": "en",
            "body": [{"paragraph": "The lamp is lit on 31 April 2031."}]}"#;
        let checked = pipeline::check(letter, None, &pipeline::Options::default()).unwrap();
        let name = || vec!["date-impossible".to_owned()];
        assert!(told(&checked, &[], &How { allow: name(), ..How::default() }).is_empty());
        let usual = told(&checked, &[], &How::default());
        assert_eq!((usual[0].line, usual[0].pointer.as_deref()), (Some(2), Some("/body/0/paragraph")));
        let written = [Finding::new(Code::NoteInPlace, Place::pointer("/body/0"), "x")];
        let all = told(&checked, &written, &How { deny: vec!["note-in-place".to_owned()], ..How::default() });
        assert_eq!((all[1].severity.as_str(), all[1].pointer.as_deref()), ("error", Some("/body/0")));
    }
}
