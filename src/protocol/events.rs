//! Server-sent events, read from the pieces in which they arrive. Both sides need it: the server
//! hears providers, the app hears the server, and a browser's own reader of events can only `GET`.

/// What a stream is read with. Feed it pieces, cut wherever they are; take events out.
#[derive(Debug, Default)]
pub struct EventReader {
    /// What is no whole line yet.
    rest: Vec<u8>,
    data: Option<String>,
    /// A line that ended in a carriage return may go on with a line feed.
    ends_in_return: bool,
}

/// One event may have so many bytes: who sends more sends garbage.
pub const MAX_EVENT_BYTES: usize = 1024 * 1024;

/// The stream is none of events: a line is longer than any event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoEvents;

impl EventReader {
    /// The data of the events that a piece completes. Names, ids and comments are passed over.
    pub fn feed(&mut self, piece: &[u8]) -> Result<Vec<String>, NoEvents> {
        let mut events = Vec::new();
        for &byte in piece {
            let follows_return = std::mem::take(&mut self.ends_in_return);
            match byte {
                b'\n' if follows_return => {}
                b'\n' | b'\r' => {
                    self.ends_in_return = byte == b'\r';
                    events.extend(self.end_line());
                }
                _ => self.rest.push(byte),
            }
            let length = self.rest.len() + self.data.as_ref().map_or(0, String::len);
            if length > MAX_EVENT_BYTES {
                return Err(NoEvents);
            }
        }
        Ok(events)
    }

    /// A blank line ends an event; one of data goes to it.
    fn end_line(&mut self) -> Option<String> {
        let bytes = std::mem::take(&mut self.rest);
        let line = String::from_utf8_lossy(&bytes);
        if line.is_empty() {
            return self.data.take();
        }
        let (field, value) = line.split_once(':').unwrap_or((&line, ""));
        if field == "data" {
            let value = value.strip_prefix(' ').unwrap_or(value);
            match &mut self.data {
                Some(data) => {
                    data.push('\n');
                    data.push_str(value);
                }
                None => self.data = Some(value.to_owned()),
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case::one("data: a\n\n", &["a"])]
    #[case::two("data: a\n\ndata:b\n\n", &["a", "b"])]
    #[case::several_lines("data: a\ndata: b\n\n", &["a\nb"])]
    #[case::returns("data: a\r\ndata: b\r\n\r\ndata: c\r\r", &["a\nb", "c"])]
    #[case::names_and_comments(": hello\nevent: delta\nid: 7\ndata: é\n\n: ping\n\n", &["é"])]
    #[case::blank("data\n\n", &[""])]
    #[case::cut_before_its_end("data: a\n\ndata: b\n", &["a"])]
    #[case::nothing("\n\n\n", &[])]
    fn events_are_the_same_wherever_the_stream_is_cut(
        #[case] stream: &str,
        #[case] expected: &[&str],
    ) {
        let bytes = stream.as_bytes();
        for cut in 0..=bytes.len() {
            let mut reader = EventReader::default();
            let mut events = reader.feed(&bytes[..cut]).expect("events");
            events.extend(reader.feed(&bytes[cut..]).expect("events"));
            assert_eq!(events, expected, "cut at {cut}");
        }
        let mut reader = EventReader::default();
        let each = bytes
            .chunks(1)
            .flat_map(|byte| reader.feed(byte).expect("events"));
        assert_eq!(each.collect::<Vec<_>>(), expected, "byte by byte");
    }

    #[test]
    fn what_never_ends_is_no_stream_of_events() {
        let mut reader = EventReader::default();
        let piece = vec![b'x'; MAX_EVENT_BYTES];
        assert_eq!(reader.feed(&piece), Ok(Vec::new()));
        assert_eq!(reader.feed(b"x"), Err(NoEvents));
    }
}
