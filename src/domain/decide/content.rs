//! What every text must be, and to whom it may go (rule book §§3, 6, 7).

use super::{Context, campaigns::conversation_of};
use crate::{
    email_html::{HTML_LIMIT, LEFT_OUT_LIMIT},
    ids::*,
    records::*,
    refusal::{Field, Refusal},
    row::Kind,
    text::{self, ATTACHMENT_LIMIT, LINE_LIMIT, MESSAGE_LIMIT, NAME_LIMIT, SUBJECT_LIMIT},
    time::{EARLIEST, FUTURE_TOLERANCE, Timestamp, is_in_future},
    values::*,
    view::{View, find, need, need_account},
};

/// Limits, and which text goes where (rule book §3).
pub(super) fn check_content(said: &Said, context: &Context) -> Result<(), Refusal> {
    text::within(Field::OriginalText, &said.original_text, MESSAGE_LIMIT)?;
    text::within(Field::QuotedHistory, &said.quoted_history, MESSAGE_LIMIT)?;
    text::within(Field::Subject, &said.subject, SUBJECT_LIMIT)?;
    let count = said.attachments.len();
    if count > ATTACHMENT_LIMIT {
        return Err(Refusal::TooMany {
            field: Field::Attachments,
            limit: ATTACHMENT_LIMIT,
            count,
        });
    }
    for attachment in &said.attachments {
        text::required(Field::Attachments, &attachment.name, NAME_LIMIT)?;
    }
    if let Some(translation) = &said.translation {
        text::required(Field::TranslatedText, &translation.text, MESSAGE_LIMIT)?;
    }
    match said.mode {
        Mode::AiDraft | Mode::AiContinue | Mode::LogSent if said.translation.is_some() => {
            return Err(Refusal::Unexpected {
                field: Field::TranslatedText,
            });
        }
        Mode::TypeTranslate if said.translation.is_none() => {
            return Err(Refusal::Blank {
                field: Field::TranslatedText,
            });
        }
        _ => {}
    }
    if said.channel != Channel::Email && !said.subject.is_empty() {
        return Err(Refusal::Unexpected {
            field: Field::Subject,
        });
    }
    if said.direction() == Direction::Outbound {
        if said.intent.is_some() {
            return Err(Refusal::Unexpected {
                field: Field::Intent,
            });
        }
        if !said.quoted_history.is_empty() {
            return Err(Refusal::Unexpected {
                field: Field::QuotedHistory,
            });
        }
    }
    check_when(said.occurred_at, context)
}

/// Nothing was said or done before 1970, nor will be (rule book §3).
pub(super) fn check_when(occurred_at: Timestamp, context: &Context) -> Result<(), Refusal> {
    if occurred_at < EARLIEST {
        return Err(Refusal::OutOfRange {
            field: Field::OccurredAt,
            least: EARLIEST.0,
            most: (context.now + FUTURE_TOLERANCE).0,
        });
    }
    if is_in_future(occurred_at, context.now) {
        return Err(Refusal::InFuture {
            occurred_at,
            now: context.now,
        });
    }
    Ok(())
}

/// Only an email has HTML, and so much of it (rule book §3).
pub(super) fn check_html(html: Option<&MailHtml>, said: &Said) -> Result<(), Refusal> {
    let Some(kept) = html else {
        return Ok(());
    };
    if said.channel != Channel::Email {
        return Err(Refusal::Unexpected { field: Field::Html });
    }
    text::required(Field::Html, &kept.html, HTML_LIMIT)?;
    let count = kept.left_out.len();
    if count > LEFT_OUT_LIMIT {
        return Err(Refusal::TooMany {
            field: Field::Html,
            limit: LEFT_OUT_LIMIT,
            count,
        });
    }
    Ok(())
}

/// Nobody suggests what they write (rule book §3).
pub(super) fn check_suggested(suggested: Option<&str>, said: &Said) -> Result<(), Refusal> {
    let Some(suggested) = suggested else {
        return Ok(());
    };
    if said.direction() == Direction::Inbound {
        return Err(Refusal::Unexpected {
            field: Field::Suggested,
        });
    }
    text::required(Field::Suggested, suggested, MESSAGE_LIMIT)
}

/// The row that an email's HTML is kept in, apart from its message.
pub(super) fn html_of(message: &Message, kept: &MailHtml) -> EmailHtml {
    EmailHtml {
        id: EmailHtmlId::of(message.id),
        conversation_id: message.conversation_id,
        account_id: message.account_id,
        html: kept.html.clone(),
    }
}

/// The person named must belong to the account: text for one can never go to another. Who is no
/// contact any more is named by what is frozen with the text: it may have waited on a device.
pub(super) fn check_correspondent(
    view: &dyn View,
    account: &Account,
    said: &Said,
) -> Result<(), Refusal> {
    let Some(correspondent) = &said.correspondent else {
        return Ok(());
    };
    text::within(Field::Correspondent, &correspondent.name, NAME_LIMIT)?;
    text::within(
        Field::Correspondent,
        &correspondent.address,
        text::LINK_LIMIT.max(LINE_LIMIT),
    )?;
    let Some(id) = correspondent.contact_id else {
        return Ok(());
    };
    let Some(contact) = find::<Contact>(view, id) else {
        return Ok(());
    };
    let home = need_account(view, contact.account_id)?;
    if home.id == account.id {
        Ok(())
    } else {
        Err(Refusal::NotFound {
            kind: Kind::Contact,
        })
    }
}

/// The conversation that a text belongs to: that of its draft, wherever the accounts were merged
/// since, or else the one that the command names.
pub(super) fn conversation_of_text(
    view: &dyn View,
    context: &Context,
    draft: Option<&Message>,
    named: AccountId,
    account: &Account,
    campaign: Option<CampaignId>,
) -> Result<Conversation, Refusal> {
    if let Some(draft) = draft {
        let begun: Conversation = need(view, draft.conversation_id)?;
        let home = need_account(view, begun.account_id)?;
        if home.id == account.id && begun.campaign_id == campaign {
            return Ok(begun);
        }
    }
    conversation_of(view, context, named, account.id, campaign)
}

/// Mode, direction and conversation never change (rule book §3).
pub(super) fn keeps_what_is_fixed(
    draft: &Message,
    conversation: &Conversation,
    said: &Said,
) -> Result<(), Refusal> {
    if draft.conversation_id != conversation.id {
        return Err(Refusal::Fixed {
            field: Field::Conversation,
        });
    }
    if draft.said.mode != said.mode {
        return Err(Refusal::Fixed { field: Field::Mode });
    }
    Ok(())
}

/// Rule book §6. Says who set the status, when and why.
pub(super) fn may_contact(account: &Account) -> Result<(), Refusal> {
    if account.status != AccountStatus::DoNotContact {
        return Ok(());
    }
    let mark = account.status_mark.as_ref();
    Err(Refusal::DoNotContact {
        account_id: account.id,
        by: mark.map(|mark| mark.by),
        at: mark.map(|mark| mark.at),
        why: mark.map(|mark| mark.why.clone()).unwrap_or_default(),
    })
}

/// A conversation can be written in once it is approved (rule book §7).
pub(super) fn may_write_in(conversation: &Conversation) -> Result<(), Refusal> {
    match conversation.review_status {
        ReviewStatus::Approved => Ok(()),
        review_status => Err(Refusal::NotApproved { review_status }),
    }
}
