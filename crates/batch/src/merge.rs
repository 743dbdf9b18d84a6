//! Joins what the parts of a job left: ledgers, streams, reports.

use crate::coordinator::Failure;
use crate::ledger::{Index, Ledger, Place};
use crate::lock::Lock;
use crate::name::Name;
use crate::place::{self, Own, WORK};
use crate::report::{self, Head, Totals};
use crate::row::Record;
use crate::step::undisturbed;
use crate::stream::Lines;
use std::collections::BTreeMap;
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

/// The ledger of a part.
struct Part {
    folder: PathBuf,
    ledger: Ledger,
    head: Head,
}

/// Where a record is: in which part's ledger, and where in it.
type Found = (usize, Place);

/// Joins the parts that ran into these folders into one ledger and one report in `out`, as if they had been one run.
///
/// The outputs stay where they are: the report names those of another folder by their path from `out` on, as it was
/// named.
///
/// # Errors
///
/// A part is missing, two parts are of different jobs, or a folder cannot be used.
pub fn merge(folders: &[PathBuf], out: &Path) -> Result<Totals, Failure> {
    let failed = |error: io::Error| Failure::Place(format!("{}: {error}", out.display()));
    std::fs::create_dir_all(out.join(WORK)).map_err(failed)?;
    let Some(_lock) = Lock::of(out, "").map_err(failed)? else {
        return Err(Failure::Place(format!("{}: another batch is at work in this folder", out.display())));
    };
    let mut parts = Vec::new();
    for folder in folders {
        let named = |error: io::Error| Failure::Place(format!("{}: {error}", folder.display()));
        parts_in(folder, &mut parts).map_err(named)?;
    }
    let whole = whole(&parts)?;
    let found = found(&mut parts).map_err(failed)?;
    let own = Own::of(String::new());
    let records = || found.iter().map(|found| record(&parts, found, out));
    if whole.options.to.iter().any(|name| name == crate::how::STREAM) {
        write_stream(&parts, out, &own, records()).map_err(failed)?;
    }
    write_ledger(out, &own, &whole, records()).map_err(failed)?;
    let rows = records().map(|record| Ok(serde_json::to_vec(&record?.row)?));
    report::write(out, &own, &whole, records(), rows, undisturbed).map_err(failed)
}

/// The parts' ledgers in a folder, in the order of their names.
fn parts_in(folder: &Path, parts: &mut Vec<Part>) -> io::Result<()> {
    let mut names: Vec<String> = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name.ends_with(".jsonl") && place::is_record(&name) {
            names.push(name);
        }
    }
    names.sort();
    for name in names {
        let ledger = Ledger::open(&folder.join(&name))?;
        // A ledger of all letters, as an earlier merging leaves it, is no part.
        if let Some(head) = ledger.last_head()?.filter(|head| head.part.is_some()) {
            parts.push(Part { folder: folder.to_owned(), ledger, head });
        }
    }
    Ok(())
}

/// The head of all parts together.
fn whole(parts: &[Part]) -> Result<Head, Failure> {
    let refused = |why: String| Err(Failure::Place(why));
    let Some(first) = parts.first() else {
        return refused("no part of a batch has a ledger there\nhint: parts are made with `--shard 1/8`".to_owned());
    };
    let count = |part: &Part| part.head.part.as_deref().and_then(|part| part.split_once('/')?.1.parse::<u64>().ok());
    let of = count(first).unwrap_or(0);
    let mut there = BTreeMap::new();
    for part in parts {
        let name = part.head.part.as_deref().unwrap_or_default();
        if count(part) != Some(of) || part.head.options != first.head.options || part.head.tool != first.head.tool {
            let one = first.head.part.as_deref().unwrap_or_default();
            return refused(format!("the parts {one} and {name} are of different jobs"));
        }
        if there.insert(name.to_owned(), ()).is_some() {
            return refused(format!("the part {name} is there twice"));
        }
    }
    if let Some(missing) = (1..=of).map(|number| format!("{number}/{of}")).find(|name| !there.contains_key(name)) {
        return refused(format!("the part {missing} is missing\nhint: run it with `--shard {missing}`"));
    }
    let letters = parts.iter().map(|part| part.head.letters).sum();
    let began = parts.iter().map(|part| part.head.began.clone()).min().unwrap_or_default();
    Ok(Head { part: None, letters, began, ..first.head.clone() })
}

/// All records, in the order of the whole job.
fn found(parts: &mut [Part]) -> io::Result<Vec<Found>> {
    let mut found: Vec<(u64, Found)> = Vec::new();
    for (number, part) in parts.iter_mut().enumerate() {
        let index: Index = part.ledger.index()?;
        for place in index.into_values() {
            found.push((part.ledger.record(place)?.at, (number, place)));
        }
    }
    found.sort_unstable_by_key(|(at, (number, _))| (*at, *number));
    Ok(found.into_iter().map(|(_, found)| found).collect())
}

/// A record, its outputs named from the new folder on.
fn record(parts: &[Part], (number, place): &Found, out: &Path) -> io::Result<Record> {
    let part = parts.get(*number).ok_or(io::ErrorKind::NotFound)?;
    let mut record = part.ledger.record(*place)?;
    for made in &mut record.row.outputs {
        if made.format == crate::how::STREAM {
            made.path = Name::from(Own::of(String::new()).stream());
        } else if part.folder != out {
            let folder = part.folder.strip_prefix(out).unwrap_or(&part.folder);
            made.path = Name::from(folder.join(made.path.path()));
        }
    }
    Ok(record)
}

fn write_stream(
    parts: &[Part],
    out: &Path,
    own: &Own,
    records: impl Iterator<Item = io::Result<Record>>,
) -> io::Result<()> {
    let streams = parts.iter().map(|part| {
        let part_of = part.head.part.as_deref().unwrap_or_default().replace('/', "-of-");
        part.folder.join(Own::of(format!(".{part_of}")).stream())
    });
    let lines = Lines::of_streams(streams)?;
    let beside = out.join(own.in_work("stream"));
    let mut file = File::create(&beside)?;
    lines.write(&mut file, records)?;
    file.sync_data()?;
    std::fs::rename(&beside, out.join(own.stream()))
}

fn write_ledger(
    out: &Path,
    own: &Own,
    head: &Head,
    records: impl Iterator<Item = io::Result<Record>>,
) -> io::Result<()> {
    let beside = out.join(own.in_work("ledger"));
    if beside.exists() {
        std::fs::remove_file(&beside)?;
    }
    let mut ledger = Ledger::open(&beside)?;
    ledger.begin(head)?;
    for record in records {
        ledger.append(&record?)?;
    }
    ledger.handle()?.sync_data()?;
    std::fs::rename(&beside, out.join(own.ledger()))
}
