//! Any bytes as XML: an error with a place, a letter that comes back from its own XML, or blocks whose ranges lie in
//! their text, one after the other.
#![no_main]

use libfuzzer_sys::fuzz_target;
use read_xml::{Options, Read, read};

fuzz_target!(|bytes: &[u8]| {
    let Ok(found) = read(bytes, &Options::default()) else { return };
    match found.value {
        Read::Letter(letter) => {
            let outputs = write_xml::write(&letter, &Default::default(), &Default::default()).expect("no faults").value;
            let again = read(&outputs[0].bytes, &Options::default()).expect("our own XML");
            assert_eq!(again.value, Read::Letter(letter));
        }
        Read::Blocks(blocks) => {
            let mut end = 0;
            for span in blocks.paragraphs().map(|paragraph| paragraph.span) {
                assert!(span.start >= end && blocks.text.get(span.range()).is_some());
                end = span.end;
            }
            assert!(blocks.marks.iter().all(|mark| blocks.text.get(mark.span.range()).is_some()));
        }
    }
});
