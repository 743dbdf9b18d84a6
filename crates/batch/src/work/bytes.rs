//! The bytes of a letter, and never more of them than a letter may have.

use crate::message::Task;
use std::fs::File;
use std::io::{Error, ErrorKind, Read, Seek, SeekFrom};
use std::path::Path;

/// The bytes, or why they cannot be had.
pub(super) fn of(task: &Task, most: u64) -> Result<Vec<u8>, String> {
    let (mut file, length) = open(task.input.path())?;
    let length = task.line.map_or(length, |line| line.length);
    if length > most {
        return Err(format!("{length} bytes: more than the limit of {most}"));
    }
    if let Some(line) = task.line {
        file.seek(SeekFrom::Start(line.start)).map_err(|error| error.to_string())?;
    }
    let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or(0));
    // A file that grows while it is read is read as long as it was, or a little longer: one byte beyond the limit is
    // enough to refuse it.
    let end = if task.line.is_some() { length } else { most.saturating_add(1) };
    file.take(end).read_to_end(&mut bytes).map_err(|error| error.to_string())?;
    match task.line.is_some() && (bytes.len() as u64) < length {
        true => Err("the file ends before this line: it was changed while it was read".to_owned()),
        false => Ok(bytes),
    }
}

/// A file that is one, and its length: a pipe would keep its reader waiting for ever.
fn open(path: &Path) -> Result<(File, u64), String> {
    let no_file = || "no file: a pipe or a device".to_owned();
    let file = at_once(path).map_err(|error| match (error.kind(), path.metadata()) {
        (ErrorKind::NotFound, _) => "there is no such file".to_owned(),
        (_, Ok(there)) if !there.is_file() => no_file(),
        _ => error.to_string(),
    })?;
    let there = file.metadata().map_err(|error| error.to_string())?;
    if there.is_file() { Ok((file, there.len())) } else { Err(no_file()) }
}

/// Opens what is there without waiting for the other end of a pipe.
#[cfg(unix)]
fn at_once(path: &Path) -> Result<File, Error> {
    use rustix::fs::{Mode, OFlags, open};
    let flags = OFlags::RDONLY | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
    Ok(File::from(open(path, flags, Mode::empty())?))
}

#[cfg(not(unix))]
fn at_once(path: &Path) -> Result<File, Error> {
    File::open(path)
}
