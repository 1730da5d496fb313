//! Set-up, sign-in, joining.

use domain::Role;

pub const SIGN_IN: &str = "Sign in";
pub const SIGN_IN_LEAD: &str = "Your team's conversations, where you left them.";
pub const EMAIL: &str = "Email";
pub const PASSWORD: &str = "Password";
pub const PASSWORD_HELP: &str = "At least 10 characters.";
pub const SIGNING_IN: &str = "Signing in";
pub const FORGOTTEN: &str = "Forgotten your password?";
pub const FORGOTTEN_HELP: &str = "Ask an owner or admin of your workspace. They make a link with \
    which you choose a new one: Settings, Members, New password. For the only owner, whoever runs \
    the server makes it at the terminal: rapport reset.";
pub const RESET: &str = "Choose a new password";
pub const NEW_PASSWORD: &str = "New password";
pub const SET_PASSWORD: &str = "Set the password";
pub const RESET_DONE: &str = "The new password holds";
pub const RESET_DONE_LEAD: &str = "You are signed out everywhere. Sign in with the new password.";
pub const SETUP: &str = "Set up Rapport";
pub const SETUP_LEAD: &str = "You will be the first owner of this workspace.";
pub const WORKSPACE: &str = "Company or team";
pub const NAME: &str = "Your name";
pub const READING_LANGUAGE: &str = "You read and write in";
pub const SAMPLE: &str = "Begin with sample data";
pub const SAMPLE_HELP: &str =
    "Two products, three campaigns, forty accounts and their conversations, to try things out.";
pub const CREATE_WORKSPACE: &str = "Create the workspace";
pub const JOIN: &str = "Join";
pub const JOINING: &str = "Joining";
pub const WORKING: &str = "One moment";
pub const LINK_SPENT_TITLE: &str = "This link cannot be used";
pub const LINK_SPENT: &str =
    "It was used already, has expired, or was copied in part. Ask for a new one.";
pub const SETUP_NO_TOKEN: &str =
    "Open the set-up link that the terminal printed when the server was started.";
pub const NO_SERVER: &str =
    "The server cannot be reached. Check the network; nothing that you typed is lost.";
pub const WRONG: &str = "Wrong email or password.";
pub const CODE: &str = "Code";
pub const CODE_HELP: &str = "The six digits that your authenticator app shows, or a recovery code.";
pub const WRONG_CODE: &str =
    "This code is not right, or was used already. Wait for the next one, or use a recovery code.";
pub const TOO_MANY: &str = "Too many attempts. Wait a minute, then try again.";
pub const TAKEN: &str =
    "This email address has a login already. Sign in with it, or use another address.";
pub const SERVER_TROUBLE: &str =
    "The server could not do this now, and nothing was changed. Try again in a minute.";
pub const TO_SIGN_IN: &str = "Go to sign-in";

/// An address without its two sides.
pub fn no_email(value: &str) -> String {
    format!(
        "“{value}” is no email address: it needs a name, an @ and a host, as in anna@example.com."
    )
}

/// How long a password has to be, in characters.
pub fn password(shortest: usize, longest: usize) -> String {
    format!("The password needs {shortest} to {longest} characters. Choose another one.")
}

/// Of a field, by its label on the page.
pub fn blank(label: &str) -> String {
    format!("{label}: nothing is written there. Fill it in.")
}

pub fn reset_lead(email: &str, workspace: &str) -> String {
    format!("For {email} at {workspace}.")
}

pub fn join_title(workspace: &str) -> String {
    format!("Join {workspace}")
}

pub fn join_lead(role: Role) -> &'static str {
    match role {
        Role::Member => "You were invited as a member.",
        Role::Admin => "You were invited as an admin.",
        Role::Owner => "You were invited as an owner.",
    }
}
