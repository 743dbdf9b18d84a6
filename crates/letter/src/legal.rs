//! Legal characters: what every format of ours can hold.
//!
//! The characters of XML 1.0 (fifth edition, production 2), without tab, line feed and carriage return: a break is a run.

/// Whether a text may hold this character.
///
/// ```
/// assert!(letter::is_legal('\u{200F}'));
/// assert!(!letter::is_legal('\u{1}') && !letter::is_legal('\t') && !letter::is_legal('\u{FFFE}'));
/// ```
pub fn is_legal(c: char) -> bool {
    c >= ' ' && !matches!(c, '\u{FFFE}' | '\u{FFFF}')
}

/// The first character that a text may not hold.
///
/// ```
/// assert_eq!(letter::legal("a\u{1}b"), Err((1, '\u{1}')));
/// assert_eq!(letter::legal("１． a"), Ok(()));
/// ```
pub fn legal(text: &str) -> Result<(), (usize, char)> {
    // Bytes first, many at a time: a control is one byte below 0x20, and the two non-characters begin with EF BF.
    let plain = |bytes: &[u8]| bytes.iter().fold(true, |plain, byte| plain & (*byte >= b' ') & (*byte != 0xEF));
    if text.as_bytes().chunks(64).all(plain) {
        return Ok(());
    }
    text.char_indices().find(|(_, c)| !is_legal(*c)).map_or(Ok(()), Err)
}
