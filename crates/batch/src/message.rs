//! What coordinator and worker say to each other: a line of JSON each.

use crate::Name;
use crate::how::{Bounds, How};
use crate::inputs::Line;
use crate::row::{Made, Record};
use serde::{Deserialize, Serialize};

/// The first line to a worker.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Begin {
    /// The folder of outputs.
    pub(crate) out: Name,
    /// Which worker it is: the names of what it has in work begin with it.
    pub(crate) number: usize,
    /// What the names of the run's own files end with.
    pub(crate) suffix: String,
    pub(crate) how: How,
    pub(crate) bounds: Bounds,
}

/// A letter to convert.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Task {
    /// Its place in the order of all inputs.
    pub(crate) at: u64,
    /// The file.
    pub(crate) input: Name,
    /// The line of it.
    pub(crate) line: Option<Line>,
    /// The place of its outputs.
    pub(crate) place: Name,
    /// What an earlier run made of the letter at this place.
    pub(crate) known: Option<Known>,
}

/// What an earlier run made.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Known {
    /// The hash of the bytes that were read, where the record is good for this run: if input and outputs still have
    /// their hashes, nothing is left to do.
    pub(crate) sha256: Option<String>,
    /// Why its bytes could not be had, where they could not: it is looked at again, and noted again only where that
    /// changed.
    pub(crate) unread: Option<String>,
    /// Its outputs: they go where nothing new takes their place.
    pub(crate) outputs: Vec<Made>,
}

/// What a worker says.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) enum Reply {
    /// It is there.
    Ready,
    /// All is as it was recorded.
    Kept(u64),
    /// What came of a letter.
    Did(Box<Record>),
    /// The outputs take no more: nothing came of this letter, and nothing will of any other.
    Full {
        /// The letter.
        at: u64,
        /// Why.
        reason: String,
    },
}
