//! `cargo xtask bench`: what the promises about cost come to on this machine.

pub(crate) mod docx_in;
