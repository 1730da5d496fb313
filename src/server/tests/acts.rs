//! Every command that there is, about rows that somebody else names.

mod expenses;
mod imports;
mod members;
mod team;

use crate::support::*;
use domain::*;
use std::collections::BTreeSet;
use uuid::Uuid;

/// Rows of one workspace, and what else of it has an id.
#[derive(Clone, Copy)]
pub struct Named {
    pub account: AccountId,
    /// Another account, and the merge that took a third one into it.
    pub twin: AccountId,
    pub merge: MergeId,
    /// A view that a member keeps for themselves.
    pub view: ViewId,
    /// A text that a member keeps for themselves.
    pub reply: SavedReplyId,
    pub contact: ContactId,
    pub product: ProductId,
    pub campaign: CampaignId,
    pub message: MessageId,
    pub draft: MessageId,
    pub member: MemberId,
    pub device: Uuid,
    pub invitation: Uuid,
    pub expense: ExpenseId,
    pub activity: ActivityId,
    /// The import, and the account that it makes.
    pub import: Uuid,
    pub note: NoteId,
}

impl Named {
    /// Ids that nothing bears.
    pub fn nothing() -> Self {
        Self::by(Uuid::new_v4)
    }

    /// The same ids every time, so that two workspaces can be made alike.
    pub fn alike() -> Self {
        let mut ids = 1..;
        Self::by(|| Uuid::from_u128(ids.next().unwrap()))
    }

    fn by(mut id: impl FnMut() -> Uuid) -> Self {
        Self {
            account: AccountId(id()),
            twin: AccountId(id()),
            merge: MergeId(id()),
            view: ViewId(id()),
            reply: SavedReplyId(id()),
            contact: ContactId(id()),
            product: ProductId(id()),
            campaign: CampaignId(id()),
            message: MessageId(id()),
            draft: MessageId(id()),
            member: MemberId(id()),
            device: id(),
            invitation: id(),
            expense: ExpenseId(id()),
            import: id(),
            note: NoteId(id()),
            activity: ActivityId(id()),
        }
    }

    pub fn conversation(&self) -> ConversationId {
        ConversationId::of(self.account, None)
    }

    fn in_campaign(&self) -> ConversationId {
        ConversationId::of(self.account, Some(self.campaign))
    }

    /// A text in which each of these ids is replaced by what it is the id of.
    pub fn unnamed(&self, text: &str) -> String {
        let ids = [
            ("account", self.account.0),
            ("twin", self.twin.0),
            ("merge", self.merge.0),
            ("view", self.view.0),
            ("reply", self.reply.0),
            ("contact", self.contact.0),
            ("product", self.product.0),
            ("campaign", self.campaign.0),
            ("message", self.message.0),
            ("draft", self.draft.0),
            ("member", self.member.0),
            ("device", self.device),
            ("invitation", self.invitation),
            ("expense", self.expense.0),
            ("activity", self.activity.0),
            ("import", self.import),
            ("note", self.note.0),
            ("import's batch", ImportBatchId::of(self.part()).0),
            ("conversation", self.conversation().0),
            ("conversation in a campaign", self.in_campaign().0),
        ];
        ids.into_iter().fold(text.to_owned(), |text, (name, id)| {
            text.replace(&id.to_string(), name)
        })
    }

    /// Writes the rows that these ids name, each with this word in it, as far as commands do.
    pub async fn furnish(&self, browser: &Browser, word: &str) {
        let name = || format!("{word} {word}");
        let third = browser.create_account(&name()).await;
        for id in [self.twin, self.account] {
            let (name, changes) = (name(), Vec::new());
            browser.act(CreateAccount { id, name, changes }).await;
        }
        browser.act(self.merge_in(self.merge, third)).await;
        let letter = LogMessage {
            id: self.message,
            ..log(self.account, Mode::InboundPaste, &name(), MORNING)
        };
        browser.act(letter).await;
        browser.act(self.draft(&name())).await;
        browser.act(self.write_note(word)).await;
        browser
            .act(CreateProduct {
                id: self.product,
                name: name(),
                changes: Vec::new(),
            })
            .await;
        browser.act(self.begin_campaign(self.campaign, word)).await;
        browser.act(self.add_to(self.campaign)).await;
        browser.act(self.spend(self.expense, word)).await;
        browser.act(self.import(word)).await;
        browser.act(self.keep_reply(&name())).await;
        browser.act(self.record(&name())).await;
        browser
            .act(CreateContact {
                id: self.contact,
                account_id: self.account,
                name: name(),
                changes: Vec::new(),
            })
            .await;
    }

    /// A merge into the twin.
    fn merge_in(&self, id: MergeId, absorbed: AccountId) -> MergeAccounts {
        MergeAccounts {
            id,
            survivor: self.twin,
            absorbed,
            choose: Vec::new(),
        }
    }

    fn draft(&self, text: &str) -> SaveDraft {
        SaveDraft {
            id: self.draft,
            account_id: self.account,
            campaign_id: None,
            said: said(Mode::LogSent, text, MORNING),
            base: None,
            begun_at: None,
            suggested: None,
        }
    }

    fn begin_campaign(&self, id: CampaignId, name: &str) -> CreateCampaign {
        CreateCampaign {
            id,
            product_id: self.product,
            name: name.to_owned(),
            changes: Vec::new(),
        }
    }

    fn add_to(&self, campaign_id: CampaignId) -> AddToCampaign {
        AddToCampaign {
            campaign_id,
            matched: vec![self.account],
            include: BTreeSet::new(),
            confirmed: vec![self.account],
        }
    }
}

/// The name of a command in JSON.
pub fn name_of(command: &Command) -> String {
    let json = serde_json::to_value(command).unwrap();
    json.as_object().unwrap().keys().next().unwrap().clone()
}

/// Every command, about the named rows.
pub fn every_command(named: &Named) -> Vec<Command> {
    [
        about_accounts(named),
        about_campaigns(named),
        about_conversations(named),
        about_messages(named),
        members::acts(named),
        expenses::acts(named),
        team::acts(named),
        // The last: of what it erases the others could not speak any more.
        vec![erase(named.account).into()],
    ]
    .concat()
}

/// Erases an account, always by the same id.
fn erase(account_id: AccountId) -> EraseAccount {
    EraseAccount {
        id: ErasureId(Uuid::from_u128(86)),
        account_id,
        accounts: vec![account_id],
    }
}

/// Commands about one's own rows that name one of the others.
pub fn that_link(own: &Named, other: &Named) -> Vec<Command> {
    let letter = |campaign_id, contact_id| {
        let correspondent = Correspondent {
            contact_id,
            name: "Pau".to_owned(),
            address: String::new(),
        };
        let mut letter = log(own.account, Mode::InboundPaste, "a reply", MORNING);
        letter.id = MessageId(Uuid::from_u128(77));
        letter.campaign_id = campaign_id;
        letter.said.correspondent = Some(correspondent);
        letter.log_anyway = true;
        letter
    };
    let of_message = LogMessage {
        id: other.message,
        ..letter(None, None)
    };
    let of_draft = SaveDraft {
        id: other.draft,
        ..own.draft("theirs")
    };
    let close = CloseConversation {
        conversation_id: own.conversation(),
        seen_inbound: Some(other.message),
    };
    let assign = AssignConversation {
        conversation_id: own.conversation(),
        to: Some(other.member),
    };
    let note = AddNote {
        id: NoteId(Uuid::from_u128(78)),
        account_id: own.account,
        campaign_id: Some(other.campaign),
        text: "noted".to_owned(),
    };
    vec![
        own.merge_in(MergeId(Uuid::from_u128(84)), other.account)
            .into(),
        other
            .merge_in(MergeId(Uuid::from_u128(85)), own.account)
            .into(),
        DismissPair {
            a: own.account,
            b: other.account,
        }
        .into(),
        own.add_to(other.campaign).into(),
        other.add_to(own.campaign).into(),
        letter(Some(other.campaign), None).into(),
        letter(None, Some(other.contact)).into(),
        of_message.into(),
        of_draft.into(),
        close.into(),
        assign.into(),
        note.into(),
    ]
}

fn about_accounts(named: &Named) -> Vec<Command> {
    let name = || "renamed".to_owned();
    let id = named.account;
    let row = ImportRow {
        row: 2,
        account_id: named.account,
        contact_id: named.contact,
        name: name(),
        changes: Vec::new(),
        status: None,
        contact: None,
    };
    let change = ChangeAccountStatus {
        account_id: id,
        to: AccountStatus::Customer,
        why: "asked".to_owned(),
        takes_back: false,
    };
    let create_contact = CreateContact {
        id: ContactId(Uuid::from_u128(79)),
        account_id: id,
        name: name(),
        changes: Vec::new(),
    };
    let update_contact = UpdateContact {
        id: named.contact,
        changes: vec![ContactField::Name(name())],
    };
    let update = UpdateAccount {
        id,
        changes: vec![AccountField::Name(name())],
    };
    let create = CreateAccount {
        id,
        name: name(),
        changes: Vec::new(),
    };
    let import = ImportAccounts {
        source: "accounts.csv".to_owned(),
        rows: vec![row],
        part: None,
    };
    let undo = UndoImport {
        batch_id: ImportBatchId::of(named.part()),
    };
    vec![
        update.into(),
        change.into(),
        create_contact.into(),
        update_contact.into(),
        DeleteContact { id: named.contact }.into(),
        DeleteAccount { id }.into(),
        create.into(),
        import.into(),
        DismissPair {
            a: id,
            b: named.twin,
        }
        .into(),
        RestorePair {
            a: id,
            b: named.twin,
        }
        .into(),
        UndoMerge { id: named.merge }.into(),
        SaveView {
            id: named.view,
            place: ViewPlace::Accounts,
            name: name(),
            query: String::new(),
            shared: true,
        }
        .into(),
        DeleteView { id: named.view }.into(),
        CreateCustomField {
            key: "zone".to_owned(),
            kind: CustomKind::Text,
            label: name(),
            options: Vec::new(),
        }
        .into(),
        UpdateCustomField {
            id: CustomFieldId::of("zone"),
            changes: vec![CustomFieldField::Label(name())],
        }
        .into(),
        named
            .merge_in(MergeId(Uuid::from_u128(83)), named.account)
            .into(),
        undo.into(),
    ]
}

fn about_campaigns(named: &Named) -> Vec<Command> {
    let update_product = UpdateProduct {
        id: named.product,
        changes: vec![ProductField::Name("renamed".to_owned())],
    };
    let update = UpdateCampaign {
        id: named.campaign,
        changes: vec![CampaignField::Brief("rewritten".to_owned())],
    };
    let create_product = CreateProduct {
        id: named.product,
        name: "made again".to_owned(),
        changes: Vec::new(),
    };
    let create = named.begin_campaign(CampaignId(Uuid::from_u128(80)), "another");
    vec![
        update_product.into(),
        create.into(),
        update.into(),
        named.add_to(named.campaign).into(),
        create_product.into(),
    ]
}

fn about_conversations(named: &Named) -> Vec<Command> {
    let conversation_id = named.conversation();
    let review = ReviewConversation {
        conversation_id: named.in_campaign(),
        verdict: ReviewStatus::Approved,
    };
    let close = CloseConversation {
        conversation_id,
        seen_inbound: Some(named.message),
    };
    let assign = AssignConversation {
        conversation_id,
        to: Some(named.member),
    };
    let snooze = SnoozeConversation {
        conversation_id,
        until: Some(MORNING + Span::days(1)),
    };
    let note = AddNote {
        id: NoteId(Uuid::from_u128(81)),
        account_id: named.account,
        campaign_id: None,
        text: "noted".to_owned(),
    };
    vec![
        review.into(),
        TakeOutOfCampaign {
            conversation_id: named.in_campaign(),
        }
        .into(),
        close.into(),
        ReopenConversation {
            conversation_id,
            pending: false,
        }
        .into(),
        assign.into(),
        snooze.into(),
        note.into(),
        named.record("again").into(),
        RemoveActivity { id: named.activity }.into(),
    ]
}

fn about_messages(named: &Named) -> Vec<Command> {
    let letter = LogMessage {
        id: MessageId(Uuid::from_u128(82)),
        ..log(named.account, Mode::LogSent, "a letter", MORNING)
    };
    let translation = Translation {
        text: "in Catalan".to_owned(),
        language: "ca".parse().unwrap(),
    };
    let id = named.message;
    let intent = SetIntent {
        id,
        intent: Intent::Interested,
    };
    let import = ImportMessages {
        source: "mail.mbox".to_owned(),
        part: ImportPart {
            number: 1,
            ..named.part()
        },
        people: vec![ImportPerson {
            id: ContactId(Uuid::from_u128(83)),
            account_id: named.account,
            contact: ImportContact {
                name: "Marta".to_owned(),
                changes: Vec::new(),
            },
        }],
        messages: vec![ImportMessage {
            id: MessageId(Uuid::from_u128(84)),
            account_id: named.account,
            campaign_id: Some(named.campaign),
            said: said(Mode::InboundPaste, "a letter of old", MORNING),
            html: None,
        }],
    };
    vec![
        letter.into(),
        import.into(),
        named.draft("written again").into(),
        DeleteDraft {
            id: named.draft,
            base: None,
        }
        .into(),
        TranslateMessage { id, translation }.into(),
        intent.into(),
        RetractMessage { id }.into(),
    ]
}
