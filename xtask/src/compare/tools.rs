//! The tools, each run as its users run it over a folder of documents.

use super::Sample;
use crate::root::root;
use anyhow::{Context, ensure};
use letter::Letter;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

/// What a tool makes of a document.
pub(super) enum Reading {
    /// Its text.
    Text(String),
    /// A letter, if the tool knows of such a thing.
    Letter(Box<Letter>),
}

/// What a tool made of all documents, in their order.
pub(super) struct Made {
    pub(super) version: String,
    pub(super) read: Vec<Reading>,
    pub(super) seconds: f64,
}

/// A tool, and how it is run; nothing comes of one that is not installed.
pub(super) struct Tool {
    pub(super) name: &'static str,
    pub(super) run: fn(&[Sample], &Path) -> anyhow::Result<Option<Made>>,
}

pub(super) const TOOLS: &[Tool] = &[
    Tool { name: "convoke", run: convoke },
    Tool { name: "pandoc", run: pandoc },
    Tool { name: "LibreOffice", run: libreoffice },
    Tool { name: "python-docx", run: python_docx },
];

/// Reads paragraphs and cells in their order, each once, as its documentation shows.
const PYTHON: &str = r#"
import sys, docx
from docx.table import Table
def lines(parent):
    for block in parent.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                seen = []
                for cell in row.cells:
                    if not any(cell._tc is other for other in seen):
                        seen.append(cell._tc)
                        yield from lines(cell)
        else:
            yield block.text
for path in sys.argv[2:]:
    name = path.replace("\\", "/").rsplit("/", 1)[1]
    with open(sys.argv[1] + "/" + name + ".txt", "w", encoding="utf-8") as out:
        out.write("\n".join(lines(docx.Document(path))))
"#;

/// In this process, a letter at a time: reading, and writing JSON.
fn convoke(samples: &[Sample], _: &Path) -> anyhow::Result<Option<Made>> {
    let json = pipeline::format_named("json").context("json is a format")?;
    let options = pipeline::Options { record: false, ..Default::default() };
    let files: Vec<Vec<u8>> =
        samples.iter().map(|sample| crate::root::bytes(&sample.document)).collect::<Result<_, _>>()?;
    // The first letter of a process reads the wording; that is no cost of a letter.
    pipeline::convert(files.first().context("there are samples")?, None, json, &options)
        .map_err(|failed| anyhow::anyhow!("{failed}"))?;
    let began = Instant::now();
    let mut written = Vec::new();
    for bytes in &files {
        let made = pipeline::convert(bytes, None, json, &options).map_err(|failed| anyhow::anyhow!("{failed}"))?;
        written.push(made.value.into_iter().next().context("a letter has JSON")?.bytes);
    }
    let seconds = began.elapsed().as_secs_f64();
    let letter = |bytes: &Vec<u8>| Ok(Reading::Letter(Box::new(letter::json::read(bytes)?)));
    let read = written.iter().map(letter).collect::<anyhow::Result<_>>()?;
    Ok(Some(Made { version: env!("CARGO_PKG_VERSION").to_owned(), read, seconds }))
}

/// A process a document, as `pandoc -t plain` is used.
fn pandoc(samples: &[Sample], _: &Path) -> anyhow::Result<Option<Made>> {
    let Some(version) = version("pandoc") else { return Ok(None) };
    let began = Instant::now();
    let mut read = Vec::new();
    for sample in samples {
        let done = Command::new("pandoc").args(["-t", "plain", "--wrap=none"]).arg(&sample.document).output()?;
        ensure!(done.status.success(), "{}: {}", sample.document.display(), String::from_utf8_lossy(&done.stderr));
        read.push(Reading::Text(String::from_utf8(done.stdout)?));
    }
    Ok(Some(Made { version, read, seconds: began.elapsed().as_secs_f64() }))
}

/// One process for all documents, without a window.
fn libreoffice(samples: &[Sample], folder: &Path) -> anyhow::Result<Option<Made>> {
    let Some(version) = version("soffice") else { return Ok(None) };
    let out = folder.join("libreoffice");
    std::fs::create_dir_all(&out)?;
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    let began = Instant::now();
    let mut command = Command::new("soffice");
    command.arg(profile).args(["--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir"]).arg(&out);
    let done = command.args(samples.iter().map(|sample| &sample.document)).output()?;
    ensure!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let seconds = began.elapsed().as_secs_f64();
    let read = samples.iter().map(|sample| text(&out, sample, "txt")).collect::<Result<_, _>>()?;
    Ok(Some(Made { version, read, seconds }))
}

/// One process for all documents.
fn python_docx(samples: &[Sample], folder: &Path) -> anyhow::Result<Option<Made>> {
    let python = std::env::var_os("PYTHON").unwrap_or_else(|| "python3".into());
    let asked =
        Command::new(&python).args(["-c", "import importlib.metadata as m; print(m.version('python-docx'))"]).output();
    let Some(version) = asked.ok().filter(|asked| asked.status.success()) else { return Ok(None) };
    let out = folder.join("python-docx");
    std::fs::create_dir_all(&out)?;
    let began = Instant::now();
    let mut command = Command::new(&python);
    command.args(["-c", PYTHON]).arg(&out).args(samples.iter().map(|sample| &sample.document)).current_dir(root());
    let done = command.output()?;
    ensure!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let seconds = began.elapsed().as_secs_f64();
    let read = samples.iter().map(|sample| text(&out, sample, "docx.txt")).collect::<Result<_, _>>()?;
    let version = String::from_utf8_lossy(&version.stdout).trim().to_owned();
    Ok(Some(Made { version, read, seconds }))
}

/// What a tool wrote of a document.
fn text(folder: &Path, sample: &Sample, extension: &str) -> anyhow::Result<Reading> {
    let name = sample.document.with_extension(extension);
    let path = folder.join(name.file_name().unwrap_or_default());
    Ok(Reading::Text(std::fs::read_to_string(&path).with_context(|| path.display().to_string())?))
}

/// The version that a program tells, if it is there.
fn version(program: &str) -> Option<String> {
    let told = Command::new(program).arg("--version").output().ok()?;
    let told = String::from_utf8_lossy(&told.stdout).into_owned();
    told.split_whitespace().find(|word| word.starts_with(|c: char| c.is_ascii_digit())).map(str::to_owned)
}
