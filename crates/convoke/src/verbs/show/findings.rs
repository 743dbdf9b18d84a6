//! What there is to say about the letter, below it.

use super::page::Page;
use super::styled::Styled;
use crate::colour::Look;
use crate::position::Positions;
use ::findings::Severity;
use pipeline::Checked;

pub(super) fn findings(page: &mut Page, checked: &Checked) {
    if checked.findings.is_empty() {
        return;
    }
    page.rule("", "Findings");
    let positions = checked.text.as_deref().filter(|_| checked.is_file).map(Positions::of);
    for placed in &checked.findings {
        let finding = &placed.finding;
        let look = if finding.severity() == Severity::Note { Look::Dim } else { Look::Warning };
        let mut words = Styled::of(look, &format!("{}[{}]", finding.severity(), finding.code));
        words.push(Look::Plain, &format!(" {}", finding.detail));
        let line = placed.span.zip(positions.as_ref()).map(|(span, positions)| {
            let (line, column) = positions.line_and_column(span.start as usize);
            format!("line {line}, column {column}")
        });
        let place: Vec<String> = line.into_iter().chain(placed.pointer.clone().filter(|at| !at.is_empty())).collect();
        if !place.is_empty() {
            words.push(Look::Dim, &format!(" ({})", place.join(", ")));
        }
        page.beside(placed.pointer.as_deref().unwrap_or_default(), &Styled::default(), "  ", &words);
    }
}
