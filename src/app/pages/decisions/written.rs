//! Everything that a person wrote into a command, field by field: nothing typed is ever lost.

use crate::{
    format,
    texts::{decisions, decisions::fields, recorded, values},
};
use domain::*;

/// One field and what was written into it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    pub label: &'static str,
    pub text: String,
}

/// What was written, the main text first. Fields that were left empty are not among them.
pub fn written(command: &Command) -> Vec<Written> {
    let mut all = Vec::new();
    let mut add = |label, text: &str| {
        if text::has_visible(text) {
            let text = text.to_owned();
            all.push(Written { label, text });
        }
    };
    match command {
        Command::LogMessage(LogMessage { said, .. })
        | Command::SaveDraft(SaveDraft { said, .. }) => message(said, add),
        Command::TranslateMessage(command) => add(fields::TRANSLATION, &command.translation.text),
        Command::AddNote(AddNote { text, .. }) | Command::UpdateNote(UpdateNote { text, .. }) => {
            add(fields::NOTE, text);
        }
        Command::SetLanguage(command) => {
            add(fields::LANGUAGE, &language(Some(&command.language)));
        }
        Command::RecordActivity(command) => activity(command, add),
        Command::ChangeAccountStatus(command) => add(fields::REASON, &command.why),
        Command::CreateProduct(CreateProduct { name, changes, .. }) => {
            add(fields::NAME, name);
            product(changes, add);
        }
        Command::UpdateProduct(command) => product(&command.changes, add),
        Command::CreateCampaign(CreateCampaign { name, changes, .. }) => {
            add(fields::NAME, name);
            campaign(changes, add);
        }
        Command::UpdateCampaign(command) => campaign(&command.changes, add),
        Command::CreateAccount(CreateAccount { name, changes, .. }) => {
            add(fields::NAME, name);
            account(changes, add);
        }
        Command::UpdateAccount(command) => account(&command.changes, add),
        Command::CreateContact(CreateContact { name, changes, .. }) => {
            add(fields::NAME, name);
            contact(changes, add);
        }
        Command::UpdateContact(command) => contact(&command.changes, add),
        Command::ImportAccounts(ImportAccounts { source, rows, .. }) => {
            add(fields::FILE, &decisions::file(source, rows.len()));
        }
        Command::ImportMessages(command) => {
            let messages = command.messages.len();
            add(
                fields::FILE,
                &decisions::messages_of_file(&command.source, messages),
            );
        }
        Command::UpdateMember(command) => member(&command.changes, add),
        Command::SetFit(command) => add(fields::REASON, &command.why),
        Command::AddExpense(command) => spent(command, add),
        Command::UpdateExpense(command) => expense(&command.changes, add),
        Command::TagConversation(command) => add(fields::TAGS, &command.add.join("\n")),
        Command::SaveView(command) => add(fields::NAME, &command.name),
        Command::SaveReply(command) => {
            add(fields::TEXT, &command.text);
            add(fields::NAME, &command.name);
        }
        Command::CreateCustomField(command) => {
            add(fields::LABEL, &command.label);
            add(fields::OPTIONS, &command.options.join("\n"));
        }
        Command::UpdateCustomField(command) => own_field(&command.changes, add),
        Command::DeleteView(_)
        | Command::DeleteReply(_)
        | Command::SeeNotifications(_)
        | Command::EraseAccount(_)
        | Command::MergeAccounts(_)
        | Command::UndoMerge(_)
        | Command::DismissPair(_)
        | Command::RestorePair(_)
        | Command::AddToCampaign(_)
        | Command::TakeOutOfCampaign(_)
        | Command::DeleteAccount(_)
        | Command::ReviewConversation(_)
        | Command::CloseConversation(_)
        | Command::ReopenConversation(_)
        | Command::AssignConversation(_)
        | Command::SnoozeConversation(_)
        | Command::SetAiMode(_)
        | Command::MarkRead(_)
        | Command::MarkUnread(_)
        | Command::RemoveActivity(_)
        | Command::DeleteDraft(_)
        | Command::NoteUntranslated(_)
        | Command::UnderstandMessage(_)
        | Command::JudgeFit(_)
        | Command::SetIntent(_)
        | Command::RetractNote(_)
        | Command::RetractMessage(_)
        | Command::UndoImport(_)
        | Command::ChangeRole(_)
        | Command::RemoveMember(_)
        | Command::DeleteContact(_)
        | Command::DeleteExpense(_) => {}
    }
    all
}

fn language(tag: Option<&Language>) -> String {
    tag.map(format::language).unwrap_or_default()
}

fn message(said: &Said, mut add: impl FnMut(&'static str, &str)) {
    add(fields::SUBJECT, &said.subject);
    add(fields::MESSAGE, &said.original_text);
    if let Some(other) = &said.translation {
        add(fields::OTHER_LANGUAGE, &other.text);
    }
    add(fields::QUOTED, &said.quoted_history);
    let files = said.attachments.iter().map(|file| &*file.name);
    add(fields::FILES, &files.collect::<Vec<_>>().join("\n"));
}

fn activity(command: &RecordActivity, mut add: impl FnMut(&'static str, &str)) {
    add(fields::RECORDED, &recorded::named(&command.what));
    add(fields::NOTE, &command.note);
}

fn product(changes: &[ProductField], mut add: impl FnMut(&'static str, &str)) {
    for change in changes {
        match change {
            ProductField::Name(text) => add(fields::NAME, text),
            ProductField::Description(text) => add(fields::DESCRIPTION, text),
            ProductField::Website(text) => add(fields::WEBSITE, text),
            ProductField::IdealCustomer(text) => add(fields::IDEAL_CUSTOMER, text),
            ProductField::CommunicationLanguage(tag) => {
                add(fields::LANGUAGE, &language(tag.as_ref()));
            }
            ProductField::Archived(_) => {}
        }
    }
}

fn campaign(changes: &[CampaignField], mut add: impl FnMut(&'static str, &str)) {
    for change in changes {
        match change {
            CampaignField::Name(text) => add(fields::NAME, text),
            CampaignField::Goal(goal) => add(fields::GOAL, values::goal(*goal)),
            CampaignField::Brief(text) => add(fields::BRIEF, text),
            CampaignField::Tone(text) => add(fields::TONE, text),
            CampaignField::CommunicationLanguage(tag) => {
                add(fields::LANGUAGE, &language(tag.as_ref()));
            }
            CampaignField::Archived(_) => {}
        }
    }
}

fn account(changes: &[AccountField], mut add: impl FnMut(&'static str, &str)) {
    for change in changes {
        match change {
            AccountField::Name(text) => add(fields::NAME, text),
            AccountField::LineOfBusiness(text) => add(fields::LINE_OF_BUSINESS, text),
            AccountField::City(text) => add(fields::CITY, text),
            AccountField::Country(text) => add(fields::COUNTRY, text),
            AccountField::Language(tag) => add(fields::LANGUAGE, &language(tag.as_ref())),
            AccountField::Phone(text) => add(fields::PHONE, text),
            AccountField::Email(text) => add(fields::EMAIL, text),
            AccountField::Website(text) => add(fields::WEBSITE, text),
            AccountField::Notes(text) | AccountField::NotesLine(text) => add(fields::NOTES, text),
            AccountField::NotesEdited(edit) => add(fields::NOTES, &edit.to),
            AccountField::Custom(change) => {
                let text = change.value.as_ref().map(CustomValue::text);
                add(fields::OWN_FIELD, &text.unwrap_or_default());
            }
            AccountField::RelationshipTypes(kinds) => {
                let names: Vec<_> = kinds
                    .iter()
                    .map(|kind| values::relationship_type(*kind))
                    .collect();
                add(fields::RELATIONSHIP, &names.join(", "));
            }
        }
    }
}

fn contact(changes: &[ContactField], mut add: impl FnMut(&'static str, &str)) {
    for change in changes {
        match change {
            ContactField::Name(text) => add(fields::NAME, text),
            ContactField::Title(text) => add(fields::JOB_TITLE, text),
            ContactField::Email(text) => add(fields::EMAIL, text),
            ContactField::Phone(text) => add(fields::PHONE, text),
            ContactField::Linkedin(text) => add(fields::LINKEDIN, text),
            ContactField::Instagram(text) => add(fields::INSTAGRAM, text),
            ContactField::TwitterX(text) => add(fields::TWITTER_X, text),
            ContactField::Role(role) => {
                add(
                    fields::ROLE,
                    role.map(values::contact_role).unwrap_or_default(),
                );
            }
        }
    }
}

fn own_field(changes: &[CustomFieldField], mut add: impl FnMut(&'static str, &str)) {
    for change in changes {
        match change {
            CustomFieldField::Label(text) => add(fields::LABEL, text),
            CustomFieldField::Options(options) => add(fields::OPTIONS, &options.join("\n")),
            CustomFieldField::Archived(_) => {}
        }
    }
}

fn member(changes: &[MemberField], mut add: impl FnMut(&'static str, &str)) {
    for change in changes {
        match change {
            MemberField::Name(text) => add(fields::NAME, text),
            MemberField::OtherLanguages(tags) => {
                let names: Vec<_> = tags.iter().map(|tag| language(Some(tag))).collect();
                add(fields::LANGUAGE, &names.join(", "));
            }
            MemberField::ReadingLanguage(tag) => add(fields::LANGUAGE, &language(tag.as_ref())),
            // A switch is no text: nothing typed is in it.
            MemberField::Telling(_) => {}
        }
    }
}

fn expense(changes: &[ExpenseField], mut add: impl FnMut(&'static str, &str)) {
    for change in changes {
        match change {
            ExpenseField::Kind(kind) => add(fields::EXPENSE_KIND, values::expense_kind(*kind)),
            ExpenseField::Amount(amount) => add(fields::AMOUNT, &format::money(*amount)),
            ExpenseField::SpentOn(day) => add(fields::DATE, &format::day(*day)),
            ExpenseField::Note(text) => add(fields::NOTE, text),
        }
    }
}

fn spent(command: &AddExpense, mut add: impl FnMut(&'static str, &str)) {
    add(fields::EXPENSE_KIND, values::expense_kind(command.kind));
    add(fields::AMOUNT, &format::money(command.amount));
    add(fields::DATE, &format::day(command.spent_on));
    add(fields::NOTE, &command.note);
}

/// All of it as one text to copy: alone as it stands, several each under its name.
pub fn as_text(written: &[Written]) -> String {
    match written {
        [only] => only.text.clone(),
        several => several
            .iter()
            .map(|field| format!("{}:\n{}", field.label, field.text))
            .collect::<Vec<_>>()
            .join("\n\n"),
    }
}
