//! One run at a time in a folder of outputs.

use crate::place::WORK;
use std::fs::{File, OpenOptions};
use std::io;
use std::path::Path;

/// Held as long as a run lives; the system lets it go when the process ends, however it ends.
#[derive(Debug)]
pub(crate) struct Lock {
    _held: [File; 2],
}

impl Lock {
    /// Holds the folder for a whole run, or for one part of it; nothing where another run has it.
    ///
    /// Parts may run beside each other, but not beside a whole run, and no part twice.
    pub(crate) fn of(out: &Path, suffix: &str) -> io::Result<Option<Self>> {
        let open = |name: &str| {
            OpenOptions::new().read(true).write(true).create(true).truncate(false).open(out.join(WORK).join(name))
        };
        let is_part = !suffix.is_empty();
        let (whole, own) = (open("lock")?, open(&format!("lock-of{suffix}"))?);
        Ok(match hold(&whole, is_part)? && hold(&own, false)? {
            true => Some(Lock { _held: [whole, own] }),
            false => None,
        })
    }
}

#[cfg(unix)]
fn hold(file: &File, shared: bool) -> io::Result<bool> {
    use rustix::fs::{FlockOperation, flock};
    let how = match shared {
        true => FlockOperation::NonBlockingLockShared,
        false => FlockOperation::NonBlockingLockExclusive,
    };
    match flock(file, how) {
        Ok(()) => Ok(true),
        Err(rustix::io::Errno::WOULDBLOCK) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

/// Without locks of files nobody is refused.
#[cfg(not(unix))]
fn hold(_file: &File, _shared: bool) -> io::Result<bool> {
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_beside_each_other_and_nothing_beside_a_whole_run() {
        let out = tempfile::tempdir().unwrap();
        std::fs::create_dir(out.path().join(WORK)).unwrap();
        let lock = |suffix: &str| Lock::of(out.path(), suffix).unwrap();
        let whole = lock("");
        assert!(whole.is_some() && lock("").is_none() && lock(".1-of-2").is_none());
        drop(whole);
        let (one, two) = (lock(".1-of-2"), lock(".2-of-2"));
        assert!(one.is_some() && two.is_some() && lock(".1-of-2").is_none() && lock("").is_none());
    }
}
