//! A command field by field: what is wrong with a form is named whole, and not the first mistake
//! alone.

use super::Command;

/// A name that can stand, while another field is looked at.
const SOME_NAME: &str = "-";

/// The commands that make one change each of those that a command makes.
macro_rules! each {
    ($command:expr, $prepared:expr) => {{
        let changes = $command.changes.iter();
        changes
            .map(|change| {
                let mut one = $prepared.clone();
                one.changes = vec![change.clone()];
                Command::from(one)
            })
            .collect::<Vec<Command>>()
    }};
}

/// What begins a row: its name, then each other field beside a name that can stand.
macro_rules! begun {
    ($command:expr) => {{
        let (mut name, mut named) = ($command.clone(), $command.clone());
        name.changes = Vec::new();
        named.name = SOME_NAME.to_owned();
        let mut all = vec![Command::from(name)];
        all.extend(each!($command, named));
        all
    }};
}

impl Command {
    /// The commands that set one field each of what this one sets; itself where it has no list of
    /// them. Together they are refused for all that is wrong with it.
    pub fn by_field(&self) -> Vec<Self> {
        match self {
            Self::CreateProduct(command) => begun!(command),
            Self::CreateCampaign(command) => begun!(command),
            Self::CreateAccount(command) => begun!(command),
            Self::CreateContact(command) => begun!(command),
            Self::UpdateProduct(command) => each!(command, command),
            Self::UpdateCampaign(command) => each!(command, command),
            Self::UpdateAccount(command) => each!(command, command),
            Self::UpdateContact(command) => each!(command, command),
            _ => vec![self.clone()],
        }
    }
}
