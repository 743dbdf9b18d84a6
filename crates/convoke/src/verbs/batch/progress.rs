//! How far a batch is: a bar on a terminal, a line now and then elsewhere.

use crate::audit::shown;
use crate::tell;
use crate::verbs::Voice;
use batch::{Event, Watch};
use std::io::IsTerminal;
use std::time::{Duration, Instant};

/// How often a bar is drawn, and how often a line is printed where there is no terminal.
const DRAWN: Duration = Duration::from_millis(100);
const PRINTED: Duration = Duration::from_secs(10);

/// Tells how far a batch is.
pub(crate) struct Progress {
    voice: Voice,
    is_terminal: bool,
    width: usize,
    began: Instant,
    told: Instant,
    letters: u64,
    done: u64,
    kept: u64,
    findings: u64,
    failed: u64,
    last: String,
    is_drawn: bool,
}

impl Progress {
    pub(crate) fn new(voice: Voice) -> Self {
        let columns = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
        let now = Instant::now();
        Progress {
            voice,
            is_terminal: std::io::stderr().is_terminal(),
            width: columns.unwrap_or(80),
            began: now,
            told: now,
            letters: 0,
            done: 0,
            kept: 0,
            findings: 0,
            failed: 0,
            last: String::new(),
            is_drawn: false,
        }
    }

    /// Makes room for what is said next.
    pub(crate) fn end(&mut self) {
        if self.is_drawn {
            tell::raw("\r\u{1b}[K");
            self.is_drawn = false;
        }
    }

    fn tell(&mut self) {
        let every = if self.is_terminal { DRAWN } else { PRINTED };
        if self.voice.quiet || self.told.elapsed() < every {
            return;
        }
        self.told = Instant::now();
        let line = self.line(self.began.elapsed());
        match self.is_terminal {
            true => {
                let fits: String = line.chars().take(self.width.saturating_sub(1)).collect();
                tell::raw(&format!("\r\u{1b}[K{fits}"));
                self.is_drawn = true;
            }
            false => tell::line(&line),
        }
    }

    /// Done, rate, time left, findings, failures, and the letter that came last.
    fn line(&self, time: Duration) -> String {
        let worked = self.done - self.kept;
        let rate = worked as f64 / time.as_secs_f64().max(0.001);
        let mut line = format!("{} of {} letters, {rate:.0} a second", self.done, self.letters);
        if rate > 0.0 {
            line.push_str(&format!(", {} left", span((self.letters - self.done) as f64 / rate)));
        }
        for (many, what) in [(self.findings, "with findings"), (self.failed, "failed")] {
            if many > 0 {
                line.push_str(&format!(", {many} {what}"));
            }
        }
        if self.is_terminal && !self.last.is_empty() {
            line.push_str(&format!(": {}", shown(&self.last).replace('\n', "\\n")));
        }
        line
    }
}

impl Watch for Progress {
    fn event(&mut self, event: &Event<'_>) {
        match event {
            Event::Began { letters, .. } => {
                self.letters = *letters;
                self.began = Instant::now();
            }
            Event::Letter { input, line, outcome, reason, findings, kept, .. } => {
                self.done += 1;
                self.kept += u64::from(*kept);
                self.findings += u64::from(*findings > 0);
                self.failed += u64::from(outcome.is_failed());
                if self.is_terminal {
                    self.last = input.to_string();
                }
                if outcome.is_failed() && !self.voice.quiet && !*kept {
                    self.end();
                    let line = line.map(|line| format!(":{line}")).unwrap_or_default();
                    let name = input.to_string().replace('\n', "\\n");
                    tell::line(&format!("{name}{line}: {}: {}", outcome.words(), reason.unwrap_or_default()));
                }
            }
            Event::Died { worker, reason } if self.voice.verbose => {
                self.end();
                tell::line(&format!("worker {worker} is replaced: {reason}"));
            }
            _ => {}
        }
        self.tell();
    }
}

/// A span of time as people say it.
pub(super) fn span(seconds: f64) -> String {
    match seconds {
        ..60.0 => format!("{seconds:.1} s"),
        ..3600.0 => format!("{:.0} min", seconds / 60.0),
        _ => format!("{:.1} h", seconds / 3600.0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_says_how_far_it_is() {
        let mut progress = Progress::new(Voice { quiet: true, verbose: false });
        progress.is_terminal = true;
        (progress.letters, progress.done, progress.kept, progress.failed) = (100, 30, 10, 2);
        progress.last = "a\n\u{1b}[2Jb.txt".to_owned();
        let line = progress.line(Duration::from_secs(2));
        assert_eq!(line, "30 of 100 letters, 10 a second, 7.0 s left, 2 failed: a\\n\\u{1b}[2Jb.txt");
    }
}
