//! A mailbox file (RFC 4155) as a stream: whatever pieces it is fed in, the messages are the same.
//! A single message's own file is a mailbox of one.

use super::mail::lacks_its_end;

/// So much of one message is kept, in bytes: its texts come before its attachments, and what is cut
/// off are those.
pub(super) const KEPT: usize = 1024 * 1024;

/// So much of one attachment is kept, in bytes: its name stands before it, and another may follow.
pub(super) const ENCODED: usize = 128 * 1024;

/// Lines of so many bytes may be a part of an attachment: mail programs break them at 76 (RFC 2045).
const ENCODED_LINE: usize = 60;

/// A mailbox that is being read.
#[derive(Debug, Default)]
pub struct Mbox {
    /// The line that is not whole yet.
    line: Vec<u8>,
    /// Whether `line` goes on with a line of which the beginning was taken already.
    goes_on: bool,
    message: Vec<u8>,
    /// How much of an attachment came one line after the other.
    encoded: usize,
    /// Whether a line just ended that is blank, or nothing was read yet.
    within_text: bool,
    /// Whether a line divided messages: then every line of the file is ended.
    is_divided: bool,
}

/// The last message of a mailbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Last {
    pub message: Vec<u8>,
    /// Whether the file ends in the middle of it.
    pub is_cut: bool,
}

impl Mbox {
    /// The next bytes; `each` gets every message that they complete.
    pub fn feed(&mut self, mut bytes: &[u8], each: &mut dyn FnMut(&[u8])) {
        while !bytes.is_empty() {
            let end = bytes.iter().position(|byte| *byte == b'\n');
            let (piece, rest) = bytes.split_at(end.map_or(bytes.len(), |end| end + 1));
            bytes = rest;
            self.line.extend_from_slice(piece);
            if end.is_some() || self.line.len() >= KEPT {
                self.take_line(end.is_some(), each);
            }
        }
    }

    /// The end of the file: what is left is the last message, cut as it may be.
    pub fn finish(mut self) -> Option<Last> {
        let is_torn = !self.line.is_empty() || self.goes_on;
        let is_torn = is_torn && self.is_divided;
        let (mut whole, mut rest) = (None, None);
        // What is torn may be the line that divides: the message before it is whole.
        self.take_line(true, &mut |message| whole = Some(message.to_vec()));
        self.end_message(&mut |message| rest = Some(message.to_vec()));
        let rest = rest.map(|message| Last {
            is_cut: is_torn || lacks_its_end(&message),
            message,
        });
        rest.or(whole.map(|message| Last {
            message,
            is_cut: false,
        }))
    }

    fn take_line(&mut self, is_whole: bool, each: &mut dyn FnMut(&[u8])) {
        let mut line = std::mem::take(&mut self.line);
        let is_begun = std::mem::replace(&mut self.goes_on, !is_whole);
        if is_begun {
            self.keep(&line);
        } else if line.starts_with(b"From ") && !self.within_text {
            self.is_divided = true;
            self.end_message(each);
        } else {
            self.within_text = !line.iter().all(u8::is_ascii_whitespace);
            let marks = line.iter().take_while(|byte| **byte == b'>').count();
            // Lines that begin like the next message were marked when the mailbox was written.
            if marks > 0 && line[marks..].starts_with(b"From ") {
                line.remove(0);
            }
            self.keep(&line);
        }
        line.clear();
        self.line = line;
    }

    fn keep(&mut self, line: &[u8]) {
        self.encoded = if is_encoded(line) {
            self.encoded + line.len()
        } else {
            0
        };
        if self.encoded > ENCODED {
            return;
        }
        let room = KEPT.saturating_sub(self.message.len());
        self.message
            .extend_from_slice(&line[..line.len().min(room)]);
    }

    fn end_message(&mut self, each: &mut dyn FnMut(&[u8])) {
        if !self.message.iter().all(u8::is_ascii_whitespace) {
            each(&self.message);
        }
        self.message.clear();
        self.encoded = 0;
        self.within_text = true;
    }
}

/// Whether a line is one of Base64, and no text.
fn is_encoded(line: &[u8]) -> bool {
    let line = line.trim_ascii_end();
    let is_of_one = |byte: &u8| byte.is_ascii_alphanumeric() || b"+/=".contains(byte);
    line.len() >= ENCODED_LINE && line.iter().all(is_of_one)
}
