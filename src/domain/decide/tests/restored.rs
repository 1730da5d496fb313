//! Rule book §13 on a server that was restored from a backup: it hears of acts again, in another order
//! than in its earlier life.

use super::world::*;
use crate::*;
use rstest::rstest;
use std::collections::BTreeSet;

/// What the server decides of a command that its earlier life has accepted.
fn hear_again(
    world: &World,
    member_id: MemberId,
    command_id: CommandId,
    command: impl Into<Command>,
) -> Decision {
    let context = Context {
        command_id,
        member_id,
        role: Role::Member,
        now: world.now,
    };
    decide(world, &context, &command.into())
}

#[rstest]
#[case::logged(|place, id| LogMessage { id, ..log(1, place, sent("Bon dia!")) }.into())]
#[case::edited(|place, id| SaveDraft { id, ..draft(1, place, sent("Bon dia!"), None) }.into())]
fn a_second_draft_whose_end_a_restored_server_hears_first_stays_at_its_end(
    #[case] end: fn(Place, MessageId) -> Command,
) {
    let mut world = World::new();
    let place = world.place();
    let base = Some(with_draft(&mut world, place));
    world
        .act(REP, draft(1, place, sent("Bon dia, Anna"), base))
        .unwrap();
    let backup = world.rows.clone();
    let save = draft(1, place, sent("Bon dia, Pau"), base);
    world.act(COLLEAGUE, save.clone()).unwrap();
    let command_id = world.last_act();
    let second = MessageId::of_second_draft(command_id);
    world.rows = backup;
    world.act(REP, end(place, second)).unwrap();
    let decided = hear_again(&world, COLLEAGUE, command_id, save);
    assert_eq!(decided, Ok(Vec::new()));
    assert_eq!(text_of(&world, second), "Bon dia!");
}

/// Found by the simulation: the colleague had gone on with what the logging left beside the message,
/// and a restored server hears of that first.
#[test]
fn what_is_left_beside_a_message_writes_over_nothing_that_a_restored_server_heard_before() {
    let mut world = World::new();
    let place = world.place();
    let base = Some(with_draft(&mut world, place));
    world
        .act(COLLEAGUE, draft(1, place, sent("Bon dia, Pau"), base))
        .unwrap();
    let backup = world.rows.clone();
    let logged = LogMessage {
        base,
        ..log(1, place, sent("Bon dia, Anna"))
    };
    world.act(REP, logged.clone()).unwrap();
    let command_id = world.last_act();
    let beside = MessageId::of_second_draft(command_id);
    world.rows = backup;
    let went_on = SaveDraft {
        id: beside,
        ..draft(1, place, sent("Bon dia, Pau!"), base)
    };
    world.act(COLLEAGUE, went_on).unwrap();
    for change in hear_again(&world, REP, command_id, logged).unwrap() {
        world.apply(change);
    }
    assert_eq!(text_of(&world, message(1)), "Bon dia, Anna");
    let texts = drafts(&world).into_iter().map(|it| it.said.original_text);
    let texts: BTreeSet<_> = texts.collect();
    let both = ["Bon dia, Pau", "Bon dia, Pau!"].map(str::to_owned);
    assert_eq!(texts, BTreeSet::from(both));
}
