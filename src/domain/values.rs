//! The closed lists of rule book §2, in the spelling of JSON and SQL.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// A text that is not one of a closed list's values.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not one of the known values")]
pub struct UnknownValue(pub String);

macro_rules! values {
    ($($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $text:tt),* $(,)? })*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        pub enum $name { $($(#[$vdoc])* #[serde(rename = $text)] $variant),* }

        impl $name {
            /// Every value, in the order of the rule book.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The spelling used in JSON, SQL, CSS and tests.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),* }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl FromStr for $name {
            type Err = UnknownValue;
            fn from_str(text: &str) -> Result<Self, UnknownValue> {
                match text {
                    $($text => Ok(Self::$variant),)*
                    _ => Err(UnknownValue(text.to_owned())),
                }
            }
        }
    )*};
}

values! {
    /// What a member can be told of.
    NoticeEvent { Mentioned = "mentioned", Assigned = "assigned", Replied = "replied" }

    /// Where a member is told.
    NoticePlace { InApp = "in_app", Browser = "browser" }

    /// Why a provider gave no translation, or no draft, that can be used (rule book §16).
    ProviderTrouble {
        NoProvider = "no_provider", NotReached = "not_reached", TooSlow = "too_slow",
        WrongKey = "wrong_key", Refused = "refused", Busy = "busy", TooLong = "too_long",
        Garbled = "garbled", OtherLanguage = "other_language", NoSuchPair = "no_such_pair",
        SpentUp = "spent_up",
    }

    /// Where an account stands.
    AccountStatus {
        Prospect = "prospect", Contacted = "contacted", InNegotiation = "in_negotiation",
        InTrial = "in_trial", Customer = "customer", Lost = "lost", DoNotContact = "do_not_contact",
    }

    /// What an account is to us, besides its status. An account can be several.
    RelationshipType {
        Client = "client", Prospect = "prospect", Reseller = "reseller", Affiliate = "affiliate",
        Supplier = "supplier", Partner = "partner", Investor = "investor", Press = "press",
        Influencer = "influencer", Analyst = "analyst", Competitor = "competitor",
        Candidate = "candidate", PersonalNetwork = "personal_network", Community = "community",
        EventOrganizer = "event_organizer",
    }

    /// What a campaign is for.
    Goal {
        Sales = "sales", Partnership = "partnership", Press = "press", Investor = "investor",
        Recruiting = "recruiting", CustomerExpansion = "customer_expansion", WinBack = "win_back",
        Event = "event", Research = "research", Influencer = "influencer", Renewal = "renewal",
    }

    /// Where something was said.
    Channel {
        Email = "email", Linkedin = "linkedin", Instagram = "instagram", TwitterX = "twitter_x",
        Whatsapp = "whatsapp", PhoneCall = "phone_call", Sms = "sms", Other = "other",
    }

    /// How a message came into the log.
    Mode {
        AiDraft = "ai_draft", AiContinue = "ai_continue", TypeTranslate = "type_translate",
        LogSent = "log_sent", InboundPaste = "inbound_paste",
    }

    /// Who said it: we (outbound) or they (inbound). Follows from the mode.
    Direction { Outbound = "outbound", Inbound = "inbound" }

    /// A draft is scratch; a sent message is logged; a retracted one stays on record, struck out.
    MessageStatus { Draft = "draft", Sent = "sent", Retracted = "retracted" }

    /// Whether a conversation of a campaign may be written in.
    ReviewStatus {
        Pending = "pending", Approved = "approved", Rejected = "rejected", Deferred = "deferred",
    }

    /// How far the outreach has come: derived from the logged messages.
    OutreachStatus { NotStarted = "not_started", Sent = "sent", Responded = "responded" }

    /// Whose turn it is.
    ConversationStatus {
        /// Needs attention.
        Open = "open",
        /// Waiting for their answer.
        Pending = "pending",
        Closed = "closed",
    }

    /// What part the assistant takes in a conversation.
    AiMode {
        /// A text of ours begins with its draft.
        Active = "active",
        /// A person has taken over for a while.
        Paused = "paused",
        /// People alone write.
        Manual = "manual",
    }

    /// What changed an account's status.
    StatusSource {
        Manual = "manual", CampaignOutreach = "campaign_outreach", Import = "import",
        Merge = "merge", Undo = "undo", PreExisting = "pre_existing",
    }

    /// What an inbound message wants.
    Intent {
        Interested = "interested", Question = "question", Objection = "objection",
        NotNow = "not_now", NotInterested = "not_interested", OutOfOffice = "out_of_office",
        WrongPerson = "wrong_person", Referral = "referral", Unsubscribe = "unsubscribe",
        AutoReply = "auto_reply", Unknown = "unknown",
    }

    /// What a reason for or against a fit is about (rule book §11).
    FitAspect {
        Business = "business", Size = "size", Place = "place", Language = "language",
        Relationship = "relationship", Need = "need", Timing = "timing", Other = "other",
    }

    /// Whether a reason speaks for a fit.
    Speaks { For = "for", Against = "against" }

    /// What was done on LinkedIn.
    LinkedinActivity {
        ConnectionRequest = "connection_request", Message = "message", Comment = "comment",
        ConnectionAccepted = "connection_accepted", ProfileView = "profile_view",
    }

    /// How a call ended.
    CallOutcome {
        Answered = "answered", LeftMessage = "left_message", NoAnswer = "no_answer", Busy = "busy",
        WrongNumber = "wrong_number",
    }

    /// What became of a meeting.
    MeetingStep { Booked = "booked", Held = "held", Cancelled = "cancelled", Missed = "missed" }

    /// How far an opportunity with an account has come.
    OpportunityStage {
        Identified = "identified", Qualified = "qualified", Proposal = "proposal",
        Negotiation = "negotiation", Won = "won", Lost = "lost",
    }

    /// What stands in a field of the workspace's own.
    CustomKind {
        Text = "text", Textarea = "textarea", Number = "number", Date = "date",
        Boolean = "boolean", Select = "select", Multiselect = "multiselect", Url = "url",
    }

    /// What a contact is to the decision.
    ContactRole {
        DecisionMaker = "decision_maker", Influencer = "influencer", Champion = "champion",
        User = "user", Gatekeeper = "gatekeeper", Assistant = "assistant", Finance = "finance",
        Other = "other",
    }

    /// A list whose filters can be kept under a name.
    ViewPlace { Accounts = "accounts", Inbox = "inbox" }

    /// What a campaign's money went to.
    ExpenseKind {
        GoogleAds = "google_ads", MetaAds = "meta_ads", LinkedinAds = "linkedin_ads",
        OtherAds = "other_ads", Agency = "agency", Labour = "labour", Software = "software",
        Content = "content", Event = "event", Other = "other",
    }

    /// What a member may do (rule book §12). Ordered: an owner may all that an admin may.
    Role { Member = "member", Admin = "admin", Owner = "owner" }
}

impl Mode {
    /// Whether an assistant wrote the text.
    pub const fn is_ai(self) -> bool {
        matches!(self, Self::AiDraft | Self::AiContinue)
    }

    /// Whether the text is being written here, for them to read. In the other modes it was said
    /// elsewhere already, by whichever side.
    pub const fn is_written_here(self) -> bool {
        matches!(self, Self::AiDraft | Self::AiContinue | Self::TypeTranslate)
    }

    /// Whether a text that is being written in this mode stays behind where another is chosen: what is
    /// meant for them is not what they said (rule book §3).
    pub const fn stays_behind(self, chosen: Self) -> bool {
        self.is_written_here() && matches!(chosen.direction(), Direction::Inbound)
    }

    /// Whether a text goes along only as long as nothing is pasted there: it may be theirs, put into
    /// the wrong mode, or ours, before their answer came (rule book §3).
    pub const fn gives_way_to_paste(self, chosen: Self) -> bool {
        matches!(self, Self::LogSent) && matches!(chosen.direction(), Direction::Inbound)
    }

    pub const fn direction(self) -> Direction {
        match self {
            Self::InboundPaste => Direction::Inbound,
            Self::AiDraft | Self::AiContinue | Self::TypeTranslate | Self::LogSent => {
                Direction::Outbound
            }
        }
    }
}

impl CallOutcome {
    /// Whether something was said: that is a message, and the rest is a fact alone (rule book §3).
    pub const fn is_said(self) -> bool {
        matches!(self, Self::Answered | Self::LeftMessage)
    }
}

impl Intent {
    /// Nobody waits for an answer to these (rule book §5, `needs_reply`).
    pub const fn wants_no_reply(self) -> bool {
        matches!(
            self,
            Self::AutoReply | Self::OutOfOffice | Self::Unsubscribe
        )
    }

    /// What a machine answers while nobody reads: no word of theirs.
    pub const fn is_automatic(self) -> bool {
        matches!(self, Self::AutoReply | Self::OutOfOffice)
    }
}

impl Role {
    /// Admins invite (rule book §12), and nobody gives more than they have.
    pub fn may_invite(self, role: Self) -> bool {
        self >= Self::Admin && role <= self
    }

    /// Whether a member of this role makes links by which one of that role chooses a new password:
    /// whoever may remove them (rule book §12).
    pub fn may_reset(self, role: Self) -> bool {
        self.may_invite(role)
    }
}

impl RelationshipType {
    /// The name as part of a guardrail's flag, `include_<type>`.
    pub fn include_flag(self) -> String {
        format!("include_{self}")
    }
}

#[cfg(test)]
mod tests;
