//! How scripts are written, for the build and the library alike.

/// Whether words are written without spaces between them (Thai, Japanese,
/// Chinese), or spaces say little (Korean).
pub(crate) fn is_unspaced(character: char) -> bool {
    matches!(u32::from(character), 0x0E00..=0x0E7F | 0x3040..=0x30FF | 0x3400..=0x9FFF | 0xAC00..=0xD7AF)
}

/// Whether a text is written as in a language that puts what a phrase is about
/// at its end: Chinese, Japanese, Korean, Hindi, Bengali, Turkish.
pub(crate) fn is_head_final(text: &str) -> bool {
    text.chars().any(|character| {
        matches!(u32::from(character),
            0x0900..=0x09FF | 0x3040..=0x30FF | 0x3400..=0x9FFF | 0xAC00..=0xD7AF)
            || matches!(character, 'ı' | 'ğ')
    })
}
