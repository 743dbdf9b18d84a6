//! read-xml
