//! Members and roles (rule book §12).

use super::{Context, Decision, put_if_changed};
use crate::{
    command::{ChangeRole, MemberField, RemoveMember, UpdateMember},
    ids::MemberId,
    language::Language,
    records::{DAY_MINUTES, Member, QuietHours},
    refusal::{Field, Refusal},
    row::Change,
    text::{self, NAME_LIMIT},
    values::Role,
    view::{View, need},
};

/// So many languages beside the first.
const OTHER_LANGUAGES: usize = 20;

/// Everyone edits themselves; an admin edits anyone.
pub(super) fn update(view: &dyn View, context: &Context, command: &UpdateMember) -> Decision {
    if command.id != context.member_id {
        context.needs(Role::Admin)?;
    }
    let before: Member = need(view, command.id)?;
    let mut after = before.clone();
    for change in &command.changes {
        match change {
            MemberField::Name(name) => {
                text::required(Field::Name, name, NAME_LIMIT)?;
                after.name = text::collapse(name);
            }
            MemberField::ReadingLanguage(language) => after.reading_language.clone_from(language),
            MemberField::OtherLanguages(languages) => {
                after.other_languages = distinct(languages);
                let (count, limit) = (after.other_languages.len(), OTHER_LANGUAGES);
                if count > limit {
                    let field = Field::Language;
                    return Err(Refusal::TooMany {
                        field,
                        limit,
                        count,
                    });
                }
            }
            MemberField::Telling(telling) => {
                if let Some(quiet) = telling.quiet {
                    check_quiet_hours(quiet)?;
                }
                after.telling.clone_from(telling);
            }
        }
    }
    Ok(put_if_changed(&before, after))
}

/// Each once, in the order in which they were said.
fn distinct(languages: &[Language]) -> Vec<Language> {
    let mut distinct: Vec<Language> = Vec::new();
    for language in languages {
        if !distinct.iter().any(|other| other.same_as(language)) {
            distinct.push(language.clone());
        }
    }
    distinct
}

fn check_quiet_hours(QuietHours { from, until }: QuietHours) -> Result<(), Refusal> {
    let field = Field::QuietHours;
    if from >= DAY_MINUTES || until >= DAY_MINUTES {
        return Err(Refusal::OutOfRange {
            field,
            least: 0,
            most: i64::from(DAY_MINUTES) - 1,
        });
    }
    if from == until {
        return Err(Refusal::Blank { field });
    }
    Ok(())
}

pub(super) fn change_role(view: &dyn View, context: &Context, command: &ChangeRole) -> Decision {
    context.needs(Role::Owner)?;
    let before: Member = need(view, command.id)?;
    if before.role == command.to {
        return Ok(Vec::new());
    }
    keep_an_owner(view, &before)?;
    let after = Member {
        role: command.to,
        ..before
    };
    Ok(vec![Change::put(after)])
}

/// An admin removes members and admins; only an owner removes an owner.
pub(super) fn remove(view: &dyn View, context: &Context, command: &RemoveMember) -> Decision {
    context.needs(Role::Admin)?;
    let before: Member = need(view, command.id)?;
    if before.removed_at.is_some() {
        return Ok(Vec::new());
    }
    if before.role == Role::Owner {
        context.needs(Role::Owner)?;
    }
    keep_an_owner(view, &before)?;
    let after = Member {
        removed_at: Some(context.now),
        ..before
    };
    Ok(vec![Change::put(after)])
}

/// A workspace always keeps one owner.
fn keep_an_owner(view: &dyn View, leaving: &Member) -> Result<(), Refusal> {
    let is_owner = |member: &Member| member.role == Role::Owner && member.removed_at.is_none();
    let another = |id: MemberId| {
        view.members()
            .iter()
            .any(|member| is_owner(member) && member.id != id)
    };
    if is_owner(leaving) && !another(leaving.id) {
        Err(Refusal::LastOwner)
    } else {
        Ok(())
    }
}
