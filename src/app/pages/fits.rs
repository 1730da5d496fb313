//! How well accounts fit what is offered (rule book §11): asking for a score, and which stands.

use crate::{
    data::Data,
    shell::http::{self, HttpError},
    texts::{assistance, fits},
};
use domain::{
    Account, AccountId, Campaign, Fit, Goal, Kind, ProductId, ProviderTrouble, Written,
    fit::{Standing, fits_of, standing},
};
use protocol::{AskFit, FitAnswer, ProblemKind};
use replica::Rows;
use std::collections::HashMap;

/// How an account, and all that it absorbed, stands for the product and the goal.
pub fn stands(rows: &Rows, account: AccountId, product: ProductId, goal: Goal) -> Standing {
    ReadFits::default().stands(rows, account, product, goal)
}

/// The fits of accounts as they were read: what did not change since is not read again.
#[derive(Default)]
pub struct ReadFits(HashMap<AccountId, (Written<Vec<Fit>>, Vec<Fit>)>);

impl ReadFits {
    /// As [`stands`].
    pub fn stands(
        &mut self,
        rows: &Rows,
        account: AccountId,
        product: ProductId,
        goal: Goal,
    ) -> Standing {
        let since = rows
            .product(product)
            .and_then(|row| row.ideal_customer_since);
        let family = rows.family(account).into_iter();
        let accounts = family.filter_map(|id| rows.account(id));
        let fits: Vec<Fit> = accounts.flat_map(|account| self.of(account)).collect();
        standing(fits, (product, since), goal)
    }

    fn of(&mut self, account: &Account) -> Vec<Fit> {
        let Some(written) = &account.fits else {
            return Vec::new();
        };
        if let Some((_, fits)) = self.0.get(&account.id).filter(|(last, _)| last == written) {
            return fits.clone();
        }
        let fits = fits_of(account);
        self.0.insert(account.id, (written.clone(), fits.clone()));
        fits
    }
}

/// The score in a campaign's list, where there is one. Watched.
pub fn score_in(data: Data, account: AccountId, campaign: &Campaign) -> Option<u8> {
    data.watch(Kind::Account);
    data.rows(|rows| {
        let stands = stands(rows, account, campaign.product_id, campaign.goal);
        stands.fit().map(|fit| fit.score)
    })
}

/// Why an account was not judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoScore {
    /// It is not there any more: others may be.
    Gone,
    Trouble(ProviderTrouble),
    Offline,
}

impl NoScore {
    pub fn words(self) -> &'static str {
        match self {
            Self::Gone => fits::GONE,
            Self::Trouble(why) => assistance::trouble(why),
            Self::Offline => assistance::OFFLINE,
        }
    }
}

/// Has one account judged.
pub async fn ask(asked: AskFit) -> Result<(), NoScore> {
    let trouble = match http::post("/api/v1/fits", &asked).await {
        Ok(FitAnswer::Judged { .. }) => return Ok(()),
        Ok(FitAnswer::Failed { why }) => why,
        Err(HttpError::Problem { problem, .. }) => match problem.kind {
            ProblemKind::NotFound => return Err(NoScore::Gone),
            ProblemKind::TooMany => ProviderTrouble::Busy,
            ProblemKind::TooSlow => ProviderTrouble::TooSlow,
            _ => ProviderTrouble::NotReached,
        },
        Err(HttpError::Timeout) => ProviderTrouble::TooSlow,
        Err(_) => return Err(NoScore::Offline),
    };
    Err(NoScore::Trouble(trouble))
}
