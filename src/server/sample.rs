//! The sample workspace, and large ones for measurements.
//!
//! Everything in it was decided by the rules: the stories are commands, dated back, and a story
//! that breaks a rule fails. The same seed, owner and time give the same rows.

mod accounts;
mod expenses;
mod large;
mod play;
mod plots;
mod random;
mod script;
mod stage;
mod voices;

pub use large::{Portions, Size};
pub use stage::SampleError;

use crate::db::{DbError, Tx, rows};
use accounts::{Cast, Casting};
use domain::{
    CampaignField, CampaignId, Change, CreateCampaign, CreateProduct, Goal, ImportAccounts,
    Language, Member, MemberId, ProductField, ProductId, Role, Row, Span, Telling, Timestamp,
    WorkspaceId,
};
use play::{Opening, Play, in_working_hours};
use plots::{BAGS, ORDERS, Plot, WROTE_FIRST};
use random::Random;
use script::Initiative;
use stage::Stage;
use voices::Line;

pub const WORKSPACE: &str = "Corner & Co. (sample)";
pub const OWNER: &str = "Marc Oliver";
pub const OWNER_EMAIL: &str = "owner@example.com";

/// The seed of the sample that everybody sees.
const SEED: u64 = 2_026;
/// How far back the sample goes.
const WEEKS: Span = Span::days(70);
/// Rows of an import in one command, as the app sends them.
const IMPORT_ROWS: usize = 200;

/// The ids of a generated workspace and of its owner, whom no command makes.
pub fn ids(seed: u64, now: Timestamp) -> (WorkspaceId, MemberId) {
    let mut random = Random::new(seed);
    (WorkspaceId(random.id(now)), MemberId(random.id(now)))
}

/// Fills a workspace with the sample.
pub fn fill(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    owner: &Member,
    now: Timestamp,
) -> Result<(), DbError> {
    let rows = small(SEED, owner, now).map_err(|error| {
        tracing::error!(%error, "the sample is broken");
        DbError::Interrupted
    })?;
    let changes: Vec<_> = rows.into_iter().map(Change::Put).collect();
    rows::write(tx, workspace, &changes)?;
    Ok(())
}

/// The rows of the sample, in the order in which they came about: two products, three campaigns in
/// two languages, forty organisations, ten weeks of conversations.
pub fn small(seed: u64, owner: &Member, now: Timestamp) -> Result<Vec<Row>, SampleError> {
    let mut random = Random::new(seed);
    let mut stage = Stage::default();
    let begins = in_working_hours(now - WEEKS - Span::days(4));
    let members = colleagues(&mut random, owner, begins);
    for member in &members {
        stage.enter(member, begins);
    }
    let program = Program::create(&mut stage, &mut random, &members[0], begins)?;
    let casts = Casting::new().forty(&mut random, begins);
    let imported = begins + Span::hours(2);
    import(&mut stage, &mut random, &members[0], &casts, imported)?;

    for (place, cast) in casts.iter().enumerate() {
        let mut told = Vec::new();
        if is_one_who_writes_first(place, cast) {
            told.push((&program.initiatives[0], &WROTE_FIRST, false));
        } else {
            let first = &program.initiatives[place % 2];
            told.push((first, deal(&mut random, ORDERS, place), true));
        }
        if place % 4 == 1 {
            told.push((
                &program.initiatives[2],
                deal(&mut random, BAGS, place / 4),
                true,
            ));
        }
        for (initiative, plot, inside) in told {
            let minutes = random.between(0, Span::days(68).0 / 60_000);
            let begins = in_working_hours(now - WEEKS + Span::minutes(minutes));
            let opening = Opening {
                members: &members,
                cast,
                initiative,
                inside,
                begins,
                now,
            };
            Play::new(&mut stage, &mut random, &opening).tell(plot)?;
        }
    }
    let campaigns: Vec<CampaignId> = program.initiatives.iter().map(|one| one.id).collect();
    expenses::spend(&mut stage, &mut random, &members[0], &campaigns, begins)?;
    Ok(stage.rows())
}

/// Every story is told before any is told again, the frequent ones more often.
fn deal(random: &mut Random, plots: &'static [Plot], place: usize) -> &'static Plot {
    if let Some(plot) = plots.get(place) {
        return plot;
    }
    let total: usize = plots.iter().map(|plot| plot.weight).sum();
    let mut drawn = random.below(total);
    let mut chosen = &plots[0];
    for plot in plots {
        chosen = plot;
        if drawn < plot.weight {
            break;
        }
        drawn -= plot.weight;
    }
    chosen
}

/// Two bakers whom a colleague told of us.
fn is_one_who_writes_first(place: usize, cast: &Cast) -> bool {
    let is_baker = cast.row.name.contains(cast.voice().kinds[0].0);
    is_baker && place > ORDERS.len() && place.is_multiple_of(3)
}

/// The owner, and two who work with them and have no login.
fn colleagues(random: &mut Random, owner: &Member, at: Timestamp) -> Vec<Member> {
    let mut colleague = |name: &str, email: &str, role| Member {
        id: MemberId(random.id(at)),
        name: name.to_owned(),
        email: email.to_owned(),
        role,
        reading_language: None,
        other_languages: Vec::new(),
        telling: Telling::default(),
        removed_at: None,
    };
    let pau = colleague("Pau Ferrer", "pau@example.com", Role::Admin);
    let jonas = colleague("Jonas Brandt", "jonas@example.com", Role::Member);
    vec![owner.clone(), pau, jonas]
}

/// What is offered, and in which campaigns.
struct Program {
    initiatives: Vec<Initiative>,
}

impl Program {
    fn create(
        stage: &mut Stage,
        random: &mut Random,
        owner: &Member,
        at: Timestamp,
    ) -> Result<Self, SampleError> {
        let english = ProductField::CommunicationLanguage(Some(Language::english()));
        let mut product = |name: &str, description: &str, website: &str| {
            let id = ProductId(random.id(at));
            let changes = vec![
                ProductField::Description(description.to_owned()),
                ProductField::Website(website.to_owned()),
                english.clone(),
            ];
            let command = CreateProduct {
                id,
                name: name.to_owned(),
                changes,
            };
            stage.act(random, owner, at, command).map(|_| id)
        };
        let book = product(
            "Mostrador",
            "An order book for small shops: orders from the counter, the phone and the web in one \
             list. 59 € a month, each further shop 29 €, the first month free.",
            "https://mostrador.example",
        )?;
        let bags = product(
            "Estraza",
            "Paper bags and boxes with a shop's own name, recycled paper, from 500 pieces, within \
             two weeks.",
            "https://estraza.example",
        )?;
        let spanish = voices::ALL[1].tag();
        let mut campaign =
            |product_id, product: &str, name: &str, goal, brief: &str, language, subject| {
                let id = CampaignId(random.id(at));
                let changes = vec![
                    CampaignField::Goal(goal),
                    CampaignField::Brief(brief.to_owned()),
                    CampaignField::CommunicationLanguage(language),
                ];
                let command = CreateCampaign {
                    id,
                    product_id,
                    name: name.to_owned(),
                    changes,
                };
                let initiative = Initiative {
                    id,
                    product: product.to_owned(),
                    subject,
                };
                stage.act(random, owner, at, command).map(|_| initiative)
            };
        let initiatives = vec![
            campaign(
                book,
                "Mostrador",
                "Shops with a queue",
                Goal::Sales,
                "Small shops that take orders on paper. Ask for twenty minutes with their own \
                 orders. Short sentences, no superlatives, one question at the end.",
                None,
                Line::SubjectOrders,
            )?,
            campaign(
                book,
                "Mostrador",
                "Comercio de barrio",
                Goal::Sales,
                "Tiendas de barrio en España. Tono cercano, de usted. El primer mes es gratis: \
                 decirlo una vez, no más.",
                Some(spanish),
                Line::SubjectOrders,
            )?,
            campaign(
                bags,
                "Estraza",
                "Bags with your name",
                Goal::Partnership,
                "Shops whose customers walk through the town. Offer three samples free of charge.",
                None,
                Line::SubjectBags,
            )?,
        ];
        Ok(Self { initiatives })
    }
}

/// Imports organisations as a file would be.
fn import(
    stage: &mut Stage,
    random: &mut Random,
    member: &Member,
    casts: &[Cast],
    at: Timestamp,
) -> Result<(), SampleError> {
    for part in casts.chunks(IMPORT_ROWS) {
        let rows = part.iter().map(|cast| cast.row.clone()).collect();
        let command = ImportAccounts {
            source: "accounts.csv".to_owned(),
            rows,
            part: None,
        };
        stage.act(random, member, at, command)?;
    }
    Ok(())
}
