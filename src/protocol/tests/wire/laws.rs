//! Whatever stands in them: bodies are read as they were written.

use crate::values::*;
use domain::*;
use proptest::{collection::vec, option, prelude::*, sample::select};
use protocol::*;
use serde::{Serialize, de::DeserializeOwned};
use std::fmt::Debug;

fn survives<T>(value: &T) -> Result<(), TestCaseError>
where
    T: Serialize + DeserializeOwned + PartialEq + Debug,
{
    let json = serde_json::to_string(value).expect("every body can be written");
    let read: T = serde_json::from_str(&json)
        .map_err(|error| TestCaseError::fail(format!("{json} cannot be read: {error}")))?;
    prop_assert_eq!(&read, value);
    Ok(())
}

fn said() -> impl Strategy<Value = Said> {
    let texts = (
        any::<String>(),
        any::<String>(),
        option::of(any::<String>()),
    );
    let rest = (option::of(select(Intent::ALL)), any::<i64>());
    (select(Mode::ALL), select(Channel::ALL), texts, rest).prop_map(
        |(mode, channel, (original_text, subject, own), (intent, at))| Said {
            channel,
            original_text,
            subject,
            translation: own.map(|text| Translation {
                text,
                language: tag("en"),
            }),
            intent,
            occurred_at: Timestamp(at),
            ..short(mode)
        },
    )
}

fn uuid() -> impl Strategy<Value = uuid::Uuid> {
    any::<u128>().prop_map(id)
}

fn envelope() -> impl Strategy<Value = Envelope> {
    let command = prop_oneof![
        (said(), uuid(), option::of(uuid()), any::<bool>()).prop_map(
            |(said, one, other, log_anyway)| Command::from(LogMessage {
                id: MessageId(one),
                account_id: AccountId(one),
                campaign_id: other.map(CampaignId),
                said,
                log_anyway,
                base: other.map(CommandId),
                call: None,
                html: None,
                suggested: None,
            })
        ),
        (said(), uuid(), option::of(uuid()), option::of(any::<i64>())).prop_map(
            |(said, one, base, begun_at)| {
                Command::from(SaveDraft {
                    id: MessageId(one),
                    account_id: AccountId(one),
                    campaign_id: None,
                    said,
                    base: base.map(CommandId),
                    begun_at: begun_at.map(Timestamp),
                    suggested: None,
                })
            }
        ),
        (any::<String>(), uuid()).prop_map(|(text, one)| {
            Command::from(AddNote {
                id: NoteId(one),
                account_id: AccountId(one),
                campaign_id: None,
                text,
            })
        }),
    ];
    (uuid(), any::<i64>(), command).prop_map(|(id, at, command)| Envelope {
        id: CommandId(id),
        at: Timestamp(at),
        command,
    })
}

fn changed_row() -> impl Strategy<Value = ChangedRow> {
    prop_oneof![
        (any::<Seq>(), any::<String>(), uuid()).prop_map(|(seq, name, one)| ChangedRow::Put {
            seq,
            row: Account {
                id: AccountId(one),
                name,
                ..blank_account()
            }
            .into(),
        }),
        (any::<Seq>(), select(Kind::ALL), uuid()).prop_map(|(seq, kind, id)| ChangedRow::Deleted {
            seq,
            key: RowKey { kind, id }
        }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(128) })]

    #[test]
    fn a_push_is_read_as_it_was_written(
        epoch in option::of(uuid().prop_map(Epoch)),
        commands in vec(envelope(), 0..4),
    ) {
        survives(&Push { epoch, commands })?;
    }

    #[test]
    fn changes_are_read_as_they_were_written(
        rows in vec(changed_row(), 0..6),
        since in any::<Seq>(),
        next in any::<Seq>(),
        now in any::<i64>(),
        more in any::<bool>(),
        epoch in uuid(),
    ) {
        let (epoch, now) = (Epoch(epoch), Timestamp(now));
        survives(&MessagesAnswer { epoch, rows: rows.clone(), more })?;
        for row in &rows {
            prop_assert_eq!(row.clone().into_change().key(), row.key());
        }
        survives(&ChangesAnswer { epoch, now, since, next, more, rows })?;
    }

    #[test]
    fn what_waits_is_read_as_it_was_kept(
        envelope in envelope(),
        accepted in option::of((uuid(), any::<Seq>(), any::<i64>())),
        length in any::<usize>(),
    ) {
        let accepted = accepted
            .map(|(epoch, seq, at)| Accepted { epoch: Epoch(epoch), seq, at: Timestamp(at) });
        let decision = KeptDecision {
            id: envelope.id,
            acted_at: envelope.at,
            refused_at: envelope.at,
            command: envelope.command.clone(),
            refusal: Refusal::TooLong { field: Field::OriginalText, limit: 100_000, length },
        };
        survives(&decision)?;
        survives(&Waiting { envelope, accepted })?;
    }

    #[test]
    fn no_text_makes_reading_panic(text in any::<String>()) {
        let _ = serde_json::from_str::<Push<Envelope>>(&text);
        let _ = serde_json::from_str::<ChangesAnswer>(&text);
    }
}
