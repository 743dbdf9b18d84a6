//! One letter: bytes in, an outcome out; the outputs written beside their places and renamed.

mod about;
mod bytes;
pub(crate) mod put;
mod told;

use crate::hash;
use crate::how::{How, STREAM};
use crate::message::{Begin, Known, Reply, Task};
use crate::name::Name;
use crate::outcome::Outcome;
use crate::place::{self, Own};
use crate::row::{About, Made, Record, Row};
use crate::step::{Moment, Step};
use findings::{Code, Finding, Place};
use pipeline::{Format, Options, format_named};
use put::{Fault, File, Put};
use std::path::PathBuf;
use std::time::Instant;

/// All that a worker knows.
pub(crate) struct Worker {
    how: How,
    key: String,
    from: Option<&'static Format>,
    to: Vec<&'static Format>,
    options: Options,
    put: Put,
    step: Step,
}

/// A letter that was converted, in memory.
struct Converted {
    files: Vec<File>,
    line: Option<Vec<u8>>,
    outcome: Outcome,
    about: About,
}

impl Worker {
    pub(crate) fn new(begin: Begin, step: Step) -> Result<Self, String> {
        let Begin { out, number, suffix, how, .. } = begin;
        Ok(Worker {
            key: how.key(),
            from: how.format_read()?,
            to: how.formats()?,
            options: how.options()?,
            put: Put::new(out.path(), number, &Own::of(suffix), step),
            how,
            step,
        })
    }

    /// Does what there is to do about this letter.
    pub(crate) fn letter(&mut self, task: &Task) -> Reply {
        let start = Instant::now();
        let bytes = match bytes::of(task, self.how.max_bytes) {
            Ok(bytes) => bytes,
            Err(why) if task.known.as_ref().is_some_and(|known| known.unread.as_ref() == Some(&why)) => {
                return Reply::Kept(task.at);
            }
            Err(why) => return self.ended(task, start, None, Outcome::Unreadable(why)),
        };
        let sha256 = hash::sha256(&bytes);
        let is_kept = |known: &Known| known.sha256.as_ref() == Some(&sha256) && self.put.has(&known.outputs);
        if task.known.as_ref().is_some_and(is_kept) {
            return Reply::Kept(task.at);
        }
        let converted = match caught(|| self.convert(task, &bytes)) {
            Ok(Ok(converted)) => converted,
            Ok(Err(outcome)) => return self.ended(task, start, Some(sha256), outcome),
            Err(panic) => return self.ended(task, start, Some(sha256), Outcome::Crashed(panic)),
        };
        drop(bytes);
        match self.put.all(&converted.files, converted.line.as_deref()) {
            Ok(()) => {}
            Err(Fault::Full(reason)) => return Reply::Full { at: task.at, reason },
            // The place is to blame, not the bytes: without their hash, the letter is tried again by the next run.
            Err(Fault::Here(why)) => return self.ended(task, start, None, Outcome::Unwritable(why)),
        }
        let outputs = self.made(&converted);
        self.put.remove(task.known.iter().flat_map(|known| &known.outputs), &outputs);
        let row = Row {
            input: task.input.clone(),
            line: task.line.map(|line| line.number),
            result: converted.outcome,
            outputs,
            letter: Some(converted.about),
        };
        self.did(task, start, Some(sha256), row)
    }

    fn convert(&self, task: &Task, bytes: &[u8]) -> Result<Converted, Outcome> {
        (self.step)(Moment::Taken(task.input.path())).map_err(|error| Outcome::Unreadable(error.to_string()))?;
        let place = task.place.path();
        let options =
            Options { name: place.file_name().map(|name| name.to_string_lossy().into_owned()), ..self.options.clone() };
        let checked =
            pipeline::check(bytes, self.from, &options).map_err(|error| Outcome::Unreadable(error.to_string()))?;
        let (letter, assets) = (&checked.read.letter, &checked.read.assets);
        let write = |format: &Format, options: &Options| {
            let written = pipeline::write(letter, assets, format, options);
            written.map_err(|error| Outcome::Unwritable(format!("as {}: {error}", format.name)))
        };
        let (mut files, mut written) = (Vec::new(), Vec::new());
        for format in &self.to {
            let found = write(format, &options)?;
            written.extend(found.findings);
            files.extend(found.value.into_iter().map(|output| File {
                path: place::output(place, format, output.name.as_deref()),
                format: format.name,
                sha256: hash::sha256(&output.bytes),
                bytes: output.bytes,
            }));
        }
        if self.how.assets {
            files.extend(assets.iter().map(|(name, bytes)| File {
                path: place::picture(place, name),
                format: "picture",
                sha256: hash::sha256(bytes),
                bytes: bytes.clone(),
            }));
        } else if !assets.is_empty() && !options.pictures {
            let detail = format!("pictures that came with the letter and are written nowhere: {}", assets.len());
            written.push(Finding::new(Code::PicturesLeftOut, Place::Whole, detail));
        }
        let line = match (self.how.has_stream(), format_named("json")) {
            (true, Some(json)) => {
                let found = write(json, &Options { compact: true, ..options })?;
                found.value.into_iter().next().map(|output| output.bytes)
            }
            _ => None,
        };
        let outcome = Outcome::of(told::told(&checked, &written, &self.how));
        Ok(Converted { files, line, outcome, about: about::of(&checked.read) })
    }

    fn made(&self, converted: &Converted) -> Vec<Made> {
        let file = |file: &File| Made {
            path: Name::from(file.path.clone()),
            format: file.format.to_owned(),
            bytes: file.bytes.len() as u64,
            sha256: file.sha256.clone(),
        };
        let mut made: Vec<Made> = converted.files.iter().map(file).collect();
        if let Some(line) = &converted.line {
            made.push(Made {
                path: Name::from(self.put.stream()),
                format: STREAM.to_owned(),
                bytes: line.len() as u64,
                sha256: hash::sha256(line),
            });
        }
        made
    }

    /// A letter of which nothing came: nothing may be left that looks as if something had.
    fn ended(&self, task: &Task, start: Instant, sha256: Option<String>, outcome: Outcome) -> Reply {
        self.put.remove_all_of(task, &self.to);
        let line = task.line.map(|line| line.number);
        let row = Row { input: task.input.clone(), line, result: outcome, outputs: Vec::new(), letter: None };
        self.did(task, start, sha256, row)
    }

    fn did(&self, task: &Task, start: Instant, sha256: Option<String>, row: Row) -> Reply {
        let milliseconds = u64::try_from(start.elapsed().as_millis()).unwrap_or(u64::MAX);
        let place = task.place.clone();
        Reply::Did(Box::new(Record { at: task.at, place, key: self.key.clone(), sha256, milliseconds, row }))
    }
}

/// The places of everything that could come of a letter, as far as they are known before.
pub(crate) fn possible(task: &Task, to: &[&'static Format]) -> Vec<PathBuf> {
    let usual = to.iter().map(|format| place::output(task.place.path(), format, None));
    let known = task.known.iter().flat_map(|known| &known.outputs).filter(|made| made.format != STREAM);
    usual.chain(known.map(|made| made.path.path().to_owned())).collect()
}

/// The place and words of the last panic: what the hook of a worker keeps.
fn caught<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(work)).map_err(|_| crate::worker::last_panic())
}
