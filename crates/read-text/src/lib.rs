//! read-text
