//! `[Content_Types].xml`: what each part of a package is.

use crate::deflate::Compressed;
use crate::picture::MEDIA;
use crate::stationery::Shared;
use crate::xml::Xml;

const WML: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
const OFFICE: &str = "application/vnd.openxmlformats-officedocument.";
const PACKAGE: &str = "application/vnd.openxmlformats-package.";

/// The parts that one letter has and another has not.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Parts {
    pub(crate) numbering: bool,
    /// Heads and feet of its own: `header`, `footer`.
    pub(crate) margins: Vec<&'static str>,
    pub(crate) record: bool,
}

/// The name of a head or foot by its place among them, in the folder of the main part.
pub(crate) fn margin_name(kind: &str, place: usize) -> String {
    format!("{kind}{}.xml", place + 1)
}

impl Parts {
    /// The table of types of a package with these parts and those that it shares.
    pub(crate) fn types(&self, shared: &[Shared], level: i32) -> Compressed {
        let mut xml = Xml::part(level);
        xml.open("Types", &[("xmlns", "http://schemas.openxmlformats.org/package/2006/content-types")]);
        let defaults =
            [("rels", "application/vnd.openxmlformats-package.relationships+xml"), ("xml", "application/xml")];
        for (extension, media) in defaults.iter().chain(MEDIA) {
            xml.empty("Default", &[("Extension", extension), ("ContentType", media)]);
        }
        let mut is = |part: &str, family: &str, kind: &str| {
            xml.raw("<Override PartName=\"/");
            xml.text(part);
            xml.raw("\" ContentType=\"");
            xml.raw(family);
            xml.text(kind);
            xml.raw("\"/>");
        };
        is("word/document.xml", WML, "document.main+xml");
        is("word/styles.xml", WML, "styles+xml");
        is("word/settings.xml", WML, "settings+xml");
        is("docProps/core.xml", PACKAGE, "core-properties+xml");
        is("docProps/app.xml", OFFICE, "extended-properties+xml");
        is("docProps/custom.xml", OFFICE, "custom-properties+xml");
        if self.numbering {
            is("word/numbering.xml", WML, "numbering+xml");
        }
        for (place, kind) in self.margins.iter().enumerate() {
            is(&format!("word/{}", margin_name(kind, place)), WML, &format!("{kind}+xml"));
        }
        is("word/footnotes.xml", WML, "footnotes+xml");
        if self.record {
            is("customXml/itemProps1.xml", OFFICE, "customXmlProperties+xml");
        }
        for Shared { name, kind, .. } in shared {
            if let Some(kind) = kind {
                is(name, if kind == "theme+xml" { OFFICE } else { WML }, kind);
            }
        }
        xml.close("Types");
        xml.finish()
    }
}
