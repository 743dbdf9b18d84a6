//! What came of a batch, for a person.

use super::progress::span;
use batch::{Kind, Totals};
use std::fmt::Write;
use std::path::Path;
use std::time::Duration;

/// What came of a run.
pub(super) fn whole(totals: &Totals, kept: u64, time: Duration, report: &Path) -> String {
    let done = totals.letters - totals.left;
    let worked = done - kept;
    let mut text = format!("{done} of {} letters in {}", totals.letters, span(time.as_secs_f64()));
    if worked > 0 {
        let _ = write!(text, ", {:.0} a second", worked as f64 / time.as_secs_f64().max(0.001));
    }
    if kept > 0 {
        let _ = write!(text, "; {kept} were done before");
    }
    text.push('\n');
    text + &outcomes(totals) + &format!("report: {}\n", report.display())
}

/// What came of all parts.
pub(super) fn merged(totals: &Totals, out: &Path) -> String {
    format!("{} letters\n{}joined in {}\n", totals.letters, outcomes(totals), out.display())
}

/// A line for each outcome that there is.
fn outcomes(totals: &Totals) -> String {
    let mut text = String::new();
    for kind in Kind::ALL {
        let many = totals.of(kind);
        if many > 0 {
            let _ = write!(text, "  {many:>8} {}", kind.words());
            if kind == Kind::Findings && totals.to_look_at > 0 {
                let _ = write!(text, " ({} to look at)", totals.to_look_at);
            }
            text.push('\n');
        }
    }
    if totals.left > 0 {
        let _ = writeln!(text, "  {:>8} left", totals.left);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_there_is() {
        let totals = Totals { letters: 9, clean: 3, findings: 4, to_look_at: 1, left: 2, ..Totals::default() };
        let told = whole(&totals, 5, Duration::from_secs(2), Path::new("made/convoke-report.json"));
        let wanted = "7 of 9 letters in 2.0 s, 1 a second; 5 were done before\n         3 clean\n         \
                      4 with findings (1 to look at)\n         2 left\nreport: made/convoke-report.json\n";
        assert_eq!(told, wanted);
    }
}
