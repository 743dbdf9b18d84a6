//! Bytes → findings: what reading noticed and what the letter says, each at its place in the input.

use crate::format::xml_options;
use crate::{Format, Options, Read, Source, read, recognise_format};
use findings::{Finding, Place, Span, Unreadable};
use letter::json;
use read_xml::{Asked, locate};

/// A letter that was checked.
pub struct Checked {
    /// The letter, with its source.
    pub read: Read,
    /// The format that it was read in.
    pub format: &'static str,
    /// The text that the places point into: the file itself where the format is text, else what a reader found in it.
    /// None where there is nothing to point at.
    pub text: Option<String>,
    /// Whether lines and columns of the text are those of the file.
    pub is_file: bool,
    /// The findings, in the order of the input.
    pub findings: Vec<Placed>,
}

/// A finding, and where it is in both terms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    /// The finding.
    pub finding: Finding,
    /// The JSON pointer into the letter, where there is one.
    pub pointer: Option<String>,
    /// Where in the text, as near as can be told.
    pub span: Option<Span>,
    /// Which paragraph of a document without lines, from 1.
    pub paragraph: Option<usize>,
}

/// Reads one letter and says what there is to say about it.
///
/// ```
/// let bytes = br#"{"schema": "convoke/letter/1", "language": "en",
///     "body": [{"paragraph": "The lamp is lit on 31 April 2031."}]}"#;
/// let checked = pipeline::check(bytes, None, &pipeline::Options::default()).unwrap();
/// let found = &checked.findings[0];
/// assert_eq!(found.pointer.as_deref(), Some("/body/0/paragraph"));
/// assert_eq!(found.span.unwrap().of(checked.text.as_deref().unwrap()), "31 April 2031");
/// ```
///
/// # Errors
///
/// The bytes are not what they claim to be, or cost more than the limits allow.
pub fn check(bytes: &[u8], from: Option<&'static Format>, options: &Options) -> Result<Checked, Unreadable> {
    let format = from.unwrap_or_else(|| recognise_format(bytes, options.name.as_deref()));
    // Places in a recognised letter are told by the account.
    let options = Options { account: true, ..options.clone() };
    let found = read(bytes, Some(format), &options)?;
    let read = found.value;
    let mut findings: Vec<Placed> = found.findings.into_iter().map(|finding| as_read(finding, &read)).collect();
    findings.extend(match format.name {
        "json" => check::check(&read.letter, &options.vocabularies).into_iter().map(|it| placed(it, None)).collect(),
        _ => meaning(&read, &options),
    });
    if let (false, Some(source)) = (format.is_text, &read.source) {
        for found in &mut findings {
            found.paragraph = found.span.and_then(|span| source.paragraph(span.start));
        }
    }
    let text = match (format.name, &read.source) {
        _ if findings.is_empty() => None,
        ("xml", source) => in_xml(&mut findings, bytes, &options, source.is_some()),
        ("json", _) => in_json(&mut findings, bytes),
        (_, source) => source.as_ref().map(|source| source.text.clone()),
    };
    // In the order of the input; what is about the whole of it comes first.
    findings.sort_by_key(|found| found.span.map(|span| span.start));
    Ok(Checked { read, format: format.name, text, is_file: format.is_text, findings })
}

/// What a letter that was read says, each finding at its place in the source as far as the account tells.
///
/// ```
/// let options = pipeline::Options { account: true, ..Default::default() };
/// let letter = "Dear Sir/Madam,\n\nThe lamp is lit on 31 April 2031.\n\nYours faithfully,\n";
/// let read = pipeline::read(letter.as_bytes(), None, &options).unwrap().value;
/// let found = pipeline::meaning(&read, &options);
/// assert_eq!(found[0].span.unwrap().of(letter), "31 April 2031");
/// ```
pub fn meaning(read: &Read, options: &Options) -> Vec<Placed> {
    let meant = check::check(&read.letter, &options.vocabularies);
    match &read.source {
        Some(source) => in_source(meant, source),
        None => meant.into_iter().map(|finding| placed(finding, None)).collect(),
    }
}

impl Placed {
    /// The finding at its place in the text, where it has one there.
    pub fn in_text(self) -> Finding {
        match self.span {
            Some(span) => Finding { place: Place::Text(span), ..self.finding },
            None => self.finding,
        }
    }
}

fn placed(finding: Finding, span: Option<Span>) -> Placed {
    let pointer = match &finding.place {
        Place::Pointer(pointer) => Some(pointer.clone()),
        _ => None,
    };
    Placed { finding, pointer, span, paragraph: None }
}

/// A finding of reading stands in the text; the account knows what became of it.
fn as_read(finding: Finding, read: &Read) -> Placed {
    let Place::Text(span) = finding.place else { return placed(finding, None) };
    let account = read.source.as_ref().and_then(|source| source.account.as_ref());
    let pointer = account.and_then(|account| {
        let mut around = account.entries().filter(|(entry, ..)| entry.start <= span.start && span.start < entry.end);
        around.next().map(|(.., pointer)| pointer)
    });
    Placed { finding, pointer, span: Some(span), paragraph: None }
}

/// A finding on the meaning stands at a pointer; the account knows where that came from.
fn in_source(findings: Vec<Finding>, source: &Source) -> Vec<Placed> {
    let Some(account) = source.account.as_ref().filter(|_| !findings.is_empty()) else {
        return findings.into_iter().map(|finding| placed(finding, None)).collect();
    };
    let entries: Vec<(Span, String)> = account.entries().map(|(span, _, pointer)| (span, pointer)).collect();
    let span_of = |pointer: &str| {
        let mut inside = entries.iter().filter(|(_, entry)| is_inside(entry, pointer)).map(|(span, _)| *span);
        let first = inside.next();
        first.map(|first| {
            // As far as it goes on without something else between; a whole annex is shown by its first line.
            let end = inside.take_while(|span| span.start <= first.end.saturating_add(400)).last();
            end.map_or(first, |end| first.to(end))
        })
    };
    let near = |mut pointer: &str| loop {
        if let Some(span) = span_of(pointer) {
            return Some(span);
        }
        // A date or a count has no characters of its own where its line was read as one value.
        pointer = pointer.rsplit_once('/')?.0;
        if pointer.is_empty() {
            return None;
        }
    };
    let place = |finding: Finding| {
        let span = if let Place::Pointer(pointer) = &finding.place { near(pointer) } else { None };
        let span = span.map(|span| narrowed(span, &source.text, &finding));
        placed(finding, span)
    };
    findings.into_iter().map(place).collect()
}

/// A finding that quotes words of the value stands at those words.
fn narrowed(span: Span, text: &str, finding: &Finding) -> Span {
    let quoted = finding.detail.split('`').nth(1).unwrap_or_default();
    let value = span.of(text);
    match value.find(quoted) {
        Some(at) if !quoted.is_empty() => {
            let start = span.start as usize + at;
            Span::at(start, start + quoted.len())
        }
        _ => span,
    }
}

fn is_inside(entry: &str, pointer: &str) -> bool {
    entry.strip_prefix(pointer).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// In XML a pointer into a letter of ours, and a range of the text of any other document, are places of the file; the
/// characters of the file.
fn in_xml(findings: &mut [Placed], bytes: &[u8], options: &Options, is_foreign: bool) -> Option<String> {
    let asked = findings.iter().filter_map(|found| match (&found.pointer, found.span) {
        (_, Some(span)) if is_foreign => Some(Asked::Text(span)),
        (Some(pointer), None) if !is_foreign => Some(Asked::Pointer(pointer)),
        _ => None,
    });
    let located = locate(bytes, &xml_options(options), &asked.collect::<Vec<_>>()).ok()?;
    let mut spans = located.spans.into_iter();
    for found in findings {
        let is_asked = if is_foreign { found.span.is_some() } else { found.pointer.is_some() };
        found.span = if is_asked { spans.next().flatten() } else { None };
        if !is_foreign {
            found.span = found.span.map(|span| narrowed(span, &located.text, &found.finding));
        }
    }
    Some(located.text)
}

/// In JSON a pointer is a place of the file.
fn in_json(findings: &mut [Placed], bytes: &[u8]) -> Option<String> {
    let text = std::str::from_utf8(bytes).ok()?;
    let pointers: Vec<&str> = findings.iter().map(|found| found.pointer.as_deref().unwrap_or_default()).collect();
    let spans = json::spans(bytes, &pointers);
    for (found, range) in findings.iter_mut().zip(spans) {
        found.span = range.map(|range| narrowed(Span::at(range.start, range.end), text, &found.finding));
    }
    Some(text.to_owned())
}
