//! Findings for a person: the words of the letter with carets under them.
//!
//! The renderer knows how wide Han characters are, shows marks of direction and escape sequences as what they are, and
//! cuts long lines, so that a finding in a Chinese paragraph of a thousand characters points at its characters.

use super::report::{Report, Told};
use crate::audit::shown;
use crate::colour;
use crate::position::Positions;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use findings::Severity;

/// How many lines of a long place are shown.
const MOST_LINES: usize = 3;

/// All findings of a letter, each with an excerpt.
pub(crate) fn whole(report: &Report) -> String {
    let renderer = renderer();
    let lines = report.text.as_deref().map(Positions::of);
    let mut out = String::new();
    out.push_str(&refused(report));
    for told in &report.told {
        out.push_str(&renderer.render(&[group(report, told, lines.as_ref())]));
        out.push_str("\n\n");
    }
    out
}

/// One line each, as compilers print them: `letter.txt:15:1: warning[code]: words`.
pub(crate) fn short(report: &Report) -> String {
    let mut out = refused(report);
    for told in &report.told {
        let finding = told.finding();
        let place = match (told.region.filter(|_| report.is_file), told.own_terms()) {
            (Some(region), _) => format!(":{}:{}", region.start.0, region.start.1),
            (None, terms) if terms.is_empty() => terms,
            (None, terms) => format!(": {terms}"),
        };
        out.push_str(&shown(&format!(
            "{}{place}: {}[{}]: {}\n",
            report.name, told.level, finding.code, finding.detail
        )));
    }
    out
}

/// Why a letter was not checked, in the words of every other verb.
fn refused(report: &Report) -> String {
    let told = report.refused.as_ref().map(|refusal| format!("error: {}: {refusal}\n", report.name));
    told.map_or_else(String::new, |told| shown(&told))
}

fn renderer() -> Renderer {
    let renderer = if colour::on_stderr() { Renderer::styled() } else { Renderer::plain() };
    // A long line is cut where the terminal ends; in a file where the renderer thinks fit.
    match terminal_size::terminal_size_of(std::io::stderr()) {
        Some((width, _)) => renderer.term_width(usize::from(width.0)),
        None => renderer,
    }
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    }
}

fn group<'a>(report: &'a Report, told: &'a Told, lines: Option<&Positions<'_>>) -> Group<'a> {
    let finding = told.finding();
    let title = level(told.level).primary_title(shown(&finding.detail)).id(finding.code.name());
    let (Some(span), Some(text), Some(lines)) = (told.placed.span, report.text.as_deref(), lines) else {
        return title.element(Origin::path(place(report, told)));
    };
    let visible = span.of(text).trim_end().len();
    let from = span.start as usize;
    let (first, range) = lines.lines_around(from..from + visible, MOST_LINES);
    let excerpt = text.get(range.clone()).unwrap_or_default();
    let start = from.saturating_sub(range.start);
    let end = (start + visible).clamp(start, excerpt.len());
    let annotation = AnnotationKind::Primary.span(start..end);
    let snippet = Snippet::source(excerpt).annotation(annotation);
    match report.is_file {
        true => title.element(snippet.line_start(first).path(report.name.as_str())),
        // Lines of what a reader found are no lines of the file: the place is told in the letter's own terms.
        false => title.element(snippet.line_numbering(false).path(place(report, told))),
    }
}

fn place(report: &Report, told: &Told) -> String {
    match told.own_terms() {
        terms if terms.is_empty() => report.name.clone(),
        terms => format!("{}: {terms}", report.name),
    }
}
