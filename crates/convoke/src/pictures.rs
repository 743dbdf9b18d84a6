//! The pictures of a letter in a folder beside it.

use crate::output;
use anyhow::Context;
use findings::{Code, Finding, Place};
use letter::Letter;
use pipeline::Read;
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;

/// Puts the pictures that came with the letter into the folder, and takes from it those that the letter only names.
pub(crate) fn exchange(folder: &Path, read: &mut Read) -> anyhow::Result<()> {
    let named = named(&read.letter);
    if read.assets.is_empty() && named.is_empty() {
        return Ok(());
    }
    if !read.assets.is_empty() {
        std::fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
    }
    for (name, bytes) in &read.assets {
        output::write(&folder.join(name), bytes)?;
    }
    for name in named {
        if read.assets.contains_key(&name) {
            continue;
        }
        // What is not there is for the writer to tell of.
        let path = folder.join(&name);
        if path.is_file() {
            let bytes = std::fs::read(&path).with_context(|| path.display().to_string())?;
            read.assets.insert(name, bytes);
        }
    }
    Ok(())
}

/// Says how many pictures go nowhere.
pub(crate) fn left_out(read: &Read) -> Option<Finding> {
    let many = read.assets.len();
    let detail = format!("pictures that came with the letter and are written nowhere: {many}");
    (many > 0).then(|| Finding::new(Code::PicturesLeftOut, Place::Whole, detail))
}

/// The names of the pictures that a letter shows. They are plain file names: no letter with others is read.
fn named(letter: &Letter) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut open = vec![serde_json::to_value(letter).unwrap_or_default()];
    while let Some(value) = open.pop() {
        match value {
            Value::Array(values) => open.extend(values),
            Value::Object(mut fields) => {
                if let Some(Value::String(name)) = fields.get_mut("image").and_then(|image| image.get_mut("name")) {
                    found.insert(std::mem::take(name));
                }
                open.extend(fields.into_iter().map(|(_, value)| value));
            }
            _ => {}
        }
    }
    found
}
