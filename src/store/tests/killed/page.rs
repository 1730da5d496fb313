//! A page that writes into its outbox without pause, to be killed as it does: what it called written is
//! there when it opens again, and nothing stands half. `end2end/kills/outbox.kills.ts` kills it.
//!
//! The steps have numbers, and what stands in the outbox after each is what a storage in memory has
//! after it. A page that opens looks which step that is, says so, and goes on from there.

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("this is a page for a browser");
}

#[cfg(target_arch = "wasm32")]
fn main() {
    wasm_bindgen_futures::spawn_local(in_browser::write());
}

#[cfg(target_arch = "wasm32")]
mod in_browser {
    use domain::*;
    use js_sys::{Function, Promise, Reflect};
    use protocol::*;
    use store::{
        Kept, Outbox, StoreError,
        idb::{Before, IdbGuard, IdbOutbox},
        memory::MemoryOutbox,
    };
    use uuid::Uuid;
    use wasm_bindgen::{JsCast, JsValue};
    use wasm_bindgen_futures::JsFuture;

    /// Steps of a round.
    const ROUND: u64 = 8;
    /// After so many rounds nothing is left of one.
    const ROUNDS: u64 = 10;
    /// More than can be under way unheard when a page is killed: it waits where it is too far ahead.
    const UNHEARD: u64 = 500;

    pub(super) async fn write() {
        let (workspace, member) = (WorkspaceId(Uuid::nil()), MemberId(Uuid::nil()));
        let outbox = IdbOutbox::new(workspace, member);
        // The last step that was heard to be written.
        let heard = number("heard");
        let mut step = match find(&outbox, heard).await {
            Ok(Ok(step)) => step,
            Ok(Err(there)) => {
                return tell("broken", &format!("stands after no step: {there}")).await;
            }
            Err(error) => return tell("broken", &format!("cannot be read: {error}")).await,
        };
        // As the app does it: whoever was here before has not come to its end.
        let guard = IdbGuard::new();
        let guarded = match guard.begin().await {
            Ok(Before::Crashed) => guard.renew_log().await,
            Ok(_) => Ok(()),
            Err(error) => Err(error),
        };
        if let Err(error) = guarded {
            return tell("broken", &format!("no new log: {error}")).await;
        }
        tell("opened", &step.to_string()).await;
        loop {
            step += 1;
            match perform(&outbox, step).await {
                Ok(()) => tell("written", &step.to_string()).await,
                Err(error) => return tell("broken", &format!("step {step}: {error}")).await,
            }
        }
    }

    /// The step after which the outbox stands, or what stands in it where there is none.
    async fn find(outbox: &IdbOutbox, heard: u64) -> Result<Result<u64, String>, StoreError> {
        let there = look(outbox).await?;
        let expected = MemoryOutbox::default();
        let from = (heard / ROUND).saturating_sub(ROUNDS + 1) * ROUND;
        for step in from..=heard + UNHEARD {
            if step > 0 {
                perform(&expected, step).await?;
            }
            if look(&expected).await? == there {
                return Ok(Ok(step));
            }
        }
        Ok(Err(format!("{there:?}")))
    }

    type Everything = (Kept<Waiting>, Kept<KeptDecision>, Kept<ComposerText>);

    async fn look(outbox: &impl Outbox) -> Result<Everything, StoreError> {
        let waiting = outbox.waiting().await?;
        Ok((waiting, outbox.decisions().await?, outbox.texts().await?))
    }

    /// Three commands in one append; one is taken by the server, one refused, one forgotten; texts are
    /// typed meanwhile. What is left of a round goes some rounds later.
    async fn perform(outbox: &impl Outbox, step: u64) -> Result<(), StoreError> {
        // Before the first step nothing is there, and each changes something.
        let (round, place) = ((step - 1) / ROUND, (step - 1) % ROUND);
        let [first, second, third] = [0, 1, 2].map(|command| envelope(round * 3 + command));
        let before = round.checked_sub(ROUNDS);
        match place {
            0 => outbox.append(&[first, second, third]).await,
            1 | 4 => outbox.keep_text(&text(step)).await,
            2 => {
                let epoch = Epoch(Uuid::nil());
                let accepted = Accepted {
                    epoch,
                    seq: step,
                    at: Timestamp(3),
                };
                outbox.accept(&[(first.id, accepted)]).await
            }
            3 => outbox.keep_decision(&decision(&second)).await,
            5 => outbox.forget(&[third.id]).await,
            6 => match before {
                Some(before) => outbox.forget(&[command_id(before * 3)]).await,
                None => outbox.keep_text(&text(step)).await,
            },
            _ => match before {
                Some(before) => outbox.forget_decision(command_id(before * 3 + 1)).await,
                None => outbox.keep_text(&text(step)).await,
            },
        }
    }

    fn command_id(number: u64) -> CommandId {
        CommandId(Uuid::from_u128(u128::from(number) + 1))
    }

    fn envelope(number: u64) -> Envelope {
        let id = Uuid::from_u128(u128::from(number) + 1);
        Envelope {
            id: command_id(number),
            at: Timestamp(1),
            command: Command::from(AddNote {
                id: NoteId(id),
                account_id: AccountId(id),
                campaign_id: None,
                // As long as what people write now and then.
                text: format!("note {number} ")
                    .repeat(1 + usize::try_from(number % 40).unwrap_or(0)),
            }),
        }
    }

    fn decision(refused: &Envelope) -> KeptDecision {
        KeptDecision {
            id: refused.id,
            acted_at: refused.at,
            refused_at: Timestamp(2),
            command: refused.command.clone(),
            refusal: Refusal::NotFound {
                kind: Kind::Account,
            },
        }
    }

    fn text(step: u64) -> ComposerText {
        ComposerText {
            conversation_id: ConversationId(Uuid::nil()),
            account_id: AccountId(Uuid::nil()),
            campaign_id: None,
            message_id: MessageId(Uuid::nil()),
            base: None,
            mode: Mode::LogSent,
            channel: Channel::Email,
            original_text: format!("typed {step} "),
            own_text: String::new(),
            made_from: None,
            may_be_corrected: false,
            subject: String::new(),
            quoted_history: String::new(),
            occurred_at: None,
            correspondent: None,
            language_override: None,
            attachments: Vec::new(),
            html: None,
            intent: None,
            begun_at: Timestamp(1),
            edited_at: Timestamp(2),
            variants: domain::suggestion::Variants::default(),
            suggested: None,
        }
    }

    /// What the page around this gave under a name.
    fn number(name: &str) -> u64 {
        let given = Reflect::get(&js_sys::global(), &name.into()).ok();
        let text = given.and_then(|given| given.as_string());
        text.and_then(|text| text.parse().ok()).unwrap_or_default()
    }

    /// Ends once the page around this says that it may go on.
    async fn tell(what: &str, how: &str) {
        let page = js_sys::global();
        let tell = Reflect::get(&page, &"tell".into()).ok();
        let Some(tell) = tell.and_then(|tell| tell.dyn_into::<Function>().ok()) else {
            return;
        };
        // The page only passes it on.
        if let Ok(heard) = tell.call2(&JsValue::UNDEFINED, &what.into(), &how.into()) {
            let _ = JsFuture::from(Promise::resolve(&heard)).await;
        }
    }
}
