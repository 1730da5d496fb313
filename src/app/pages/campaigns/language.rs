//! The language that a campaign writes in, for accounts that name none.

use crate::{data::Data, texts::campaigns as words};
use domain::{Campaign, Language, TargetChain};

/// A campaign's language as it resolves (rule book §4), and whose it is, in words.
pub fn resolved(data: Data, campaign: &Campaign) -> (Language, &'static str) {
    let product = data
        .product(campaign.product_id)
        .and_then(|product| product.communication_language);
    let reading = data.my_row().reading_language;
    let chain = TargetChain {
        campaign: campaign.communication_language.as_ref(),
        product: product.as_ref(),
        reading: reading.as_ref(),
        ..TargetChain::default()
    };
    let whose = if chain.campaign.is_some() {
        words::LANGUAGE_OWN
    } else if chain.product.is_some() {
        words::LANGUAGE_PRODUCT
    } else {
        words::LANGUAGE_READER
    };
    (chain.target(), whose)
}
