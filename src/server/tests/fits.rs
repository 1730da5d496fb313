//! How well accounts fit, as a model judges it (rule book §11).

use crate::{provider::*, support::*, translating::*};
use domain::{fit::fits_of, *};
use protocol::*;
use rstest::rstest;
use serde_json::json;
use uuid::Uuid;

const ANSWER: &str = r#"{"score": 8, "confidence": 75, "reasons":
    [{"aspect": "business", "speaks": "for", "text": "They bake."}]}"#;

fn answer(text: &str) -> Say {
    Say::Json(json!({"choices": [{"message": {"role": "assistant", "content": text}}]}))
}

struct Ground {
    account: AccountId,
    product: ProductId,
}

async fn ground(owner: &Browser) -> Ground {
    let product = ProductId(Uuid::new_v4());
    let create = CreateProduct {
        id: product,
        name: "Oven Planner".to_owned(),
        changes: vec![],
    };
    owner.act(create).await;
    let account = owner.create_account("Forn Vell").await;
    Ground { account, product }
}

async fn model(owner: &Browser, to_say: impl IntoIterator<Item = Say>) -> OwnProvider {
    let provider = OwnProvider::saying(to_say).await;
    // One that reads no replies by itself: a score is asked for by hand.
    let mut body = provider_of(Uuid::new_v4(), ProviderKind::Openai, &provider.address);
    body.body.reads_replies = false;
    name(owner, &body).await;
    provider
}

fn ask(ground: &Ground) -> AskFit {
    AskFit {
        account_id: ground.account,
        product_id: ground.product,
        goal: Goal::Sales,
    }
}

async fn fits(owner: &Browser) -> Vec<Fit> {
    let rows = owner.rows().await.into_iter();
    let accounts = rows.filter_map(|row| Account::try_from(row).ok());
    accounts.flat_map(|account| fits_of(&account)).collect()
}

#[tokio::test]
async fn an_account_is_judged_and_the_score_kept_as_a_row() {
    let (_world, owner) = World::with_owner().await;
    let ground = ground(&owner).await;
    let provider = model(&owner, [answer(ANSWER)]).await;
    let said: FitAnswer = owner.post("/api/v1/fits", &ask(&ground)).await.ok();
    let FitAnswer::Judged { judgement } = said else {
        panic!("it is judged: {said:?}");
    };
    let fits = fits(&owner).await;
    assert_eq!(fits.len(), 1);
    assert_eq!((fits[0].score, fits[0].goal), (8, Goal::Sales));
    assert_eq!(fits[0].judged, Some(judgement));
    assert!(provider.asked()[0].body.contains("Oven Planner"));
    let state: Assistance = owner.get("/api/v1/assistance").await.ok();
    assert!(state.used > 100, "it is counted");
}

#[rstest]
#[case::garbage(answer("quite well"), ProviderTrouble::Garbled)]
#[case::out_of_range(
    answer(r#"{"score": 80, "confidence": 75, "reasons": []}"#),
    ProviderTrouble::Garbled
)]
#[case::wrong_key(
    Say::Problem { status: 401, body: json!({}) },
    ProviderTrouble::WrongKey
)]
#[tokio::test]
async fn what_a_model_fails_at_is_said_and_keeps_nothing(
    #[case] say: Say,
    #[case] why: ProviderTrouble,
) {
    let (_world, owner) = World::with_owner().await;
    let ground = ground(&owner).await;
    let none: FitAnswer = owner.post("/api/v1/fits", &ask(&ground)).await.ok();
    let nobody = ProviderTrouble::NoProvider;
    assert_eq!(none, FitAnswer::Failed { why: nobody });
    let _provider = model(&owner, [say]).await;
    let said: FitAnswer = owner.post("/api/v1/fits", &ask(&ground)).await.ok();
    assert_eq!(said, FitAnswer::Failed { why });
    assert_eq!(fits(&owner).await, Vec::new());
}

#[tokio::test]
async fn what_is_not_there_is_not_judged() {
    let (_world, owner) = World::with_owner().await;
    let ground = ground(&owner).await;
    let provider = model(&owner, [answer(ANSWER)]).await;
    let nothing = AskFit {
        account_id: AccountId(Uuid::nil()),
        ..ask(&ground)
    };
    let reply = owner.post("/api/v1/fits", &nothing).await;
    reply.is_problem(ProblemKind::NotFound);
    assert_eq!(provider.asked().len(), 0);
}
