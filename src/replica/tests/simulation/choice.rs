//! What somebody could do next, from what their tab shows.

mod rest;

use super::{
    random::Random,
    server::{CRASHES, NOT_UNDERSTOOD},
    start::said,
};
use crate::{Replica, Rows};
use domain::{guardrails, *};
use std::collections::BTreeSet;

const REPLIES: [&str; 3] = ["Gràcies!", "No, thank you", "Wer sind Sie?"];

pub(super) fn choose(
    random: &mut Random,
    replica: &Replica,
    me: MemberId,
    now: Timestamp,
    (number, mark): (usize, &'static str),
) -> Option<Command> {
    let rows = replica.rows();
    let mut chooser = Chooser {
        random,
        rows,
        now: replica.clock(now),
        me,
        number,
        mark,
    };
    chooser.command()
}

struct Chooser<'a> {
    random: &'a mut Random,
    rows: &'a Rows,
    now: Timestamp,
    me: MemberId,
    number: usize,
    /// What stands in every text of the workspace.
    mark: &'static str,
}

impl Chooser<'_> {
    fn command(&mut self) -> Option<Command> {
        match self.random.below(150) {
            0..18 => self.log(Mode::LogSent),
            18..32 => self.log(Mode::InboundPaste),
            32..46 => self.save_draft(),
            46..51 => self.log_draft(),
            51..54 => self.delete_draft(),
            54..60 => self.note(),
            60..66 => self.change_status(),
            66..72 => self.conversation_command(),
            72..77 => self.message_command(),
            77..82 => Some(self.create_account()),
            82..85 => self.update_account(),
            85 => self.pair_of_accounts(),
            86..90 => self.contact(),
            90..94 => self.add_to_campaign(),
            94..96 => Some(self.import()),
            96 => self.erase(),
            97..100 => self.member_command(),
            _ => self.rest(),
        }
    }

    fn account(&mut self) -> Option<AccountId> {
        self.random.pick(self.rows.accounts().map(|row| row.id))
    }

    fn conversation(&mut self) -> Option<Conversation> {
        self.random.pick(self.rows.conversations().cloned())
    }

    fn text(&mut self, what: &str) -> String {
        let bad = match self.random.below(300) {
            0 => NOT_UNDERSTOOD,
            1 => CRASHES,
            _ => "",
        };
        format!("{what} {} {}{bad}", self.number, self.mark)
    }

    fn when(&mut self) -> Timestamp {
        let back = match self.random.below(10) {
            0 => Span::days(100),
            1..4 => Span::hours(self.random.between(1, 30)),
            _ => Span(0),
        };
        self.now - back
    }

    fn log(&mut self, mode: Mode) -> Option<Command> {
        let (account_id, campaign_id) = match self.conversation() {
            Some(row) if self.random.chance(850) => (row.account_id, row.campaign_id),
            _ => (self.account()?, None),
        };
        let is_inbound = mode == Mode::InboundPaste;
        let text = if is_inbound && self.random.chance(600) {
            self.random.pick(REPLIES)?.to_owned()
        } else {
            self.text("said")
        };
        let said = said(mode, &text, self.when());
        Some(Command::from(LogMessage {
            id: MessageId(self.random.uuid()),
            account_id,
            campaign_id,
            said,
            log_anyway: is_inbound && self.random.chance(200),
            base: None,
            call: None,
            html: None,
            suggested: None,
        }))
    }

    fn draft(&mut self) -> Option<Message> {
        self.random.pick(self.rows.drafts().cloned())
    }

    fn save_draft(&mut self) -> Option<Command> {
        let text = self.text("draft");
        let (id, account_id, conversation, base) = match self.draft() {
            Some(draft) if self.random.chance(750) => (
                draft.id,
                draft.account_id,
                draft.conversation_id,
                draft.revision,
            ),
            _ => {
                let row = self.conversation()?;
                (MessageId(self.random.uuid()), row.account_id, row.id, None)
            }
        };
        let campaign_id = self.rows.conversation(conversation)?.campaign_id;
        Some(Command::from(SaveDraft {
            id,
            account_id,
            campaign_id,
            said: said(Mode::LogSent, &text, self.now),
            base,
            begun_at: Some(self.now),
            suggested: None,
        }))
    }

    fn log_draft(&mut self) -> Option<Command> {
        let draft = self.draft()?;
        let campaign_id = self.rows.conversation(draft.conversation_id)?.campaign_id;
        let text = if self.random.chance(500) {
            self.text("edited and said")
        } else {
            draft.said.original_text
        };
        Some(Command::from(LogMessage {
            id: draft.id,
            account_id: draft.account_id,
            campaign_id,
            said: said(Mode::LogSent, &text, self.now),
            log_anyway: false,
            base: draft.revision,
            call: None,
            html: None,
            suggested: None,
        }))
    }

    fn delete_draft(&mut self) -> Option<Command> {
        let draft = self.draft()?;
        Some(Command::from(DeleteDraft {
            id: draft.id,
            base: draft.revision,
        }))
    }

    fn note(&mut self) -> Option<Command> {
        let row = self.conversation()?;
        let mut text = self.text("note");
        let names = self.rows.members().map(|member| &member.name);
        if let Some(name) = self.random.pick(names).filter(|_| self.random.chance(400)) {
            text = format!("{text} @{name}");
        }
        Some(Command::from(AddNote {
            id: NoteId(self.random.uuid()),
            account_id: row.account_id,
            campaign_id: row.campaign_id,
            text,
        }))
    }

    fn change_status(&mut self) -> Option<Command> {
        let to = match self.random.below(4) {
            0 => AccountStatus::DoNotContact,
            1 => AccountStatus::Customer,
            _ => AccountStatus::Prospect,
        };
        Some(Command::from(ChangeAccountStatus {
            account_id: self.account()?,
            to,
            why: "because".to_owned(),
            takes_back: false,
        }))
    }

    fn conversation_command(&mut self) -> Option<Command> {
        let row = self.conversation()?;
        let conversation_id = row.id;
        Some(match self.random.below(9) {
            0 => CloseConversation {
                conversation_id,
                seen_inbound: row.figures.last_inbound.map(|mark| mark.id),
            }
            .into(),
            1 => ReopenConversation {
                conversation_id,
                pending: false,
            }
            .into(),
            2 => AssignConversation {
                conversation_id,
                to: self.random.pick(self.rows.members().map(|row| row.id)),
            }
            .into(),
            3 => SnoozeConversation {
                conversation_id,
                until: Some(self.now + Span::days(1)),
            }
            .into(),
            4 => TagConversation {
                conversation_id,
                add: vec![self.random.below(9).to_string()],
                remove: vec![self.random.below(9).to_string()],
            }
            .into(),
            5 => MarkRead {
                conversation_id,
                seen_inbound: row.figures.last_inbound.map(|mark| mark.id),
            }
            .into(),
            6 => MarkUnread { conversation_id }.into(),
            7 => SetAiMode {
                conversation_id,
                ai_mode: AiMode::ALL[self.random.below(AiMode::ALL.len())],
            }
            .into(),
            _ => ReviewConversation {
                conversation_id,
                verdict: if self.random.chance(700) {
                    ReviewStatus::Approved
                } else {
                    ReviewStatus::Deferred
                },
            }
            .into(),
        })
    }

    fn message_command(&mut self) -> Option<Command> {
        let messages = self.rows.messages().map(|row| (row.id, row.direction()));
        let (id, direction) = self.random.pick(messages)?;
        Some(
            if direction == Direction::Outbound || self.random.chance(200) {
                Command::from(RetractMessage { id })
            } else if self.random.chance(500) {
                Command::from(SetIntent {
                    id,
                    intent: Intent::Question,
                })
            } else {
                let translation = Translation {
                    text: self.text("translated"),
                    language: Language::english(),
                };
                Command::from(TranslateMessage { id, translation })
            },
        )
    }

    fn create_account(&mut self) -> Command {
        let name = format!("Bakery {} {}", self.random.below(6), self.mark);
        Command::from(CreateAccount {
            id: AccountId(self.random.uuid()),
            name,
            changes: vec![AccountField::City("Girona".to_owned())],
        })
    }

    fn update_account(&mut self) -> Option<Command> {
        let change = if self.random.chance(500) {
            AccountField::Notes(self.text("notes"))
        } else {
            AccountField::Phone(format!("972 20 10 {}", self.random.below(90)))
        };
        Some(Command::from(UpdateAccount {
            id: self.account()?,
            changes: vec![change],
        }))
    }

    /// Merges two accounts, takes a merge back, or says that two are not the same.
    fn pair_of_accounts(&mut self) -> Option<Command> {
        let merges = self.rows.merges().map(|row| row.id);
        if self.random.chance(300)
            && let Some(id) = self.random.pick(merges)
        {
            return Some(Command::from(UndoMerge { id }));
        }
        let (a, b) = (self.account()?, self.account()?);
        if a == b || self.random.chance(200) {
            return Some(Command::from(DismissPair { a, b }));
        }
        Some(Command::from(MergeAccounts {
            id: MergeId(self.random.uuid()),
            survivor: a,
            absorbed: b,
            choose: Vec::new(),
        }))
    }

    fn contact(&mut self) -> Option<Command> {
        let known = self.rows.contacts().map(|row| row.id);
        if self.random.chance(400)
            && let Some(id) = self.random.pick(known)
        {
            let changes = vec![ContactField::Title(self.text("title"))];
            return Some(Command::from(UpdateContact { id, changes }));
        }
        Some(Command::from(CreateContact {
            id: ContactId(self.random.uuid()),
            account_id: self.account()?,
            name: self.text("Anna"),
            changes: Vec::new(),
        }))
    }

    fn add_to_campaign(&mut self) -> Option<Command> {
        let campaign = self.random.pick(self.rows.campaigns().cloned())?;
        let all = self.rows.accounts().filter(|row| row.merged_into.is_none());
        let is_in = |account| {
            let there = self.rows.conversation_in(account, Some(campaign.id));
            there.is_some()
        };
        let include = BTreeSet::new();
        let preview = guardrails::preview(all, campaign.goal, &include, is_in);
        Some(Command::from(AddToCampaign {
            campaign_id: campaign.id,
            matched: self.rows.accounts().map(|row| row.id).collect(),
            include,
            confirmed: preview.would_add,
        }))
    }

    fn import(&mut self) -> Command {
        let mark = self.mark;
        let rows = (0..3).map(|row| ImportRow {
            row,
            account_id: AccountId(self.random.uuid()),
            contact_id: ContactId(self.random.uuid()),
            name: format!("Bakery {} {mark}", self.random.below(6)),
            changes: vec![AccountField::City("Girona".to_owned())],
            status: None,
            contact: Some(ImportContact {
                name: "Pere".to_owned(),
                changes: Vec::new(),
            }),
        });
        Command::from(ImportAccounts {
            source: "accounts.csv".to_owned(),
            rows: rows.collect(),
            part: None,
        })
    }

    /// Refused to most, and where something was merged meanwhile.
    fn erase(&mut self) -> Option<Command> {
        let account_id = self.account()?;
        Some(Command::from(EraseAccount {
            id: ErasureId(self.random.uuid()),
            account_id,
            accounts: self.rows.family(account_id),
        }))
    }

    fn member_command(&mut self) -> Option<Command> {
        let id = self.random.pick(self.rows.members().map(|row| row.id))?;
        Some(match self.random.below(20) {
            0 => Command::from(RemoveMember { id }),
            1..8 => Command::from(ChangeRole {
                id,
                to: *self.random.pick(Role::ALL)?,
            }),
            _ => Command::from(UpdateMember {
                id,
                changes: vec![MemberField::Name(format!(
                    "Member {} {}",
                    self.number, self.mark
                ))],
            }),
        })
    }
}
