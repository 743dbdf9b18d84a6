//! Extracted text becomes blocks: what an archive kept of a letter, in whatever encoding and by whatever extractor.
//!
//! - In: the bytes of a text file, and [`Options`].
//! - Out: [`Blocks`] whose buffer is the decoded text, verbatim, with paragraphs, tables, rules and the heads and feet of
//!   pages as ranges of it; findings on what was assumed about the bytes.
//! - Never: what a line means. No word of a language is known here but those for a page number; a label, a date or a
//!   list marker is evidence of what stands together, and it is left in the text.
//!
//! | kept | changed | dropped |
//! |---|---|---|
//! | every character of the decoded text | bytes that mean nothing become U+FFFD, each run a finding | the byte order mark |
//! | line ends, blanks, tabs: marks say which were only wrapped | quoted-printable, HTML entities, `>` of a mail export are undone, with a finding | |
//! | page numbers, further copies of running heads, bookmarks of editors: marked as residue | | |
//!
//! Doubt is decided for the plainer reading: two lines are two paragraphs, a stroke is a stroke, a line that is said once
//! is no furniture. Everything takes time linear in the text: each line is looked at a fixed number of times.
//!
//! Start reading at `flow.rs`, the walk that puts the pieces; `wrap.rs` and `furniture.rs` hold the two questions that
//! take judgement, `table.rs` the grammars of tables.

mod bookmarks;
mod decode;
mod edges;
mod flow;
mod foreign;
mod furniture;
mod lines;
mod mail;
mod marker;
mod measure;
mod page_number;
mod signs;
mod table;
mod wrap;

pub use decode::check_encoding;

use blocks::{Blocks, Mark, MarkKind, Span};
use findings::{Found, Refusal, Unreadable};

/// How to read.
///
/// ```
/// let options = read_text::Options { encoding: Some("windows-1251".into()), ..Default::default() };
/// let found = read_text::read(b"\xCF\xF0\xE8\xE2\xE5\xF2", &options).unwrap();
/// assert_eq!(found.value.text, "Привет");
/// ```
#[derive(Clone, Debug)]
pub struct Options {
    /// The label of the encoding (`windows-1251`, `gb18030`), where it is known; otherwise it is told from the bytes.
    pub encoding: Option<String>,
    /// How many lines may be looked at.
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
/// The file is no text at all (a PDF, a picture), the label of the encoding is unknown, the text is longer than 4 GiB, or it has more lines than steps are allowed.
///
/// ```
/// let letter = "Dear Sir/Madam,\nThe meeting is held in Geneva.\n\tTel:\n\t+41 22 000 00 00\n";
/// let found = read_text::read(letter.as_bytes(), &read_text::Options::default()).unwrap();
/// let texts: Vec<&str> = found.value.paragraphs().map(|p| p.span.of(&found.value.text)).collect();
/// assert_eq!(texts, ["Dear Sir/Madam,", "The meeting is held in Geneva.", "Tel:", "+41 22 000 00 00"]);
/// assert!(found.findings.is_empty());
/// ```
pub fn read(bytes: &[u8], options: &Options) -> Result<Found<Blocks>, Unreadable> {
    if let Some(refusal) = foreign::refuse(bytes) {
        return Err(refusal.into());
    }
    let (text, findings) = text(bytes, options)?;
    let lines = lines::split(&text);
    if lines.len() as u64 > options.steps {
        let reason = format!("the text has {} lines, and the limit of steps is {}", lines.len(), options.steps);
        return Err(Refusal::new(reason).hint("allow more steps, or split the file into its letters").into());
    }
    let mut blocks = Blocks { text, ..Blocks::default() };
    let (furniture, gone) = furniture::find(&blocks.text, &lines);
    let seen = flow::seen(&blocks.text, &lines, &gone);
    bookmarks::mark(&mut blocks);
    flow::cut(&mut blocks, &lines, &seen, &furniture);
    for at in memchr::memchr_iter(0x0B, blocks.text.as_bytes()) {
        blocks.marks.push(Mark { span: Span::at(at, at + 1), kind: MarkKind::Break });
    }
    blocks.marks.sort_by_key(|mark| (mark.span.start, mark.span.end));
    Ok(Found { value: blocks, findings })
}

/// The text in the bytes, without what a mail program put around it.
fn text(bytes: &[u8], options: &Options) -> Result<(String, Vec<findings::Finding>), Unreadable> {
    let unquoted = mail::undo_quoted_printable(bytes);
    let (bytes, mut findings) = match unquoted {
        Some(found) => (std::borrow::Cow::Owned(found.value), found.findings),
        None => (bytes.into(), Vec::new()),
    };
    let decoded = decode::decode(&bytes, options.encoding.as_deref())?.and_then(mail::undo_marks);
    findings.extend(decoded.findings);
    Ok((decoded.value, findings))
}
