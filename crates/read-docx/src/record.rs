//! The record: what the program that wrote the document left in it for whoever reads it again.
//!
//! It is handed on as it is. What it says, and whether it still holds, is for those to decide who know letters.

use crate::package::Package;
use crate::story::characters;
use crate::xml::{Event, key};
use blocks::Record;

/// The name space of the record. Others' data in a document have others.
const NAMESPACE: &[u8] = b"urn:convoke:record:1";

/// Whether the attributes of an element name our name space, under whatever prefix.
fn declares(attributes: &[u8]) -> bool {
    attributes.windows(NAMESPACE.len()).any(|part| part == NAMESPACE)
}

/// The record in this part; none where it is somebody else's, or damaged.
pub(crate) fn record(package: &Package<'_>, part: &str) -> Option<Record> {
    let mut xml = package.xml(part).ok()?;
    let mut record: Option<Record> = None;
    loop {
        match xml.next().ok()? {
            Event::Open => {
                let tag = xml.tag();
                // It is one element, and holds characters only.
                let is_ours = tag.name == key("record") && declares(tag.attributes.as_written());
                if record.is_some() || !is_ours {
                    return None;
                }
                let visible = tag.attributes.get(b"visible").unwrap_or_default().into_owned();
                let pages = tag.attributes.raw(b"pages") != Some(b"house");
                record = Some(Record { text: String::new(), visible, pages });
            }
            Event::Text => {
                if let Some(record) = &mut record {
                    record.text.push_str(&characters(xml.chars()).ok()?);
                }
            }
            Event::Close => {}
            Event::End => return record,
        }
    }
}
