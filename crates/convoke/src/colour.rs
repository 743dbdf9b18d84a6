//! Whether colours go to a stream, and what they are.

use std::io::IsTerminal;

/// Whether standard output takes colours, after <https://no-color.org> and its companion `CLICOLOR_FORCE`.
pub(crate) fn on_stdout() -> bool {
    takes(std::io::stdout().is_terminal())
}

/// Whether standard error does.
pub(crate) fn on_stderr() -> bool {
    takes(std::io::stderr().is_terminal())
}

fn takes(is_terminal: bool) -> bool {
    let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let is_forced = std::env::var_os("CLICOLOR_FORCE").is_some_and(|value| !value.is_empty() && value != "0");
    is_forced || (!is_set("NO_COLOR") && is_terminal)
}

/// How a run of characters looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Look {
    /// Like any other text.
    #[default]
    Plain,
    /// What should be seen first.
    Strong,
    /// Stressed.
    Emphasis,
    /// What can be followed.
    Link,
    /// What is there to be known, not to be read.
    Dim,
    /// Struck through.
    Strike,
    /// What is wrong, or nearly.
    Warning,
}

impl Look {
    /// The sequence that begins it; [`PLAIN`] ends it.
    pub(crate) fn begin(self) -> &'static str {
        match self {
            Look::Plain => "",
            Look::Strong => "\u{1b}[1m",
            Look::Emphasis => "\u{1b}[3m",
            Look::Link => "\u{1b}[4m",
            Look::Dim => "\u{1b}[2m",
            Look::Strike => "\u{1b}[9m",
            Look::Warning => "\u{1b}[33m",
        }
    }
}

/// Ends every look.
pub(crate) const PLAIN: &str = "\u{1b}[0m";
