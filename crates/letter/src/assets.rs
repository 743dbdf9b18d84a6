//! What travels beside a letter: its pictures on the way in, its files on the way out.

use std::collections::BTreeMap;

/// The pictures of a letter by name (`sha256-….png`). They travel beside it, never inside its JSON.
///
/// ```
/// let mut assets = letter::Assets::default();
/// assets.insert("sha256-00.png".to_owned(), vec![0x89, b'P']);
/// assert!(assets.contains_key("sha256-00.png"));
/// ```
pub type Assets = BTreeMap<String, Vec<u8>>;

/// A file that a writer made. Most letters make one; a letter with two agendas makes two of `agenda-xml`.
///
/// ```
/// let output = letter::Output { name: None, bytes: b"{}".to_vec() };
/// assert!(output.name.is_none());
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output {
    /// What tells it from its neighbours, where there are several: a plain file name without a folder.
    pub name: Option<String>,
    /// Its bytes.
    pub bytes: Vec<u8>,
}
