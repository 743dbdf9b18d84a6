//! The stream: all letters in one file, a line each, in the order of the inputs.
//!
//! Workers are done in any order, so each gathers its lines in a file of its own; when no letter is left, the lines are
//! put in order. A line is found by its hash, in a worker's file or in the stream of an earlier run, so that nothing is
//! converted twice.

use crate::hash;
use crate::how::STREAM;
use crate::place::{Own, WORK};
use crate::row::{Made, Record};
use std::collections::HashMap;
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// Lines that are there already, by their hashes.
#[derive(Debug, Default)]
pub(crate) struct Lines {
    files: Vec<PathBuf>,
    places: HashMap<u128, Line>,
}

#[derive(Clone, Copy, Debug)]
struct Line {
    file: u32,
    length: u32,
    offset: u64,
}

impl Lines {
    /// Those of these files.
    fn of(files: Vec<PathBuf>) -> io::Result<Self> {
        let mut lines = Lines { files, places: HashMap::new() };
        for (number, path) in (0..).zip(&lines.files) {
            let mut reader = BufReader::with_capacity(1 << 16, File::open(path)?);
            let (mut line, mut offset) = (Vec::new(), 0);
            while reader.read_until(b'\n', &mut line)? > 0 {
                if let (Some(key), Ok(length)) = (key(&hash::sha256(&line)), u32::try_from(line.len())) {
                    lines.places.insert(key, Line { file: number, length, offset });
                }
                offset += line.len() as u64;
                line.clear();
            }
        }
        Ok(lines)
    }

    /// Those of a run in this folder: what its workers gathered, and the stream of an earlier run.
    pub(crate) fn of_run(out: &Path, own: &Own) -> io::Result<Self> {
        let mut files = gathered(out, own)?;
        files.extend(Some(out.join(own.stream())).filter(|stream| stream.is_file()));
        Lines::of(files)
    }

    /// Those of finished runs.
    pub(crate) fn of_streams(files: impl Iterator<Item = PathBuf>) -> io::Result<Self> {
        Lines::of(files.filter(|file| file.is_file()).collect())
    }

    /// Whether the lines among these outputs are there.
    pub(crate) fn have(&self, outputs: &[Made]) -> bool {
        let mut lines = outputs.iter().filter(|made| made.format == STREAM);
        lines.all(|made| key(&made.sha256).is_some_and(|key| self.places.contains_key(&key)))
    }

    /// Writes the lines of these letters in their order.
    pub(crate) fn write(
        &self,
        to: &mut impl Write,
        records: impl Iterator<Item = io::Result<Record>>,
    ) -> io::Result<()> {
        let mut to = BufWriter::with_capacity(1 << 16, to);
        let mut open: Vec<File> = self.files.iter().map(File::open).collect::<Result<_, _>>()?;
        let mut line = Vec::new();
        for record in records {
            for made in record?.row.outputs.iter().filter(|made| made.format == STREAM) {
                let place = key(&made.sha256).and_then(|key| self.places.get(&key));
                let file = place.and_then(|place| Some((place, open.get_mut(place.file as usize)?)));
                let Some((place, file)) = file else {
                    return Err(io::Error::other(format!("a line of {} is gone", made.path)));
                };
                file.seek(SeekFrom::Start(place.offset))?;
                line.resize(place.length as usize, 0);
                file.read_exact(&mut line)?;
                to.write_all(&line)?;
            }
        }
        to.flush()
    }
}

/// What the workers of a run gathered.
pub(crate) fn gathered(out: &Path, own: &Own) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(out.join(WORK))? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let number = name.strip_prefix("lines-").and_then(|rest| rest.strip_suffix(own.suffix()));
        if number.is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())) {
            files.push(entry.path());
        }
    }
    files.sort();
    Ok(files)
}

/// Half of a hash: enough.
fn key(sha256: &str) -> Option<u128> {
    u128::from_str_radix(sha256.get(..32)?, 16).ok()
}
