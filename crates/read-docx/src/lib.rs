//! read-docx
