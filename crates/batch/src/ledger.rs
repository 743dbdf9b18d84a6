//! The ledger: a line for each letter that came to an end, appended as it happens. The last line about a letter counts.

use crate::hash;
use crate::name;
use crate::report::Head;
use crate::row::Record;
use serde::Serialize;
use std::collections::HashMap;
use std::fs::{File, OpenOptions};
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom, Write};
use std::path::Path;

/// Where a record stands in the ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    offset: u64,
    length: u32,
}

/// The ledger of one folder.
pub(crate) struct Ledger {
    file: File,
    /// Where the next line begins.
    end: u64,
}

/// Which record is the last about each place of outputs: by a number of the place, so that ten million fit. Whoever
/// reads the record sees whether it is the one.
pub(crate) type Index = HashMap<u64, Place>;

impl Ledger {
    /// Opens the ledger, or begins one. A torn last line, as a power cut leaves it, is ended and never read.
    pub(crate) fn open(path: &Path) -> io::Result<Self> {
        let mut file = OpenOptions::new().read(true).append(true).create(true).open(path)?;
        end_torn_line(&mut file)?;
        let end = file.seek(SeekFrom::End(0))?;
        Ok(Ledger { file, end })
    }

    /// The last record of each place.
    pub(crate) fn index(&mut self) -> io::Result<Index> {
        let mut index = Index::new();
        self.file.seek(SeekFrom::Start(0))?;
        let mut reader = BufReader::with_capacity(1 << 16, &self.file);
        let (mut line, mut offset) = (Vec::new(), 0);
        loop {
            line.clear();
            let many = reader.read_until(b'\n', &mut line)?;
            if many == 0 {
                return Ok(index);
            }
            if let (Ok(record), Ok(length)) = (serde_json::from_slice::<Record>(&line), u32::try_from(many)) {
                index.insert(number(record.place.path()), Place { offset, length });
            }
            offset += many as u64;
        }
    }

    /// Notes that a run begins: no record, but what merging asks for.
    pub(crate) fn begin(&mut self, head: &Head) -> io::Result<()> {
        self.line(head).map(drop)
    }

    /// What the last run noted when it began.
    pub(crate) fn last_head(&self) -> io::Result<Option<Head>> {
        let mut file = &self.file;
        file.seek(SeekFrom::Start(0))?;
        let lines = BufReader::with_capacity(1 << 16, file).split(b'\n');
        let mut last = None;
        for line in lines {
            if let Ok(head) = serde_json::from_slice(&line?) {
                last = Some(head);
            }
        }
        Ok(last)
    }

    /// Adds a record.
    pub(crate) fn append(&mut self, record: &Record) -> io::Result<Place> {
        self.line(record)
    }

    fn line(&mut self, line: &impl Serialize) -> io::Result<Place> {
        let mut line = serde_json::to_vec(line)?;
        line.push(b'\n');
        if let Err(error) = self.file.write_all(&line) {
            // What was written of it is torn: nothing may be appended to it.
            let _ = self.file.set_len(self.end);
            return Err(error);
        }
        let length = u32::try_from(line.len()).map_err(io::Error::other)?;
        let place = Place { offset: self.end, length };
        self.end += line.len() as u64;
        Ok(place)
    }

    /// The file, for whoever makes it outlive a power cut, and for readers beside the writer.
    pub(crate) fn handle(&self) -> io::Result<File> {
        self.file.try_clone()
    }

    /// The record at this place.
    pub(crate) fn record(&self, place: Place) -> io::Result<Record> {
        read(&self.file, place)
    }

    /// Its records one after the other, for whoever reads many.
    pub(crate) fn reader(&self) -> Reader<'_> {
        Reader { file: &self.file, start: 0, held: Vec::new() }
    }
}

/// How much is read at a time: records about one letter after the other mostly stand so.
const AT_A_TIME: usize = 1 << 14;

/// Reads records; what stands behind the last one is at hand already.
pub(crate) struct Reader<'l> {
    file: &'l File,
    start: u64,
    held: Vec<u8>,
}

impl Reader<'_> {
    /// The record at this place.
    pub(crate) fn record(&mut self, place: Place) -> io::Result<Record> {
        Ok(serde_json::from_slice(self.line(place)?)?)
    }

    /// The row of the record at this place, as the ledger writes it.
    pub(crate) fn row(&mut self, place: Place) -> io::Result<Vec<u8>> {
        let line = self.line(place)?;
        // The row is the last of its fields; no text of JSON has a quotation mark in it that is not escaped.
        let row = memchr::memmem::find(line, ROW).map(|at| at + ROW.len());
        let (Some(row), Some(end)) = (row, line.iter().rposition(|byte| *byte == b'}')) else {
            return Err(io::ErrorKind::InvalidData.into());
        };
        line.get(row..end).map(<[u8]>::to_vec).ok_or(io::ErrorKind::InvalidData.into())
    }

    fn line(&mut self, place: Place) -> io::Result<&[u8]> {
        let length = place.length as usize;
        let within = |start: u64| usize::try_from(place.offset.checked_sub(start)?).ok();
        let is_held = within(self.start).is_some_and(|at| at + length <= self.held.len());
        if !is_held {
            self.held.resize(length.max(AT_A_TIME), 0);
            self.start = place.offset;
            let many = read_at(self.file, &mut self.held, place.offset)?;
            self.held.truncate(many);
        }
        let at = within(self.start).unwrap_or(0);
        self.held.get(at..at + length).ok_or(io::ErrorKind::UnexpectedEof.into())
    }
}

/// What a row stands behind in its record.
const ROW: &[u8] = b",\"row\":";

/// The record at this place of a ledger.
pub(crate) fn read(file: &File, place: Place) -> io::Result<Record> {
    let mut line = vec![0; place.length as usize];
    read_at(file, &mut line, place.offset)?;
    Ok(serde_json::from_slice(&line)?)
}

/// Reads from there on until the buffer is full or the file ends; how many bytes that were.
fn read_at(file: &File, buffer: &mut [u8], offset: u64) -> io::Result<usize> {
    let mut many = 0;
    while let Some(rest) = buffer.get_mut(many..).filter(|rest| !rest.is_empty()) {
        match read_some(file, rest, offset + many as u64)? {
            0 => break,
            more => many += more,
        }
    }
    Ok(many)
}

#[cfg(unix)]
fn read_some(file: &File, buffer: &mut [u8], offset: u64) -> io::Result<usize> {
    std::os::unix::fs::FileExt::read_at(file, buffer, offset)
}

#[cfg(windows)]
fn read_some(file: &File, buffer: &mut [u8], offset: u64) -> io::Result<usize> {
    std::os::windows::fs::FileExt::seek_read(file, buffer, offset)
}

/// The number that a place of outputs has in the index.
pub(crate) fn number(place: &Path) -> u64 {
    hash::number(&name::bytes(place))
}

/// Ends the last line of a file where whoever wrote it was stopped.
pub(crate) fn end_torn_line(file: &mut File) -> io::Result<()> {
    let end = file.seek(SeekFrom::End(0))?;
    if end == 0 {
        return Ok(());
    }
    file.seek(SeekFrom::Start(end - 1))?;
    let mut last = [0];
    file.read_exact(&mut last)?;
    if last == *b"\n" { Ok(()) } else { file.write_all(b"\n") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Name;
    use crate::outcome::Outcome;
    use crate::row::Row;

    fn record(at: u64, why: &str) -> Record {
        let place = Name::from(format!("letters/{at}.txt"));
        let result = Outcome::Skipped(why.to_owned());
        let row = Row { input: place.clone(), line: None, result, outputs: Vec::new(), letter: None };
        Record { at, place, key: ",\"row\":".to_owned(), sha256: None, milliseconds: 1, row }
    }

    #[test]
    fn the_last_record_counts_and_a_torn_line_does_not() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("ledger");
        let mut ledger = Ledger::open(&path).unwrap();
        for (at, why) in [(1, "first"), (2, "first"), (1, "second")] {
            ledger.append(&record(at, why)).unwrap();
        }
        let whole = std::fs::read(&path).unwrap();
        let last = whole.split_inclusive(|byte| *byte == b'\n').next_back().unwrap().len();
        // Wherever the last line is torn, the first record about the letter counts again, and appending goes on.
        for torn in 1..last {
            std::fs::write(&path, &whole[..whole.len() - torn]).unwrap();
            let mut ledger = Ledger::open(&path).unwrap();
            let index = ledger.index().unwrap();
            let told = |index: &Index, at: u64| {
                let place = index[&number(Path::new(&format!("letters/{at}.txt")))];
                read(&File::open(&path).unwrap(), place).unwrap().row.result.reason().unwrap().to_owned()
            };
            // Without its line feed alone a line is whole.
            assert_eq!(told(&index, 1), if torn == 1 { "second" } else { "first" });
            let place = ledger.append(&record(3, "after")).unwrap();
            let mut reader = ledger.reader();
            assert_eq!(reader.record(place).unwrap(), record(3, "after"));
            assert_eq!(reader.row(place).unwrap(), serde_json::to_vec(&record(3, "after").row).unwrap());
            assert_eq!(Ledger::open(&path).unwrap().index().unwrap().len(), 3);
        }
    }
}
