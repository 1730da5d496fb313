//! Any row of any kind: each field takes whatever its type can hold.

mod assisted;
mod counted;
mod imports;
mod offers;
mod within_the_team;

use crate::*;
use assisted::fit;
use counted::{expense, figures, turns};
use imports::import_batch;
use offers::{campaign, product};
use proptest::{
    collection::{btree_map, btree_set, vec},
    option,
    prelude::*,
    sample::select,
};
use std::collections::BTreeMap;
use uuid::Uuid;
use within_the_team::{
    attachment, email_html, erasure, html_mark, note, notification, reading, saved_reply,
    saved_view,
};

fn id() -> impl Strategy<Value = Uuid> {
    any::<u128>().prop_map(Uuid::from_u128)
}

fn at() -> impl Strategy<Value = Timestamp> {
    any::<i64>().prop_map(Timestamp)
}

/// Any text at all: quotes, controls, other scripts, nothing.
fn text() -> impl Strategy<Value = String> {
    any::<String>()
}

fn language() -> impl Strategy<Value = Language> {
    select(vec!["en", "ca", "pt-BR", "zh-Hant-TW"]).prop_map(|tag| tag.parse().unwrap())
}

fn member() -> impl Strategy<Value = Row> {
    (
        id(),
        text(),
        text(),
        select(Role::ALL),
        option::of(language()),
        proptest::collection::vec(language(), 0..3),
        within_the_team::telling(),
        option::of(at()),
    )
        .prop_map(
            |(id, name, email, role, reading_language, other_languages, telling, removed_at)| {
                Member {
                    id: MemberId(id),
                    name,
                    email,
                    role,
                    reading_language,
                    other_languages,
                    telling,
                    removed_at,
                }
                .into()
            },
        )
}

fn status_mark() -> impl Strategy<Value = StatusMark> {
    (id(), id(), at(), text()).prop_map(|(change, by, at, why)| StatusMark {
        change_id: StatusChangeId(change),
        by: MemberId(by),
        at,
        why,
    })
}

fn custom() -> impl Strategy<Value = BTreeMap<String, CustomValue>> {
    let value = prop_oneof![
        any::<bool>().prop_map(CustomValue::Boolean),
        text().prop_map(CustomValue::Text),
        btree_set(text(), 0..3).prop_map(CustomValue::Options),
    ];
    btree_map("[a-z]{1,4}", value, 0..3)
}

fn account() -> impl Strategy<Value = Row> {
    let texts = [text(), text(), text(), text()];
    let more = [text(), text(), text(), text()];
    let rest = (
        option::of(language()),
        select(AccountStatus::ALL),
        option::of(status_mark()),
        btree_set(select(RelationshipType::ALL), 0..4),
        option::of(id()),
        (custom(), vec(fit(), 0..3)),
    );
    (id(), texts, more, rest, at()).prop_map(|(id, texts, more, rest, created_at)| {
        let [name, line_of_business, city, country] = texts;
        let [phone, email, website, notes] = more;
        let (language, status, status_mark, relationship_types, survivor, (custom, fits)) = rest;
        Account {
            id: AccountId(id),
            name,
            line_of_business,
            city,
            country,
            language,
            phone,
            email,
            website,
            notes,
            status,
            status_mark,
            relationship_types,
            custom,
            merged_into: survivor.map(AccountId),
            fits: (!fits.is_empty()).then(|| Written::from(&fits)),
            created_at,
        }
        .into()
    })
}

fn contact() -> impl Strategy<Value = Row> {
    let texts = [text(), text(), text(), text(), text(), text(), text()];
    let role = option::of(select(ContactRole::ALL));
    ([id(), id()], texts, role, at()).prop_map(|([id, account], texts, role, created_at)| {
        let [name, title, email, phone, linkedin, instagram, twitter_x] = texts;
        Contact {
            id: ContactId(id),
            account_id: AccountId(account),
            name,
            title,
            email,
            phone,
            role,
            linkedin,
            instagram,
            twitter_x,
            created_at,
        }
        .into()
    })
}

fn conversation() -> impl Strategy<Value = Row> {
    let statuses = (
        select(ReviewStatus::ALL),
        select(ConversationStatus::ALL),
        select(AiMode::ALL),
    );
    let rest = (
        option::of(id()),
        option::of(at()),
        (
            figures(),
            turns(),
            option::of(at()),
            btree_set(text(), 0..3),
        ),
        option::of(at()),
        at(),
    );
    (id(), id(), option::of(id()), statuses, rest).prop_map(
        |(id, account, campaign, (review_status, status, ai_mode), rest)| {
            let (assignee, snoozed_until, counted, last_note_at, created_at) = rest;
            let (figures, turns, closed_at, tags) = counted;
            Conversation {
                id: ConversationId(id),
                account_id: AccountId(account),
                campaign_id: campaign.map(CampaignId),
                review_status,
                status,
                ai_mode,
                assignee: assignee.map(MemberId),
                snoozed_until,
                tags,
                figures,
                turns,
                closed_at,
                last_note_at,
                created_at,
            }
            .into()
        },
    )
}

fn said() -> impl Strategy<Value = Said> {
    let translation =
        (text(), language()).prop_map(|(text, language)| Translation { text, language });
    let correspondent =
        (option::of(id()), text(), text()).prop_map(|(contact, name, address)| Correspondent {
            contact_id: contact.map(ContactId),
            name,
            address,
        });
    let texts = (text(), language(), option::of(translation), text(), text());
    let rest = (
        option::of(correspondent),
        option::of(select(Intent::ALL)),
        option::of(language()),
        vec(attachment(), 0..3),
    );
    (select(Mode::ALL), select(Channel::ALL), texts, at(), rest).prop_map(
        |(mode, channel, texts, occurred_at, rest)| {
            let (correspondent, intent, language_override, attachments) = rest;
            let (original_text, original_language, translation, subject, quoted_history) = texts;
            Said {
                mode,
                channel,
                original_text,
                original_language,
                translation,
                subject,
                quoted_history,
                occurred_at,
                correspondent,
                intent,
                language_override,
                attachments,
            }
        },
    )
}

fn understanding() -> impl Strategy<Value = Understanding> {
    let read = (select(Intent::ALL), any::<u8>(), text());
    prop_oneof![
        read.prop_map(|(intent, confidence, why)| Understanding::Read {
            intent,
            confidence,
            why,
        }),
        select(ProviderTrouble::ALL).prop_map(|why| Understanding::Failed { why }),
    ]
}

fn message() -> impl Strategy<Value = Row> {
    let retraction = (id(), at()).prop_map(|(by, at)| Retraction {
        by: MemberId(by),
        at,
    });
    let rest = (
        option::of(id()),
        option::of(at()),
        option::of(id()),
        (option::of(within_the_team::call()), option::of(html_mark())),
        (
            option::of(retraction),
            option::of(select(ProviderTrouble::ALL)),
            option::of(text()),
            option::of(understanding()),
        ),
    );
    (
        [id(), id(), id(), id()],
        select(MessageStatus::ALL),
        said(),
        at(),
        rest,
    )
        .prop_map(
            |([id, conversation, account, by], status, said, recorded_at, rest)| {
                let (revision, begun_at, second_of, (call, html), rest) = rest;
                let (retraction, untranslated, suggested, understanding) = rest;
                Message {
                    id: MessageId(id),
                    conversation_id: ConversationId(conversation),
                    account_id: AccountId(account),
                    status,
                    said,
                    recorded_at,
                    recorded_by: MemberId(by),
                    revision: revision.map(CommandId),
                    begun_at,
                    second_of: second_of.map(MessageId),
                    call,
                    html,
                    retraction,
                    untranslated: untranslated.as_ref().map(Written::from),
                    understanding: understanding.as_ref().map(Written::from),
                    suggested,
                }
                .into()
            },
        )
}

fn status_change() -> impl Strategy<Value = Row> {
    let status = || select(AccountStatus::ALL);
    let causes = (
        select(StatusSource::ALL),
        option::of(id()),
        option::of(id()),
    );
    (
        [id(), id(), id()],
        option::of(status()),
        status(),
        causes,
        at(),
        text(),
    )
        .prop_map(
            |([id, account, by], from, to, (source, campaign, message), at, why)| {
                StatusChange {
                    id: StatusChangeId(id),
                    account_id: AccountId(account),
                    from,
                    to,
                    source,
                    campaign_id: campaign.map(CampaignId),
                    message_id: message.map(MessageId),
                    by: MemberId(by),
                    at,
                    why,
                }
                .into()
            },
        )
}

fn activity() -> impl Strategy<Value = Row> {
    let what = prop_oneof![
        id().prop_map(|id| ActivityKind::AddedToCampaign {
            campaign_id: CampaignId(id)
        }),
        select(ReviewStatus::ALL).prop_map(|verdict| ActivityKind::Reviewed { verdict }),
        Just(ActivityKind::Closed),
        Just(ActivityKind::Reopened),
        option::of(id()).prop_map(|to| ActivityKind::Assigned {
            to: to.map(MemberId)
        }),
        option::of(at()).prop_map(|until| ActivityKind::Snoozed { until }),
        (btree_set(text(), 0..3), btree_set(text(), 0..3))
            .prop_map(|(added, removed)| ActivityKind::Tagged { added, removed }),
        (within_the_team::recorded(), text())
            .prop_map(|(what, note)| ActivityKind::Recorded { what, note }),
    ];
    ([id(), id(), id(), id()], what, at()).prop_map(
        |([id, conversation, account, by], what, at)| {
            Activity {
                id: ActivityId(id),
                conversation_id: ConversationId(conversation),
                account_id: AccountId(account),
                what: Written::from(&what),
                by: MemberId(by),
                at,
            }
            .into()
        },
    )
}

fn merge() -> impl Strategy<Value = Row> {
    let undone = (id(), at()).prop_map(|(by, at)| Undone {
        by: MemberId(by),
        at,
    });
    let accounts = (account(), account());
    ([id(), id(), id(), id()], accounts, at(), option::of(undone)).prop_map(
        |([id, survivor, absorbed, by], (before, after), at, undone)| {
            let account = |row: Row| Box::new(Account::try_from(row).unwrap());
            Merge {
                id: MergeId(id),
                survivor: AccountId(survivor),
                absorbed: AccountId(absorbed),
                before: account(before),
                after: account(after),
                by: MemberId(by),
                at,
                undone,
            }
            .into()
        },
    )
}

fn dismissed_pair() -> impl Strategy<Value = Row> {
    ([id(), id(), id(), id()], at()).prop_map(|([id, a, b, by], at)| {
        DismissedPair {
            id: PairId(id),
            a: AccountId(a),
            b: AccountId(b),
            by: MemberId(by),
            at,
        }
        .into()
    })
}

fn custom_field() -> impl Strategy<Value = Row> {
    let options = proptest::collection::vec(text(), 0..3);
    (
        id(),
        [text(), text()],
        select(CustomKind::ALL),
        options,
        any::<bool>(),
        at(),
    )
        .prop_map(|(id, [key, label], kind, options, archived, created_at)| {
            CustomField {
                id: CustomFieldId(id),
                key,
                kind,
                label,
                options,
                archived,
                created_at,
            }
            .into()
        })
}

/// One row of every kind.
pub(super) fn rows() -> impl Strategy<Value = [Row; Kind::ALL.len()]> {
    let people = (member(), product(), campaign(), account(), contact());
    let threads = (
        conversation(),
        message(),
        note(),
        status_change(),
        activity(),
    );
    let more = (
        merge(),
        dismissed_pair(),
        saved_view(),
        custom_field(),
        expense(),
        import_batch(),
        saved_reply(),
        notification(),
        reading(),
        email_html(),
        erasure(),
    );
    (people, threads, more).prop_map(
        |((a, b, c, d, e), (f, g, h, i, j), (k, l, m, n, o, p, q, r, s, t, u))| {
            [
                a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u,
            ]
        },
    )
}
