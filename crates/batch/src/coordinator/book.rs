//! The ledger while it is written: every keeper puts its letters into it by itself.

use crate::ledger::{Ledger, Place};
use crate::row::Record;
use crate::step::{Moment, Step};
use std::io;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The ledger, and where in it each letter of the run is.
pub(super) struct Book {
    open: Mutex<Pages>,
    step: Step,
}

/// What is in it.
pub(super) struct Pages {
    pub(super) ledger: Ledger,
    /// Where the record of each letter is; nothing where it is left to do.
    pub(super) places: Vec<Option<Place>>,
    /// How many were done by an earlier run.
    pub(super) kept: u64,
}

impl Book {
    pub(super) fn of(ledger: Ledger, letters: usize, step: Step) -> Self {
        Book { open: Mutex::new(Pages { ledger, places: vec![None; letters], kept: 0 }), step }
    }

    /// A letter that came to an end.
    pub(super) fn record(&self, number: usize, record: &Record) -> io::Result<()> {
        let mut pages = self.pages();
        (self.step)(Moment::BeforeLedger)?;
        let place = pages.ledger.append(record)?;
        (self.step)(Moment::AfterLedger)?;
        pages.put(number, place);
        Ok(())
    }

    /// A letter that is as it was recorded.
    pub(super) fn keep(&self, number: usize, place: Place) {
        let mut pages = self.pages();
        pages.kept += 1;
        pages.put(number, place);
    }

    /// What is in it, when no letter is left.
    pub(super) fn closed(self) -> Pages {
        self.open.into_inner().unwrap_or_else(PoisonError::into_inner)
    }

    fn pages(&self) -> MutexGuard<'_, Pages> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Pages {
    fn put(&mut self, number: usize, place: Place) {
        if let Some(slot) = self.places.get_mut(number) {
            *slot = Some(place);
        }
    }
}
