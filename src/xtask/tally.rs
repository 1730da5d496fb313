//! Counts tests by what their runners print, so that the summary can say how many ran.

/// Tests that ran, by their own runners' word.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) passed: u32,
    pub(crate) failed: u32,
}

impl Tally {
    /// Hears one line of output: Cargo's, the wasm runner's, or Playwright's closing lines.
    pub(crate) fn hear(&mut self, line: &str) {
        let plain = without_colour(line);
        let plain = plain.trim();
        if let Some((_, counts)) = plain.split_once("test result: ") {
            // `ok. 12 passed; 0 failed; 1 ignored; …`
            let counts = counts.split_once(". ").map_or(counts, |(_, counts)| counts);
            counts.split(';').for_each(|count| self.add(count));
        } else {
            // `12 passed (34.5s)`, `2 failed`
            self.add(plain.split_once(" (").map_or(plain, |(count, _)| count));
        }
    }

    fn add(&mut self, count: &str) {
        let Some((number, what)) = count.trim().split_once(' ') else {
            return;
        };
        let Ok(number) = number.parse::<u32>() else {
            return;
        };
        match what {
            "passed" => self.passed += number,
            // A flaky test passed only by being run again: that is a failure here.
            "failed" | "flaky" | "interrupted" | "did not run" => self.failed += number,
            _ => {}
        }
    }
}

impl std::ops::AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

/// The line without the terminal's colour codes: escape, bracket, numbers, letter.
fn without_colour(line: &str) -> String {
    let mut pieces = line.split("\u{1b}[");
    let first = pieces.next().unwrap_or_default();
    let rest = pieces.map(|piece| {
        let end = piece
            .find(|c: char| c.is_ascii_alphabetic())
            .map_or(piece.len(), |at| at + 1);
        &piece[end..]
    });
    std::iter::once(first).chain(rest).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heard(lines: &str) -> (u32, u32) {
        let mut tally = Tally::default();
        lines.lines().for_each(|line| tally.hear(line));
        (tally.passed, tally.failed)
    }

    #[test]
    fn cargo_says_how_many() {
        let lines = "running 3 tests\ntest a ... ok\n\
             test result: FAILED. 2 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out\n\
             test result: \u{1b}[32mok\u{1b}[0m. 5 passed; 0 failed; 0 ignored";
        assert_eq!(heard(lines), (7, 1));
    }

    #[test]
    fn playwright_says_how_many() {
        let lines = "  \u{1b}[31m1 failed\u{1b}[39m\n    [chromium] › a.spec.ts:3:1 › 9 passed\n\
             \u{1b}[33m  1 flaky\u{1b}[39m\n  2 did not run\n\
             \u{1b}[32m  12 passed\u{1b}[39m\u{1b}[2m (34.5s)\u{1b}[22m";
        assert_eq!(heard(lines), (12, 4));
    }

    #[test]
    fn other_lines_count_nothing() {
        assert_eq!(
            heard("passed\n12 passengers (1)\n\n3 passed it on\n0 failed"),
            (0, 0)
        );
    }
}
