//! What holds for every sequence of commands. [`World::act`] itself holds each command to two laws
//! more: decided a second time it changes nothing, and a refusal is the same the second time.

mod every_kind;
mod json;
mod moves;

use super::world::*;
use crate::{compose::Composition, *};
use moves::{Saying, members, moves, saying, text};
use proptest::prelude::*;

/// Few enough for a slow machine; each case is a story of up to twenty commands.
fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// Two accounts, each in two campaigns and outside any.
fn six_places() -> (World, Vec<Place>) {
    let mut world = World::new();
    let campaigns = [world.campaign(Goal::Sales), world.campaign(Goal::Press)];
    let mut places = Vec::new();
    for name in ["Forn Vell", "Celler Nou"] {
        let account = world.account(name);
        places.extend(campaigns.map(|campaign| world.approved(account, campaign)));
        places.push(Place::outside(account));
    }
    (world, places)
}

/// A saying with its place in the set, from which its message's id is made.
type Numbered = (usize, Saying);
type Sayings = Vec<Numbered>;

/// A command that logs one of the sayings.
fn logged(places: &[Place], (n, saying): &Numbered) -> LogMessage {
    let place = places[saying.place % places.len()];
    LogMessage {
        log_anyway: true,
        ..log(*n as u128 + 1, place, saying.said.clone())
    }
}

/// Everything that follows from the logged messages, of every conversation and account.
fn derived(world: &World) -> Vec<String> {
    let conversations = world.all::<Conversation>().into_iter().map(|conversation| {
        let figures = &conversation.figures;
        let needs_reply = conversation.needs_reply();
        let (outreach, last) = (figures.outreach_status(), conversation.last_activity_at());
        format!(
            "{} {outreach} {needs_reply} {last:?} {figures:?} {:?}",
            conversation.id, conversation.turns
        )
    });
    let accounts = world.all::<Account>().into_iter();
    conversations
        .chain(accounts.map(|account| format!("{} {}", account.id, account.status)))
        .collect()
}

fn said_in_two_orders() -> impl Strategy<Value = (Sayings, Sayings)> {
    prop::collection::vec(saying(), 0..10).prop_flat_map(|sayings| {
        let set: Sayings = sayings.into_iter().enumerate().collect();
        (Just(set.clone()), Just(set).prop_shuffle())
    })
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn any_order_of_delivery_gives_the_same_figures((one, other) in said_in_two_orders()) {
        let (world, places) = six_places();
        let deliver = |set: &[Numbered]| {
            let mut world = world.clone();
            for saying in set {
                world.act(REP, logged(&places, saying)).unwrap();
            }
            derived(&world)
        };
        prop_assert_eq!(deliver(&one), deliver(&other));
    }

    #[test]
    fn promotion_never_lowers_and_happens_at_most_once(
        start in prop::sample::select(&AccountStatus::ALL[..6]),
        sayings in prop::collection::vec(saying(), 0..10),
    ) {
        let mut world = World::new();
        let campaign = world.campaign(Goal::Event);
        let account = world.account_with(start);
        let places = [world.approved(account, campaign), Place::outside(account)];
        for saying in sayings.iter().cloned().enumerate() {
            world.act(REP, logged(&places, &saying)).unwrap();
        }
        let spoke = sayings.iter().any(|one| one.said.direction() == Direction::Outbound);
        let is_promoted = start == AccountStatus::Prospect && spoke;
        let expected = if is_promoted { AccountStatus::Contacted } else { start };
        prop_assert_eq!(world.status(account), expected);
        let promotions = world.history(account).into_iter()
            .filter(|change| change.source == StatusSource::CampaignOutreach);
        prop_assert_eq!(promotions.count(), usize::from(is_promoted));
    }

    #[test]
    fn retracting_everything_leaves_no_figures((logs, order) in said_in_two_orders()) {
        let (mut world, places) = six_places();
        for saying in &logs {
            world.act(REP, logged(&places, saying)).unwrap();
        }
        for (n, _) in &order {
            world.act(ADMIN, RetractMessage { id: message(*n as u128 + 1) }).unwrap();
        }
        for conversation in world.all::<Conversation>() {
            prop_assert_eq!(conversation.figures.outreach_status(), OutreachStatus::NotStarted);
            prop_assert_eq!(conversation.figures, Figures::default());
        }
    }

    #[test]
    fn drafts_have_no_effect(
        logs in prop::collection::vec(saying(), 0..4),
        drafts in prop::collection::vec((saying(), members(), any::<bool>()), 1..8),
    ) {
        let (mut world, places) = six_places();
        for saying in logs.into_iter().enumerate() {
            world.act(REP, logged(&places, &saying)).unwrap();
        }
        // Every conversation stands already: a first draft would begin one.
        for place in &places {
            let begun = Conversation::begin(place.account, place.campaign, NOW);
            if world.find::<Conversation>(begun.id).is_none() {
                world.put(begun);
            }
        }
        let without_drafts = |world: &World| {
            let mut rows = world.rows.clone();
            rows.retain(|_, row| {
                !matches!(row, Row::Message(message) if message.status == MessageStatus::Draft)
            });
            rows
        };
        let before = without_drafts(&world);
        for (n, (saying, by, is_deleted)) in drafts.into_iter().enumerate() {
            let place = places[saying.place % places.len()];
            let id = n as u128 % 3 + 100;
            let _ = world.act(by, draft(id, place, saying.said, None));
            if is_deleted {
                world.act(by, DeleteDraft { id: message(id), base: None }).unwrap();
            }
            prop_assert_eq!(&without_drafts(&world), &before);
        }
    }

    #[test]
    fn the_two_texts_follow_the_mode(
        mode in prop::sample::select(Mode::ALL),
        account_text in text(),
        own_text in text(),
    ) {
        let (mut world, places) = six_places();
        let composition = Composition {
            mode,
            channel: Channel::Email,
            account_text: account_text.clone(),
            own_text: own_text.clone(),
            subject: "Pa".to_owned(),
            quoted_history: "> abans".to_owned(),
            occurred_at: NOW,
            correspondent: None,
            intent: Some(Intent::Question),
            language_override: None,
            attachments: Vec::new(),
            found_in: None,
            source: tag("en"),
            target: tag("ca"),
        };
        let (has_text, has_own) = (text::has_visible(&account_text), text::has_visible(&own_text));
        let result = world.act(REP, log(1, places[0], composition.said()));
        prop_assert_eq!(result.is_ok(), has_text && (has_own || mode != Mode::TypeTranslate));
        if let Some(logged) = world.find::<Message>(message(1)) {
            let is_two_sided = matches!(mode, Mode::TypeTranslate | Mode::InboundPaste);
            let own = Translation { text: own_text, language: tag("en") };
            prop_assert_eq!(logged.said.original_text, account_text);
            prop_assert_eq!(logged.said.translation, (is_two_sided && has_own).then_some(own));
            prop_assert_eq!(logged.said.mode.direction(), mode.direction());
        }
    }

    #[test]
    fn whatever_members_do_the_rows_agree_with_each_other(story in moves()) {
        let mut world = moves::stage();
        for (by, pause, command) in story {
            world.wait(pause);
            let before = world.rows.clone();
            let command = moves::with_recent_base(&world, command);
            if world.act(by, command).is_err() {
                prop_assert_eq!(&world.rows, &before, "a refused command changes nothing");
            }
            agree(&world)?;
        }
    }
}

/// What holds between the rows of every workspace.
fn agree(world: &World) -> Result<(), TestCaseError> {
    for conversation in world.all::<Conversation>() {
        let messages = world.messages_of(conversation.id);
        prop_assert_eq!(&conversation.figures, &Figures::of(&messages));
        let (account, campaign) = (conversation.account_id, conversation.campaign_id);
        prop_assert_eq!(conversation.id, ConversationId::of(account, campaign));
        prop_assert!(world.find::<Account>(account).is_some());
    }
    for message in world.all::<Message>() {
        let conversation: Conversation = world.get(message.conversation_id);
        prop_assert_eq!(conversation.account_id, message.account_id);
        prop_assert_eq!(
            message.retraction.is_some(),
            message.status == MessageStatus::Retracted
        );
        prop_assert_eq!(
            message.revision.is_some(),
            message.status == MessageStatus::Draft
        );
        let one_text =
            [Mode::AiDraft, Mode::AiContinue, Mode::LogSent].contains(&message.said.mode);
        prop_assert!(!(one_text && message.said.translation.is_some()));
    }
    for account in world.all::<Account>() {
        let history = world.history(account.id);
        let mark = account.status_mark.as_ref();
        let latest = mark.map(|mark| world.get::<StatusChange>(mark.change_id).to);
        prop_assert_eq!(latest.unwrap_or(AccountStatus::Prospect), account.status);
        prop_assert_eq!(mark.is_some(), !history.is_empty());
    }
    let is_owner = |member: &Member| member.role == Role::Owner && member.removed_at.is_none();
    prop_assert!(
        world.members().iter().any(is_owner),
        "a workspace keeps an owner"
    );
    Ok(())
}
