//! Amounts of money: whole minor units of one currency, never converted into another.

mod typed;

pub use typed::{AmountError, DecimalMark, parse_amount, plain_amount};

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::{fmt, str::FromStr};

/// The most that one amount can be, in minor units: ten billion euros, and far below what a number
/// of JavaScript holds exactly.
pub const AMOUNT_LIMIT: i64 = 1_000_000_000_000;

/// So much, in one currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Money {
    /// In the smallest unit of the currency: cents of euros, whole yen.
    pub minor: i64,
    pub currency: Currency,
}

/// A currency by its ISO 4217 code, in capitals: `EUR`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(value_type = String, example = "EUR"))]
pub struct Currency([u8; 3]);

/// A text that is no code of a currency.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not the ISO 4217 code of a currency, such as EUR")]
pub struct UnknownCurrency(pub String);

/// The currencies of ISO 4217 that people pay with, by how many decimals an amount has. Funds,
/// metals and codes for tests are none.
const NO_DECIMALS: &str = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF";
const TWO_DECIMALS: &str = "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD \
    BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL \
    GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD \
    LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK \
    PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS \
    TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG";
const THREE_DECIMALS: &str = "BHD IQD JOD KWD LYD OMR TND";

impl Currency {
    /// Every currency, by code.
    pub fn all() -> Vec<Self> {
        let mut all: Vec<Self> = [NO_DECIMALS, TWO_DECIMALS, THREE_DECIMALS]
            .into_iter()
            .flat_map(str::split_ascii_whitespace)
            .filter_map(|code| code.parse().ok())
            .collect();
        all.sort_unstable();
        all
    }

    pub fn as_str(&self) -> &str {
        // Only codes of the lists above are ever in it.
        str::from_utf8(&self.0).unwrap_or_default()
    }

    /// How many decimals an amount has: 2 of euros, none of yen, 3 of dinars.
    pub fn decimals(self) -> u32 {
        if has(NO_DECIMALS, self.as_str()) {
            0
        } else if has(THREE_DECIMALS, self.as_str()) {
            3
        } else {
            2
        }
    }
}

fn has(codes: &str, code: &str) -> bool {
    codes.split_ascii_whitespace().any(|known| known == code)
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Currency {
    type Err = UnknownCurrency;

    fn from_str(text: &str) -> Result<Self, UnknownCurrency> {
        let lists = [NO_DECIMALS, TWO_DECIMALS, THREE_DECIMALS];
        match <[u8; 3]>::try_from(text.as_bytes()) {
            Ok(code) if lists.iter().any(|list| has(list, text)) => Ok(Self(code)),
            _ => Err(UnknownCurrency(text.chars().take(12).collect())),
        }
    }
}

impl Serialize for Currency {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Currency {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests;
