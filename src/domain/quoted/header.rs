//! The header lines of an email as mail programs write them into its text.

/// A header field, whatever language the mail program spoke.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum HeaderField {
    From,
    Sent,
    To,
    Cc,
    Subject,
    ReplyTo,
    Attachments,
    Importance,
}

/// The names of the fields in English, Spanish, Catalan, French, German, Italian, Portuguese, and
/// some neighbours, in lower case, divided by bars. `de` is *from* in four of them.
const FIELDS: [(HeaderField, &str); 8] = [
    (
        HeaderField::From,
        "from|de|von|da|van|od|från|fra|remitente|remitent|expéditeur|absender|mittente|remetente",
    ),
    (
        HeaderField::Sent,
        "sent|date|enviado|enviado el|enviat|enviat el|fecha|data|envoyé|envoyé le|gesendet|datum|\
         inviato|inviato il|data invio|enviada|enviada em|enviado em|enviada a|verzonden|wysłano|\
         skickat|data d'enviament|date sent|fecha de envío|date d'envoi|sendedatum|\
         data de envio|data di invio|enviado a las|enviat a les",
    ),
    (
        HeaderField::To,
        "to|para|per a|a|à|an|per|destinatario|destinatari|destinataire|destinatário|empfänger|\
         aan|do|till|til",
    ),
    (
        HeaderField::Cc,
        "cc|kopie|copie|copia|còpia|cópia|copie à|a/c|c/c|bcc|cco|cci|ccn|c/o|blindkopie|kopia",
    ),
    (
        HeaderField::Subject,
        "subject|asunto|assumpte|tema|objet|sujet|betreff|oggetto|assunto|onderwerp|temat|ämne|emne",
    ),
    (
        HeaderField::ReplyTo,
        "reply-to|reply to|responder a|respon a|répondre à|antwort an|antworten an|rispondi a",
    ),
    (
        HeaderField::Attachments,
        "attachments|attachment|datos adjuntos|adjuntos|adjunts|fitxers adjunts|pièces jointes|\
         pièce jointe|anlagen|anlage|anhänge|anhang|allegati|allegato|anexos|anexo|bijlagen",
    ),
    (
        HeaderField::Importance,
        "importance|importancia|importància|wichtigkeit|priorità|importância|priority",
    ),
];

/// The longest name of a field, with room for emphasis around it.
const LONGEST_NAME: usize = 40;

/// The field that a line gives and its value: `Enviado el: lunes` → (`Sent`, `lunes`). Emphasis
/// such as `*From:*` is read through.
pub fn header_field(line: &str) -> Option<(HeaderField, &str)> {
    // Only where a name may end: most lines are none, and long.
    let head = &line[..line.floor_char_boundary(LONGEST_NAME + '：'.len_utf8())];
    let colons = [':', '：'].map(|colon| head.find(colon).map(|at| (at, colon.len_utf8())));
    let (end, width) = colons.into_iter().flatten().min()?;
    let (name, value) = (&line[..end], &line[end + width..]);
    if name.len() > LONGEST_NAME {
        return None;
    }
    let name = name
        .trim_matches(|c: char| c.is_whitespace() || c == '*')
        .to_lowercase();
    let (field, _) = FIELDS
        .iter()
        .find(|(_, names)| names.split('|').any(|known| known == name))?;
    Some((
        *field,
        value.trim_matches(|c: char| c.is_whitespace() || c == '*'),
    ))
}

/// The most lines that a block's fields may be spread over: long lists of recipients are wrapped.
const LONGEST_BLOCK: usize = 12;

/// Whether a block of header lines begins here: *From* first, then the subject or the time and one
/// field more, before a blank line.
pub(super) fn begins_block(lines: &[&str]) -> bool {
    let field = |line: &&str| header_field(line).map(|(field, _)| field);
    if lines.first().and_then(field) != Some(HeaderField::From) {
        return false;
    }
    let rest = lines[1..]
        .iter()
        .take(LONGEST_BLOCK)
        .take_while(|line| !line.trim().is_empty());
    let fields: Vec<_> = rest.filter_map(field).collect();
    fields.len() >= 2
        && fields
            .iter()
            .any(|field| matches!(field, HeaderField::Subject | HeaderField::Sent))
}
