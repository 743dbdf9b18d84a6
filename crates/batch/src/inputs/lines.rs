//! The lines of a file that holds a letter a line.

use super::Line;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// Where each line that is not empty begins and ends. The file is passed once and never held.
pub(super) fn lines(path: &Path) -> io::Result<Vec<Line>> {
    let mut file = File::open(path)?;
    let mut buffer = vec![0; 1 << 16];
    let mut found = Vec::new();
    let mut line = Line { number: 1, start: 0, length: 0 };
    // White space alone is no letter.
    let (mut is_blank, mut ends_with_return) = (true, false);
    let mut end = |line: &mut Line, is_blank: bool, ends_with_return: bool| {
        if !is_blank {
            found.push(Line { length: line.length - u64::from(ends_with_return), ..*line });
        }
        *line = Line { number: line.number + 1, start: line.start + line.length + 1, length: 0 };
    };
    loop {
        let many = match file.read(&mut buffer) {
            Ok(0) => break,
            Ok(many) => many,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        for byte in buffer.get(..many).unwrap_or_default() {
            if *byte == b'\n' {
                end(&mut line, is_blank, ends_with_return);
                (is_blank, ends_with_return) = (true, false);
            } else {
                line.length += 1;
                ends_with_return = *byte == b'\r';
                is_blank = is_blank && byte.is_ascii_whitespace();
            }
        }
    }
    end(&mut line, is_blank, ends_with_return);
    Ok(found)
}
