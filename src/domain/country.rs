//! Countries by their names, so that *Spain*, *España* and *ES* are one.
//!
//! What was typed is kept as it was typed: the code is only what two texts are compared by.

use crate::text;
use std::{collections::HashMap, sync::OnceLock};

/// ISO 3166-1 alpha-2 code and names, divided by bars: in English, Spanish, Catalan, French, German,
/// Italian and Portuguese where they differ, and in the country's own language. Names compare
/// without case and accents.
const NAMES: [(&str, &str); 71] = [
    ("AD", "Andorra|Andorre"),
    (
        "AE",
        "United Arab Emirates|UAE|Emiratos Árabes Unidos|Emirats Àrabs Units|Émirats arabes unis|Vereinigte Arabische Emirate|Emirati Arabi Uniti|Emirados Árabes Unidos",
    ),
    ("AL", "Albania|Albània|Albanie|Albanien|Albânia|Shqipëria"),
    ("AR", "Argentina|Argentine|Argentinien"),
    (
        "AT",
        "Austria|Àustria|Autriche|Österreich|Oesterreich|Áustria",
    ),
    ("AU", "Australia|Austràlia|Australie|Australien|Austrália"),
    (
        "BA",
        "Bosnia and Herzegovina|Bosnia|Bosnia y Herzegovina|Bòsnia i Hercegovina|Bosnie-Herzégovine|Bosnien und Herzegowina|Bosnia ed Erzegovina|Bósnia e Herzegovina|Bosna i Hercegovina",
    ),
    (
        "BE",
        "Belgium|Bélgica|Bèlgica|Belgique|Belgien|Belgio|België",
    ),
    (
        "BG",
        "Bulgaria|Bulgària|Bulgarie|Bulgarien|Bulgária|България",
    ),
    ("BO", "Bolivia|Bolívia|Bolivie|Bolivien"),
    ("BR", "Brazil|Brasil|Brésil|Brasilien|Brasile"),
    ("CA", "Canada|Canadá|Canadà|Kanada"),
    (
        "CH",
        "Switzerland|Suiza|Suïssa|Suisse|Schweiz|Svizzera|Suíça",
    ),
    ("CL", "Chile|Xile|Chili|Cile"),
    ("CN", "China|Xina|Chine|Cina|中国"),
    ("CO", "Colombia|Colòmbia|Colombie|Kolumbien|Colômbia"),
    ("CR", "Costa Rica"),
    ("CU", "Cuba|Kuba"),
    ("CY", "Cyprus|Chipre|Xipre|Chypre|Zypern|Cipro|Κύπρος"),
    (
        "CZ",
        "Czechia|Czech Republic|Chequia|República Checa|Txèquia|República Txeca|Tchéquie|République tchèque|Tschechien|Tschechische Republik|Cechia|Repubblica Ceca|Chéquia|Tchéquia|Česko",
    ),
    (
        "DE",
        "Germany|Alemania|Alemanya|Allemagne|Deutschland|Germania|Alemanha",
    ),
    (
        "DK",
        "Denmark|Dinamarca|Danemark|Dänemark|Danimarca|Danmark",
    ),
    (
        "DO",
        "Dominican Republic|República Dominicana|République dominicaine|Dominikanische Republik|Repubblica Dominicana",
    ),
    (
        "DZ",
        "Algeria|Argelia|Algèria|Algérie|Algerien|Argélia|الجزائر",
    ),
    ("EC", "Ecuador|Equador|Équateur"),
    (
        "EE",
        "Estonia|Estònia|Estonie|Estland|Estónia|Estônia|Eesti",
    ),
    ("EG", "Egypt|Egipto|Egipte|Égypte|Ägypten|Egitto|Egito|مصر"),
    (
        "ES",
        "Spain|España|Espanya|Espagne|Spanien|Spagna|Espanha|Espainia",
    ),
    (
        "FI",
        "Finland|Finlandia|Finlàndia|Finlande|Finnland|Finlândia|Suomi",
    ),
    ("FR", "France|Francia|França|Frankreich"),
    (
        "GB",
        "United Kingdom|UK|Great Britain|Britain|England|Scotland|Wales|Reino Unido|Gran Bretaña|Inglaterra|Regne Unit|Gran Bretanya|Anglaterra|Royaume-Uni|Grande-Bretagne|Angleterre|Vereinigtes Königreich|Großbritannien|Regno Unito|Gran Bretagna|Inghilterra|Grã-Bretanha",
    ),
    (
        "GR",
        "Greece|Grecia|Grècia|Grèce|Griechenland|Grécia|Ελλάδα",
    ),
    ("GT", "Guatemala"),
    (
        "HR",
        "Croatia|Croacia|Croàcia|Croatie|Kroatien|Croazia|Croácia|Hrvatska",
    ),
    (
        "HU",
        "Hungary|Hungría|Hongria|Hongrie|Ungarn|Ungheria|Hungria|Magyarország",
    ),
    ("IE", "Ireland|Irlanda|Irlande|Irland|Éire"),
    ("IL", "Israel|Israël|Israele|ישראל"),
    ("IN", "India|Índia|Inde|Indien|भारत"),
    (
        "IS",
        "Iceland|Islandia|Islàndia|Islande|Island|Islanda|Islândia|Ísland",
    ),
    ("IT", "Italy|Italia|Itàlia|Italie|Italien|Itália"),
    ("JP", "Japan|Japón|Japó|Japon|Giappone|Japão|日本"),
    (
        "KR",
        "South Korea|Korea|Corea del Sur|Corea del Sud|Corée du Sud|Südkorea|Coreia do Sul|한국|대한민국",
    ),
    ("LI", "Liechtenstein"),
    (
        "LT",
        "Lithuania|Lituania|Lituània|Lituanie|Litauen|Lituânia|Lietuva",
    ),
    (
        "LU",
        "Luxembourg|Luxemburgo|Luxemburg|Lussemburgo|Lëtzebuerg",
    ),
    (
        "LV",
        "Latvia|Letonia|Letònia|Lettonie|Lettland|Lettonia|Letónia|Letônia|Latvija",
    ),
    (
        "MA",
        "Morocco|Marruecos|Marroc|Maroc|Marokko|Marocco|Marrocos|المغرب",
    ),
    ("MC", "Monaco|Mónaco|Mònaco"),
    ("ME", "Montenegro|Monténégro|Crna Gora"),
    (
        "MK",
        "North Macedonia|Macedonia del Norte|Macedònia del Nord|Macédoine du Nord|Nordmazedonien|Macedonia del Nord|Macedónia do Norte|Северна Македонија",
    ),
    ("MT", "Malta|Malte"),
    ("MX", "Mexico|México|Mèxic|Mexique|Mexiko|Messico|Méjico"),
    (
        "NL",
        "Netherlands|The Netherlands|Holland|Países Bajos|Holanda|Països Baixos|Pays-Bas|Hollande|Niederlande|Paesi Bassi|Olanda|Países Baixos|Nederland",
    ),
    ("NO", "Norway|Noruega|Norvège|Norwegen|Norvegia|Norge"),
    (
        "NZ",
        "New Zealand|Nueva Zelanda|Nova Zelanda|Nouvelle-Zélande|Neuseeland|Nuova Zelanda|Nova Zelândia",
    ),
    ("PA", "Panama|Panamá|Panamà"),
    ("PE", "Peru|Perú|Pérou|Perù"),
    (
        "PL",
        "Poland|Polonia|Polònia|Pologne|Polen|Polónia|Polônia|Polska",
    ),
    ("PT", "Portugal|Portogallo"),
    ("PY", "Paraguay|Paraguai"),
    (
        "RO",
        "Romania|Rumania|Rumanía|Roumanie|Rumänien|Roménia|Romênia|România",
    ),
    ("RS", "Serbia|Sèrbia|Serbie|Serbien|Sérvia|Србија|Srbija"),
    (
        "SE",
        "Sweden|Suecia|Suècia|Suède|Schweden|Svezia|Suécia|Sverige",
    ),
    (
        "SI",
        "Slovenia|Eslovenia|Eslovènia|Slovénie|Slowenien|Eslovénia|Eslovênia|Slovenija",
    ),
    (
        "SK",
        "Slovakia|Eslovaquia|Eslovàquia|Slovaquie|Slowakei|Slovacchia|Eslováquia|Slovensko",
    ),
    ("SM", "San Marino|Saint-Marin"),
    (
        "TR",
        "Turkey|Türkiye|Turquía|Turquia|Turquie|Türkei|Turchia",
    ),
    ("UA", "Ukraine|Ucrania|Ucraïna|Ucraina|Ucrânia|Україна"),
    (
        "US",
        "United States|United States of America|USA|U.S.A.|U.S.|America|Estados Unidos|Estados Unidos de América|EE. UU.|EE.UU.|EEUU|Estats Units|États-Unis|Vereinigte Staaten|Stati Uniti|EUA",
    ),
    ("UY", "Uruguay|Uruguai"),
    ("VE", "Venezuela|Veneçuela"),
];

/// The ISO 3166-1 alpha-2 code of a country that is written as its code or by one of its names.
pub fn country_code(text: &str) -> Option<&'static str> {
    static CODES: OnceLock<HashMap<String, &'static str>> = OnceLock::new();
    let codes = CODES.get_or_init(|| {
        let written = |(code, names): &(&'static str, &'static str)| {
            let code = *code;
            let all = names.split('|').chain([code]);
            all.map(move |name| (text::search_fold(name), code))
        };
        NAMES.iter().flat_map(written).collect()
    });
    codes
        .get(&text::search_fold(&text::collapse(text)))
        .copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case::english("Spain", Some("ES"))]
    #[case::spanish("España", Some("ES"))]
    #[case::without_accents(" ESPANA ", Some("ES"))]
    #[case::catalan("Espanya", Some("ES"))]
    #[case::french("Espagne", Some("ES"))]
    #[case::german("Spanien", Some("ES"))]
    #[case::italian("Spagna", Some("ES"))]
    #[case::portuguese("Espanha", Some("ES"))]
    #[case::code("es", Some("ES"))]
    #[case::two_words("reino  unido", Some("GB"))]
    #[case::a_city("Girona", None)]
    #[case::blank(" ", None)]
    fn a_country_is_known_by_its_names(#[case] text: &str, #[case] code: Option<&str>) {
        assert_eq!(country_code(text), code);
    }

    #[test]
    fn every_name_means_one_country() {
        for (code, names) in NAMES {
            for name in names.split('|').chain([code]) {
                assert_eq!(country_code(name), Some(code), "{name}");
            }
        }
    }
}
