//! What a phone or a mail program writes of itself below a text: *Sent from my iPhone*. Nobody said
//! it, so that it goes with the history.

/// How such a line begins, in lower case.
const OPENERS: &[&str] = &[
    "sent from",
    "get outlook for",
    "enviado desde",
    "enviado con",
    "obtener outlook para",
    "enviat des de",
    "enviat amb",
    "envoyé de",
    "envoyé depuis",
    "envoyé à partir d",
    "télécharger outlook pour",
    "von meinem",
    "gesendet von",
    "gesendet mit",
    "holen sie sich outlook für",
    "inviato da",
    "scarica outlook per",
    "enviado do",
    "enviado a partir d",
    "obter o outlook para",
    "verzonden vanaf",
    "wysłane z",
    "أرسلت من",
    "تم الإرسال من",
    "مرسل من",
];

/// What it names, in lower case.
const DEVICES: &[&str] = &[
    "iphone",
    "ipad",
    "android",
    "samsung",
    "galaxy",
    "huawei",
    "xiaomi",
    "pixel",
    "blackberry",
    "outlook",
    "yahoo",
    "gmail",
    "proton",
    "windows",
    "phone",
    "mobile",
    "móvil",
    "mòbil",
    "movil",
    "telèfon",
    "teléfono",
    "téléphone",
    "portable",
    "handy",
    "smartphone",
    "telefono",
    "telemóvel",
    "celular",
    "cellulare",
    "هاتف",
    "الهاتف",
];

/// In bytes: a longer line is somebody's own.
const LONGEST: usize = 100;

pub(super) fn is_of_device(line: &str) -> bool {
    let line = line.trim().trim_start_matches(['-', '–', '—', '*', ' ']);
    if line.is_empty() || line.len() > LONGEST {
        return false;
    }
    // Apple divides its names with blanks that do not break.
    let folded = line.to_lowercase().replace('\u{a0}', " ");
    OPENERS.iter().any(|opener| folded.starts_with(opener))
        && DEVICES.iter().any(|device| folded.contains(device))
}
