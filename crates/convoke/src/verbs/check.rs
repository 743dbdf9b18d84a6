//! `convoke check`
//!
//! Letters are checked side by side and told in the order of their names. What is said to a person goes to standard
//! error; what was asked for as data (`--format json`, `sarif`, `github`) goes to standard output.

mod baseline;
mod github;
mod human;
mod inputs;
mod json;
mod report;
mod sarif;
mod settings;

use crate::cli::{Check, CheckFormat};
use crate::exit::Exit;
use crate::position::Positions;
use crate::verbs::Voice;
use crate::{audit, input, output, tell};
use baseline::Baseline;
use findings::Refusal;
use pipeline::{Checked, Format, Options};
use report::{Region, Report, Sums, Told};
use settings::Settings;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

pub(crate) fn run(words: &Check, voice: Voice) -> anyhow::Result<Exit> {
    let settings = Settings::of(words)?;
    let files = inputs::files(&words.files, |path| settings.is_left_out(path))?;
    let (options, from) = input::options(&words.reading)?;
    let mut reports = side_by_side(&files, |path| {
        let options = Options { name: input::file_name(path), ..options.clone() };
        let mut report = Report { name: input::name(path), path: inputs::slashed(path), ..Report::default() };
        match read(path, from, &options) {
            Ok(checked) => {
                report.audit = words.audit.then(|| account(&report.name, &checked, voice));
                fill(&mut report, checked, &settings);
            }
            Err(refusal) => report.refused = Some(refusal),
        }
        report
    });
    if let Some(path) = &words.write_baseline {
        output::write(path, &Baseline::of(&reports).write())?;
        let refused = reports.iter().filter(|report| report.refused.is_some());
        refused.clone().for_each(|report| tell::raw(&human::whole(report)));
        return Ok(if refused.count() == 0 { Exit::Done } else { Exit::Input });
    }
    let mut known = 0;
    if let Some(path) = &settings.baseline {
        let mut baseline = Baseline::read(path)?;
        known = reports.iter_mut().map(|report| baseline.take(report)).sum();
    }
    let sums = Sums { known, ..Sums::of(&reports) };
    tell(&reports, sums, words.format, voice)?;
    let lost = reports.iter().any(|report| report.audit.as_ref().is_some_and(|(_, lost)| *lost > 0));
    let fails = reports.iter().flat_map(|report| &report.told).any(|told| settings.fails(told.level));
    // What is worse wins: our own fault, then an input that was not checked at all.
    Ok(match (lost, sums.refused > 0, fails) {
        (true, _, _) => Exit::Ours,
        (_, true, _) => Exit::Input,
        (_, _, true) => Exit::Findings,
        _ => Exit::Done,
    })
}

/// Does the work for each file, as many at a time as the machine has places; the results in the order of the files.
fn side_by_side(files: &[PathBuf], work: impl Fn(&Path) -> Report + Sync) -> Vec<Report> {
    let places = std::thread::available_parallelism().map_or(1, usize::from).min(files.len()).max(1);
    let (next, done) = (AtomicUsize::new(0), Mutex::new(Vec::with_capacity(files.len())));
    std::thread::scope(|scope| {
        for _ in 0..places {
            scope.spawn(|| {
                while let Some((number, path)) =
                    Some(next.fetch_add(1, Ordering::Relaxed)).and_then(|n| Some((n, files.get(n)?)))
                {
                    let report = work(path);
                    done.lock().unwrap_or_else(PoisonError::into_inner).push((number, report));
                }
            });
        }
    });
    let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    done.sort_by_key(|(number, _)| *number);
    done.into_iter().map(|(_, report)| report).collect()
}

fn read(path: &Path, from: Option<&'static Format>, options: &Options) -> Result<Checked, Refusal> {
    let bytes = input::bytes(path, options.limits).map_err(|error| {
        // The name stands before every report already.
        let words = format!("{error:#}");
        let name = format!("{}: ", input::name(path));
        let words = words.strip_prefix(name.as_str()).unwrap_or(&words);
        let (reason, hint) = words.split_once("\nhint: ").unwrap_or((words, ""));
        let refusal = Refusal::new(reason);
        if hint.is_empty() { refusal } else { refusal.hint(hint) }
    })?;
    pipeline::check(&bytes, from, options).map_err(|error| *error.0)
}

/// The account of one letter as it is told, and how many characters are in no part of the letter.
fn account(name: &str, checked: &Checked, voice: Voice) -> (String, usize) {
    let source = checked.read.source.as_ref();
    let mut told = audit::sums(name, source);
    if let Some(source) = source.filter(|_| voice.verbose) {
        told.push_str(&audit::whole(source));
    }
    (told, source.map_or(0, audit::unaccounted))
}

fn fill(report: &mut Report, checked: Checked, settings: &Settings) {
    let Checked { text, findings, is_file, .. } = checked;
    let place = text.as_deref().filter(|_| !findings.is_empty()).map(|text| (text, Positions::of(text)));
    for placed in findings {
        if let Some(level) = settings.level(placed.finding.code, &report.path) {
            let region =
                placed.span.zip(place.as_ref()).map(|(span, (text, positions))| Region::of(span, text, positions));
            report.told.push(Told { placed, level, region });
        }
    }
    drop(place);
    report.is_file = is_file;
    report.text = text.filter(|_| !report.told.is_empty());
}

fn tell(reports: &[Report], sums: Sums, format: CheckFormat, voice: Voice) -> anyhow::Result<()> {
    for report in reports {
        if let Some((audit, lost)) = &report.audit {
            output::stdout(audit.as_bytes())?;
            if *lost > 0 {
                let lost =
                    format!("{}: {lost} characters are in no part of the letter: a fault of convoke", report.name);
                tell::error(&format!("{lost}\nhint: please report it with the input"));
            }
        }
    }
    match format {
        CheckFormat::Json => return output::stdout(&json::whole(reports, sums)),
        CheckFormat::Sarif => return output::stdout(&sarif::whole(reports)),
        CheckFormat::Github => {
            return reports.iter().try_for_each(|report| output::stdout(github::whole(report).as_bytes()));
        }
        CheckFormat::Human | CheckFormat::Short => {}
    }
    let as_text = if format == CheckFormat::Human { human::whole } else { human::short };
    for report in reports {
        let is_clean = report.told.is_empty() && report.refused.is_none();
        if is_clean && voice.verbose {
            tell::line(&format!("{}: clean", report.name));
        }
        // Quiet hides findings; an input that was not checked is an error.
        if !is_clean && (!voice.quiet || report.refused.is_some()) {
            tell::raw(&as_text(report));
        }
    }
    let any = sums.errors + sums.warnings + sums.notes + sums.known > 0;
    if any && !voice.quiet && format == CheckFormat::Human {
        tell::line(&sums.to_string());
    }
    Ok(())
}
