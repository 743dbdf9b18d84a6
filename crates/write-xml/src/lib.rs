//! write-xml
