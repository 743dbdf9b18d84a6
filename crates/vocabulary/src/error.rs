//! Why a vocabulary file was refused, and where.

use std::fmt;

/// A vocabulary file that cannot be used: what is wrong and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    /// What is wrong, as a lowercase fragment.
    pub message: String,
    /// The line, counted from 1.
    pub line: usize,
    /// The column in characters, counted from 1.
    pub column: usize,
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}: {}", self.line, self.column, self.message)
    }
}

impl std::error::Error for Error {}

impl Error {
    /// An error at a byte offset of the file.
    pub(crate) fn at(source: &str, offset: usize, message: impl Into<String>) -> Self {
        let before = source.get(..offset.min(source.len())).unwrap_or(source);
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        Error {
            message: message.into(),
            line: before.matches('\n').count() + 1,
            column: before.get(line_start..).unwrap_or("").chars().count() + 1,
        }
    }

    /// An error about a value: it is shown where the file first says it.
    pub(crate) fn about(source: &str, value: &str, message: impl Into<String>) -> Self {
        Self::at(source, source.find(value).unwrap_or(0), message)
    }

    pub(crate) fn from_toml(source: &str, error: &toml::de::Error) -> Self {
        let offset = error.span().map_or(0, |span| span.start);
        Self::at(source, offset, error.message().trim().replace('\n', ", "))
    }
}
