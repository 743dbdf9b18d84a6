//! The verbs and their words.

use batch::Shard;
use clap::{Args, Parser, Subcommand};
use std::num::NonZeroUsize;
use std::path::PathBuf;

/// The verb of a worker.
pub(crate) const WORKER: &str = "batch-worker";

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
    /// then renamed. Of JSON Lines each line is a letter, and the output is a folder.
    #[command(
        after_help = "Examples:\n  convoke convert letter.txt -o letter.json\n  convoke convert letter.json -o letter.docx --stationery house.dotx\n  convoke convert letters.jsonl -o letters --to docx\n  convoke convert - --from text < letter.txt"
    )]
    Convert(Convert),
    /// Check letters: can they be read, and is what they say true
    ///
    /// Notes do not fail a check, warnings and errors do; `--strict`, `--deny`, `--allow` and `convoke.toml` change that.
    #[command(
        after_help = "Examples:\n  convoke check letters\n  convoke check --format sarif letters > convoke.sarif\n  convoke check --audit letter.txt"
    )]
    Check(Check),
    /// Convert any number of letters, unattended
    ///
    /// Letters are converted side by side into `DIR/PATH/FULL-NAME.EXTENSION`. One bad letter never stops the rest: each
    /// has its row in `convoke-report.json`. Stopped in any way and run again, it does what is left.
    #[command(after_help = "\
Examples:
  convoke batch letters --out made --to json,docx
  convoke batch --job convoke.toml
  convoke batch letters --out made --to jsonl --shard 3/8
  convoke batch merge made")]
    Batch(Box<Batch>),
    /// Serve a batch as one of its workers
    #[command(name = WORKER, hide = true)]
    BatchWorker,
    /// Print a letter to fill in, as JSON
    ///
    /// What stands as `…`, and the day 0001-01-01, are yours to write; fields that your letter does without can go. Numbers,
    /// labels and dates are made in its language when it becomes a document.
    #[command(
        after_help = "Examples:\n  convoke new --language fr > letter.json\n  convoke new --language en --kind collective-letter > letter.json\n  convoke convert letter.json -o letter.docx"
    )]
    New(New),
    /// Write the built-in stationery as a Word document
    ///
    /// Edit it, and give it to `convert --stationery`: its styles, its page and its heads and feet dress the letters.
    #[command(after_help = "Example:\n  convoke stationery --language fr -o house.docx")]
    Stationery(Stationery),
    /// Show a letter for the eyes, in a terminal
    ///
    /// Head, deadlines with the days that are left, agenda as a tree, annexes, findings. Colours only on a terminal, and
    /// never where NO_COLOR is set. Directional controls, which are not seen, are written out.
    #[command(
        after_help = "Examples:\n  convoke show letter.docx\n  convoke show letter.json --json-pointer /annexes/1"
    )]
    Show(Show),
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
    /// Print a script that completes words in a shell
    #[command(after_help = "Example:\n  convoke completions bash > ~/.local/share/bash-completion/completions/convoke")]
    Completions(Completions),
    /// Print a page of the manual, or write them all
    #[command(after_help = "Examples:\n  convoke man convert | man -l -\n  convoke man -o ~/.local/share/man/man1")]
    Man(Man),
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
    /// A Word document or template of your house: its styles, page, heads, feet and emblem dress the letter
    #[arg(long, value_name = "FILE")]
    pub stationery: Option<PathBuf>,
    /// Neither write the letter's own data into a document nor look at what a document carries
    #[arg(long)]
    pub no_record: bool,
    /// A person wrote the data: make the numbers and labels that are not there, and refuse what no letter does without;
    /// a letter whose days are not printed tells so itself
    #[arg(long)]
    pub by_hand: bool,
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

#[derive(Args, Debug)]
pub(crate) struct Show {
    /// The letter; `-` is standard input
    pub input: PathBuf,
    /// Show only this part, such as `/annexes/1` or `/letterhead/subject`
    #[arg(long, value_name = "POINTER")]
    pub json_pointer: Option<String>,
    /// How many columns wide; otherwise as the terminal is, from 40 to 100
    #[arg(long, value_name = "COLUMNS", value_parser = clap::value_parser!(u16).range(40..=1000))]
    pub width: Option<u16>,
    /// The day from which days are counted; otherwise the clock's, in universal time
    #[arg(long, value_name = "DATE")]
    pub today: Option<jiff::civil::Date>,
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
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub(crate) struct Batch {
    #[command(subcommand)]
    pub also: Option<BatchAlso>,
    /// The letters: files, folders, patterns such as `letters/**/*.docx`, `.jsonl` with a letter a line; `-` is a list
    /// of them on standard input
    #[arg(value_name = "IN")]
    pub inputs: Vec<PathBuf>,
    /// A file that names letters, a path a line; `-` is standard input
    #[arg(long, value_name = "FILE")]
    pub list: Vec<PathBuf>,
    /// The folder for what is made
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// The formats to write; `jsonl` is one file with a letter a line
    #[arg(long, value_name = "FORMAT", value_delimiter = ',')]
    pub to: Vec<String>,
    /// How many letters are in work at a time; otherwise as many as the machine has places
    #[arg(long, value_name = "N")]
    pub jobs: Option<NonZeroUsize>,
    /// A job: the section `[batch]` of this file; what is said here as well counts
    #[arg(long, value_name = "FILE")]
    pub job: Option<PathBuf>,
    /// What is done again of what an earlier run ended with [default: none]
    #[arg(long, value_name = "WHAT", value_enum)]
    pub retry: Option<Retry>,
    /// Only this part of the letters, such as `3/8`
    #[arg(long, value_name = "I/N")]
    pub shard: Option<Shard>,
    /// Tell what happens to this file, a line of JSON each
    #[arg(long, value_name = "FILE")]
    pub events: Option<PathBuf>,
    /// Take findings of this code for errors
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    pub deny: Vec<String>,
    /// Do not tell findings of this code
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    pub allow: Vec<String>,
    /// Put the pictures of a letter beside its outputs, into `FULL-NAME.assets`
    #[arg(long)]
    pub assets: bool,
    /// Write without indentation
    #[arg(long)]
    pub compact: bool,
    /// The most seconds that a letter may take [default: 60]
    #[arg(long, value_name = "SECONDS")]
    pub max_seconds: Option<u64>,
    /// The most bytes of memory that a worker may take [default: 2 GiB]
    #[arg(long, value_name = "BYTES")]
    pub max_memory: Option<u64>,
    #[command(flatten)]
    pub reading: Reading,
}

/// What else there is to do about batches.
#[derive(Debug, Subcommand)]
pub(crate) enum BatchAlso {
    /// Join what the parts of a job left into one ledger and one report
    #[command(after_help = "Example:\n  convoke batch merge made")]
    Merge(BatchMerge),
}

#[derive(Args, Debug)]
pub(crate) struct BatchMerge {
    /// The folders that the parts were run into
    #[arg(required = true, value_name = "DIR")]
    pub folders: Vec<PathBuf>,
    /// The folder for ledger and report; otherwise the first one
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
}

/// What is done again.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
pub(crate) enum Retry {
    /// Letters that were unreadable, unwritable or crashed
    Failed,
    /// Nothing that came to an end; what the machine refused (no file, no room) always is
    None,
    /// Everything
    All,
}

#[derive(Args, Debug)]
pub(crate) struct New {
    /// The tag of the language
    #[arg(long, value_name = "TAG")]
    pub language: String,
    /// What kind of letter, such as `circular`
    #[arg(long, value_name = "KIND")]
    pub kind: Option<String>,
    /// A file of wording, laid over the built-in wording of its language (see `convoke vocabulary`)
    #[arg(long, value_name = "FILE")]
    pub vocabulary: Vec<PathBuf>,
}

#[derive(Args, Debug)]
pub(crate) struct Stationery {
    /// The tag of the language
    #[arg(long, value_name = "TAG")]
    pub language: String,
    /// Where to write; `-` is standard output
    #[arg(long, short, value_name = "PATH")]
    pub output: PathBuf,
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

#[derive(Args, Debug)]
pub(crate) struct Completions {
    /// The shell
    pub shell: clap_complete::Shell,
}

#[derive(Args, Debug)]
pub(crate) struct Man {
    /// The verb; otherwise the command as a whole
    pub verb: Option<String>,
    /// The folder for the pages of the command and of every verb
    #[arg(long, short, value_name = "FOLDER", conflicts_with = "verb")]
    pub output: Option<PathBuf>,
}
