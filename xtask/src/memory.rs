//! Resident memory of this process, where the system tells: Linux only.

/// Starts the measure of the highest anew.
pub(crate) fn forget_peak() {
    // Where it cannot be reset, the figure is only too high.
    let _ = std::fs::write("/proc/self/clear_refs", "5");
}

/// The highest since then, in bytes.
pub(crate) fn peak() -> Option<u64> {
    status("self", "VmHWM:")
}

/// What it is now, in bytes.
pub(crate) fn now() -> Option<u64> {
    status("self", "VmRSS:")
}

/// The highest of another process, in bytes.
pub(crate) fn peak_of(process: u32) -> Option<u64> {
    status(&process.to_string(), "VmHWM:")
}

fn status(process: &str, line: &str) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let value = status.lines().find_map(|found| found.strip_prefix(line))?;
    Some(value.trim().strip_suffix("kB")?.trim().parse::<u64>().ok()? * 1024)
}
