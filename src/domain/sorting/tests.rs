use super::*;
use proptest::prelude::*;

/// A reader's order of texts: without case, so that different texts can be equal.
fn folded(a: &str, b: &str) -> Ordering {
    a.to_lowercase().cmp(&b.to_lowercase())
}

type Item = (Option<String>, u8);

fn order(a: &Item, b: &Item) -> Ordering {
    by_value((a.0.as_ref(), &a.1), (b.0.as_ref(), &b.1), |a, b| {
        folded(a, b)
    })
}

fn item() -> impl Strategy<Value = Item> {
    (proptest::option::of("[abAB]{0,2}"), any::<u8>())
}

proptest! {
    #[test]
    fn the_order_of_rows_is_total(a in item(), b in item(), c in item()) {
        prop_assert_eq!(order(&a, &b), order(&b, &a).reverse());
        if order(&a, &b) != Ordering::Greater && order(&b, &c) != Ordering::Greater {
            prop_assert_ne!(order(&a, &c), Ordering::Greater);
        }
        // Two rows are never in the same place.
        prop_assert_eq!(order(&a, &b) == Ordering::Equal, a.1 == b.1
            && a.0.as_ref().map(|text| text.to_lowercase()) == b.0.as_ref().map(|text| text.to_lowercase()));
        if a.0.is_some() && b.0.is_none() {
            prop_assert_eq!(order(&a, &b), Ordering::Less);
        }
    }

    #[test]
    fn sorting_in_steps_is_a_stable_sort_whatever_the_steps(
        keys in proptest::collection::vec(0..9_u8, 0..80),
        comparisons in 1..50_usize,
    ) {
        let items: Vec<(u8, usize)> = keys.into_iter().zip(0..).collect();
        let mut sorting = Sorting::of(items.clone());
        while !sorting.step(comparisons, |a, b| a.0.cmp(&b.0)) {}
        let mut expected = items;
        expected.sort_by_key(|(key, _)| *key);
        prop_assert_eq!(sorting.into_items(), expected);
    }

    #[test]
    fn nothing_is_lost_where_it_is_stopped(
        keys in proptest::collection::vec(0..9_u8, 0..80),
        comparisons in 0..400_usize,
    ) {
        let mut sorting = Sorting::of(keys.clone());
        sorting.step(comparisons, Ord::cmp);
        let mut left = sorting.into_items();
        left.sort_unstable();
        let mut all = keys;
        all.sort_unstable();
        prop_assert_eq!(left, all);
    }

    #[test]
    fn what_is_sorted_costs_one_comparison_an_item(count in 0..500_usize) {
        let mut compared = 0;
        let mut sorting = Sorting::of((0..count).collect());
        while !sorting.step(7, |a, b| { compared += 1; a.cmp(b) }) {}
        prop_assert!(compared <= count);
    }
}
