//! What was found in one letter, ready to be told in any form.

use crate::position::Positions;
use findings::{Finding, Refusal, Severity, Span};
use pipeline::Placed;

/// What was found in one letter.
#[derive(Debug, Default)]
pub(crate) struct Report {
    /// What to call the input.
    pub(crate) name: String,
    /// Its path, with `/` between its names.
    pub(crate) path: String,
    /// The text that the places point into; only kept where there is something to show.
    pub(crate) text: Option<String>,
    /// Whether lines and columns of the text are those of the file.
    pub(crate) is_file: bool,
    /// The findings, with how much they matter here.
    pub(crate) told: Vec<Told>,
    /// Why it was not checked.
    pub(crate) refused: Option<Refusal>,
    /// The account of its characters, where it was asked for, as it is told, and how many are in no part of the letter.
    pub(crate) audit: Option<(String, usize)>,
}

/// A finding, and how much it matters here.
#[derive(Debug)]
pub(crate) struct Told {
    pub(crate) placed: Placed,
    pub(crate) level: Severity,
    pub(crate) region: Option<Region>,
}

/// Lines and columns from 1, the end behind the last character; columns count characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Region {
    pub(crate) start: (usize, usize),
    pub(crate) end: (usize, usize),
}

impl Region {
    /// The region of a span, without the white space at its end.
    pub(crate) fn of(span: Span, text: &str, positions: &Positions<'_>) -> Self {
        let start = span.start as usize;
        let end = start + span.of(text).trim_end().len();
        Region { start: positions.line_and_column(start), end: positions.line_and_column(end) }
    }
}

impl Told {
    pub(crate) fn finding(&self) -> &Finding {
        &self.placed.finding
    }

    /// Where it stands in the terms of a format that has no lines: `paragraph 12, /body/3`; nothing where it is about the
    /// whole letter.
    pub(crate) fn own_terms(&self) -> String {
        let paragraph = self.placed.paragraph.map(|number| format!("paragraph {number}"));
        let pointer = self.placed.pointer.clone().filter(|pointer| !pointer.is_empty());
        paragraph.into_iter().chain(pointer).collect::<Vec<_>>().join(", ")
    }
}

/// How many findings of each weight, and how many letters could not be checked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sums {
    pub(crate) letters: usize,
    pub(crate) errors: usize,
    pub(crate) warnings: usize,
    pub(crate) notes: usize,
    pub(crate) refused: usize,
    /// Known from the baseline, and not told.
    pub(crate) known: usize,
}

impl Sums {
    pub(crate) fn of(reports: &[Report]) -> Self {
        let mut sums = Sums { letters: reports.len(), ..Sums::default() };
        for report in reports {
            sums.refused += usize::from(report.refused.is_some());
            for told in &report.told {
                match told.level {
                    Severity::Error => sums.errors += 1,
                    Severity::Warning => sums.warnings += 1,
                    Severity::Note => sums.notes += 1,
                }
            }
        }
        sums
    }
}

impl std::fmt::Display for Sums {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let count = |count: usize, what: &str| format!("{count} {what}{}", if count == 1 { "" } else { "s" });
        let (letters, errors) = (count(self.letters, "letter"), count(self.errors, "error"));
        write!(f, "{letters}: {errors}, {}, {}", count(self.warnings, "warning"), count(self.notes, "note"))?;
        if self.refused > 0 {
            write!(f, "; {} not checked", self.refused)?;
        }
        if self.known > 0 {
            write!(f, "; {} known from the baseline", self.known)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_stand_behind_the_last_character() {
        let text = "文号：\nSG21\n\nx";
        let region = |span| Region::of(span, text, &Positions::of(text));
        assert_eq!(region(Span::at(3, 6)), Region { start: (1, 2), end: (1, 3) });
        assert_eq!(region(Span::at(10, 16)), Region { start: (2, 1), end: (2, 5) });
    }
}
