//! Whether every kind of command has its turn in some life.

use super::{
    Without, play,
    world::{Mutant, World},
};
use domain::Command;
use protocol::Outcome;
use std::collections::BTreeSet;

/// Lives in which each kind is to be accepted at least once.
const LIVES: u64 = 1_000;

/// Whoever adds a kind is led here by the compiler, and from here to `choice`.
macro_rules! kinds {
    ($($kind:ident),* $(,)?) => {
        const KINDS: &[&str] = &[$(stringify!($kind)),*];

        fn kind_of(command: &Command) -> &'static str {
            match command {
                $(Command::$kind(_) => stringify!($kind)),*
            }
        }
    };
}

kinds! {
    CreateProduct, UpdateProduct, CreateCampaign, UpdateCampaign, CreateAccount, UpdateAccount,
    DeleteAccount, ChangeAccountStatus, EraseAccount, ImportAccounts, ImportMessages, UndoImport,
    CreateContact, UpdateContact, DeleteContact, MergeAccounts, UndoMerge, DismissPair, RestorePair,
    SaveView, DeleteView, CreateCustomField, UpdateCustomField, AddToCampaign, TakeOutOfCampaign,
    ReviewConversation, CloseConversation, ReopenConversation, AssignConversation,
    SnoozeConversation, TagConversation, SetAiMode, MarkRead, MarkUnread, LogMessage, SaveDraft, DeleteDraft,
    TranslateMessage, NoteUntranslated, UnderstandMessage, SetIntent, SetLanguage, RetractMessage,
    AddNote, UpdateNote, RetractNote, RecordActivity, RemoveActivity, UpdateMember, ChangeRole,
    RemoveMember, AddExpense, UpdateExpense, DeleteExpense, SaveReply, DeleteReply,
    SeeNotifications, JudgeFit, SetFit,
}

#[test]
fn every_kind_of_command_is_acted_and_accepted_in_some_life() {
    let mut left: BTreeSet<&str> = KINDS.iter().copied().collect();
    for seed in 0..LIVES {
        let mut world = World::new(seed, Mutant::None, false);
        assert_eq!(play(&mut world, &Without::new()), Ok(()), "seed {seed}");
        for (id, act) in &world.ledger.acts {
            let outcome = world.server_of(act.by.device).outcomes.get(id);
            if matches!(outcome, Some(Outcome::Applied { .. })) {
                left.remove(kind_of(&act.command));
            }
        }
        if left.is_empty() {
            return;
        }
    }
    panic!("{left:?} have no turn in {LIVES} lives");
}
