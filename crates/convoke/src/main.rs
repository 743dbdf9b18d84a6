//! The program: the library of the same name, with the words of the command line.

use std::process::ExitCode;

fn main() -> ExitCode {
    convoke::main(std::env::args_os())
}
