//! Plays a story: beat by beat, as commands of the members, dated back.

use super::{
    accounts::Cast,
    plots::{After, Beat, Plot},
    random::Random,
    script::{Initiative, Script, Words},
    stage::{SampleError, Stage},
    voices::Line,
};
use domain::{
    AccountStatus, AddNote, AddToCampaign, AssignConversation, CampaignId, ChangeAccountStatus,
    Channel, CloseConversation, ConversationId, Direction, Intent, LogMessage, Member, MessageId,
    NoteId, ReviewConversation, ReviewStatus, Row, Said, SaveDraft, SnoozeConversation, Span,
    Timestamp, View, guardrails::Include,
};
use std::collections::BTreeSet;

/// A conversation that is being played.
pub(super) struct Play<'s> {
    stage: &'s mut Stage,
    random: &'s mut Random,
    members: &'s [Member],
    cast: &'s Cast,
    initiative: &'s Initiative,
    campaign: Option<CampaignId>,
    channel: Channel,
    rep: usize,
    at: Timestamp,
    now: Timestamp,
    logged: usize,
}

/// What a story begins with.
pub(super) struct Opening<'s> {
    pub(super) members: &'s [Member],
    pub(super) cast: &'s Cast,
    pub(super) initiative: &'s Initiative,
    /// Outside any campaign where they wrote first.
    pub(super) inside: bool,
    pub(super) begins: Timestamp,
    pub(super) now: Timestamp,
}

impl<'s> Play<'s> {
    pub(super) fn new(stage: &'s mut Stage, random: &'s mut Random, opening: &Opening<'s>) -> Self {
        let channels = [
            Channel::Email,
            Channel::Email,
            Channel::Email,
            Channel::Email,
            Channel::Linkedin,
            Channel::Whatsapp,
            Channel::Instagram,
        ];
        let channel = *random.pick(&channels);
        let rep = random.below(opening.members.len());
        Self {
            stage,
            random,
            members: opening.members,
            cast: opening.cast,
            initiative: opening.initiative,
            campaign: opening.inside.then_some(opening.initiative.id),
            channel,
            rep,
            at: opening.begins,
            now: opening.now,
            logged: 0,
        }
    }

    /// Adds the account to the campaign, lets it be reviewed, and plays what is in the past.
    /// Says how many messages were logged.
    pub(super) fn tell(mut self, plot: &Plot) -> Result<usize, SampleError> {
        if !self.enter(plot.review)? {
            return Ok(0);
        }
        for &(after, beat) in plot.beats {
            self.advance(after);
            if self.at > self.now - Span::minutes(30) || !self.play(beat)? {
                break;
            }
        }
        Ok(self.logged)
    }

    /// As [`Play::tell`], and goes on until so many messages are logged, all of them in the past.
    pub(super) fn tell_at_length(
        mut self,
        plot: &Plot,
        going_on: &[(After, Beat)],
        messages: usize,
    ) -> Result<usize, SampleError> {
        if !self.enter(plot.review)? {
            return Ok(0);
        }
        let beats = plot.beats.iter().chain(going_on.iter().cycle());
        for &(after, beat) in beats {
            if self.logged >= messages {
                break;
            }
            self.advance_within(after, messages - self.logged);
            if !self.play(beat)? {
                break;
            }
        }
        Ok(self.logged)
    }

    fn enter(&mut self, review: ReviewStatus) -> Result<bool, SampleError> {
        if self.must_not_be_contacted() {
            return Ok(false);
        }
        let Some(campaign_id) = self.campaign else {
            return Ok(true);
        };
        let account = self.cast.id();
        let types = self.cast.relationship_types();
        let mut include: BTreeSet<_> = types.into_iter().map(Include::Type).collect();
        include.extend([Include::Customers, Include::Trials]);
        let accounts = vec![account];
        let add = AddToCampaign {
            campaign_id,
            matched: accounts.clone(),
            include,
            confirmed: accounts,
        };
        self.act(add)?;
        if review != ReviewStatus::Pending {
            self.at = self.at + Span::minutes(self.random.between(5, 180));
            self.act(ReviewConversation {
                conversation_id: self.conversation(),
                verdict: review,
            })?;
        }
        Ok(review == ReviewStatus::Approved)
    }

    fn conversation(&self) -> ConversationId {
        ConversationId::of(self.cast.id(), self.campaign)
    }

    fn advance(&mut self, after: After) {
        let minutes = self.random.between(after.0 * 60, after.1 * 60);
        self.at = in_working_hours(self.at + Span::minutes(minutes));
    }

    /// As far as the beat asks, but so that what is left still fits before now.
    fn advance_within(&mut self, after: After, left: usize) {
        let left = i64::try_from(left).unwrap_or(i64::MAX - 1);
        let most = (self.now - self.at).0 / (left + 2);
        let wanted = Span::minutes(self.random.between(after.0 * 60, after.1 * 60)).0;
        self.at = self.at + Span(wanted.min(most).max(1));
    }

    /// Plays one beat; says whether the story can go on.
    fn play(&mut self, beat: Beat) -> Result<bool, SampleError> {
        let account_id = self.cast.id();
        let conversation_id = self.conversation();
        match beat {
            Beat::Say(line) => {
                let words = self.any(line);
                return self.say(words);
            }
            Beat::SayAs(line, wording) => {
                return self.say(Words {
                    line,
                    wording,
                    is_translated: true,
                });
            }
            Beat::Hear(line, intent) => {
                let words = self.any(line);
                self.hear(words, intent)?;
            }
            Beat::HearAs(line, wording, intent) => {
                self.hear(
                    Words {
                        line,
                        wording,
                        is_translated: true,
                    },
                    intent,
                )?;
            }
            Beat::HearUntranslated(line, intent) => {
                let words = Words {
                    is_translated: false,
                    ..self.any(line)
                };
                self.hear(words, intent)?;
            }
            Beat::Draft(line) => return self.draft(line),
            Beat::Note(text) => {
                let id = NoteId(self.random.id(self.at));
                let text = text.to_owned();
                self.act(AddNote {
                    id,
                    account_id,
                    campaign_id: self.campaign,
                    text,
                })?;
            }
            Beat::Status(to, why) if self.may_become(to) && self.is_latest() => {
                self.act(ChangeAccountStatus {
                    account_id,
                    to,
                    why: why.to_owned(),
                    takes_back: false,
                })?;
            }
            Beat::Status(..) => {}
            Beat::Close => {
                let seen_inbound = self.last_inbound();
                self.act(CloseConversation {
                    conversation_id,
                    seen_inbound,
                })?;
            }
            Beat::Snooze => {
                let until = Some(self.at + Span::days(90));
                self.act(SnoozeConversation {
                    conversation_id,
                    until,
                })?;
            }
            Beat::Assign => {
                let to = Some(self.members[self.rep].id);
                self.act(AssignConversation {
                    conversation_id,
                    to,
                })?;
            }
        }
        Ok(true)
    }

    fn say(&mut self, words: Words) -> Result<bool, SampleError> {
        if self.must_not_be_contacted() {
            return Ok(false);
        }
        let said = self.script().outbound(self.random, words);
        let id = MessageId(self.random.id(self.at));
        self.log(id, said, false)?;
        Ok(true)
    }

    fn draft(&mut self, line: Line) -> Result<bool, SampleError> {
        if self.must_not_be_contacted() {
            return Ok(false);
        }
        let words = Words {
            line,
            wording: 0,
            is_translated: true,
        };
        let said = self.script().outbound(self.random, words);
        let id = MessageId(self.random.id(self.at));
        let (account_id, campaign_id) = (self.cast.id(), self.campaign);
        self.act(SaveDraft {
            id,
            account_id,
            campaign_id,
            said,
            base: None,
            begun_at: Some(self.at),
            suggested: None,
        })?;
        Ok(true)
    }

    fn hear(&mut self, words: Words, intent: Intent) -> Result<(), SampleError> {
        let said = self.script().inbound(self.random, words, intent);
        // Whoever says the same again has said it again.
        let earlier = self
            .stage
            .inbound_since(self.cast.id(), Timestamp(i64::MIN));
        let log_anyway = earlier
            .iter()
            .any(|earlier| earlier.said.original_text == said.original_text);
        let id = MessageId(self.random.id(self.at));
        self.log(id, said, log_anyway)
    }

    fn script(&self) -> Script<'s> {
        Script {
            cast: self.cast,
            initiative: self.initiative,
            writer: &self.members[self.rep],
            channel: self.channel,
            at: self.at,
            is_begun: self.logged > 0,
        }
    }

    /// A line in any wording.
    fn any(&mut self, line: Line) -> Words {
        let wording = self.random.below(6);
        Words {
            line,
            wording,
            is_translated: true,
        }
    }

    fn log(&mut self, id: MessageId, said: Said, log_anyway: bool) -> Result<(), SampleError> {
        let (account_id, campaign_id) = (self.cast.id(), self.campaign);
        let is_ours = said.direction() == Direction::Outbound;
        self.act(LogMessage {
            id,
            account_id,
            campaign_id,
            said,
            log_anyway,
            base: None,
            call: None,
            html: None,
            suggested: None,
        })?;
        if is_ours {
            // Now and then a colleague takes over.
            self.rep = if self.random.percent(10) {
                self.random.below(self.members.len())
            } else {
                self.rep
            };
        }
        self.logged += 1;
        Ok(())
    }

    fn act(&mut self, command: impl Into<domain::Command>) -> Result<(), SampleError> {
        let member = &self.members[self.rep];
        self.stage
            .act(self.random, member, self.at, command)
            .map(|_| ())
    }

    fn status(&self) -> Option<AccountStatus> {
        self.stage
            .account(self.cast.id())
            .map(|account| account.status)
    }

    fn must_not_be_contacted(&self) -> bool {
        self.status() == Some(AccountStatus::DoNotContact)
    }

    /// Stories overlap: a customer of one is not lost in another.
    fn may_become(&self, to: AccountStatus) -> bool {
        use AccountStatus::{Contacted, Customer, DoNotContact, InNegotiation, InTrial, Prospect};
        match self.status() {
            None | Some(DoNotContact) => false,
            Some(Prospect | Contacted | InNegotiation) => true,
            Some(InTrial) => matches!(to, Customer | DoNotContact),
            Some(_) => to == DoNotContact,
        }
    }

    /// Whether nothing that is played already comes after: an account's history has one order.
    fn is_latest(&self) -> bool {
        let account = self.stage.account(self.cast.id());
        let marked = account
            .and_then(|account| account.status_mark)
            .map(|mark| mark.at);
        let conversations = self.stage.conversations_of(self.cast.id());
        let said = conversations
            .iter()
            .filter_map(domain::Conversation::last_activity_at)
            .max();
        marked.max(said).is_none_or(|latest| latest < self.at)
    }

    fn last_inbound(&self) -> Option<MessageId> {
        match self.stage.row(self.conversation().into()) {
            Some(Row::Conversation(row)) => row.figures.last_inbound.map(|mark| mark.id),
            _ => None,
        }
    }
}

/// The next moment from Monday to Friday between 8 and 18 o'clock, so that a week looks like one.
pub(super) fn in_working_hours(at: Timestamp) -> Timestamp {
    const HOUR: i64 = 3_600_000;
    const DAY: i64 = 24 * HOUR;
    let (day, time) = (at.0.div_euclid(DAY), at.0.rem_euclid(DAY));
    // 1970 began on a Thursday: day 0 is the fourth of its week, counted from Sunday.
    let weekday = |day: i64| (day + 4).rem_euclid(7);
    let (mut day, time) = match time / HOUR {
        0..8 => (day, 8 * HOUR + time % HOUR),
        8..18 => (day, time),
        _ => (day + 1, 8 * HOUR + time % HOUR),
    };
    while matches!(weekday(day), 0 | 6) {
        day += 1;
    }
    Timestamp(day * DAY + time)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_works_at_night_or_on_sunday() {
        // 2026-11-20 was a Friday.
        let friday = |hour: i64| Timestamp(1_795_132_800_000 + hour * 3_600_000);
        assert_eq!(in_working_hours(friday(9)), friday(9));
        assert_eq!(in_working_hours(friday(3)), friday(8));
        assert_eq!(in_working_hours(friday(20)), friday(24 * 3 + 8));
        assert_eq!(in_working_hours(friday(24 + 10)), friday(24 * 3 + 10));
    }
}
