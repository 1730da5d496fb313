//! How the world begins: a small workspace that some work was done in already.

use super::{random::Random, server::Server};
use domain::*;
use std::collections::BTreeSet;

/// When it begins: any instant well after the first.
pub(super) const NOW: i64 = 1_800_000_000_000;

/// Fills the server; gives its members, an owner, an admin and a member.
pub(super) fn fill(server: &mut Server, random: &mut Random, mark: &str) -> [MemberId; 3] {
    let created_at = Timestamp(NOW) - Span::days(200);
    let members = [Role::Owner, Role::Admin, Role::Member].map(|role| {
        let id = MemberId(random.uuid());
        server.put(Row::Member(Member {
            id,
            name: format!("{role} {mark}"),
            email: String::new(),
            role,
            reading_language: None,
            other_languages: Vec::new(),
            telling: Telling::default(),
            removed_at: None,
        }));
        id
    });
    let product = Product {
        id: ProductId(random.uuid()),
        name: format!("Product {mark}"),
        description: String::new(),
        website: String::new(),
        ideal_customer: String::new(),
        ideal_customer_since: None,
        communication_language: None,
        archived: false,
        created_at,
    };
    let campaign = Campaign {
        id: CampaignId(random.uuid()),
        product_id: product.id,
        name: format!("Spring {mark}"),
        goal: Goal::Sales,
        brief: String::new(),
        tone: String::new(),
        communication_language: None,
        archived: false,
        created_at,
    };
    let campaign_id = campaign.id;
    server.put(Row::Product(product));
    server.put(Row::Campaign(campaign));
    for number in 0..3 {
        let id = AccountId(random.uuid());
        server.put(Row::Account(account(
            id,
            &format!("Account {number} {mark}"),
        )));
        let mut conversation = Conversation::begin(id, Some(campaign_id), created_at);
        if number != 2 {
            conversation.review_status = ReviewStatus::Approved;
        }
        if number == 0 {
            for days in [10, 120] {
                let text = format!("{days} days ago {mark}");
                let message = old_message(random, &conversation, members[0], days, &text);
                conversation.figures.add(&message);
                server.put(Row::Message(message));
            }
        }
        server.put(Row::Conversation(conversation));
    }
    members
}

fn account(id: AccountId, name: &str) -> Account {
    Account {
        id,
        name: name.to_owned(),
        line_of_business: String::new(),
        city: "Girona".to_owned(),
        country: String::new(),
        language: None,
        phone: String::new(),
        email: String::new(),
        website: String::new(),
        notes: String::new(),
        status: AccountStatus::Contacted,
        status_mark: None,
        relationship_types: BTreeSet::new(),
        custom: [].into(),
        merged_into: None,
        fits: None,
        created_at: Timestamp(NOW) - Span::days(200),
    }
}

fn old_message(
    random: &mut Random,
    conversation: &Conversation,
    by: MemberId,
    days: i64,
    text: &str,
) -> Message {
    let occurred_at = Timestamp(NOW) - Span::days(days);
    Message {
        id: MessageId(random.uuid()),
        conversation_id: conversation.id,
        account_id: conversation.account_id,
        status: MessageStatus::Sent,
        said: said(Mode::LogSent, text, occurred_at),
        recorded_at: occurred_at,
        recorded_by: by,
        revision: None,
        begun_at: None,
        second_of: None,
        call: None,
        html: None,
        retraction: None,
        untranslated: None,
        understanding: None,
        suggested: None,
    }
}

/// A text as a person would have it logged.
pub(super) fn said(mode: Mode, text: &str, occurred_at: Timestamp) -> Said {
    Said {
        mode,
        channel: Channel::Linkedin,
        original_text: text.to_owned(),
        original_language: Language::english(),
        translation: None,
        subject: String::new(),
        quoted_history: String::new(),
        occurred_at,
        correspondent: None,
        intent: None,
        language_override: None,
        attachments: Vec::new(),
    }
}
