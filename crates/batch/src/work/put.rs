//! Outputs into their places: all of a letter's beside them first, then renamed.

use crate::hash;
use crate::how::STREAM;
use crate::message::Task;
use crate::place::{Folders, Own, WORK};
use crate::row::Made;
use crate::step::{Moment, Step};
use pipeline::Format;
use std::fs::{File as Open, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// A file that is to be written.
pub(super) struct File {
    /// From the folder of outputs on.
    pub(super) path: PathBuf,
    pub(super) format: &'static str,
    pub(super) sha256: String,
    pub(super) bytes: Vec<u8>,
}

/// Why an output could not be put into its place.
pub(super) enum Fault {
    /// No output can.
    Full(String),
    /// This one cannot.
    Here(String),
}

/// Puts outputs into the folder.
pub(super) struct Put {
    out: PathBuf,
    /// Where files stand before they are renamed; the number of the file follows.
    beside: PathBuf,
    folders: Folders,
    /// Where the lines of the stream gather.
    lines: PathBuf,
    open_lines: Option<Open>,
    stream: String,
    step: Step,
}

impl Put {
    pub(super) fn new(out: &Path, number: usize, own: &Own, step: Step) -> Self {
        Put {
            out: out.to_owned(),
            beside: out.join(own.in_work(&format!("{number}"))),
            folders: Folders::of(out),
            lines: out.join(own.in_work(&format!("lines-{number}"))),
            open_lines: None,
            stream: own.stream(),
            step,
        }
    }

    /// The name of the stream.
    pub(super) fn stream(&self) -> &str {
        &self.stream
    }

    /// Puts all files of a letter into their places, and its line into the stream.
    pub(super) fn all(&mut self, files: &[File], line: Option<&[u8]>) -> Result<(), Fault> {
        let mut beside = Vec::with_capacity(files.len());
        let put = self.try_all(files, line, &mut beside);
        if put.is_err() {
            // What is half made is never found again.
            for path in beside {
                let _ = std::fs::remove_file(path);
            }
        }
        put
    }

    fn try_all(&mut self, files: &[File], line: Option<&[u8]>, beside: &mut Vec<PathBuf>) -> Result<(), Fault> {
        for (number, file) in files.iter().enumerate() {
            let path = self.beside(number);
            beside.push(path.clone());
            let written = (self.step)(Moment::Writing).and_then(|()| self.folders.make(&file.path));
            let written = written.and_then(|()| std::fs::write(&path, &file.bytes));
            written.and_then(|()| (self.step)(Moment::Written)).map_err(|error| fault(&file.path, &error))?;
        }
        if let Some(line) = line {
            self.append(line).map_err(|error| fault(Path::new(WORK), &error))?;
        }
        for (number, (file, path)) in files.iter().zip(beside.iter()).enumerate() {
            let between = if number > 0 { (self.step)(Moment::BetweenRenames) } else { Ok(()) };
            let renamed = between.and_then(|()| std::fs::rename(path, self.out.join(&file.path)));
            renamed.map_err(|error| fault(&file.path, &error))?;
        }
        (self.step)(Moment::Renamed).map_err(|error| fault(Path::new(""), &error))
    }

    /// Where a letter's file of this number stands before it is renamed.
    fn beside(&self, number: usize) -> PathBuf {
        let mut path = self.beside.clone().into_os_string();
        path.push(format!(".{number}.tmp"));
        path.into()
    }

    /// A line behind the others, whole or not at all as far as anybody reads it.
    fn append(&mut self, line: &[u8]) -> io::Result<()> {
        if self.open_lines.is_none() {
            let mut file = OpenOptions::new().read(true).append(true).create(true).open(&self.lines)?;
            crate::ledger::end_torn_line(&mut file)?;
            self.open_lines = Some(file);
        }
        match &mut self.open_lines {
            Some(file) => file.write_all(line),
            None => Ok(()),
        }
    }

    /// Whether all of these are there and have their hashes. Lines of a stream are not looked for here.
    pub(super) fn has(&self, outputs: &[Made]) -> bool {
        outputs.iter().filter(|made| made.format != STREAM).all(|made| {
            let path = self.out.join(made.path.path());
            let is_file = path.symlink_metadata().is_ok_and(|there| there.is_file() && there.len() == made.bytes);
            is_file && hash::of_file(&path, made.bytes).as_ref() == Some(&made.sha256)
        })
    }

    /// Removes outputs of an earlier run that nothing new took the place of.
    pub(super) fn remove<'a>(&self, old: impl Iterator<Item = &'a Made>, new: &[Made]) {
        let gone = old.filter(|old| old.format != STREAM && new.iter().all(|new| new.path != old.path));
        gone.for_each(|old| remove(&self.out, old.path.path()));
    }

    /// Removes whatever looks as if this letter had been converted.
    pub(super) fn remove_all_of(&self, task: &Task, to: &[&'static Format]) {
        super::possible(task, to).iter().for_each(|path| remove(&self.out, path));
    }
}

/// Removes an output, where it is one: nothing through a link, and no folder.
pub(crate) fn remove(out: &Path, path: &Path) {
    let mut folder = out.to_owned();
    for part in path.parent().into_iter().flat_map(Path::components) {
        folder.push(part);
        if !folder.symlink_metadata().is_ok_and(|there| there.is_dir()) {
            return;
        }
    }
    // Where it cannot be removed, it cannot be written either, and that has been told.
    let _ = std::fs::remove_file(out.join(path));
}

fn fault(path: &Path, error: &io::Error) -> Fault {
    match is_full(error) {
        true => Fault::Full(format!("{}: {error}", path.display())),
        false => Fault::Here(format!("{}: {error}", path.display())),
    }
}

/// Whether the folder of outputs takes no more, whatever it is.
pub(crate) fn is_full(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::ReadOnlyFilesystem)
}
