//! Real documents, changed where it hurts: a part is taken out of its package, elements in it are dropped, doubled, moved,
//! nested or cut short, and everything is packed again.
//!
//! Bytes that libFuzzer changes in a compressed package are nearly always a wrong checksum, and the XML is never reached;
//! its corpus here is whole documents (see `README.md`), and what it makes of them are whole documents again.
#![no_main]

mod package;
mod sound;

use libfuzzer_sys::{fuzz_mutator, fuzz_target, fuzzer_mutate};

/// What is spliced into a part: the elements whose meaning depends most on what stands around them.
const SPLICES: [&str; 16] = [
    "<w:p>",
    "</w:p>",
    "<w:tbl><w:tr><w:tc>",
    "</w:tc></w:tr></w:tbl>",
    "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>",
    "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>",
    "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>",
    "<w:del w:id=\"1\">",
    "</w:del>",
    "<w:r><w:footnoteReference w:id=\"1\"/></w:r>",
    "<w:pPr><w:numPr><w:ilvl w:val=\"8\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>",
    "<w:rPr><w:del/><w:vanish/></w:rPr>",
    "<w:ruby><w:rt><w:r><w:t>a</w:t></w:r></w:rt><w:rubyBase>",
    "<w:txbxContent><w:p>",
    "<w:sectPr/>",
    "<w:vMerge/><w:gridSpan w:val=\"70000\"/>",
];

fuzz_target!(|bytes: &[u8]| {
    for revisions in [read_docx::Revisions::Accepted, read_docx::Revisions::Original] {
        let limits = read_docx::Limits { inflated: 16 << 20, text: 4 << 20, ..Default::default() };
        if let Ok(found) = read_docx::read(bytes, &read_docx::Options { limits, revisions, assets: true, ..Default::default() }) {
            sound::check(&found.value, &found.findings);
        }
    }
});

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    let mut dice = Dice(u64::from(seed) | 1);
    let mut parts = package::unzip(&data[..size]);
    // No package: whatever libFuzzer makes of it.
    if parts.is_empty() {
        return fuzzer_mutate(data, size, max_size);
    }
    for _ in 0..=dice.below(3) {
        let chosen = dice.below(parts.len());
        change(&mut parts[chosen].1, &mut dice);
    }
    let packed = package::zip(&parts);
    if packed.len() > max_size {
        return fuzzer_mutate(data, size, max_size);
    }
    data[..packed.len()].copy_from_slice(&packed);
    packed.len()
});

/// Changes a part at the borders of its tags, or its bytes as libFuzzer does.
fn change(part: &mut Vec<u8>, dice: &mut Dice) {
    let tags: Vec<usize> = part.iter().enumerate().filter(|(_, byte)| **byte == b'<').map(|(at, _)| at).collect();
    if tags.len() < 4 || dice.below(8) == 0 {
        let size = part.len();
        part.resize(size + 64, 0);
        let most = part.len();
        let size = fuzzer_mutate(part, size, most);
        part.truncate(size);
        return;
    }
    let (one, other) = (tags[dice.below(tags.len())], tags[dice.below(tags.len())]);
    let (from, to) = (one.min(other), one.max(other));
    let near = tags.iter().copied().find(|at| *at > from).unwrap_or(to).max(from);
    match dice.below(6) {
        // An element's tag, or a whole stretch, is gone.
        0 => drop(part.drain(from..near)),
        1 if to - from < 4_000 => drop(part.drain(from..to)),
        // It stands twice, or elsewhere.
        2 if to - from < 20_000 => {
            let stretch = part[from..to].to_vec();
            part.splice(from..from, stretch);
        }
        3 => {
            let tag: Vec<u8> = part.drain(from..near).collect();
            let place = other.min(part.len());
            part.splice(place..place, tag);
        }
        // Cut short.
        4 if dice.below(16) == 0 => part.truncate(to),
        _ => {
            let splice = SPLICES[dice.below(SPLICES.len())];
            part.splice(from..from, splice.bytes());
        }
    }
}

/// Numbers that look thrown.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % most.max(1) as u64) as usize
    }
}
