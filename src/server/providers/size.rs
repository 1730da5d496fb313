//! How much each provider takes at once.

use protocol::ProviderKind;

/// How much a provider takes in one request.
#[derive(Debug, Clone, Copy)]
pub(super) struct Size {
    /// Of all its texts together, and so of each.
    pub(super) characters: usize,
    texts: usize,
}

impl Size {
    pub(super) fn of(kind: ProviderKind) -> Self {
        let (characters, texts) = match kind {
            ProviderKind::Apertium => (5_000, 1),
            // Its public servers add up what is asked together.
            ProviderKind::LibreTranslate => (2_000, 10),
            // It takes 128 KiB, and a character may have four bytes.
            ProviderKind::Deepl => (30_000, 50),
            ProviderKind::Openai | ProviderKind::Anthropic => (8_000, 1),
        };
        Self { characters, texts }
    }

    /// How many texts of these lengths go into each request, in their order.
    pub(super) fn groups(self, lengths: &[usize]) -> Vec<usize> {
        let mut groups: Vec<usize> = Vec::new();
        let mut room = 0;
        for &length in lengths {
            match groups.last_mut() {
                Some(count) if *count < self.texts && length <= room => {
                    *count += 1;
                    room -= length;
                }
                _ => {
                    groups.push(1);
                    room = self.characters.saturating_sub(length);
                }
            }
        }
        groups
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case::nothing(&[], &[])]
    #[case::short_ones(&[3, 3, 3], &[3])]
    #[case::as_many_as_it_takes(&[1, 1, 1, 1, 1], &[4, 1])]
    #[case::as_long_as_it_takes(&[6, 4, 1, 10], &[2, 1, 1])]
    fn what_is_asked_together_is_no_longer_than_a_provider_takes(
        #[case] lengths: &[usize],
        #[case] expected: &[usize],
    ) {
        let size = Size {
            characters: 10,
            texts: 4,
        };
        assert_eq!(size.groups(lengths), expected);
    }
}
