//! Any bytes as plain text: a letter in normal form comes out, and every character is accounted for.
#![no_main]

use libfuzzer_sys::fuzz_target;
use pipeline::{Options, format_named, read};

fuzz_target!(|bytes: &[u8]| {
    let options = Options { account: true, ..Options::default() };
    let Ok(found) = read(bytes, format_named("text"), &options) else { return };
    let source = found.value.source.expect("text was recognised");
    let account = source.account.expect("the account was asked for");
    assert!(account.gaps(&source.text).is_empty(), "unaccounted");
    assert!(found.value.letter.faults().is_empty(), "not in normal form");
    let json = letter::json::write(&found.value.letter, Default::default());
    assert_eq!(letter::json::read(&json).expect("our own JSON"), found.value.letter);
});
