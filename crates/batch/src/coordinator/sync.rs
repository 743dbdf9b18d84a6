//! Outputs and ledger onto the disk together, about once a second.

use crate::step::{Moment, Step};
use std::fs::File;
use std::io;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// How long what was done may have to be done again after a power cut.
const EVERY: Duration = Duration::from_secs(1);

/// What is to outlive a power cut.
pub(super) struct Sync {
    out: File,
    ledger: File,
    step: Step,
    /// Whether anything came since the last time.
    pub(super) is_due: AtomicBool,
    pub(super) is_over: AtomicBool,
}

impl Sync {
    pub(super) fn new(out: &Path, ledger: File, step: Step) -> io::Result<Self> {
        let (is_due, is_over) = (AtomicBool::new(false), AtomicBool::new(false));
        Ok(Sync { out: File::open(out)?, ledger, step, is_due, is_over })
    }

    /// Syncs about once a second until the run is over; ends with the first error.
    pub(super) fn run(&self) -> io::Result<()> {
        while !self.is_over.load(Ordering::SeqCst) {
            std::thread::park_timeout(EVERY);
            if self.is_due.swap(false, Ordering::SeqCst) {
                self.now()?;
            }
        }
        Ok(())
    }

    /// Outputs first: a ledger that knows of an output that is not there costs a letter, the other way nothing. (It
    /// would be noticed by its hash.)
    pub(super) fn now(&self) -> io::Result<()> {
        (self.step)(Moment::BeforeSync)?;
        outputs(&self.out)?;
        (self.step)(Moment::BetweenSyncs)?;
        self.ledger.sync_data()?;
        (self.step)(Moment::AfterSync)
    }
}

/// Everything that was written to the disk of this folder: one call for any number of letters.
#[cfg(target_os = "linux")]
fn outputs(folder: &File) -> io::Result<()> {
    rustix::fs::syncfs(folder).map_err(io::Error::from)
}

/// Where there is no such call, outputs are left to the system: one that a power cut took is noticed by its hash, and
/// made again.
#[cfg(not(target_os = "linux"))]
fn outputs(_folder: &File) -> io::Result<()> {
    Ok(())
}
