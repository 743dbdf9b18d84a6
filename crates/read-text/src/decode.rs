//! Bytes become text: the encoding that is named, or stated by the first bytes, or told from all of them.
//!
//! Never mojibake in silence: what was assumed is a finding, and so is every run of bytes that means nothing.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{DecoderResult, Encoding, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE, X_USER_DEFINED};
use findings::{Code, Finding, Found, Place, Refusal, Unreadable};

/// How many runs of undecodable bytes are reported one by one.
const REPORTED: usize = 20;

/// Decodes the whole input.
pub(crate) fn decode(bytes: &[u8], label: Option<&str>) -> Result<Found<String>, Unreadable> {
    let found = match label {
        Some(label) => as_named(bytes, label)?,
        None => as_told(bytes),
    };
    if u32::try_from(found.value.len()).is_err() {
        return Err(Refusal::new("the text is longer than 4 GiB").hint("split the file into its letters").into());
    }
    Ok(found)
}

/// Whether an encoding has this label.
///
/// # Errors
///
/// Says which labels there are.
pub fn check_encoding(label: &str) -> Result<(), Unreadable> {
    encoding_called(label).map(drop)
}

fn encoding_called(label: &str) -> Result<&'static Encoding, Unreadable> {
    let found = Encoding::for_label(label.as_bytes()).filter(|encoding| *encoding != X_USER_DEFINED);
    found.ok_or_else(|| {
        let hint =
            "labels are those of web pages: utf-8, utf-16le, gb18030, big5, windows-1251, windows-1252, windows-1256";
        Refusal::new(format!("no encoding is called `{label}`")).hint(hint).into()
    })
}

/// In the encoding with this label; a byte order mark of that encoding is not part of the text.
fn as_named(bytes: &[u8], label: &str) -> Result<Found<String>, Unreadable> {
    let encoding = encoding_called(label)?;
    let mark = Encoding::for_bom(bytes).filter(|(stated, _)| *stated == encoding).map_or(0, |(_, length)| length);
    Ok(decode_as(bytes, mark, widened(encoding)))
}

fn as_told(bytes: &[u8]) -> Found<String> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return decode_as(bytes, mark, encoding);
    }
    if let Some(encoding) = utf_16_without_mark(bytes) {
        return assumed(decode_as(bytes, 0, encoding), encoding);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Found::clean(text.to_owned());
    }
    if is_damaged_utf_8(bytes) {
        return decode_as(bytes, 0, UTF_8);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let encoding = widened(detector.guess(None, Utf8Detection::Deny));
    assumed(decode_as(bytes, 0, encoding), encoding)
}

/// GB18030 holds all of GBK, and letters since 2000 are written in it.
fn widened(encoding: &'static Encoding) -> &'static Encoding {
    if encoding == GBK { GB18030 } else { encoding }
}

fn assumed(found: Found<String>, encoding: &'static Encoding) -> Found<String> {
    let detail = format!("read as {}, which was told from the bytes", encoding.name());
    let mut all = vec![Finding::new(Code::EncodingAssumed, Place::Whole, detail)];
    all.extend(found.findings);
    Found { value: found.value, findings: all }
}

/// UTF-16 betrays itself by its zero bytes: they stand beside every Latin letter, and where the text is not Latin
/// beside line ends, blanks, digits and points.
fn utf_16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = bytes.get(..bytes.len().min(1 << 14))?;
    // Most texts hold no zero at all; one that holds a few is no UTF-16.
    memchr::memchr(0, sample)?;
    let plain = |byte: u8| matches!(byte, b'\n' | b'\r' | b' ' | b'0'..=b'9' | b',' | b'.' | b'-' | b'/' | b'a'..=b'z');
    let (mut little, mut big, mut units) = (0, 0, 0);
    for unit in sample.chunks_exact(2) {
        units += 1;
        match unit {
            [0, byte] if plain(*byte) => big += 1,
            [byte, 0] if plain(*byte) => little += 1,
            _ => {}
        }
    }
    let (encoding, more, fewer) = if little > big { (UTF_16LE, little, big) } else { (UTF_16BE, big, little) };
    let mostly = more * 4 >= units;
    let sparsely = more * 100 >= units && std::str::from_utf8(bytes).is_err();
    (more > 1 && more >= 8 * fewer && (mostly || sparsely)).then_some(encoding)
}

/// UTF-8 in which a few bytes are wrong is still UTF-8: no other encoding makes its long sequences by chance.
fn is_damaged_utf_8(bytes: &[u8]) -> bool {
    let (mut long, mut wrong) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        long += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        wrong += usize::from(!chunk.invalid().is_empty());
    }
    long >= 4 * wrong
}

/// Decodes, puts U+FFFD for what means nothing, and reports where it stood.
fn decode_as(bytes: &[u8], mark: usize, encoding: &'static Encoding) -> Found<String> {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut rest = bytes.get(mark..).unwrap_or_default();
    let mut text = String::with_capacity(
        decoder.max_utf8_buffer_length_without_replacement(rest.len()).unwrap_or(0).min(rest.len() * 2 + 16),
    );
    let mut runs = Runs::default();
    let mut read = mark;
    loop {
        let (result, taken) = decoder.decode_to_string_without_replacement(rest, &mut text, true);
        read += taken;
        rest = rest.get(taken..).unwrap_or_default();
        match result {
            DecoderResult::InputEmpty => break,
            DecoderResult::OutputFull => text.reserve(rest.len() + 64),
            DecoderResult::Malformed(length, after) => {
                let end = read.saturating_sub(usize::from(after));
                runs.push(end.saturating_sub(usize::from(length)), end);
                if text.len() == text.capacity() || text.capacity() - text.len() < 4 {
                    text.reserve(rest.len() + 64);
                }
                text.push('\u{FFFD}');
            }
        }
    }
    Found { value: text, findings: runs.findings(encoding) }
}

/// Runs of undecodable bytes.
#[derive(Default)]
struct Runs {
    reported: Vec<(usize, usize)>,
    more: usize,
    end: usize,
}

impl Runs {
    fn push(&mut self, start: usize, end: usize) {
        if self.end == start
            && let Some(last) = self.reported.last_mut().filter(|_| self.more == 0)
        {
            last.1 = end;
        } else if self.reported.len() < REPORTED {
            self.reported.push((start, end));
        } else if self.end != start {
            self.more += 1;
        }
        self.end = end;
    }

    fn findings(self, encoding: &'static Encoding) -> Vec<Finding> {
        let told =
            |start: usize, detail: String| Finding::new(Code::UndecodableBytes, Place::Byte(start as u64), detail);
        let mut findings: Vec<Finding> = self
            .reported
            .into_iter()
            .map(|(start, end)| {
                let bytes = match end - start {
                    1 => "1 byte does".to_owned(),
                    more => format!("{more} bytes do"),
                };
                told(start, format!("{bytes} not decode as {}", encoding.name()))
            })
            .collect();
        if self.more > 0 {
            findings.push(told(self.end, format!("{} more such runs, the last ends here", self.more)));
        }
        findings
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{BIG5, WINDOWS_1251, WINDOWS_1252, WINDOWS_1256};
    use expect_test::{Expect, expect};

    fn check(bytes: &[u8], label: Option<&str>, expected: Expect) {
        let found = decode(bytes, label).unwrap();
        let mut told = format!("{:?}\n", found.value);
        for finding in found.findings {
            told.push_str(&format!("{} at {}\n", finding, finding.place));
        }
        expected.assert_eq(&told);
    }

    #[test]
    fn utf_8_and_marked_texts_are_read_in_silence() {
        check(
            "Genève".as_bytes(),
            None,
            expect![[r#"
            "Genève"
        "#]],
        );
        check(
            b"\xEF\xBB\xBF\xE4\xBC\x9A",
            None,
            expect![[r#"
            "会"
        "#]],
        );
        check(
            b"\xFF\xFEA\0\x1A\x4F",
            None,
            expect![[r#"
            "A会"
        "#]],
        );
        check(
            b"\xFE\xFF\0A\x4F\x1A",
            None,
            expect![[r#"
            "A会"
        "#]],
        );
        check(
            b"",
            None,
            expect![[r#"
            ""
        "#]],
        );
    }

    #[test]
    fn utf_16_without_a_mark_is_told_by_its_zeros() {
        check(
            b"D\0e\0a\0r\0",
            None,
            expect![[r#"
            "Dear"
            note[encoding-assumed]: read as UTF-16LE, which was told from the bytes at the whole input
        "#]],
        );
        let letter: Vec<u8> =
            "尊敬的先生：\n会议将于日内瓦召开。\n".encode_utf16().flat_map(u16::to_be_bytes).collect();
        check(
            &letter,
            None,
            expect![[r#"
            "尊敬的先生：\n会议将于日内瓦召开。\n"
            note[encoding-assumed]: read as UTF-16BE, which was told from the bytes at the whole input
        "#]],
        );
        check(
            b"a zero \0 in the text is left there",
            None,
            expect![[r#"
            "a zero \0 in the text is left there"
        "#]],
        );
    }

    #[test]
    fn older_encodings_are_told_from_the_bytes() {
        for (encoding, text) in [
            (GB18030, "尊敬的先生：我高兴地邀请您出席将在日内瓦召开的会议。"),
            (BIG5, "敬啟者：謹此邀請貴單位派代表出席將在日內瓦召開的會議。"),
            (WINDOWS_1251, "Уважаемые дамы и господа, имею честь пригласить вас на собрание."),
            (WINDOWS_1252, "Señor: tengo el honor de invitarle a la reunión que se celebrará aquí."),
            (WINDOWS_1256, "حضرات السادة والسيدات، تحية طيبة وبعد، يسرني أن أدعوكم إلى الاجتماع"),
        ] {
            let (bytes, _, _) = encoding.encode(text);
            let found = decode(&bytes, None).unwrap();
            assert_eq!(found.value, text);
            let name = if encoding == GB18030 { "gb18030" } else { encoding.name() };
            assert_eq!(found.findings[0].detail, format!("read as {name}, which was told from the bytes"));
            assert_eq!(decode(&bytes, Some(encoding.name())).unwrap(), Found::clean(text.to_owned()));
        }
    }

    #[test]
    fn bytes_that_mean_nothing_are_replaced_and_reported_run_by_run() {
        check(
            "Réunion à Genève – l’été"
                .replace("Genève", "Gen\u{1}ve")
                .as_bytes()
                .iter()
                .map(|b| if *b == 1 { 0xE8 } else { *b })
                .collect::<Vec<_>>()
                .as_slice(),
            None,
            expect![[r#"
            "Réunion à Gen�ve – l’été"
            error[undecodable-bytes]: 1 byte does not decode as UTF-8 at byte 15
        "#]],
        );
        check(
            b"a\xFF\xFEb\xFF",
            Some("utf-8"),
            expect![[r#"
            "a��b�"
            error[undecodable-bytes]: 2 bytes do not decode as UTF-8 at byte 1
            error[undecodable-bytes]: 1 byte does not decode as UTF-8 at byte 4
        "#]],
        );
        let many = b"\xFFa".repeat(23);
        let found = decode(&many, Some("utf-8")).unwrap();
        assert_eq!(found.findings.len(), 21);
        assert_eq!(found.findings[20].detail, "3 more such runs, the last ends here");
    }

    #[test]
    fn an_unknown_label_is_refused_with_a_hint() {
        let error = decode(b"", Some("latin-nine")).unwrap_err().to_string();
        assert!(error.starts_with("no encoding is called `latin-nine`\nhint: "), "{error}");
    }
}
