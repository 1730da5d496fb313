//! Set-up, sign-in, sessions, invitations.

use domain::{Epoch, Language, Member, MemberId, Role, Timestamp, WorkspaceId};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// `GET /api/v1/session`: who this browser is signed in as.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SessionAnswer {
    pub workspace: Workspace,
    pub member: Member,
    pub epoch: Epoch,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Workspace {
    pub id: WorkspaceId,
    pub name: String,
}

/// `GET /api/v1/setup`: whether this server still waits for its first owner.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SetupState {
    pub needed: bool,
}

/// `POST /api/v1/setup`: the first owner, by the one-time token that the terminal printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Setup {
    pub token: String,
    pub workspace_name: String,
    pub name: String,
    pub email: String,
    pub password: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reading_language: Option<Language>,
    /// Whether to fill the workspace with the sample.
    #[serde(default)]
    pub sample: bool,
}

/// `POST /api/v1/sign-in`
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SignIn {
    pub email: String,
    pub password: String,
    /// Of the second factor, where one is asked for: six digits, or a recovery code.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub code: String,
}

/// `POST /api/v1/sign-in/link`: the one-time link that `--sample` prints.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SignInByLink {
    pub token: String,
}

/// `POST /api/v1/invitations`
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Invite {
    pub role: Role,
    /// For whom, in the inviter's words: shown in the list, never sent anywhere.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// An invitation that was not used yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Invitation {
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = "uuid"))]
    pub id: Uuid,
    pub role: Role,
    pub note: String,
    pub by: MemberId,
    pub created_at: Timestamp,
    pub expires_at: Timestamp,
}

/// The answer to an invitation: the only time that its token is said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Invited {
    pub invitation: Invitation,
    /// The path of the link, `/join/<token>`.
    pub path: String,
}

/// `GET /api/v1/join/{token}`: what an invitation invites to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct JoinState {
    /// The workspace's name.
    pub workspace: String,
    pub role: Role,
}

/// `POST /api/v1/join`: a further member, by an invitation's token.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Join {
    pub token: String,
    pub name: String,
    pub email: String,
    pub password: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reading_language: Option<Language>,
}

/// A browser in which the member is signed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Device {
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = "uuid"))]
    pub id: Uuid,
    /// What the browser says it is, shortened: *Firefox on Linux*.
    pub name: String,
    pub signed_in_at: Timestamp,
    pub seen_at: Timestamp,
    /// Whether this is the browser that asks.
    pub current: bool,
}

/// `POST /api/v1/password`: another password for whoever is signed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ChangePassword {
    pub current: String,
    pub new: String,
}

/// `POST /api/v1/members/{id}/reset`
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct MakeResetLink {
    /// They have lost their second factor too.
    pub ends_second_factor: bool,
}

/// The answer to `POST /api/v1/members/{id}/reset`: the only time that the link's token is said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ResetLink {
    /// The path of the link, `/sign-in/reset?token=<token>`.
    pub path: String,
    pub expires_at: Timestamp,
}

/// `GET /api/v1/reset/{token}`: whose password the link is for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ResetState {
    /// The workspace's name.
    pub workspace: String,
    /// What the member signs in with.
    pub email: String,
}

/// `POST /api/v1/reset`: a new password, by a link's token.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ResetPassword {
    pub token: String,
    pub password: String,
}

/// The password once more, of whoever is signed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Proof {
    pub password: String,
}

/// `GET /api/v1/second-factor`
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SecondFactorState {
    /// Whether it is asked for at the sign-in.
    pub on: bool,
    /// Recovery codes that were not used yet.
    pub recovery_left: u32,
    /// When somebody who had the right password was stopped from guessing at codes; absent where
    /// nobody was, or the password is another since.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub guessed_at: Option<Timestamp>,
}

/// The answer to `POST /api/v1/second-factor`: a secret for an authenticator app.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SecondFactorOffer {
    /// In Base32, to be typed.
    pub secret: String,
    /// `otpauth://totp/…`, to be opened.
    pub address: String,
    /// The address as a QR code, where it is short enough for one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub picture: Option<Picture>,
}

/// Dark squares on a light ground.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Picture {
    /// Its width and its height.
    pub size: u32,
    /// The dark squares, as the path of an SVG.
    pub path: String,
}

/// `POST /api/v1/second-factor/confirm`
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ConfirmSecondFactor {
    pub code: String,
}

/// The answer to `POST /api/v1/second-factor/confirm`: the only time that these are said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RecoveryCodes {
    /// Each stands in for a code, once.
    pub codes: Vec<String>,
}
