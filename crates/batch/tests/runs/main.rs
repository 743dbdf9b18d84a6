//! Whole runs, by the program `planted`: cut short, resumed, with workers that misbehave, among hostile names.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a panic in a test is a failed test")]
#![cfg(unix)]

mod cut_short;
mod full;
mod hostile;
mod misbehaviour;
mod order;
mod place;
mod resumed;
mod sharded;
