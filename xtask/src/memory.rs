//! Resident memory of this process, where the system tells: Linux only.

/// Starts the measure of the highest anew.
pub(crate) fn forget_peak() {
    // Where it cannot be reset, the figure is only too high.
    let _ = std::fs::write("/proc/self/clear_refs", "5");
}

/// The highest since then, in bytes.
pub(crate) fn peak() -> Option<u64> {
    status("VmHWM:")
}

/// What it is now, in bytes.
pub(crate) fn now() -> Option<u64> {
    status("VmRSS:")
}

fn status(line: &str) -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let value = status.lines().find_map(|found| found.strip_prefix(line))?;
    Some(value.trim().strip_suffix("kB")?.trim().parse::<u64>().ok()? * 1024)
}
