//! Translations and drafts by providers (rule book §16).

use domain::{
    AccountId, CampaignId, Goal, Judgement, Language, MemberId, ProductId, ProviderTrouble,
    Timestamp,
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Which interface a provider speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ProviderKind {
    /// Apertium `APy`, often on the machine of the server itself.
    Apertium,
    /// `LibreTranslate`.
    LibreTranslate,
    /// `DeepL`.
    Deepl,
    /// Chat completions, as `OpenAI` and many servers after it speak them.
    Openai,
    /// The Messages API of Anthropic.
    Anthropic,
}

impl ProviderKind {
    pub const ALL: [Self; 5] = [
        Self::Apertium,
        Self::LibreTranslate,
        Self::Deepl,
        Self::Openai,
        Self::Anthropic,
    ];

    /// Whether it writes drafts, besides translating.
    pub fn drafts(self) -> bool {
        matches!(self, Self::Openai | Self::Anthropic)
    }

    /// Whether it may ask for a key.
    pub fn has_key(self) -> bool {
        self != Self::Apertium
    }
}

/// From which language into which.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct LanguagePair {
    pub from: Language,
    pub to: Language,
}

/// What a provider is: everything about it but its key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ProviderBody {
    pub kind: ProviderKind,
    /// Where it answers: `https://api.deepl.com`, `http://localhost:2737`.
    pub address: String,
    /// Which model is asked, of a provider that has several.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub model: String,
    /// What it is asked to translate. None: whatever it can.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pairs: Vec<LanguagePair>,
    /// Whether it is sent the replies of which no rule knows what they want, unasked. Models alone.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub reads_replies: bool,
}

/// `POST /api/v1/providers`: a new provider, or another form of one that is there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SaveProvider {
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = "uuid"))]
    pub id: Uuid,
    pub body: ProviderBody,
    /// Its key. Absent: the one that is there stays, at the same address alone. Blank: none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// Before those with a higher number: the first that can is asked first.
    #[serde(default)]
    pub place: u16,
}

/// `GET /api/v1/providers`: one of them. No answer ever holds a key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Provider {
    /// Absent where it stands in the server's own configuration: there it is changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = "uuid"))]
    pub id: Option<Uuid>,
    pub body: ProviderBody,
    pub has_key: bool,
    pub place: u16,
}

/// `POST /api/v1/providers/{id}/test`: what came back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ProviderTest {
    Answered {
        /// What was asked, and what was answered.
        asked: String,
        answer: String,
    },
    Failed {
        why: ProviderTrouble,
    },
}

/// `GET /api/v1/assistance`: what the member can be helped with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Assistance {
    /// Whether some provider translates.
    pub translates: bool,
    /// Whether some provider writes drafts.
    pub drafts: bool,
    /// Characters that the member has had read and written today.
    pub used: u64,
    /// How many a day they may.
    pub budget: u64,
}

/// `GET /api/v1/usage`: what a member had of providers on one of the last thirty days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Usage {
    pub member_id: MemberId,
    /// When that day began, in UTC.
    pub day: Timestamp,
    pub requests: u64,
    /// Characters that were sent and received.
    pub characters: u64,
}

/// `POST /api/v1/translate`
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Translate {
    pub texts: Vec<String>,
    pub from: Language,
    pub to: Language,
}

/// What became of a translation. That a provider fails is an answer: the server has not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum TranslateAnswer {
    Translated {
        /// In the order of the texts.
        texts: Vec<String>,
        by: ProviderKind,
    },
    Failed {
        why: ProviderTrouble,
    },
}

/// `POST /api/v1/drafts`: the whole prompt, as the domain builds it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct AskDraft {
    /// To whom, and in which campaign it is to be: it is refused where nothing may be written there.
    pub account_id: AccountId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub campaign_id: Option<CampaignId>,
    pub prompt: String,
    /// The language that the draft is to be in.
    pub language: Language,
}

/// An event of the stream that answers it. The last is one of the others than `Text`; a stream
/// without one was cut.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum DraftEvent {
    /// What comes next.
    Text(String),
    /// All of it was said.
    Done { by: ProviderKind },
    /// What was said until then may be of use.
    Failed {
        why: ProviderTrouble,
        /// Seconds after which the provider wants to be asked again.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        retry_after: Option<u32>,
    },
}

/// `POST /api/v1/fits`: how well an account fits a product and a goal is to be judged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct AskFit {
    pub account_id: AccountId,
    pub product_id: ProductId,
    pub goal: Goal,
}

/// What became of it. What was judged is a row by then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum FitAnswer {
    Judged { judgement: Judgement },
    Failed { why: ProviderTrouble },
}
