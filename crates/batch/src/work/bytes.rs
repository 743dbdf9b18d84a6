//! The bytes of a letter, and never more of them than a letter may have.

use crate::message::Task;
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;

/// The bytes, or why they cannot be had.
pub(super) fn of(task: &Task, most: u64) -> Result<Vec<u8>, String> {
    let mut file = open(task.input.path())?;
    let length = match task.line {
        Some(line) => line.length,
        None => file.metadata().map_err(|error| error.to_string())?.len(),
    };
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

/// A file that is one: a pipe would keep its reader waiting for ever.
fn open(path: &Path) -> Result<File, String> {
    let missing = |error: std::io::Error| match error.kind() {
        std::io::ErrorKind::NotFound => "there is no such file".to_owned(),
        _ => error.to_string(),
    };
    let there = std::fs::metadata(path).map_err(missing)?;
    if !there.is_file() {
        return Err("no file: a pipe or a device".to_owned());
    }
    File::open(path).map_err(missing)
}
