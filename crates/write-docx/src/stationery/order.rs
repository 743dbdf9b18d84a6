//! A small part as a tree, so that its elements can be put into the order of the schema and others added.
//!
//! docx-rs writes `w:rPr` before `w:pPr` in a style and `w:zoom` late in the settings; the schema (ISO/IEC 29500-1,
//! wml.xsd) is a sequence, and Word refuses some documents that break it.

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, Writer};

/// An element: its start tag, and what stands in it. These parts hold no characters.
#[derive(Clone, Debug)]
struct Element {
    tag: BytesStart<'static>,
    children: Vec<Element>,
}

/// No part of stationery is deeper; the functions here call themselves.
const DEEPEST: u32 = 256;

/// A part.
pub(super) struct Part {
    root: Element,
}

impl Part {
    /// Reads what docx-rs wrote, or a piece of our own. What is no XML becomes an empty part, which a test would see.
    pub(super) fn read(bytes: &[u8]) -> Part {
        let mut elements = read(bytes);
        let root = if elements.is_empty() { None } else { Some(elements.remove(0)) };
        Part { root: root.unwrap_or(Element { tag: BytesStart::new("w:empty"), children: Vec::new() }) }
    }

    /// The name of the root of a part that is well-formed and has no document type; else what is wrong with it.
    pub(super) fn sound(bytes: &[u8]) -> Result<String, String> {
        let mut reader = Reader::from_reader(bytes);
        let mut root = None;
        let mut depth = 0_u32;
        loop {
            match reader.read_event().map_err(|error| format!("no XML: {error}"))? {
                Event::Start(tag) => {
                    tag.attributes().try_for_each(|it| it.map(|_| ())).map_err(|error| format!("no XML: {error}"))?;
                    root.get_or_insert_with(|| tag.name().into_inner().to_owned());
                    depth += 1;
                    if depth > DEEPEST {
                        return Err(format!("elements stand more than {DEEPEST} levels in each other"));
                    }
                }
                Event::Empty(tag) => {
                    tag.attributes().try_for_each(|it| it.map(|_| ())).map_err(|error| format!("no XML: {error}"))?;
                    root.get_or_insert_with(|| tag.name().into_inner().to_owned());
                }
                Event::End(_) => depth = depth.saturating_sub(1),
                Event::DocType(_) => return Err("it has a document type, and no part of a document may".to_owned()),
                Event::Eof if depth > 0 => return Err("no XML: an element is not closed".to_owned()),
                Event::Eof => return root.ok_or_else(|| "no XML: no element at all".to_owned()),
                _ => {}
            }
        }
    }

    /// Takes elements of this name from everywhere.
    pub(super) fn strip(&mut self, name: &str) {
        fn strip(element: &mut Element, name: &str) {
            element.children.retain(|child| child.name() != name);
            element.children.iter_mut().for_each(|child| strip(child, name));
        }
        strip(&mut self.root, name);
    }

    /// Adds an element to the root.
    pub(super) fn add(&mut self, markup: &str) {
        self.root.children.extend(read(markup.as_bytes()));
    }

    /// Takes elements of this name from the root.
    pub(super) fn clear_root(&mut self, name: &str) {
        self.root.children.retain(|child| child.name() != name);
    }

    /// Adds an element to the properties of a style: `w:pPr` or `w:rPr`; one of the same name is replaced.
    pub(super) fn add_to_style(&mut self, id: &str, inside: &str, markup: &str) {
        for style in self.root.children.iter_mut().filter(|it| it.attribute("w:styleId").as_deref() == Some(id)) {
            style.child(inside).put(markup);
        }
    }

    /// Adds an element to the defaults of the document.
    pub(super) fn add_to_defaults(&mut self, inside: &str, markup: &str) {
        self.root.child("w:docDefaults").child(&format!("{inside}Default")).child(inside).put(markup);
    }

    /// Properties without content say nothing; run properties do not stand in the paragraph properties of a style.
    pub(super) fn drop_empty(&mut self) {
        fn drop(element: &mut Element) {
            let paragraph = element.name() == "w:pPr";
            element.children.iter_mut().for_each(drop);
            element.children.retain(|child| {
                let properties = matches!(child.name(), "w:pPr" | "w:rPr");
                let says_nothing = properties && child.children.is_empty();
                !says_nothing && (child.name() != "w:rPr" || !paragraph)
            });
        }
        drop(&mut self.root);
    }

    /// Of two styles with the same id the last stays: docx-rs adds a `Normal` of its own.
    pub(super) fn once_each_style(&mut self) {
        let ids: Vec<Option<String>> = self.root.children.iter().map(|it| it.attribute("w:styleId")).collect();
        let mut place = 0;
        self.root.children.retain(|_| {
            let id = ids.get(place).cloned().flatten();
            place += 1;
            id.is_none() || !ids.get(place..).unwrap_or_default().contains(&id)
        });
    }

    /// Word knows its own styles by name; the others say that they are somebody's.
    pub(super) fn mark_our_own(&mut self) {
        for style in &mut self.root.children {
            let ours = style.attribute("w:styleId").is_some_and(|id| id.starts_with("Convoke"));
            if ours && style.attribute("w:customStyle").is_none() {
                style.tag.push_attribute(("w:customStyle", "1"));
            }
        }
    }

    /// Adds the styles that another part has and this one has not; their ids.
    pub(super) fn add_missing_styles(&mut self, other: &Part) -> Vec<String> {
        let known: Vec<String> = self.root.children.iter().filter_map(|it| it.attribute("w:styleId")).collect();
        let mut missing = Vec::new();
        for style in &other.root.children {
            let Some(id) = style.attribute("w:styleId").filter(|id| !known.contains(id)) else { continue };
            let mut added = style.clone();
            // A document has one default style of a kind: its own.
            let kind = style.attribute("w:type");
            let taken = self
                .root
                .children
                .iter()
                .any(|it| it.attribute("w:type") == kind && it.attribute("w:default").is_some());
            if taken && added.attribute("w:default").is_some() {
                let kept: Vec<(String, String)> =
                    attributes(&added.tag).into_iter().filter(|(name, _)| name != "w:default").collect();
                added.tag.clear_attributes();
                added.tag.extend_attributes(kept.iter().map(|(name, value)| (name.as_str(), value.as_str())));
            }
            self.root.children.push(added);
            missing.push(id);
        }
        missing
    }

    /// Puts everything into the order of the schema.
    pub(super) fn order(&mut self) {
        fn order(element: &mut Element) {
            element.children.iter_mut().for_each(order);
            if let Some((_, names)) = ORDER.iter().find(|(parent, _)| *parent == element.name()) {
                element.children.sort_by_key(|child| names.iter().position(|name| *name == child.name()));
            }
        }
        order(&mut self.root);
    }

    /// The part as bytes.
    pub(super) fn write(&self) -> Vec<u8> {
        fn write(element: &Element, to: &mut Writer<Vec<u8>>) {
            // Writing into memory does not fail.
            let tag = element.tag.borrow();
            if element.children.is_empty() {
                let _ = to.write_event(Event::Empty(tag));
                return;
            }
            let end = tag.to_end().into_owned();
            let _ = to.write_event(Event::Start(tag));
            element.children.iter().for_each(|child| write(child, to));
            let _ = to.write_event(Event::End(end));
        }
        let mut out = Writer::new(b"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n".to_vec());
        write(&self.root, &mut out);
        out.into_inner()
    }
}

impl Element {
    fn name(&self) -> &str {
        let name = self.tag.name().into_inner();
        self.tag.get(..name.len()).unwrap_or_default()
    }

    fn attribute(&self, name: &str) -> Option<String> {
        let found = self.tag.attributes().flatten().find(|it| it.key.into_inner() == name)?;
        Some(found.value.to_string())
    }

    /// The child of this name, made where there is none.
    fn child(&mut self, name: &str) -> &mut Element {
        let place = self.children.iter().position(|child| child.name() == name).unwrap_or_else(|| {
            self.children.push(Element { tag: BytesStart::new(name.to_owned()), children: Vec::new() });
            self.children.len() - 1
        });
        // The place was just found or made.
        #[allow(clippy::indexing_slicing)]
        &mut self.children[place]
    }

    fn put(&mut self, markup: &str) {
        for element in read(markup.as_bytes()) {
            self.children.retain(|child| child.name() != element.name());
            self.children.push(element);
        }
    }
}

/// The tags of a piece of XML, with their attributes, as far as it can be read.
pub(super) fn tags(bytes: &[u8]) -> Vec<(String, Vec<(String, String)>)> {
    let mut reader = Reader::from_reader(bytes);
    reader.config_mut().check_end_names = false;
    let mut tags = Vec::new();
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(tag) | Event::Empty(tag) => tags.push((tag.name().into_inner().to_owned(), attributes(&tag))),
            Event::Eof => break,
            _ => {}
        }
    }
    tags
}

fn attributes(tag: &BytesStart<'_>) -> Vec<(String, String)> {
    let plain = |value: &str| quick_xml::escape::unescape(value).map(|it| it.into_owned()).unwrap_or_default();
    tag.attributes().flatten().map(|it| (it.key.into_inner().to_owned(), plain(&it.value))).collect()
}

/// The elements of a piece of XML.
fn read(bytes: &[u8]) -> Vec<Element> {
    let mut reader = Reader::from_reader(bytes);
    let mut open: Vec<Element> = vec![Element { tag: BytesStart::new("root"), children: Vec::new() }];
    loop {
        let (element, empty) = match reader.read_event() {
            Ok(Event::Start(tag)) => (tag.into_owned(), false),
            Ok(Event::Empty(tag)) => (tag.into_owned(), true),
            Ok(Event::End(_)) => {
                if let Some(done) = open.pop() {
                    match open.last_mut() {
                        Some(parent) => parent.children.push(done),
                        None => return Vec::new(),
                    }
                }
                continue;
            }
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => continue,
        };
        let element = Element { tag: element, children: Vec::new() };
        match (empty, open.last_mut()) {
            (true, Some(parent)) => parent.children.push(element),
            _ => open.push(element),
        }
    }
    if open.len() == 1 { open.pop().map(|root| root.children).unwrap_or_default() } else { Vec::new() }
}

/// The order of children that the schema asks for, as far as these parts have them.
const ORDER: &[(&str, &[&str])] = &[
    ("w:styles", &["w:docDefaults", "w:latentStyles", "w:style"]),
    ("w:docDefaults", &["w:rPrDefault", "w:pPrDefault"]),
    (
        "w:style",
        &[
            "w:name",
            "w:aliases",
            "w:basedOn",
            "w:next",
            "w:link",
            "w:autoRedefine",
            "w:hidden",
            "w:uiPriority",
            "w:semiHidden",
            "w:unhideWhenUsed",
            "w:qFormat",
            "w:locked",
            "w:pPr",
            "w:rPr",
            "w:tblPr",
            "w:trPr",
            "w:tcPr",
        ],
    ),
    (
        "w:pPr",
        &[
            "w:pStyle",
            "w:keepNext",
            "w:keepLines",
            "w:pageBreakBefore",
            "w:widowControl",
            "w:numPr",
            "w:pBdr",
            "w:shd",
            "w:tabs",
            "w:bidi",
            "w:snapToGrid",
            "w:spacing",
            "w:ind",
            "w:contextualSpacing",
            "w:jc",
            "w:textAlignment",
            "w:outlineLvl",
        ],
    ),
    (
        "w:rPr",
        &[
            "w:rStyle",
            "w:rFonts",
            "w:b",
            "w:bCs",
            "w:i",
            "w:iCs",
            "w:caps",
            "w:strike",
            "w:color",
            "w:sz",
            "w:szCs",
            "w:highlight",
            "w:u",
            "w:vertAlign",
            "w:rtl",
            "w:lang",
        ],
    ),
    (
        "w:settings",
        &[
            "w:zoom",
            "w:defaultTabStop",
            "w:evenAndOddHeaders",
            "w:characterSpacingControl",
            "w:footnotePr",
            "w:compat",
            "w:docVars",
            "w:rsids",
            "w:themeFontLang",
            "w:clrSchemeMapping",
            "w:decimalSymbol",
            "w:listSeparator",
            "w14:docId",
            "w15:chartTrackingRefBased",
            "w15:docId",
        ],
    ),
];
