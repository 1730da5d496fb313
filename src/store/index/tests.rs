use super::*;
use proptest::prelude::*;

fn key(number: u128) -> RowKey {
    let kind = if number.is_multiple_of(2) {
        Kind::Conversation
    } else {
        Kind::Account
    };
    RowKey {
        kind,
        id: Uuid::from_u128(number),
    }
}

fn entry(number: u128, rank: i64, body: Option<&str>) -> Entry {
    Entry {
        key: key(number),
        seq: 1,
        rank,
        body: body.map(|body| body.as_bytes().to_vec()),
    }
}

/// Segments as a database would keep them.
#[derive(Default)]
struct Segments(BTreeMap<SegmentId, Vec<Entry>>);

impl Segments {
    fn fold(&mut self, index: &mut Index) {
        let fold = index.fold();
        for (segment, changes) in fold.touched {
            let old = self.0.remove(&segment).expect("a touched segment is there");
            let rows = merged(old.iter().map(Entry::slot).collect(), changes);
            if !rows.is_empty() {
                self.0.insert(segment, rows);
            }
        }
        for (segment, rows) in fold.added {
            assert!(
                self.0.insert(segment, rows).is_none(),
                "a new segment is new"
            );
        }
    }

    fn learned(&self) -> Index {
        let mut index = Index::default();
        for (segment, rows) in &self.0 {
            let slots: Vec<Slot<'_>> = rows.iter().map(Entry::slot).collect();
            index.learn(*segment, &slots);
        }
        index
    }

    fn rows(&self) -> BTreeMap<RowKey, Entry> {
        let all = self.0.values().flatten();
        let rows: BTreeMap<_, _> = all.clone().map(|row| (row.key, row.clone())).collect();
        assert_eq!(rows.len(), all.count(), "a row stands in one segment only");
        rows
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn folding_keeps_every_row_and_a_fresh_look_finds_the_same_index(
        steps in prop::collection::vec(
            prop::collection::vec((0_u128..2_500, 0_i64..50, any::<bool>()), 1..900),
            1..8,
        ),
    ) {
        let (mut index, mut segments) = (Index::default(), Segments::default());
        let mut expected = BTreeMap::new();
        for step in steps {
            for (number, rank, stays) in step {
                let entry = entry(number, rank, stays.then_some("{}"));
                index.take(entry.clone());
                match entry.body {
                    Some(_) => expected.insert(entry.key, entry),
                    None => expected.remove(&entry.key),
                };
            }
            segments.fold(&mut index);
            prop_assert_eq!(&segments.rows(), &expected);
            prop_assert!(segments.0.values().all(|rows| rows.len() <= SEGMENT));
            prop_assert_eq!(&segments.learned(), &index);
        }
        let mut newest: Vec<_> = expected
            .values()
            .filter(|entry| entry.key.kind == Kind::Conversation)
            .collect();
        newest.sort_by_key(|entry| std::cmp::Reverse((entry.rank, entry.key.id)));
        let newest: Vec<RowKey> = newest.iter().map(|entry| entry.key).take(20).collect();
        prop_assert_eq!(index.newest(20), newest);
    }
}

#[test]
fn a_fold_touches_only_the_segments_of_the_changed_rows() {
    let (mut index, mut segments) = (Index::default(), Segments::default());
    (0..2_000).for_each(|number| index.take(entry(number, 0, Some("old"))));
    segments.fold(&mut index);
    assert_eq!(segments.0.len(), 4);
    index.take(entry(3, 0, Some("new")));
    let fold = index.fold();
    assert_eq!(fold.touched.len(), 1);
    assert_eq!(fold.added, []);
}

#[test]
fn the_log_outranks_a_segment_that_is_learned_after_it() {
    let mut index = Index::default();
    index.take(entry(2, 9, Some("late")));
    index.take(entry(4, 0, None));
    let old = [entry(2, 1, Some("early")), entry(4, 5, Some("early"))];
    index.learn(1, &old.iter().map(Entry::slot).collect::<Vec<_>>());
    assert_eq!(index.newest(10), [key(2)]);
    assert!(index.order.contains(&(9, key(2).id)));
}
