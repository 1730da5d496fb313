//! What tells of an account after its erasure was heard of.

use super::*;

/// As where all is fetched anew, and the campaign was changed after the erasure.
#[test]
fn a_campaign_that_is_heard_of_after_the_erasure_says_whose_a_conversation_was() {
    let (mut tab, pulling) = with_a_journal();
    let campaign = Campaign {
        id: CampaignId(Uuid::from_u128(91)),
        product_id: ProductId(Uuid::from_u128(92)),
        name: "Spring".to_owned(),
        goal: Goal::Sales,
        brief: String::new(),
        tone: String::new(),
        communication_language: None,
        archived: false,
        created_at: NOW,
    };
    let conversation_id = ConversationId::of(ACCOUNT, Some(campaign.id));
    let effects = tab.save_and_push(4, TakeOutOfCampaign { conversation_id }.into());
    tab.answer_push(&effects, Ok(applied(&[(4, 11)])));
    let erased = news(&tab, 20, erasure(12));
    // It asks for more at once.
    let effects = tab.answer_pull(&pulling, Ok(erased));
    let (commands, decisions) = forgotten(&effects).unwrap();
    assert_eq!(commands, [id(1), id(2)]);
    tab.handle(Event::TracesForgotten {
        commands,
        decisions,
    });
    let row = Row::Campaign(campaign);
    let late = news(
        &tab,
        21,
        vec![ChangedRow::Put {
            seq: 21,
            row: row.into(),
        }],
    );
    let effects = tab.answer_pull(&effects, Ok(late));
    assert_eq!(forgotten(&effects), Some((vec![id(4)], Vec::new())));
}

/// Taking out of a campaign what is in none any more changes nothing, and is no error.
#[test]
fn what_the_server_takes_after_the_erasure_is_forgotten_too() {
    let (mut tab, pulling) = with_a_journal();
    let erased = news(&tab, 20, erasure(12));
    let effects = tab.answer_pull(&pulling, Ok(erased));
    let (commands, decisions) = forgotten(&effects).unwrap();
    tab.handle(Event::TracesForgotten {
        commands,
        decisions,
    });
    let conversation_id = ConversationId::of(ACCOUNT, None);
    let effects = tab.save_and_push(4, TakeOutOfCampaign { conversation_id }.into());
    let effects = tab.answer_push(&effects, Ok(applied(&[(4, 20)])));
    assert_eq!(forgotten(&effects), Some((vec![id(4)], Vec::new())));
}
