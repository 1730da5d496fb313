//! The selected accounts as a file for a spreadsheet, a line for each person, which an import reads
//! again.

use crate::{
    data::Data,
    pages::account::own_fields::standing,
    parts::{Selection, download::download},
    shell::pause::Slices,
    texts::{accounts as words, import},
};
use domain::{AccountId, Contact, exported, sheet::csv};
use leptos::{prelude::*, task::spawn_local};

/// How many accounts are written between two looks at the clock.
const STEP: usize = 100;

/// In slices: there may be fifty thousand.
pub fn export(data: Data, selection: Selection<AccountId>) {
    let ids: Vec<AccountId> = untrack(|| selection.with(|chosen| chosen.iter().copied().collect()));
    spawn_local(async move {
        let own = standing(data);
        let head = exported::columns(&own);
        let head = head.into_iter().map(|column| import::target(column, &own));
        let mut lines = vec![head.collect::<Vec<String>>()];
        let mut slices = Slices::begin();
        for part in ids.chunks(STEP) {
            data.rows(|rows| {
                for account in part.iter().filter_map(|id| rows.account(*id)) {
                    let people: Vec<&Contact> = rows.contacts_of(account.id).collect();
                    lines.extend(exported::lines(account, &people, &own));
                }
            });
            slices.step().await;
        }
        download(words::EXPORT_FILE, &csv(lines));
    });
}
