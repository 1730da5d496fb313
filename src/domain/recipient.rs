//! To or from whom a text goes: frozen with it, so that what was written for one can never go to
//! another (feature B6).

use crate::{
    records::{Account, Contact, Correspondent, Message},
    values::Channel,
};

/// A person's address on a channel; blank where none is known.
pub fn address_on(contact: &Contact, channel: Channel) -> &str {
    match channel {
        Channel::Email => &contact.email,
        Channel::Whatsapp | Channel::PhoneCall | Channel::Sms => &contact.phone,
        Channel::Linkedin => &contact.linkedin,
        Channel::Instagram => &contact.instagram,
        Channel::TwitterX => &contact.twitter_x,
        Channel::Other => "",
    }
}

/// The address of the account itself on a channel, where no person in it is meant.
fn own_address_on(account: &Account, channel: Channel) -> &str {
    match channel {
        Channel::Email => &account.email,
        Channel::Whatsapp | Channel::PhoneCall | Channel::Sms => &account.phone,
        Channel::Linkedin | Channel::Instagram | Channel::TwitterX | Channel::Other => "",
    }
}

/// The recipient as it stands now. Absent where nobody is named and the account has no address.
pub fn recipient(
    account: &Account,
    contact: Option<&Contact>,
    channel: Channel,
) -> Option<Correspondent> {
    if let Some(contact) = contact {
        return Some(Correspondent {
            contact_id: Some(contact.id),
            name: contact.name.clone(),
            address: address_on(contact, channel).to_owned(),
        });
    }
    let address = own_address_on(account, channel);
    (!address.is_empty()).then(|| Correspondent {
        contact_id: None,
        name: account.name.clone(),
        address: address.to_owned(),
    })
}

/// The address that the recipient has now, where it is another than the frozen one. The frozen one
/// stays: taking the new one is a person's act.
pub fn present_address<'a>(
    frozen: &Correspondent,
    account: &'a Account,
    contact: Option<&'a Contact>,
    channel: Channel,
) -> Option<&'a str> {
    let present = match (frozen.contact_id, contact) {
        (Some(id), Some(contact)) if contact.id == id => address_on(contact, channel),
        (None, _) => own_address_on(account, channel),
        _ => return None,
    };
    (present != frozen.address).then_some(present)
}

/// The person who is offered first: whom the last logged message was to or from, else the first of
/// the account's.
pub fn first_contact<'a>(
    thread: impl IntoIterator<Item = &'a Message>,
    contacts: &[&'a Contact],
) -> Option<&'a Contact> {
    let named = thread
        .into_iter()
        .filter(|message| message.is_logged())
        .filter_map(|message| {
            let id = message.said.correspondent.as_ref()?.contact_id?;
            let contact = contacts.iter().find(|contact| contact.id == id)?;
            Some((message.thread_order(), *contact))
        })
        .max_by_key(|(order, _)| *order);
    match named {
        Some((_, contact)) => Some(contact),
        None => contacts.first().copied(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::example::logged;
    use crate::*;
    use rstest::rstest;
    use serde_json::json;
    use uuid::Uuid;

    const NOW: Timestamp = Timestamp(1_795_258_800_000);
    const ACCOUNT: AccountId = AccountId(Uuid::from_u128(0xacc));

    fn contact(n: u128, name: &str) -> Contact {
        let row = json!({
            "id": Uuid::from_u128(n), "account_id": ACCOUNT, "name": name,
            "email": "marta@example.com", "phone": "+34 972 555 014",
            "linkedin": "linkedin.com/in/marta", "created_at": NOW,
        });
        serde_json::from_value(row).unwrap()
    }

    fn account() -> Account {
        let row = json!({
            "id": ACCOUNT, "name": "Forn Vell", "phone": "972 555 000",
            "email": "hola@forn.example", "status": "prospect", "created_at": NOW,
        });
        serde_json::from_value(row).unwrap()
    }

    /// A message of ours to somebody.
    fn sent_to(correspondent: Option<Correspondent>) -> Message {
        let mut message = logged(1, Mode::LogSent, NOW);
        message.said.correspondent = correspondent;
        message
    }

    #[rstest]
    #[case::email(Channel::Email, "marta@example.com", Some("hola@forn.example"))]
    #[case::whatsapp(Channel::Whatsapp, "+34 972 555 014", Some("972 555 000"))]
    #[case::call(Channel::PhoneCall, "+34 972 555 014", Some("972 555 000"))]
    #[case::sms(Channel::Sms, "+34 972 555 014", Some("972 555 000"))]
    #[case::linkedin(Channel::Linkedin, "linkedin.com/in/marta", None)]
    #[case::other(Channel::Other, "", None)]
    fn a_recipient_has_the_address_of_the_channel(
        #[case] channel: Channel,
        #[case] of_person: &str,
        #[case] of_account: Option<&str>,
    ) {
        let (account, marta) = (account(), contact(1, "Marta"));
        let person = recipient(&account, Some(&marta), channel).unwrap();
        assert_eq!(person.contact_id, Some(marta.id));
        assert_eq!((&*person.name, &*person.address), ("Marta", of_person));
        let nobody = recipient(&account, None, channel);
        let nobody = nobody.map(|who| (who.contact_id, who.name, who.address));
        let expected = of_account.map(|at| (None, "Forn Vell".to_owned(), at.to_owned()));
        assert_eq!(nobody, expected);
    }

    #[test]
    fn a_change_of_address_is_told_and_the_frozen_one_stays() {
        let (account, marta) = (account(), contact(1, "Marta"));
        let frozen = recipient(&account, Some(&marta), Channel::Email).unwrap();
        let present = |contact| present_address(&frozen, &account, contact, Channel::Email);
        assert_eq!(present(Some(&marta)), None);
        let moved = Contact {
            email: "marta@new.example".to_owned(),
            ..marta.clone()
        };
        assert_eq!(present(Some(&moved)), Some("marta@new.example"));
        assert_eq!(frozen.address, "marta@example.com");
        let another = contact(2, "Pere");
        assert_eq!(present(Some(&another)), None, "another is not this one");
        assert_eq!(present(None), None);
    }

    #[test]
    fn whom_one_last_spoke_with_is_offered_first() {
        let (marta, pere) = (contact(1, "Marta"), contact(2, "Pere"));
        let contacts = [&marta, &pere];
        assert_eq!(first_contact([], &contacts), Some(&marta));
        assert_eq!(first_contact([], &[]), None);
        let mut message = sent_to(recipient(&account(), Some(&pere), Channel::Email));
        assert_eq!(first_contact([&message], &contacts), Some(&pere));
        message.status = MessageStatus::Retracted;
        assert_eq!(first_contact([&message], &contacts), Some(&marta));
    }
}
