//! Any bytes as JSON: an error with a place, or a letter that is written the same for ever.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(letter) = letter::json::read(bytes) else { return };
    let json = letter::json::write(&letter, Default::default());
    let again = letter::json::read(&json).expect("our own JSON");
    assert_eq!(letter::json::write(&again, Default::default()), json);
});
