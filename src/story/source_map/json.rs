//! Finds the parts of a JSON text. The text was parsed before, so nothing is checked here.

use std::ops::Range;

/// Calls `found` with the path and the bytes of each value, and of each key (`true`).
pub(super) fn scan(text: &str, found: impl FnMut(String, Range<usize>, bool)) {
    Scanner { bytes: text.as_bytes(), at: 0, text, found }.value("$");
}

struct Scanner<'a, F> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
    found: F,
}

impl<F: FnMut(String, Range<usize>, bool)> Scanner<'_, F> {
    fn value(&mut self, path: &str) {
        self.space();
        let start = self.at;
        match self.byte() {
            Some(b'{') => self.object(path),
            Some(b'[') => self.list(path),
            Some(b'"') => self.string(),
            _ => self.skip(|byte| !matches!(byte, b',' | b']' | b'}') && !byte.is_ascii_whitespace()),
        }
        (self.found)(path.to_owned(), start..self.at, false);
    }

    fn object(&mut self, path: &str) {
        self.at += 1;
        loop {
            self.skip(|byte| byte == b',' || byte.is_ascii_whitespace());
            let start = self.at;
            if self.byte() != Some(b'"') {
                break;
            }
            self.string();
            let key = self.text.get(start..self.at).unwrap_or_default();
            let name: String = serde_json::from_str(key).unwrap_or_default();
            let inner = format!("{path}.{name}");
            (self.found)(inner.clone(), start..self.at, true);
            self.skip(|byte| byte == b':' || byte.is_ascii_whitespace());
            self.value(&inner);
        }
        self.at += 1;
    }

    fn list(&mut self, path: &str) {
        self.at += 1;
        for index in 0.. {
            self.skip(|byte| byte == b',' || byte.is_ascii_whitespace());
            if matches!(self.byte(), None | Some(b']')) {
                break;
            }
            self.value(&format!("{path}[{index}]"));
        }
        self.at += 1;
    }

    fn string(&mut self) {
        self.at += 1;
        while let Some(byte) = self.byte() {
            self.at += if byte == b'\\' { 2 } else { 1 };
            if byte == b'"' {
                break;
            }
        }
    }

    fn space(&mut self) {
        self.skip(|byte| byte.is_ascii_whitespace());
    }

    fn skip(&mut self, while_: impl Fn(u8) -> bool) {
        while self.byte().is_some_and(&while_) {
            self.at += 1;
        }
    }

    fn byte(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }
}
