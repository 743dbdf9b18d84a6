//! Wording as data, one file per language.
