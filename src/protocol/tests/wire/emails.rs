//! The HTML of emails: as it comes, as it is kept, and what messages say of it.

use crate::{frozen::Frozen, rows::message, values::*};
use domain::*;

#[test]
fn the_html_of_emails_is_frozen() {
    let mut frozen = Frozen::of(include_str!("frozen/emails.txt"));
    let kept = MailHtml {
        html: "<p>Bon dia</p>".to_owned(),
        left_out: vec![10_485_760],
    };
    let bare = MailHtml {
        left_out: vec![],
        ..kept.clone()
    };
    let import = |html: MailHtml| ImportMessages {
        source: "mail.mbox".to_owned(),
        part: ImportPart {
            import_id: ImportId(id(14)),
            number: 0,
        },
        people: vec![],
        messages: vec![ImportMessage {
            id: MessageId(id(7)),
            account_id: AccountId(id(4)),
            campaign_id: None,
            said: short(Mode::InboundPaste),
            html: Some(html),
        }],
    };
    frozen.hold("import", &Command::from(import(kept.clone())));
    frozen.hold("import-bare", &Command::from(import(bare)));
    let pasted = LogMessage {
        id: MessageId(id(7)),
        account_id: AccountId(id(4)),
        campaign_id: None,
        said: short(Mode::InboundPaste),
        log_anyway: false,
        base: None,
        call: None,
        html: Some(kept.clone()),
        suggested: None,
    };
    frozen.hold("log", &Command::from(pasted));
    let mark = HtmlMark {
        remote: true,
        ..HtmlMark::of(&kept)
    };
    let marked = Message {
        html: Some(mark),
        ..message(MessageStatus::Sent, short(Mode::InboundPaste))
    };
    frozen.hold("message", &Row::from(marked));
    let row = EmailHtml {
        id: EmailHtmlId::of(MessageId(id(7))),
        conversation_id: ConversationId(id(6)),
        account_id: AccountId(id(4)),
        html: kept.html,
    };
    frozen.hold("email_html", &Row::from(row));
    frozen.end();
}
