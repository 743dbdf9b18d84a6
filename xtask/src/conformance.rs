//! `cargo xtask conformance`: what the writers make is what the standards want.
//!
//! It installs nothing and says what to install. Start reading at `conformance/xml.rs`.

pub(crate) mod faults;
pub(crate) mod judge;
pub(crate) mod w3c;
pub(crate) mod xml;
