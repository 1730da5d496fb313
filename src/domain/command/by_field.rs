//! A command field by field: what is wrong with a form is named whole, and not the first mistake
//! alone.

use super::{AddExpense, Command, CreateCustomField, SaveReply, SaveView};
use crate::{money::Money, values::CustomKind};

/// A name or a text that can stand, while another field is looked at.
const SOME_NAME: &str = "-";
/// A key that nobody gives a field.
const SOME_KEY: &str = "looked_at_while_the_other_fields_of_a_form_are_checked";

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
            Self::UpdateCustomField(command) => each!(command, command),
            Self::UpdateExpense(command) => each!(command, command),
            Self::CreateCustomField(command) => command.by_field(),
            Self::AddExpense(command) => command.by_field(),
            Self::SaveReply(command) => command.by_field(),
            Self::SaveView(command) => command.by_field(),
            _ => vec![self.clone()],
        }
    }
}

impl CreateCustomField {
    fn by_field(&self) -> Vec<Command> {
        let chooses = matches!(self.kind, CustomKind::Select | CustomKind::Multiselect);
        let fine = Self {
            key: SOME_KEY.to_owned(),
            kind: self.kind,
            label: SOME_NAME.to_owned(),
            options: chooses.then(|| SOME_NAME.to_owned()).into_iter().collect(),
        };
        let label = Self {
            label: self.label.clone(),
            ..fine.clone()
        };
        let key = Self {
            key: self.key.clone(),
            ..fine.clone()
        };
        let options = Self {
            options: self.options.clone(),
            ..fine
        };
        [label, key, options].map(Command::from).into()
    }
}

impl AddExpense {
    fn by_field(&self) -> Vec<Command> {
        let amount = Self {
            note: String::new(),
            ..self.clone()
        };
        let least = Money {
            minor: 1,
            ..self.amount
        };
        let note = Self {
            amount: least,
            ..self.clone()
        };
        [amount, note].map(Command::from).into()
    }
}

impl SaveReply {
    fn by_field(&self) -> Vec<Command> {
        let name = Self {
            text: SOME_NAME.to_owned(),
            ..self.clone()
        };
        let text = Self {
            name: SOME_NAME.to_owned(),
            ..self.clone()
        };
        [name, text].map(Command::from).into()
    }
}

impl SaveView {
    fn by_field(&self) -> Vec<Command> {
        let name = Self {
            query: String::new(),
            ..self.clone()
        };
        let query = Self {
            name: SOME_NAME.to_owned(),
            ..self.clone()
        };
        [name, query].map(Command::from).into()
    }
}
