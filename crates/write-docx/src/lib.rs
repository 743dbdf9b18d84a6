//! write-docx
