//! How well accounts fit what is offered (rule book §11): asking for a score, and which stands.

use crate::{
    data::Data,
    shell::http::{self, HttpError},
    texts::assistance,
};
use domain::{
    AccountId, Campaign, Goal, Kind, ProductId, ProviderTrouble,
    fit::{Standing, fits_of, standing},
};
use protocol::{AskFit, FitAnswer, ProblemKind};
use replica::Rows;

/// How an account, and all that it absorbed, stands for the product and the goal.
pub fn stands(rows: &Rows, account: AccountId, product: ProductId, goal: Goal) -> Standing {
    let family = rows.family(account).into_iter();
    let accounts = family.filter_map(|id| rows.account(id));
    standing(accounts.flat_map(fits_of), product, goal)
}

/// The score in a campaign's list, where there is one. Watched.
pub fn score_in(data: Data, account: AccountId, campaign: &Campaign) -> Option<u8> {
    data.watch(Kind::Account);
    data.rows(
        |rows| match stands(rows, account, campaign.product_id, campaign.goal) {
            Standing::Scored(fit) => Some(fit.score),
            Standing::OtherGoal(_) | Standing::Unscored => None,
        },
    )
}

/// Has one account judged. What went wrong is said in words.
pub async fn ask(asked: AskFit) -> Result<(), &'static str> {
    match http::post("/api/v1/fits", &asked).await {
        Ok(FitAnswer::Judged { .. }) => Ok(()),
        Ok(FitAnswer::Failed { why }) => Err(assistance::trouble(why)),
        Err(HttpError::Problem { problem, .. }) => Err(assistance::trouble(match problem.kind {
            ProblemKind::TooMany => ProviderTrouble::Busy,
            ProblemKind::TooSlow => ProviderTrouble::TooSlow,
            _ => ProviderTrouble::NotReached,
        })),
        Err(HttpError::Timeout) => Err(assistance::trouble(ProviderTrouble::TooSlow)),
        Err(_) => Err(assistance::OFFLINE),
    }
}
