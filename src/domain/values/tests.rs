//! The table of rule book §2: every list, in its spelling and its order.

use super::*;
use rstest::rstest;
use serde::de::DeserializeOwned;
use std::fmt::Debug;

/// A list is what JSON, SQL and the rule book spell, in this order.
fn check<T>(all: &[T], expected: &str)
where
    T: Copy + Debug + PartialEq + Serialize + DeserializeOwned + fmt::Display + FromStr,
    <T as FromStr>::Err: Debug,
{
    let spelled: Vec<String> = all.iter().map(ToString::to_string).collect();
    assert_eq!(spelled.join(", "), expected);
    for (value, text) in all.iter().zip(&spelled) {
        let json = format!("\"{text}\"");
        assert_eq!(serde_json::to_string(value).unwrap(), json);
        assert_eq!(serde_json::from_str::<T>(&json).unwrap(), *value);
        assert_eq!(text.parse::<T>().unwrap(), *value);
        assert!(text.to_uppercase().parse::<T>().is_err());
    }
    assert!(serde_json::from_str::<T>("\"none_of_them\"").is_err());
}

#[test]
fn every_value_is_spelled_as_in_the_rule_book() {
    check(
        AccountStatus::ALL,
        "prospect, contacted, in_negotiation, in_trial, customer, lost, do_not_contact",
    );
    check(
        RelationshipType::ALL,
        "client, prospect, reseller, affiliate, supplier, partner, investor, press, influencer, \
         analyst, competitor, candidate, personal_network, community, event_organizer",
    );
    check(
        Goal::ALL,
        "sales, partnership, press, investor, recruiting, customer_expansion, win_back, event, \
         research, influencer, renewal",
    );
    check(
        Channel::ALL,
        "email, linkedin, instagram, twitter_x, whatsapp, phone_call, sms, other",
    );
    check(
        Mode::ALL,
        "ai_draft, ai_continue, type_translate, log_sent, inbound_paste",
    );
    check(Direction::ALL, "outbound, inbound");
    check(MessageStatus::ALL, "draft, sent, retracted");
    check(ReviewStatus::ALL, "pending, approved, rejected, deferred");
    check(OutreachStatus::ALL, "not_started, sent, responded");
    check(ConversationStatus::ALL, "open, pending, closed");
    check(AiMode::ALL, "active, paused, manual");
    check(
        StatusSource::ALL,
        "manual, campaign_outreach, import, merge, undo, pre_existing",
    );
    check(
        Intent::ALL,
        "interested, question, objection, not_now, not_interested, out_of_office, wrong_person, \
         referral, unsubscribe, auto_reply, unknown",
    );
    check(
        LinkedinActivity::ALL,
        "connection_request, message, comment, connection_accepted, profile_view",
    );
    check(
        CallOutcome::ALL,
        "answered, left_message, no_answer, busy, wrong_number",
    );
    check(MeetingStep::ALL, "booked, held, cancelled, missed");
    check(
        OpportunityStage::ALL,
        "identified, qualified, proposal, negotiation, won, lost",
    );
    check(
        ExpenseKind::ALL,
        "google_ads, meta_ads, linkedin_ads, other_ads, agency, labour, software, content, event, \
         other",
    );
    check(Role::ALL, "member, admin, owner");
}

#[rstest]
#[case::ai_draft(Mode::AiDraft, Direction::Outbound)]
#[case::ai_continue(Mode::AiContinue, Direction::Outbound)]
#[case::type_translate(Mode::TypeTranslate, Direction::Outbound)]
#[case::log_sent(Mode::LogSent, Direction::Outbound)]
#[case::inbound_paste(Mode::InboundPaste, Direction::Inbound)]
fn the_direction_follows_from_the_mode(#[case] mode: Mode, #[case] direction: Direction) {
    assert_eq!(mode.direction(), direction);
}

#[test]
fn an_owner_may_all_that_an_admin_may_and_an_admin_all_that_a_member_may() {
    assert!(Role::Owner > Role::Admin && Role::Admin > Role::Member);
}

#[test]
fn an_unknown_value_is_named() {
    let error = "fax".parse::<Channel>().unwrap_err();
    assert_eq!(error.to_string(), "`fax` is not one of the known values");
}

#[rstest]
#[case::as_sent(Mode::LogSent, Mode::InboundPaste, (false, true))]
#[case::written_here(Mode::TypeTranslate, Mode::InboundPaste, (true, false))]
#[case::an_answer_of_a_model(Mode::AiDraft, Mode::InboundPaste, (true, false))]
#[case::among_ours(Mode::LogSent, Mode::TypeTranslate, (false, false))]
#[case::theirs(Mode::InboundPaste, Mode::LogSent, (false, false))]
fn what_is_meant_for_them_does_not_become_what_they_said(
    #[case] mode: Mode,
    #[case] chosen: Mode,
    #[case] expected: (bool, bool),
) {
    let found = (mode.stays_behind(chosen), mode.gives_way_to_paste(chosen));
    assert_eq!(found, expected);
}
