//! What recognised messages fit in a workspace.

use super::*;
use crate::records::example::logged;
use crate::{AccountId, Contact, ContactField, ContactId, Message, MessageStatus, Mode};
use rstest::rstest;
use uuid::Uuid;

const OURS: &str = "From: Anna Roig <anna@rapport.example>\nSent: 06 October 2026 21:07\nTo: Nia\nSubject: Boxes\n\nDear Nia, here they are.";
const THEIRS: &str = "From: Nia Owens <nia@b.example>\nSent: 06 October 2026 21:07\nTo: Anna\nSubject: Boxes\n\nThank you!";
const PLAIN: &str = "Thank you for everything!";

#[rstest]
#[case::their_mail_comes_in(THEIRS, Mode::LogSent, Mode::InboundPaste)]
#[case::their_mail_is_no_translation(THEIRS, Mode::TypeTranslate, Mode::InboundPaste)]
#[case::our_mail_was_sent(OURS, Mode::InboundPaste, Mode::LogSent)]
#[case::our_mail_stays_in_its_mode(OURS, Mode::TypeTranslate, Mode::TypeTranslate)]
#[case::a_plain_text_stays_where_it_is_put(PLAIN, Mode::LogSent, Mode::LogSent)]
#[case::a_plain_reply_stays_a_reply(PLAIN, Mode::InboundPaste, Mode::InboundPaste)]
fn a_sender_decides_the_side(#[case] text: &str, #[case] chosen: Mode, #[case] mode: Mode) {
    assert_eq!(read(text).mode(chosen), mode);
}

fn contact(n: u128, name: &str, email: &str, phone: &str) -> Contact {
    Contact {
        id: ContactId(Uuid::from_u128(n)),
        account_id: AccountId(Uuid::nil()),
        name: name.to_owned(),
        title: String::new(),
        email: email.to_owned(),
        phone: phone.to_owned(),
        linkedin: String::new(),
        instagram: String::new(),
        twitter_x: String::new(),
        role: None,
        created_at: Timestamp(0),
    }
}

#[rstest]
#[case::address("Somebody", "NIA@b.example", Some(1))]
#[case::name("nia owens", "", Some(1))]
#[case::turned_name("Owens, Nia", "other@b.example", Some(1))]
#[case::accents("Zoe Lambert", "", Some(2))]
#[case::number("+44 7700 900123", "", Some(1))]
#[case::beginning("José María", "", Some(5))]
#[case::beginning_of_another_address("José María", "jose@else.example", None)]
#[case::beginning_of_two("Pol", "", None)]
#[case::part_of_a_word("José Mar", "", None)]
#[case::namesakes("Pol Riera", "", None)]
#[case::namesake_with_address("Pol Riera", "pol@b.example", Some(4))]
#[case::unknown("Huw Price", "huw@b.example", None)]
fn a_sender_is_the_contact_with_the_address_the_number_or_the_name(
    #[case] name: &str,
    #[case] email: &str,
    #[case] expected: Option<u128>,
) {
    let contacts = [
        contact(1, "Nia Owens", "nia@b.example", "07700 900123"),
        contact(2, "Zoé Lambert", "zoe@b.example", ""),
        contact(3, "Pol Riera", "", ""),
        contact(4, "Pol Riera", "pol@b.example", ""),
        contact(5, "José María Ñáñez", "jm@b.example", ""),
    ];
    let sender = Sender {
        name: name.to_owned(),
        email: email.to_owned(),
    };
    let expected = expected.map(|n| ContactId(Uuid::from_u128(n)));
    assert_eq!(sender.contact_among(&contacts), expected);
}

#[rstest]
#[case::address("Somebody", "NIA@b.example", Some(1))]
#[case::number("+44 7700 900123", "", Some(1))]
#[case::a_name_alone("Nia Owens", "", None)]
#[case::of_this_account("Pol Riera", "pol@b.example", None)]
fn somebody_of_another_account_is_known_by_address_or_number_alone(
    #[case] name: &str,
    #[case] email: &str,
    #[case] expected: Option<u128>,
) {
    let here = AccountId(Uuid::from_u128(9));
    let contacts = [
        contact(1, "Nia Owens", "nia@b.example", "07700 900123"),
        Contact {
            account_id: here,
            ..contact(2, "Pol Riera", "pol@b.example", "")
        },
    ];
    let sender = Sender {
        name: name.to_owned(),
        email: email.to_owned(),
    };
    let found = sender.contact_elsewhere(&contacts, &[here]);
    let expected = expected.map(|n| ContactId(Uuid::from_u128(n)));
    assert_eq!(found.map(|contact| contact.id), expected);
}

fn said(mode: Mode, text: &str, at: Timestamp) -> Message {
    let mut message = logged(1, mode, at);
    message.said.channel = Channel::Whatsapp;
    message.said.original_text = text.to_owned();
    message
}

#[rstest]
#[case::same(Mode::InboundPaste, "bon  dia!", 0, true)]
#[case::a_month_earlier(Mode::InboundPaste, "Bon dia!", -30, true)]
#[case::a_month_later(Mode::InboundPaste, "Bon dia!", 30, true)]
#[case::longer_ago(Mode::InboundPaste, "Bon dia!", -31, false)]
#[case::other_side(Mode::LogSent, "Bon dia!", 0, false)]
#[case::other_text(Mode::InboundPaste, "Bona nit!", 0, false)]
fn a_message_stands_already_with_its_fingerprint_on_its_side(
    #[case] mode: Mode,
    #[case] text: &str,
    #[case] days: i64,
    #[case] stands: bool,
) {
    let found = read("Bon dia!");
    let earlier = said(mode, text, NOW + Span::days(days));
    let standing = |logged: &Message| {
        found.messages[0].standing(Direction::Inbound, NOW, &LoggedTexts::of([logged]))
    };
    assert_eq!(standing(&earlier).is_some(), stands);
    let mut struck_out = earlier;
    struck_out.status = MessageStatus::Retracted;
    assert_eq!(standing(&struck_out), None);
}

#[rstest]
#[case::address("Nia Owens", "nia@b.example", "Nia Owens", &[ContactField::Email("nia@b.example".to_owned())])]
#[case::address_alone("", "nia@b.example", "nia@b.example", &[ContactField::Email("nia@b.example".to_owned())])]
#[case::number("+44 7700 900123", "", "+44 7700 900123", &[ContactField::Phone("+44 7700 900123".to_owned())])]
#[case::name("Nia Owens", "", "Nia Owens", &[])]
fn a_sender_becomes_a_contact_with_the_address_that_is_known(
    #[case] name: &str,
    #[case] email: &str,
    #[case] called: &str,
    #[case] changes: &[ContactField],
) {
    let sender = Sender {
        name: name.to_owned(),
        email: email.to_owned(),
    };
    let (id, account) = (ContactId(Uuid::nil()), AccountId(Uuid::nil()));
    let command = sender.as_contact(id, account);
    assert_eq!((command.id, command.account_id), (id, account));
    assert_eq!(
        (command.name.as_str(), command.changes.as_slice()),
        (called, changes)
    );
}

#[rstest]
#[case::empty_box(0, LONGEST, true)]
#[case::too_long(0, LONGEST + 1, false)]
#[case::with_what_stands(1, LONGEST, false)]
#[case::far_too_long(usize::MAX, 1, false)]
fn a_box_takes_a_paste_up_to_the_limit(
    #[case] stands: usize,
    #[case] pasted: usize,
    #[case] fits: bool,
) {
    assert_eq!(super::super::fits(stands, pasted), fits);
}
