//! Months, weekdays, zones and the small words around them, in lower case and without accents.

use chrono::Weekday;

/// The names of the months in English, Spanish, Catalan, French, German, Italian, Portuguese and
/// Dutch, whole and cut short, and where Danish and Swedish have their own.
const MONTHS: [&str; 12] = [
    "january jan janvier janv januar janner enero ene gener gen gennaio janeiro januari",
    "february feb fevrier fevr fev februar febrero febrer febr febbraio fevereiro februari",
    "march mar mars marz marzo marco marc maerz maart mrt marts",
    "april apr avril avr abril abr aprile",
    "may mai mayo maig maggio mag maio mei maj",
    "june jun juin juni junio juny giugno giu junho",
    "july jul juillet juil juli julio juliol luglio lug julho",
    "august aug aout agosto ago agost ag augustus",
    "september sep sept septembre septiembre setiembre setembre set settembre sett setembro",
    "october oct octobre oktober okt octubre ottobre ott outubro out",
    "november nov novembre noviembre novembro",
    "december dec decembre dezember dez diciembre dic desembre des dicembre dezembro",
];

/// Monday to Sunday, in the same languages.
const WEEKDAYS: [(Weekday, &str); 7] = [
    (
        Weekday::Mon,
        "monday mon montag mo lunes lun lundi lunedi dilluns dl segunda seg maandag ma \
         mandag",
    ),
    (
        Weekday::Tue,
        "tuesday tue tues dienstag di martes mar mardi martedi dimarts dt terca ter dinsdag \
         tirsdag tisdag",
    ),
    (
        Weekday::Wed,
        "wednesday wed mittwoch mi miercoles mie mercredi mer mercoledi dimecres dc quarta qua \
         woensdag wo onsdag",
    ),
    (
        Weekday::Thu,
        "thursday thu thur thurs donnerstag do jueves jue jeudi jeu giovedi gio dijous dj quinta \
         qui donderdag torsdag",
    ),
    (
        Weekday::Fri,
        "friday fri freitag fr viernes vie vendredi ven venerdi divendres dv sexta sex vrijdag vr \
         fredag",
    ),
    (
        Weekday::Sat,
        "saturday sat samstag sa sonnabend sabado sab samedi sam sabato dissabte ds zaterdag \
         za lordag",
    ),
    (
        Weekday::Sun,
        "sunday sun sonntag so domingo dom dimanche dim domenica diumenge dg zondag zo \
         sondag",
    ),
];

/// What stands between the parts of a date and means nothing by itself.
const FILLERS: &str = "at on a as las les la le el los um alle ore de del d of den der dem am il \
    em no o dia jour giorno tag the feira uhr h er st nd rd th e i y ora horas hores heures klo kl \
    op om";

/// Zones by the names that mail programs use for them, in minutes east of UTC. Names that mean
/// several zones are not here.
const ZONES: [(&str, i32); 20] = [
    ("utc", 0),
    ("gmt", 0),
    ("z", 0),
    ("wet", 0),
    ("west", 60),
    ("bst", 60),
    ("cet", 60),
    ("mez", 60),
    ("cest", 120),
    ("mesz", 120),
    ("hnec", 60),
    ("eet", 120),
    ("eest", 180),
    ("est", -300),
    ("edt", -240),
    ("cdt", -300),
    ("mst", -420),
    ("mdt", -360),
    ("pst", -480),
    ("pdt", -420),
];

const TODAY: [&str; 9] = [
    "today", "hoy", "avui", "aujourd", "heute", "oggi", "hoje", "vandaag", "idag",
];
const YESTERDAY: [&str; 9] = [
    "yesterday",
    "ayer",
    "ahir",
    "hier",
    "gestern",
    "ieri",
    "ontem",
    "gisteren",
    "igar",
];

/// The number of a month, from one.
pub(super) fn month(word: &str) -> Option<u32> {
    (1..)
        .zip(MONTHS)
        .find(|(_, names)| has_word(names, word))
        .map(|(number, _)| number)
}

pub(super) fn weekday(word: &str) -> Option<Weekday> {
    WEEKDAYS
        .iter()
        .find(|(_, names)| has_word(names, word))
        .map(|(day, _)| *day)
}

pub(super) fn zone(word: &str) -> Option<i32> {
    ZONES
        .iter()
        .find(|(name, _)| *name == word)
        .map(|(_, east)| *east)
}

pub(super) fn is_filler(word: &str) -> bool {
    has_word(FILLERS, word)
}

/// How many days ago *today* and *yesterday* are.
pub(super) fn days_ago(word: &str) -> Option<i64> {
    if TODAY.contains(&word) {
        Some(0)
    } else {
        YESTERDAY.contains(&word).then_some(1)
    }
}

fn has_word(list: &str, word: &str) -> bool {
    list.split_ascii_whitespace().any(|known| known == word)
}
