//! Findings as annotations of a workflow on GitHub: `::warning file=…,line=…::…`, one a line.

use super::report::Report;
use findings::Severity;

/// The annotations of one letter.
pub(crate) fn whole(report: &Report) -> String {
    let mut out = String::new();
    if let Some(refusal) = &report.refused {
        let mut place = vec![("file", report.path.clone())];
        if let Some((line, column)) = refusal.position {
            place.extend([("line", line.to_string()), ("col", column.to_string())]);
        }
        let hint = refusal.hint.as_ref().map(|hint| format!("\nhint: {hint}")).unwrap_or_default();
        command(&mut out, "error", &place, "not a letter", &format!("{}{hint}", refusal.reason));
    }
    for told in &report.told {
        let word = match told.level {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "notice",
        };
        let mut place = vec![("file", report.path.clone())];
        let mut words = told.finding().detail.clone();
        match told.region.filter(|_| report.is_file) {
            Some(region) => {
                place.extend([("line", region.start.0.to_string()), ("endLine", region.end.0.to_string())]);
                // Columns mean nothing to GitHub where a place has several lines.
                if region.start.0 == region.end.0 {
                    place.extend([("col", region.start.1.to_string()), ("endColumn", region.end.1.to_string())]);
                }
            }
            None => match told.own_terms() {
                terms if terms.is_empty() => {}
                terms => words = format!("{words} (at {terms})"),
            },
        }
        command(&mut out, word, &place, told.finding().code.name(), &words);
    }
    out
}

fn command(out: &mut String, word: &str, place: &[(&str, String)], title: &str, message: &str) {
    let mut properties: Vec<String> = place.iter().map(|(key, value)| format!("{key}={}", property(value))).collect();
    properties.push(format!("title={}", property(title)));
    out.push_str(&format!("::{word} {}::{}\n", properties.join(","), data(message)));
}

/// What would end the line, as the runner unescapes it.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The same within a property, where two more characters mean something.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_means_something_is_escaped() {
        let mut out = String::new();
        command(&mut out, "error", &[("file", "a:b,c.txt".to_owned())], "x", "100 %\nsure: yes");
        assert_eq!(out, "::error file=a%3Ab%2Cc.txt,title=x::100 %25%0Asure: yes\n");
    }
}
