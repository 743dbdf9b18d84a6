//! The verbs and their words.

use clap::{Args, Parser, Subcommand};
use std::path::PathBuf;

const EXIT_CODES: &str = "\
Exit codes:
  0  done
  1  a fault of convoke itself
  2  a wrong call
  3  an input was refused, or could not be read or written
  4  done, with findings (check and batch only; notes alone are no reason)";

/// Turns institutional letters into data, and data back into letters.
#[derive(Debug, Parser)]
#[command(name = "convoke", version, max_term_width = 80, after_help = EXIT_CODES, arg_required_else_help = true)]
pub(crate) struct Command {
    #[command(subcommand)]
    pub verb: Verb,
    /// Say nothing but errors
    #[arg(long, short, global = true, display_order = 900)]
    pub quiet: bool,
    /// Say more
    #[arg(long, short, global = true, display_order = 901, conflicts_with = "quiet")]
    pub verbose: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Verb {
    /// Convert one letter
    ///
    /// Findings go to standard error. Nothing half-written is left behind: the output is written beside its place and
    /// then renamed.
    #[command(
        after_help = "Examples:\n  convoke convert letter.txt -o letter.json\n  convoke convert - --from text < letter.txt"
    )]
    Convert(Convert),
    /// Check letters: can they be read, and is what they say true
    ///
    /// Notes do not fail a check, warnings and errors do; `--strict`, `--deny`, `--allow` and `convoke.toml` change that.
    #[command(
        after_help = "Examples:\n  convoke check letters\n  convoke check --format sarif letters > convoke.sarif\n  convoke check --audit letter.txt"
    )]
    Check(Check),
    /// Print the JSON Schema of the canonical letter
    #[command(after_help = "Example:\n  convoke schema > letter.schema.json")]
    Schema,
    /// List the formats that can be read and written
    #[command(after_help = "Example:\n  convoke formats")]
    Formats,
    /// Print the wording of a language, or list the languages
    ///
    /// A file of your own starts from it: keep what differs, and lay it over with --vocabulary.
    #[command(after_help = "Examples:\n  convoke vocabulary --language fr > ours.toml\n  convoke vocabulary")]
    Vocabulary(Wording),
    /// Explain a finding by its code, or list all codes
    #[command(after_help = "Examples:\n  convoke explain agenda-number-gap\n  convoke explain")]
    Explain(Explain),
}

/// How an input is read.
#[derive(Args, Debug)]
pub(crate) struct Reading {
    /// The format of the input; otherwise its content and then its name tell
    #[arg(long, value_name = "FORMAT")]
    pub from: Option<String>,
    /// The encoding of plain text, such as `windows-1251`; otherwise the bytes tell
    #[arg(long, value_name = "NAME")]
    pub encoding: Option<String>,
    /// The language of the letter, such as `fr`; otherwise its words tell
    #[arg(long, value_name = "TAG")]
    pub language: Option<String>,
    /// Which side of tracked changes is read
    #[arg(long, value_name = "SIDE", value_enum, default_value_t = Side::Accepted)]
    pub revisions: Side,
    /// A file of wording, laid over the built-in wording of its language (see `convoke vocabulary`)
    #[arg(long, value_name = "FILE")]
    pub vocabulary: Vec<PathBuf>,
    /// The most bytes a letter may have, unpacked
    #[arg(long, value_name = "BYTES")]
    pub max_bytes: Option<u64>,
    /// The most levels that elements may stand in each other
    #[arg(long, value_name = "LEVELS")]
    pub max_depth: Option<u32>,
    /// The most steps of work on one letter
    #[arg(long, value_name = "STEPS")]
    pub max_steps: Option<u64>,
}

/// A side of tracked changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Side {
    /// As if every change were accepted
    Accepted,
    /// As if every change were rejected
    Original,
}

#[derive(Args, Debug)]
pub(crate) struct Convert {
    /// The letter; `-` is standard input
    pub input: PathBuf,
    /// Where to write; `-` is standard output, which is also taken for text formats when nothing is said
    #[arg(long, short, value_name = "PATH")]
    pub output: Option<PathBuf>,
    /// The format to write; otherwise the extension of the output tells, and else it is json
    #[arg(long, value_name = "FORMAT")]
    pub to: Option<String>,
    /// Write without indentation
    #[arg(long)]
    pub compact: bool,
    /// Write the account too: where each part of the letter came from, as JSON
    #[arg(long, value_name = "PATH")]
    pub source_map: Option<PathBuf>,
    /// The folder of the pictures: those that come with the letter are put there, those that it only names are taken from there
    #[arg(long, value_name = "DIR")]
    pub assets: Option<PathBuf>,
    #[command(flatten)]
    pub reading: Reading,
}

#[derive(Args, Debug)]
pub(crate) struct Check {
    /// The letters: files, folders, patterns such as `letters/**/*.json`; `-` is standard input
    #[arg(required = true)]
    pub files: Vec<PathBuf>,
    /// Account for every character of the source: kept, label, marker, layout, residue; with --verbose, show each
    #[arg(long)]
    pub audit: bool,
    /// How findings are told; all but human and short go to standard output
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = CheckFormat::Human)]
    pub format: CheckFormat,
    /// Take findings of this code for errors
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    pub deny: Vec<String>,
    /// Do not tell findings of this code
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    pub allow: Vec<String>,
    /// End with 4 for notes too
    #[arg(long)]
    pub strict: bool,
    /// The settings; otherwise the nearest `convoke.toml`
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Tell only what is not in this file
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
    /// Write all that is found to this file, and tell nothing
    #[arg(long, value_name = "FILE", conflicts_with = "baseline")]
    pub write_baseline: Option<PathBuf>,
    #[command(flatten)]
    pub reading: Reading,
}

/// How findings are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum CheckFormat {
    /// With an excerpt of the letter
    Human,
    /// A line each
    Short,
    /// One JSON object
    Json,
    /// SARIF 2.1.0
    Sarif,
    /// Annotations of a GitHub workflow
    Github,
}

#[derive(Args, Debug)]
pub(crate) struct Wording {
    /// The tag of the language
    #[arg(long, value_name = "TAG")]
    pub language: Option<String>,
}

#[derive(Args, Debug)]
pub(crate) struct Explain {
    /// The code of a finding
    pub code: Option<String>,
}
