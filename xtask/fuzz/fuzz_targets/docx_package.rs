//! Any bytes as a package: no panic, no hang, and blocks that hold together.
#![no_main]

mod sound;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    for revisions in [read_docx::Revisions::Accepted, read_docx::Revisions::Original] {
        let limits = read_docx::Limits { inflated: 16 << 20, text: 4 << 20, ..Default::default() };
        let options = read_docx::Options { limits, revisions, assets: true, ..Default::default() };
        if let Ok(found) = read_docx::read(bytes, &options) {
            sound::check(&found.value, &found.findings);
        }
    }
});
