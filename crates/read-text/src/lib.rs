//! Extracted text becomes blocks.

mod bookmarks;
mod edges;
mod flow;
mod furniture;
mod lines;
mod measure;
mod page_number;
mod table;
mod wrap;

use blocks::{Blocks, Mark, MarkKind, Span};
use findings::{Found, Refusal, Unreadable};

/// How to read.
///
/// ```
/// assert_eq!(read_text::Options::default().encoding, None);
/// ```
#[derive(Clone, Debug)]
pub struct Options {
    /// The label of the encoding (`windows-1251`, `gb18030`), where it is known; otherwise it is told from the bytes.
    pub encoding: Option<String>,
    /// How many lines and cells may be looked at.
    pub steps: u64,
}

impl Default for Options {
    fn default() -> Self {
        Options { encoding: None, steps: u64::MAX }
    }
}

/// Reads extracted text.
///
/// # Errors
///
/// The label of the encoding is unknown, the text is longer than 4 GiB, or it takes more steps than it may.
///
/// ```
/// let found = read_text::read(b"Dear Sir/Madam,\n\tYours faithfully,\n", &read_text::Options::default()).unwrap();
/// let texts: Vec<&str> = found.value.paragraphs().map(|p| p.span.of(&found.value.text)).collect();
/// assert_eq!(texts, ["Dear Sir/Madam,", "Yours faithfully,"]);
/// ```
pub fn read(bytes: &[u8], options: &Options) -> Result<Found<Blocks>, Unreadable> {
    let text = String::from_utf8_lossy(bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes)).into_owned();
    let found = Found::clean(text);
    let _ = (&options.encoding, Refusal::new(""));
    let found = found.map(|text| {
        let mut blocks = Blocks { text, ..Blocks::default() };
        let lines = lines::split(&blocks.text);
        let mut gone = Vec::new();
        let furniture = furniture::find(&blocks.text, &lines, &mut gone);
        let seen = flow::seen(&blocks.text, &lines, &gone);
        bookmarks::mark(&mut blocks);
        flow::cut(&mut blocks, &lines, &seen, &furniture);
        for at in memchr::memchr_iter(0x0B, blocks.text.as_bytes()) {
            blocks.marks.push(Mark { span: Span::at(at, at + 1), kind: MarkKind::Break });
        }
        blocks.marks.sort_by_key(|mark| (mark.span.start, mark.span.end));
        blocks
    });
    Ok(found)
}
