//! The lines of a text file as a stream, whatever pieces it comes in.

use super::KEPT;

/// A text that is being divided. Of a line that is longer than a message can be, the rest is not
/// kept.
#[derive(Debug, Default)]
pub(super) struct Lines {
    /// The line that is not whole yet.
    line: Vec<u8>,
}

impl Lines {
    /// The next bytes; `each` gets every line that they complete, without its end.
    pub(super) fn feed(&mut self, mut bytes: &[u8], each: &mut dyn FnMut(&str)) {
        while let Some(end) = bytes.iter().position(|byte| *byte == b'\n') {
            self.keep(&bytes[..end]);
            self.end(each);
            bytes = &bytes[end + 1..];
        }
        self.keep(bytes);
    }

    /// The end of the file.
    pub(super) fn finish(mut self, each: &mut dyn FnMut(&str)) {
        self.end(each);
    }

    fn keep(&mut self, bytes: &[u8]) {
        let room = KEPT.saturating_sub(self.line.len());
        self.line.extend_from_slice(&bytes[..bytes.len().min(room)]);
    }

    fn end(&mut self, each: &mut dyn FnMut(&str)) {
        let line = String::from_utf8_lossy(&self.line);
        each(line.trim_end_matches('\r'));
        self.line.clear();
    }
}
