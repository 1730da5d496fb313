//! What furnishing imports, and the part that it leaves.

use super::Named;
use domain::*;

impl Named {
    /// What furnishing imports: one account that is nowhere else.
    pub(super) fn import(&self, word: &str) -> ImportAccounts {
        let row = ImportRow {
            row: 2,
            account_id: AccountId(self.import),
            contact_id: ContactId(self.import),
            name: format!("{word} imported"),
            changes: Vec::new(),
            status: None,
            contact: None,
        };
        ImportAccounts {
            source: format!("{word}.csv"),
            rows: vec![row],
            part: Some(self.part()),
        }
    }

    pub(super) fn part(&self) -> ImportPart {
        ImportPart {
            import_id: ImportId(self.import),
            number: 0,
        }
    }
}
