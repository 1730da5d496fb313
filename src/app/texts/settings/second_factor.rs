//! A second factor at the sign-in.

/// While it is set up there are no recovery codes yet.
pub const WRONG_CODE: &str =
    "This code is not right. Codes change every half minute: type the one that the app shows now.";
pub const TITLE: &str = "Second factor";
pub const ON: &str = "On";
pub const LEAD: &str = "Ask for a code from an app on your phone when signing in.";
pub const SET_UP: &str = "Set up a second factor";
pub const WHAT: &str = "You need an authenticator app. From then on nobody signs in as you with the \
    password alone, and you are signed out everywhere but here.";
pub const NEXT: &str = "Next";
pub const SCAN: &str = "Scan this with the app, then type the six digits that it shows.";
pub const PICTURE: &str = "QR code with the secret for your authenticator app";
pub const OR_TYPE: &str = "Or type this into the app:";
pub const CONFIRM: &str = "Confirm";
pub const ON_ALREADY: &str = "It is on already. End it and set it up again to get recovery codes.";
pub const KEEP: &str = "It is on. Keep these recovery codes where you find them without the phone: each \
    replaces a code once, and they are shown only now.";
pub const CODES: &str = "Recovery codes";
pub const COPY: &str = "Copy the codes";
pub const KEPT: &str = "I have kept them";
pub const END: &str = "End the second factor";
pub const CONSEQUENCE: &str = "From then on the password alone is asked for. The recovery codes are \
    good no more.";
pub const ENDED: &str = "The second factor is ended";

/// Somebody was stopped from guessing at codes, then.
pub fn guessed(when: &str) -> String {
    format!(
        "On {when} somebody signed in with your password and typed too many wrong codes. If that was \
         not you, choose a new password: yours is known."
    )
}

pub fn left(codes: u32) -> String {
    let codes = usize::try_from(codes).unwrap_or(usize::MAX);
    let left = crate::texts::count(codes, "recovery code", "recovery codes");
    format!("Asked for at every sign-in. {left} left.")
}
