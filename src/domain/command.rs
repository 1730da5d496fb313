//! A person's acts. A command carries only what it changes (rule book §13).

mod about;
mod again;
mod by_field;
mod fields;
mod reads;

pub use fields::*;
pub use reads::Reads;

use crate::{
    guardrails::Include,
    ids::*,
    language::Language,
    merge::Side,
    money::Money,
    records::*,
    refusal::Field,
    time::{Day, Timestamp},
    values::*,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Everything that a member can do to a workspace's rows. Nothing else writes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Command {
    CreateProduct(CreateProduct),
    UpdateProduct(UpdateProduct),
    CreateCampaign(CreateCampaign),
    UpdateCampaign(UpdateCampaign),
    CreateAccount(CreateAccount),
    UpdateAccount(UpdateAccount),
    DeleteAccount(DeleteAccount),
    ChangeAccountStatus(ChangeAccountStatus),
    EraseAccount(EraseAccount),
    ImportAccounts(ImportAccounts),
    ImportMessages(ImportMessages),
    UndoImport(UndoImport),
    CreateContact(CreateContact),
    UpdateContact(UpdateContact),
    DeleteContact(DeleteContact),
    MergeAccounts(MergeAccounts),
    UndoMerge(UndoMerge),
    DismissPair(DismissPair),
    RestorePair(RestorePair),
    SaveView(SaveView),
    DeleteView(DeleteView),
    CreateCustomField(CreateCustomField),
    UpdateCustomField(UpdateCustomField),
    AddToCampaign(AddToCampaign),
    TakeOutOfCampaign(TakeOutOfCampaign),
    ReviewConversation(ReviewConversation),
    CloseConversation(CloseConversation),
    ReopenConversation(ReopenConversation),
    AssignConversation(AssignConversation),
    SnoozeConversation(SnoozeConversation),
    TagConversation(TagConversation),
    SetAiMode(SetAiMode),
    MarkRead(MarkRead),
    MarkUnread(MarkUnread),
    LogMessage(LogMessage),
    SaveDraft(SaveDraft),
    DeleteDraft(DeleteDraft),
    TranslateMessage(TranslateMessage),
    NoteUntranslated(NoteUntranslated),
    UnderstandMessage(UnderstandMessage),
    SetIntent(SetIntent),
    SetLanguage(SetLanguage),
    RetractMessage(RetractMessage),
    AddNote(AddNote),
    UpdateNote(UpdateNote),
    RetractNote(RetractNote),
    RecordActivity(RecordActivity),
    RemoveActivity(RemoveActivity),
    UpdateMember(UpdateMember),
    ChangeRole(ChangeRole),
    RemoveMember(RemoveMember),
    AddExpense(AddExpense),
    UpdateExpense(UpdateExpense),
    DeleteExpense(DeleteExpense),
    SaveReply(SaveReply),
    DeleteReply(DeleteReply),
    SeeNotifications(SeeNotifications),
    JudgeFit(JudgeFit),
    SetFit(SetFit),
}

/// Bodies of commands, and the parts that they have: unknown fields are refused.
macro_rules! parts {
    ($($(#[$doc:meta])* $name:ident { $($(#[$fdoc:meta])* $field:ident: $type:ty),* $(,)? })*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        #[serde(deny_unknown_fields)]
        pub struct $name { $($(#[$fdoc])* pub $field: $type),* }
    )*};
}

macro_rules! commands {
    ($($(#[$doc:meta])* $name:ident { $($body:tt)* })*) => {$(
        parts! { $(#[$doc])* $name { $($body)* } }

        impl From<$name> for Command {
            fn from(command: $name) -> Self {
                Self::$name(command)
            }
        }
    )*};
}

commands! {
    CreateProduct { id: ProductId, name: String, #[serde(default)] changes: Vec<ProductField> }

    UpdateProduct { id: ProductId, changes: Vec<ProductField> }

    CreateCampaign {
        id: CampaignId,
        product_id: ProductId,
        name: String,
        #[serde(default)] changes: Vec<CampaignField>,
    }

    UpdateCampaign { id: CampaignId, changes: Vec<CampaignField> }

    /// Never refused because the account seems to be there already (rule book §8).
    CreateAccount { id: AccountId, name: String, #[serde(default)] changes: Vec<AccountField> }

    UpdateAccount { id: AccountId, changes: Vec<AccountField> }

    /// Takes an account out that was made by mistake, with its people: one with which nothing was
    /// ever said or written down (rule book §8).
    DeleteAccount { id: AccountId }

    /// By hand. Setting and lifting `do_not_contact` need a reason (rule book §6).
    ChangeAccountStatus {
        account_id: AccountId,
        to: AccountStatus,
        #[serde(default)] why: String,
        /// Takes back what the member set last, as if it had not been: that needs no reason, and is none.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")] takes_back: bool,
    }

    /// Erases an account with all that it absorbed and all that was said, as the law asks (rule book
    /// §15): `accounts`, as they were confirmed. Earlier versions left them out of one account alone.
    EraseAccount { id: ErasureId, account_id: AccountId,
        #[serde(default, skip_serializing_if = "Vec::is_empty")] accounts: Vec<AccountId> }

    /// Rows of a file: created, or merged into the account that they match (rule book §8).
    ImportAccounts {
        source: String,
        rows: Vec<ImportRow>,
        /// Which part of which import this is; absent where it is a whole one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        part: Option<ImportPart>,
    }

    /// Messages of a file: history. Each is taken, was there already, or is refused, and holds up
    /// none of the others (rule book §8).
    ImportMessages {
        source: String,
        part: ImportPart,
        /// Who takes part and is no contact yet.
        #[serde(default)] people: Vec<ImportPerson>,
        /// In the order in which they were said.
        messages: Vec<ImportMessage>,
    }

    /// Takes back what one part of an import did, unless something was added to it since. A whole
    /// import is undone part by part, the last one first.
    UndoImport { batch_id: ImportBatchId }

    CreateContact {
        id: ContactId,
        account_id: AccountId,
        name: String,
        #[serde(default)] changes: Vec<ContactField>,
    }

    UpdateContact { id: ContactId, changes: Vec<ContactField> }

    /// Takes a person out of their account. Messages keep the name and the address that are frozen
    /// with them (rule book §9).
    DeleteContact { id: ContactId }

    /// Two accounts become one, as it was previewed (rule book §8).
    MergeAccounts {
        id: MergeId,
        survivor: AccountId,
        absorbed: AccountId,
        /// Where both say something different: which of them stands.
        #[serde(default)] choose: Vec<FieldChoice>,
    }

    /// Takes a merge back, within a day (rule book §8).
    UndoMerge { id: MergeId }

    /// Says that two accounts which seem to be one are not: *Find duplicates* shows them no more.
    DismissPair { a: AccountId, b: AccountId }

    /// Takes that back.
    RestorePair { a: AccountId, b: AccountId }

    /// Keeps a list's filters under a name, or writes over them.
    SaveView {
        id: ViewId,
        place: ViewPlace,
        name: String,
        /// Of the list's address, without the question mark.
        query: String,
        #[serde(default)] shared: bool,
    }

    DeleteView { id: ViewId }

    /// A field of the workspace's own. Its id follows from its key.
    CreateCustomField {
        key: String,
        kind: CustomKind,
        label: String,
        #[serde(default)] options: Vec<String>,
    }

    UpdateCustomField { id: CustomFieldId, changes: Vec<CustomFieldField> }

    /// Adds exactly the set that was previewed (rule book §7).
    AddToCampaign {
        campaign_id: CampaignId,
        /// Everything that the selection matched.
        matched: Vec<AccountId>,
        /// The soft blocks that the member lifted.
        #[serde(default)]
        #[cfg_attr(feature = "openapi", schema(value_type = Vec<String>))]
        include: BTreeSet<Include>,
        /// What the preview said would be added.
        confirmed: Vec<AccountId>,
    }

    /// Takes an account out of a campaign in which nothing was said to it or written down yet (rule
    /// book §7).
    TakeOutOfCampaign { conversation_id: ConversationId }

    ReviewConversation { conversation_id: ConversationId, verdict: ReviewStatus }

    /// Closes, unless an inbound message arrived that the member had not seen (rule book §13).
    CloseConversation {
        conversation_id: ConversationId,
        #[serde(default)] seen_inbound: Option<MessageId>,
    }

    ReopenConversation {
        conversation_id: ConversationId,
        /// It was waiting for them when it was closed: where nothing came since, it does again.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")] pending: bool,
    }

    AssignConversation { conversation_id: ConversationId, #[serde(default)] to: Option<MemberId> }

    SnoozeConversation { conversation_id: ConversationId, #[serde(default)] until: Option<Timestamp> }

    /// Says what part the assistant takes in a conversation.
    SetAiMode { conversation_id: ConversationId, ai_mode: AiMode }

    /// Puts tags on a conversation and takes others off. What two devices do of it holds both.
    TagConversation {
        conversation_id: ConversationId,
        #[serde(default, skip_serializing_if = "Vec::is_empty")] add: Vec<String>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")] remove: Vec<String>,
    }

    /// The member has read the conversation up to that message of theirs; all of it where they have
    /// not written.
    MarkRead {
        conversation_id: ConversationId,
        #[serde(default, skip_serializing_if = "Option::is_none")] seen_inbound: Option<MessageId>,
    }

    /// The member wants to come back to it.
    MarkUnread { conversation_id: ConversationId }

    /// Records a message as really said. Carries the whole text, also where a draft becomes sent.
    LogMessage {
        id: MessageId,
        account_id: AccountId,
        #[serde(default)] campaign_id: Option<CampaignId>,
        said: Said,
        /// The member saw the earlier reply and said *log it anyway* (rule book §8).
        #[serde(default)] log_anyway: bool,
        /// The save of a draft that this text was edited from: what another device saved since
        /// stays. Absent where there was no draft.
        #[serde(default)] base: Option<CommandId>,
        /// What is known of the call that it was said in.
        #[serde(default, skip_serializing_if = "Option::is_none")] call: Option<Call>,
        /// How it looked, where it is an email that was pasted with its form.
        #[serde(default, skip_serializing_if = "Option::is_none")] html: Option<MailHtml>,
        /// What an assistant suggested, where the text was begun with a draft of it.
        #[serde(default, skip_serializing_if = "Option::is_none")] suggested: Option<String>,
    }

    /// Keeps an outbound text as scratch, without any effect.
    SaveDraft {
        id: MessageId,
        account_id: AccountId,
        #[serde(default)] campaign_id: Option<CampaignId>,
        said: Said,
        /// The save that this text was edited from; absent for a new draft.
        #[serde(default)] base: Option<CommandId>,
        /// When the text was begun, by the clock of the device; absent for *now*.
        #[serde(default, skip_serializing_if = "Option::is_none")] begun_at: Option<Timestamp>,
        /// What an assistant suggested, where the text was begun with a draft of it.
        #[serde(default, skip_serializing_if = "Option::is_none")] suggested: Option<String>,
    }

    /// Deletes the draft as it was seen; what another device saved since stays.
    DeleteDraft {
        id: MessageId,
        /// The save that was seen last.
        #[serde(default)] base: Option<CommandId>,
    }

    /// Fills in the translation of an inbound message.
    TranslateMessage { id: MessageId, translation: Translation }

    /// Says why a reply has no translation; without a reason, that it is to be tried again (rule
    /// book §16). Where there is one meanwhile, nothing is said.
    NoteUntranslated {
        id: MessageId,
        #[serde(default, skip_serializing_if = "Option::is_none")] why: Option<ProviderTrouble>,
    }

    /// What a model read in an inbound message, or why it could not; without either, that it is to be
    /// asked again (rule book §16). What somebody said of it stands.
    UnderstandMessage {
        id: MessageId,
        #[serde(default, skip_serializing_if = "Option::is_none")] understanding: Option<Understanding>,
    }

    SetIntent { id: MessageId, intent: Intent }

    /// Corrects the language that a logged message is in: its writer, or an admin.
    SetLanguage { id: MessageId, language: Language }

    /// Strikes a logged message out together with what it caused (rule book §5).
    RetractMessage { id: MessageId }

    AddNote {
        id: NoteId,
        account_id: AccountId,
        #[serde(default)] campaign_id: Option<CampaignId>,
        text: String,
    }

    /// Writes a note anew (§12). Where another text than `from` stands there by now, both stay (§13).
    UpdateNote { id: NoteId, text: String, #[serde(default, skip_serializing_if = "Option::is_none")] from: Option<String> }

    /// Strikes a note out; it stays on record. Its writer, or an admin (rule book §12).
    RetractNote {
        id: NoteId,
        /// It stands again: whoever struck it out takes that back, or an admin.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")] takes_back: bool,
    }

    /// Writes down what happened beside messages (rule book §3).
    RecordActivity {
        id: ActivityId, account_id: AccountId,
        #[serde(default)] campaign_id: Option<CampaignId>,
        /// When it happened.
        at: Timestamp,
        what: Recorded,
        #[serde(default, skip_serializing_if = "String::is_empty")] note: String,
    }

    RemoveActivity { id: ActivityId }

    UpdateMember { id: MemberId, changes: Vec<MemberField> }

    ChangeRole { id: MemberId, to: Role }

    RemoveMember { id: MemberId }

    /// Records what was spent on a campaign. Undoes a deletion, too.
    AddExpense {
        id: ExpenseId,
        campaign_id: CampaignId,
        kind: ExpenseKind,
        amount: Money,
        spent_on: Day,
        #[serde(default)] note: String,
    }

    UpdateExpense { id: ExpenseId, changes: Vec<ExpenseField> }

    DeleteExpense { id: ExpenseId }

    /// Keeps a text to begin messages with under a name, or writes over one. Undoes a deletion, too.
    SaveReply { id: SavedReplyId, name: String, text: String, #[serde(default)] shared: bool }

    DeleteReply { id: SavedReplyId }

    /// What a model says of how well an account fits a product and a goal (rule book §11).
    JudgeFit { account_id: AccountId, product_id: ProductId, goal: Goal, judgement: Judgement }

    /// What somebody says of it instead; without a score, that the model's stands.
    SetFit {
        account_id: AccountId,
        product_id: ProductId,
        goal: Goal,
        #[serde(default, skip_serializing_if = "Option::is_none")] score: Option<u8>,
        #[serde(default, skip_serializing_if = "String::is_empty")] why: String,
    }

    /// The member has seen what they were told.
    SeeNotifications { ids: Vec<NotificationId> }
}

parts! {
    /// One row of an import: the ids that it gets where it is new, and what it says.
    ImportRow {
        /// Its number in the file, for the report.
        row: u32,
        account_id: AccountId,
        contact_id: ContactId,
        name: String,
        #[serde(default)] changes: Vec<AccountField>,
        #[serde(default)] status: Option<AccountStatus>,
        #[serde(default)] contact: Option<ImportContact>,
    }

    /// Which account's value of a field stands after a merge.
    FieldChoice {
        field: Field,
        side: Side,
        /// Which of the workspace's own fields, where `field` is `custom`.
        #[serde(default, skip_serializing_if = "Option::is_none")] key: Option<String>,
    }

    /// What an account says in a field of the workspace's own; absent to clear it.
    CustomFieldChange { key: String, #[serde(default)] value: Option<CustomValue> }

    /// One of the commands that import a file, counted from 0.
    #[derive(Copy)]
    ImportPart { import_id: ImportId, number: u32 }

    /// Somebody who takes part in imported messages, and the account that they belong to.
    ImportPerson { id: ContactId, account_id: AccountId, contact: ImportContact }

    /// A message of a file. Its id comes from the file, so that the same file says it once.
    ImportMessage {
        id: MessageId,
        account_id: AccountId,
        #[serde(default)] campaign_id: Option<CampaignId>,
        said: Said,
        /// How it looked, where it is an email that has a form of its own.
        #[serde(default, skip_serializing_if = "Option::is_none")] html: Option<MailHtml>,
    }

    /// The person that a row of an import names.
    ImportContact { name: String, #[serde(default)] changes: Vec<ContactField> }
}
