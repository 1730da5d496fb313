//! How well an account fits what is offered (rule book §11).

use crate::{ids::*, time::Timestamp, values::*};
use serde::{Deserialize, Serialize};

/// The fit of an account for one product and goal: for every campaign that has both.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Fit {
    pub product_id: ProductId,
    pub goal: Goal,
    /// What stands, from 0 to 10: by hand before any model.
    pub score: u8,
    /// When it was last said.
    pub at: Timestamp,
    /// When the model said what it did, where somebody has said something since: it is said then again,
    /// once that is taken back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub judged_at: Option<Timestamp>,
    /// What a model made of what was known then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub judged: Option<Judgement>,
    /// What somebody says instead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by_hand: Option<FitByHand>,
}

/// What a model says of a fit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Judgement {
    /// From 0 to 10.
    pub score: u8,
    /// In percent.
    pub confidence: u8,
    pub reasons: Vec<FitReason>,
}

/// One thing that speaks for the fit, or against it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct FitReason {
    pub aspect: FitAspect,
    pub speaks: Speaks,
    /// In one line.
    pub text: String,
}

/// What somebody says of a fit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FitByHand {
    /// From 0 to 10.
    pub score: u8,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub why: String,
    pub by: MemberId,
}
