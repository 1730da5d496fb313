use super::*;
use rstest::rstest;

fn tag(text: &str) -> String {
    written_in(text)
        .map(|language| language.to_string())
        .unwrap_or_default()
}

#[rstest]
#[case::english("en", "Ok, call me tomorrow after 5. Grace")]
#[case::english_short("en", "Thanks, sounds good!")]
#[case::english_question("en", "Could you send the paper samples first?")]
#[case::english_refusal("en", "We are not looking for this, sorry.")]
#[case::english_without_apostrophes("en", "dont call me before noon")]
#[case::catalan("ca", "Podeu trucar-me demà a les 11?")]
#[case::catalan_thanks("ca", "Moltes gràcies, ens veiem dijous.")]
#[case::catalan_price("ca", "Quin preu té per a dues botigues?")]
#[case::catalan_answer("ca", "Ara mateix no podem, potser més endavant.")]
#[case::spanish("es", "¿Podéis llamarme mañana a las 11?")]
#[case::spanish_thanks("es", "Muchas gracias, nos vemos el jueves.")]
#[case::spanish_price("es", "Qué precio tiene para dos tiendas?")]
#[case::spanish_answer("es", "De momento no nos encaja. Un saludo")]
#[case::french("fr", "Pouvez-vous m'appeler demain à 11 h ?")]
#[case::french_thanks("fr", "Merci beaucoup, à jeudi.")]
#[case::french_away("fr", "Je suis absent jusqu'au 24 novembre inclus.")]
#[case::german("de", "Können Sie mich morgen um 11 anrufen?")]
#[case::german_thanks("de", "Vielen Dank, bis Donnerstag.")]
#[case::german_short("de", "Ja, danke! Die Qualität ist gut.")]
#[case::italian("it", "Può chiamarmi domani alle 11?")]
#[case::italian_thanks("it", "Grazie mille, ci sentiamo giovedì.")]
#[case::italian_price("it", "Quanto costa per due negozi? Grazie")]
#[case::portuguese("pt", "Pode ligar-me amanhã às 11?")]
#[case::portuguese_thanks("pt", "Muito obrigado, até quinta-feira.")]
#[case::portuguese_answer("pt", "Não temos interesse neste momento.")]
#[case::dutch("nl", "Kunt u mij morgen om 11 uur bellen?")]
#[case::swedish("sv", "Hej, kan du ringa mig imorgon? Tack")]
#[case::danish("da", "Hej, hvornår kan I sende en pris? Tak")]
#[case::norwegian("no", "Hei, hvor mye koster det? Takk")]
#[case::finnish("fi", "Hei, voitteko soittaa huomenna? Kiitos")]
#[case::polish("pl", "Dzień dobry, czy możemy porozmawiać jutro?")]
#[case::czech("cs", "Dobrý den, můžeme se sejít zítra? Děkuji")]
#[case::romanian("ro", "Bună ziua, suntem interesați. Mulțumim")]
#[case::hungarian("hu", "Jó napot, köszönjük, holnap hívjon.")]
#[case::turkish("tr", "Merhaba, yarın toplantı var. Teşekkürler")]
#[case::galician("gl", "Moitas grazas, podemos falar mañá luns.")]
#[case::basque("eu", "Kaixo, eskerrik asko. Bihar deitu mesedez.")]
#[case::croatian("hr", "Dobar dan, možemo se čuti sutra. Hvala")]
#[case::russian("ru", "Здравствуйте, позвоните мне завтра.")]
#[case::ukrainian("uk", "Доброго дня, зателефонуйте мені завтра.")]
#[case::bulgarian("bg", "Благодаря, ще се обадя утре за това.")]
#[case::serbian("sr", "Хвала, љубазно од вас, јавите се сутра.")]
#[case::greek("el", "Καλημέρα, ευχαριστώ πολύ.")]
#[case::hebrew("he", "תודה רבה, נדבר מחר")]
#[case::arabic("ar", "شكرا جزيلا، نتحدث غدا")]
#[case::japanese("ja", "ありがとうございます。明日お電話ください。")]
#[case::chinese("zh", "谢谢,明天请给我打电话。")]
#[case::korean("ko", "감사합니다. 내일 전화 주세요.")]
#[case::thai("th", "ขอบคุณมาก")]
#[case::hindi("hi", "धन्यवाद, कल फ़ोन कीजिए")]
fn a_plain_text_is_in_one_language(#[case] expected: &str, #[case] text: &str) {
    assert_eq!(tag(text), expected);
}

#[rstest]
#[case::nothing("")]
#[case::numbers("600 123 456, 11:00")]
#[case::name("Marta Puig")]
#[case::emoji("👍🙂")]
#[case::one_shared_word("a")]
#[case::a_word_of_every_language("OK")]
#[case::address("anna@rapport.example")]
#[case::letters("xqzt wvbl")]
#[case::a_letter("z")]
#[case::two_letters("Да")]
fn what_is_not_plain_is_not_said(#[case] text: &str) {
    assert_eq!(tag(text), "");
}

#[rstest]
#[case::thanks("Tak for jeres tilbud.")]
#[case::answer("Hej Anna, det lyder godt.")]
#[case::tomorrow("Kan vi tale i morgen?")]
#[case::price("Hvad koster det?")]
#[case::later("Jeg vender tilbage på mandag.")]
#[case::no("Nej tak, ikke lige nu.")]
#[case::expensive("Det er desværre for dyrt for os.")]
#[case::greeting("Fint, vi ses. Mange hilsner Kasper")]
#[case::without_accents("Det vil jeg gerne, ring til mig")]
fn short_danish_is_not_taken_for_another_language(#[case] text: &str) {
    let danish: Language = "da".parse().unwrap();
    assert_eq!(written_in_likely(text, &[danish]), "da".parse().ok());
    // Without the account's language it may be left open, and is never another.
    assert!(["", "da"].contains(&tag(text).as_str()), "{}", tag(text));
}

#[rstest]
#[case::english_to_a_danish_account("Thanks, that sounds good!", "da", "en")]
#[case::german_to_a_danish_account("Vielen Dank, bis Donnerstag.", "da", "de")]
#[case::dutch("Dank je, tot morgen.", "nl", "nl")]
#[case::swedish("Tack, vi hörs i morgon.", "sv", "sv")]
#[case::written_norwegian("Takk, det passer bra.", "nb", "nb")]
#[case::brazilian("Obrigado, até amanhã.", "pt-BR", "pt-BR")]
#[case::spanish_to_a_catalan_account("Muchas gracias, nos vemos el jueves.", "ca", "es")]
#[case::a_name("Marta Puig", "ca", "")]
#[case::no_word("OK", "da", "")]
fn a_likely_language_is_known_from_less_and_hides_no_other(
    #[case] text: &str,
    #[case] likely: &str,
    #[case] expected: &str,
) {
    let likely: Language = likely.parse().unwrap();
    assert_eq!(written_in_likely(text, &[likely]), expected.parse().ok());
}

#[test]
fn a_few_words_among_many_say_nothing() {
    assert_eq!(tag("Zbrk tak frmp qlx vnt wrzt plk mnb gorf"), "");
}

#[test]
fn a_long_text_is_judged_by_its_beginning() {
    let text = format!(
        "{}{}",
        "Bon dia, moltes gràcies per la proposta. ".repeat(400),
        "the and of ".repeat(1_000_000)
    );
    assert_eq!(tag(&text), "ca");
}

#[rstest]
#[case::sure("Gràcies", "ca", 0.93, "ca")]
#[case::as_it_is_called_here("Obrigado", "pt", 0.93, "pt-BR")]
#[case::not_sure("Gràcies", "ca", 0.79, "")]
#[case::none("12 34 56 abc", "und", 0.99, "")]
#[case::no_tag("Gràcies", "?", 0.99, "")]
#[case::two_letters("ok", "en", 0.99, "")]
#[case::no_number("Gràcies", "ca", f64::NAN, "")]
fn a_devices_own_detector_is_believed_where_it_is_sure(
    #[case] text: &str,
    #[case] tag: &str,
    #[case] confidence: f64,
    #[case] expected: &str,
) {
    let likely = ["pt-BR".parse().unwrap()];
    let found = detected(text, tag, confidence, &likely);
    let found = found.map(|language| language.to_string());
    assert_eq!(found.unwrap_or_default(), expected);
}
