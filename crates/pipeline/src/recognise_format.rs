//! Which format bytes are in.

use crate::format::{FORMATS, Format, TEXT};
use findings::nearest;

/// The format of these bytes: by content first, by the extension of a name second; plain text is what is left.
///
/// A file that is called a document and is text (a page of the web, a spreadsheet's export) is no letter of another
/// format: the reader of documents says what it is.
///
/// ```
/// assert_eq!(pipeline::recognise_format(b"<html>", Some("letter.docx")).name, "docx");
/// assert_eq!(pipeline::recognise_format(b"{}", Some("letter.txt")).name, "json");
/// assert_eq!(pipeline::recognise_format(b"Dear Sir/Madam,", None).name, "text");
/// ```
pub fn recognise_format(bytes: &[u8], name: Option<&str>) -> &'static Format {
    let readable = || FORMATS.iter().copied().filter(|format| format.read.is_some());
    let extension = name.and_then(|name| name.rsplit_once('.')).map(|(_, extension)| extension.to_ascii_lowercase());
    let named = readable().find(|format| format.extensions.iter().any(|e| Some(*e) == extension.as_deref()));
    let shown = readable().find(|format| (format.looks_like)(bytes));
    match (shown, named) {
        (Some(shown), Some(named)) if shown.is_text && !named.is_text => named,
        (shown, named) => shown.or(named).unwrap_or(&TEXT),
    }
}

/// The format with this name.
///
/// ```
/// assert!(pipeline::format_named("json").is_some());
/// assert!(pipeline::format_named("cuneiform").is_none());
/// ```
pub fn format_named(name: &str) -> Option<&'static Format> {
    FORMATS.iter().copied().find(|format| format.name == name)
}

/// What to say of a name that no format has, and that is none of `also`, which mean something beside them.
///
/// ```
/// let said = pipeline::no_format("txt", &[]);
/// assert_eq!(said, "no format is called `txt`\nhint: did you mean `text`?");
/// ```
pub fn no_format(name: &str, also: &[&str]) -> String {
    let names = FORMATS.iter().map(|format| format.name).chain(also.iter().copied());
    let by_extension = FORMATS.iter().find(|format| format.extensions.contains(&name)).map(|format| format.name);
    let hint = match by_extension.or_else(|| nearest(name, names.clone())) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("the formats are {}", names.collect::<Vec<_>>().join(", ")),
    };
    format!("no format is called `{name}`\nhint: {hint}")
}
