//! The values of rule book §2 in the reader's words.

use domain::*;

pub fn account_status(status: AccountStatus) -> &'static str {
    match status {
        AccountStatus::Prospect => "Prospect",
        AccountStatus::Contacted => "Contacted",
        AccountStatus::InNegotiation => "In negotiation",
        AccountStatus::InTrial => "In trial",
        AccountStatus::Customer => "Customer",
        AccountStatus::Lost => "Lost",
        AccountStatus::DoNotContact => "Do not contact",
    }
}

pub fn relationship_type(kind: RelationshipType) -> &'static str {
    match kind {
        RelationshipType::Client => "Client",
        RelationshipType::Prospect => "Prospect",
        RelationshipType::Reseller => "Reseller",
        RelationshipType::Affiliate => "Affiliate",
        RelationshipType::Supplier => "Supplier",
        RelationshipType::Partner => "Partner",
        RelationshipType::Investor => "Investor",
        RelationshipType::Press => "Press",
        RelationshipType::Influencer => "Influencer",
        RelationshipType::Analyst => "Analyst",
        RelationshipType::Competitor => "Competitor",
        RelationshipType::Candidate => "Candidate",
        RelationshipType::PersonalNetwork => "Personal network",
        RelationshipType::Community => "Community",
        RelationshipType::EventOrganizer => "Event organiser",
    }
}

pub fn goal(goal: Goal) -> &'static str {
    match goal {
        Goal::Sales => "Sales",
        Goal::Partnership => "Partnership",
        Goal::Press => "Press",
        Goal::Investor => "Investors",
        Goal::Recruiting => "Recruiting",
        Goal::CustomerExpansion => "Customer expansion",
        Goal::WinBack => "Win back",
        Goal::Event => "Event",
        Goal::Research => "Research",
        Goal::Influencer => "Influencers",
        Goal::Renewal => "Renewal",
    }
}

pub fn channel(channel: Channel) -> &'static str {
    match channel {
        Channel::Email => "Email",
        Channel::Linkedin => "LinkedIn",
        Channel::Instagram => "Instagram",
        Channel::TwitterX => "X",
        Channel::Whatsapp => "WhatsApp",
        Channel::PhoneCall => "Phone call",
        Channel::Sms => "SMS",
        Channel::Other => "Other",
    }
}

pub fn mode(mode: Mode) -> &'static str {
    match mode {
        Mode::AiDraft => "AI draft",
        Mode::AiContinue => "AI continue",
        Mode::TypeTranslate => "Type & translate",
        Mode::LogSent => "Log sent",
        Mode::InboundPaste => "Paste reply",
    }
}

pub fn review_status(status: ReviewStatus) -> &'static str {
    match status {
        ReviewStatus::Pending => "To review",
        ReviewStatus::Approved => "Approved",
        ReviewStatus::Rejected => "Rejected",
        ReviewStatus::Deferred => "Deferred",
    }
}

pub fn outreach_status(status: OutreachStatus) -> &'static str {
    match status {
        OutreachStatus::NotStarted => "Not started",
        OutreachStatus::Sent => "Sent",
        OutreachStatus::Responded => "Responded",
    }
}

pub fn conversation_status(status: ConversationStatus) -> &'static str {
    match status {
        ConversationStatus::Open => "Open",
        ConversationStatus::Pending => "Waiting for them",
        ConversationStatus::Closed => "Closed",
    }
}

pub fn status_source(source: StatusSource) -> &'static str {
    match source {
        StatusSource::Manual => "by hand",
        StatusSource::CampaignOutreach => "campaign outreach",
        StatusSource::Import => "import",
        StatusSource::Merge => "merge",
        StatusSource::Undo => "undo",
        StatusSource::PreExisting => "already so",
    }
}

pub fn intent(intent: Intent) -> &'static str {
    match intent {
        Intent::Interested => "Interested",
        Intent::Question => "Question",
        Intent::Objection => "Objection",
        Intent::NotNow => "Not now",
        Intent::NotInterested => "Not interested",
        Intent::OutOfOffice => "Out of office",
        Intent::WrongPerson => "Wrong person",
        Intent::Referral => "Referral",
        Intent::Unsubscribe => "Unsubscribe",
        Intent::AutoReply => "Automatic reply",
        Intent::Unknown => "Unknown",
    }
}

pub fn expense_kind(kind: ExpenseKind) -> &'static str {
    match kind {
        ExpenseKind::GoogleAds => "Google Ads",
        ExpenseKind::MetaAds => "Meta Ads",
        ExpenseKind::LinkedinAds => "LinkedIn Ads",
        ExpenseKind::OtherAds => "Other advertising",
        ExpenseKind::Agency => "Agency",
        ExpenseKind::Labour => "Labour",
        ExpenseKind::Software => "Software",
        ExpenseKind::Content => "Content",
        ExpenseKind::Event => "Event",
        ExpenseKind::Other => "Other",
    }
}

pub fn contact_role(role: ContactRole) -> &'static str {
    match role {
        ContactRole::DecisionMaker => "Decision maker",
        ContactRole::Influencer => "Influencer",
        ContactRole::Champion => "Champion",
        ContactRole::User => "User",
        ContactRole::Gatekeeper => "Gatekeeper",
        ContactRole::Assistant => "Assistant",
        ContactRole::Finance => "Finance",
        ContactRole::Other => "Other",
    }
}

pub fn custom_kind(kind: CustomKind) -> &'static str {
    match kind {
        CustomKind::Text => "Text",
        CustomKind::Textarea => "Long text",
        CustomKind::Number => "Number",
        CustomKind::Date => "Date",
        CustomKind::Boolean => "Yes or no",
        CustomKind::Select => "Choice: one",
        CustomKind::Multiselect => "Choice: several",
        CustomKind::Url => "Web address",
    }
}

pub fn role(role: Role) -> &'static str {
    match role {
        Role::Member => "Member",
        Role::Admin => "Admin",
        Role::Owner => "Owner",
    }
}
