//! What a part points to outside itself: links, pictures, other parts.

use crate::xml::Xml;
use std::collections::HashMap;

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

/// The relations of a part, numbered in the order of their first use.
#[derive(Default)]
pub(crate) struct Relations {
    written: Vec<Relation>,
    known: HashMap<String, u32>,
}

struct Relation {
    kind: &'static str,
    target: String,
    external: bool,
}

impl Relations {
    /// The number of this relation; the same target has the same.
    pub(crate) fn add(&mut self, kind: &'static str, target: &str, external: bool) -> u32 {
        if let Some(number) = self.known.get(target) {
            return *number;
        }
        self.written.push(Relation { kind, target: target.to_owned(), external });
        let number = u32::try_from(self.written.len()).unwrap_or(u32::MAX);
        self.known.insert(target.to_owned(), number);
        number
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.written.is_empty()
    }

    pub(crate) fn write(&self, xml: &mut Xml) {
        xml.open("Relationships", &[("xmlns", "http://schemas.openxmlformats.org/package/2006/relationships")]);
        for (number, relation) in (1_u32..).zip(&self.written) {
            xml.raw("<Relationship Id=\"rId");
            xml.number(number);
            xml.raw("\" Type=\"");
            if !relation.kind.contains(':') {
                xml.raw(OFFICE);
            }
            xml.raw(relation.kind);
            xml.raw("\" Target=\"");
            xml.text(&relation.target);
            xml.raw(if relation.external { "\" TargetMode=\"External\"/>" } else { "\"/>" });
        }
        xml.close("Relationships");
    }
}
