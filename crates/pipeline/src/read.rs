//! Bytes → letter.

use crate::{Format, Options, recognise_format};
use blocks::{Blocks, Span};
use findings::{Found, Refusal, Unreadable};
use letter::{Assets, Letter};
use recognise::{Account, Recognised};

/// A letter that was read, with what came beside it.
pub struct Read {
    /// The letter.
    pub letter: Letter,
    /// Its pictures.
    pub assets: Assets,
    /// Where everything came from, where the letter was recognised.
    pub source: Option<Source>,
}

/// The text that a letter was recognised in.
pub struct Source {
    /// The decoded text; places of findings point into it.
    pub text: String,
    /// The account of its characters, where it was asked for.
    pub account: Option<Account>,
    /// Where its paragraphs stand, in their order.
    pub(crate) paragraphs: Vec<Span>,
}

impl Read {
    /// A letter that was data already.
    pub(crate) fn of(letter: Letter) -> Self {
        Read { letter, assets: Assets::new(), source: None }
    }

    /// The letter that is recognised in these blocks.
    pub(crate) fn recognised(blocks: Blocks, options: &Options) -> Found<Self> {
        let how = recognise::Options { language: options.language.clone(), account: options.account };
        recognise::recognise(&blocks, &options.vocabularies, &how).map(|Recognised { letter, account }| {
            let paragraphs = match options.account {
                true => blocks.paragraphs().map(|paragraph| paragraph.span).collect(),
                false => Vec::new(),
            };
            let assets = blocks.assets.into_iter().map(|asset| (asset.name, asset.bytes)).collect();
            Read { letter, assets, source: Some(Source { text: blocks.text, account, paragraphs }) }
        })
    }
}

/// Reads one letter: in the format stated, or the one that its bytes and then its name show.
///
/// ```
/// let bytes = br#"{"schema": "convoke/letter/1", "language": "en", "salutation": "Dear Sir/Madam,"}"#;
/// let read = pipeline::read(bytes, None, &pipeline::Options::default()).unwrap();
/// assert_eq!(read.value.letter.language.as_deref(), Some("en"));
/// ```
///
/// # Errors
///
/// The bytes are not what they claim to be, or cost more than the limits allow.
pub fn read(bytes: &[u8], from: Option<&Format>, options: &Options) -> Result<Found<Read>, Unreadable> {
    let most = options.limits.bytes;
    if bytes.len() as u64 > most {
        return Err(Refusal::new(format!("{} bytes: more than the limit of {most}", bytes.len())).into());
    }
    let format = match from {
        Some(format) => format,
        None => recognise_format(bytes, options.name.as_deref()),
    };
    match format.read {
        Some(read) => read(bytes, options),
        None => Err(Refusal::new(format!("{} is written only, never read", format.name)).into()),
    }
}

impl Source {
    /// Which paragraph a byte stands in, from 1. In a document those count that hold characters, cells of tables among
    /// them.
    pub(crate) fn paragraph(&self, at: u32) -> Option<usize> {
        let number = self.paragraphs.partition_point(|paragraph| paragraph.start <= at);
        Some(number).filter(|number| *number > 0)
    }

    /// Line and column of a byte, both from 1; the column counts characters.
    pub fn line_and_column(&self, at: usize) -> (usize, usize) {
        let before = self.text.get(..at).unwrap_or(&self.text);
        let line = before.matches('\n').count() + 1;
        let start = before.rfind('\n').map_or(0, |place| place + 1);
        (line, before.get(start..).map_or(0, |rest| rest.chars().count()) + 1)
    }
}
