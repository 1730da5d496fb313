use super::*;
use domain::{Product, ProductId, Timestamp};
use rstest::rstest;
use uuid::Uuid;

fn product(name: &str) -> Row {
    Row::Product(one_product(name))
}

fn one_product(name: &str) -> Product {
    Product {
        id: ProductId(Uuid::from_u128(1)),
        name: name.to_owned(),
        description: String::new(),
        website: String::new(),
        ideal_customer: String::new(),
        ideal_customer_since: None,
        communication_language: None,
        archived: false,
        created_at: Timestamp(0),
    }
}

fn visible(layers: &Layers) -> Option<&str> {
    let row = layers.rows.product(ProductId(Uuid::from_u128(1)));
    row.map(|row| row.name.as_str())
}

const COMMAND: CommandId = CommandId(Uuid::from_u128(9));

#[test]
fn a_cover_hides_what_is_confirmed_beneath_it_until_it_is_rolled_back() {
    let (mut layers, mut touched) = (Layers::default(), Touched::default());
    let key = product("").key();
    layers.confirm(&mut touched, key, Some(product("confirmed")));
    layers.lay(
        &mut touched,
        COMMAND,
        Extent::default(),
        vec![Change::Put(product("acted"))],
    );
    layers.confirm(&mut touched, key, Some(product("pulled")));
    assert_eq!(visible(&layers), Some("acted"));
    assert_eq!(layers.covered().count(), 1);
    layers.roll_back(&mut touched);
    assert_eq!(visible(&layers), Some("pulled"));
    assert_eq!(layers.covered().count(), 0);
}

const OTHER: CommandId = CommandId(Uuid::from_u128(10));

/// A command made the product; another, behind it, changed nothing.
fn acted() -> Layers {
    let (mut layers, mut touched) = (Layers::default(), Touched::default());
    layers.lay(
        &mut touched,
        COMMAND,
        Extent::default(),
        vec![Change::Put(product("acted"))],
    );
    layers.lay(&mut touched, OTHER, Extent::default(), Vec::new());
    layers
}

/// One command changed a confirmed product, and then another.
fn acted_twice() -> Layers {
    let (mut layers, mut touched) = (Layers::default(), Touched::default());
    layers.confirm(&mut touched, product("").key(), Some(product("before")));
    layers.roll_back(&mut touched);
    for (command, name) in [(COMMAND, "first"), (OTHER, "second")] {
        layers.lay(
            &mut touched,
            command,
            Extent::default(),
            vec![Change::Put(product(name))],
        );
    }
    layers
}

/// The commands that are to be decided again when only these are still unconfirmed, in order; nothing
/// where that is all.
fn again(layers: &mut Layers, unconfirmed: &[CommandId]) -> Option<Vec<CommandId>> {
    let again = layers.loosen(&mut Touched::default(), unconfirmed, |_| true)?;
    Some(again.into_iter().map(|(_, id)| id).collect())
}

fn covering(layers: &Layers) -> Vec<CommandId> {
    layers.covered().flat_map(|(_, all)| all).collect()
}

const NEW: CommandId = CommandId(Uuid::nil());

#[rstest]
#[case::nothing_happened(None, &[COMMAND, OTHER], Some(vec![]), Some("acted"))]
#[case::confirmed_as_foreseen(Some("acted"), &[OTHER], Some(vec![]), Some("acted"))]
#[case::confirmed_otherwise(Some("pulled"), &[OTHER], Some(vec![]), Some("pulled"))]
#[case::gone_without_a_trace(None, &[OTHER], Some(vec![]), None)]
#[case::changed_beneath_what_waits(Some("pulled"), &[COMMAND, OTHER], Some(vec![COMMAND]), Some("pulled"))]
#[case::one_that_was_not_laid(None, &[COMMAND, OTHER, NEW], Some(vec![NEW]), Some("acted"))]
#[case::in_another_order(None, &[OTHER, COMMAND], None, Some("acted"))]
fn what_is_laid_stands_where_only_what_was_foreseen_is_confirmed(
    #[case] confirmed: Option<&str>,
    #[case] unconfirmed: &[CommandId],
    #[case] expected: Option<Vec<CommandId>>,
    #[case] shown: Option<&str>,
) {
    let (mut layers, mut touched) = (acted(), Touched::default());
    let key = product("").key();
    if let Some(name) = confirmed {
        layers.confirm(&mut touched, key, Some(product(name)));
    }
    assert_eq!(again(&mut layers, unconfirmed), expected);
    assert_eq!(visible(&layers), shown);
    let stays = shown == Some("acted") && unconfirmed.contains(&COMMAND);
    assert_eq!(covering(&layers).len(), usize::from(stays));
}

#[rstest]
#[case::the_first_as_foreseen(Some("first"), &[OTHER], &[], "second")]
#[case::both_as_foreseen(Some("second"), &[], &[], "second")]
#[case::told_of_the_first_before_it_is_known_to_be_accepted(Some("first"), &[COMMAND, OTHER], &[], "second")]
#[case::told_of_both_before_they_are(Some("second"), &[COMMAND, OTHER], &[], "second")]
#[case::told_of_the_second_before_it_is(Some("second"), &[OTHER], &[], "second")]
#[case::the_first_without_a_word_of_the_row_that_the_second_changed(None, &[OTHER], &[], "second")]
#[case::both_without_a_word(None, &[], &[], "before")]
#[case::both_and_told_of_the_first_alone(Some("first"), &[], &[], "first")]
#[case::the_second_before_the_first(Some("second"), &[COMMAND], &[COMMAND], "second")]
#[case::otherwise(Some("pulled"), &[OTHER], &[OTHER], "pulled")]
fn what_two_commands_made_of_one_row_stands_where_it_was_foreseen(
    #[case] confirmed: Option<&str>,
    #[case] unconfirmed: &[CommandId],
    #[case] expected: &[CommandId],
    #[case] shown: &str,
) {
    let (mut layers, mut touched) = (acted_twice(), Touched::default());
    let key = product("").key();
    if let Some(name) = confirmed {
        layers.confirm(&mut touched, key, Some(product(name)));
    }
    assert_eq!(again(&mut layers, unconfirmed).as_deref(), Some(expected));
    assert_eq!(visible(&layers), Some(shown));
    let staying = if expected.is_empty() {
        unconfirmed
    } else {
        &[]
    };
    assert_eq!(covering(&layers), staying);
}

#[rstest]
#[case::refused(false, &[OTHER], None)]
#[case::confirmed(true, &[], Some("second"))]
fn what_a_command_made_goes_where_it_leaves_without_being_confirmed_though_another_stands_on_it(
    #[case] is_confirmed: bool,
    #[case] expected: &[CommandId],
    #[case] shown: Option<&str>,
) {
    let (mut layers, mut touched) = (Layers::default(), Touched::default());
    for (command, name) in [(COMMAND, "first"), (OTHER, "second")] {
        layers.lay(
            &mut touched,
            command,
            Extent::default(),
            vec![Change::Put(product(name))],
        );
    }
    let again = layers.loosen(&mut touched, &[OTHER], |_| is_confirmed);
    let again: Vec<CommandId> = again.unwrap().into_iter().map(|(_, id)| id).collect();
    assert_eq!((&*again, visible(&layers)), (expected, shown));
}

#[test]
fn what_somebody_set_back_is_news_beneath_what_waits() {
    let (mut layers, mut touched) = (acted_twice(), Touched::default());
    let key = product("").key();
    layers.confirm(&mut touched, key, Some(product("before")));
    assert_eq!(again(&mut layers, &[OTHER]), Some(vec![OTHER]));
}

#[test]
fn the_same_version_again_is_no_news_beneath_a_cover() {
    let (mut layers, mut touched) = (Layers::default(), Touched::default());
    let key = product("").key();
    layers.confirm(&mut touched, key, Some(product("before")));
    layers.roll_back(&mut touched);
    layers.lay(
        &mut touched,
        COMMAND,
        Extent::default(),
        vec![Change::Put(product("acted"))],
    );
    layers.confirm(&mut touched, key, Some(product("before")));
    assert_eq!(again(&mut layers, &[COMMAND]), Some(vec![]));
    assert_eq!(visible(&layers), Some("acted"));
}

#[test]
fn a_row_of_a_thread_that_is_not_here_settles_its_command_and_goes_once_nothing_is_laid() {
    let (mut layers, mut touched) = (acted(), Touched::default());
    layers.confirm_in_passing(&mut touched, &product("acted"));
    assert_eq!(again(&mut layers, &[OTHER]), Some(vec![]));
    layers.let_pass(&mut touched);
    assert_eq!(visible(&layers), Some("acted"), "something waits");
    assert_eq!(again(&mut layers, &[]), Some(vec![]));
    layers.let_pass(&mut touched);
    assert_eq!(visible(&layers), None);
    layers.confirm_in_passing(&mut touched, &product("pulled"));
    assert_eq!(visible(&layers), None, "nothing has foreseen it");
}

#[test]
fn what_looked_at_nothing_stands_once_a_row_that_nothing_covers_changed() {
    let (mut layers, mut touched) = (acted(), Touched::default());
    let other = Row::Product(Product {
        id: ProductId(Uuid::from_u128(2)),
        ..one_product("another")
    });
    layers.confirm(&mut touched, other.key(), Some(other));
    assert_eq!(again(&mut layers, &[COMMAND, OTHER]), Some(vec![]));
    assert_eq!(visible(&layers), Some("acted"));
}

fn numbered(number: u128) -> Row {
    Row::Product(Product {
        id: ProductId(Uuid::from_u128(number)),
        ..one_product("numbered")
    })
}

/// Each command looked at one product and changed another; then this one changed beneath.
#[rstest]
#[case::what_the_first_looked_at(5, &[(1, 5), (2, 6)], &[COMMAND, OTHER], &[COMMAND])]
#[case::what_the_second_looked_at(6, &[(1, 5), (2, 6)], &[COMMAND, OTHER], &[OTHER])]
#[case::what_nobody_looked_at(7, &[(1, 5), (2, 6)], &[COMMAND, OTHER], &[])]
#[case::what_the_first_changed(1, &[(1, 5), (2, 6)], &[COMMAND, OTHER], &[COMMAND])]
#[case::what_the_first_looked_at_for_what_the_second_looked_at(5, &[(1, 5), (2, 1)], &[COMMAND, OTHER], &[COMMAND, OTHER])]
#[case::what_the_second_looked_at_in_what_the_first_changed(6, &[(1, 5), (1, 6)], &[COMMAND, OTHER], &[COMMAND, OTHER])]
#[case::and_the_first_is_confirmed(6, &[(1, 5), (2, 6)], &[OTHER], &[OTHER])]
#[case::and_another_was_acted(7, &[(1, 5), (2, 6)], &[COMMAND, OTHER, NEW], &[NEW])]
fn only_what_depends_on_what_changed_is_decided_again(
    #[case] changed: u128,
    #[case] acts: &[(u128, u128)],
    #[case] unconfirmed: &[CommandId],
    #[case] expected: &[CommandId],
) {
    let (mut layers, mut touched) = (Layers::default(), Touched::default());
    for (command, (wrote, looked_at)) in [COMMAND, OTHER].into_iter().zip(acts) {
        let mut looked = Extent::default();
        looked.look(numbered(*looked_at).key());
        looked.look(numbered(*wrote).key());
        let changes = vec![Change::Put(numbered(*wrote))];
        layers.lay(&mut touched, command, looked, changes);
    }
    if !unconfirmed.contains(&COMMAND) {
        let confirmed = numbered(1);
        layers.confirm(&mut touched, confirmed.key(), Some(confirmed));
    }
    let row = Row::Product(Product {
        id: ProductId(Uuid::from_u128(changed)),
        ..one_product("changed")
    });
    layers.confirm(&mut touched, row.key(), Some(row.clone()));
    let found = again(&mut layers, unconfirmed);
    assert_eq!(found.as_deref(), Some(expected));
    let covered: BTreeSet<CommandId> = covering(&layers).into_iter().collect();
    let stays = |id: &CommandId| unconfirmed.contains(id) && !expected.contains(id);
    let staying: BTreeSet<CommandId> = [COMMAND, OTHER].into_iter().filter(stays).collect();
    assert_eq!(covered, staying);
}

#[rstest]
#[case::the_same(5, 1, true)]
#[case::something_else_was_looked_at(6, 1, false)]
#[case::something_else_was_changed(5, 2, false)]
fn the_others_stand_where_no_more_was_looked_at_or_changed(
    #[case] looked_at: u128,
    #[case] wrote: u128,
    #[case] stands: bool,
) {
    let (mut layers, mut touched) = (Layers::default(), Touched::default());
    let looking_at = |number| {
        let mut looked = Extent::default();
        looked.look(numbered(number).key());
        looked
    };
    let change = |number| vec![Change::Put(numbered(number))];
    layers.lay(&mut touched, COMMAND, looking_at(5), change(1));
    let others = layers.lay_again(&mut touched, 0, looking_at(looked_at), change(wrote));
    assert_eq!(others, stands);
}

#[test]
fn a_row_that_comes_back_to_what_it_was_did_not_change() {
    let (mut layers, mut touched) = (Layers::default(), Touched::default());
    let key = product("").key();
    layers.confirm(&mut touched, key, Some(product("one")));
    let mut touched = Touched::default();
    layers.lay(
        &mut touched,
        COMMAND,
        Extent::default(),
        vec![Change::Delete(key)],
    );
    layers.roll_back(&mut touched);
    assert_eq!(touched.changed(&layers).count(), 0);
}

#[test]
fn a_row_that_only_a_command_made_is_gone_when_the_command_is() {
    let (mut layers, mut touched) = (Layers::default(), Touched::default());
    layers.lay(
        &mut touched,
        COMMAND,
        Extent::default(),
        vec![Change::Put(product("acted"))],
    );
    assert_eq!(layers.confirmed_keys(), []);
    layers.roll_back(&mut touched);
    assert_eq!(visible(&layers), None);
}
