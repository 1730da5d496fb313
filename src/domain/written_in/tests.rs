use super::*;
use rstest::rstest;

fn tags(text: &str) -> Vec<Language> {
    text.split_whitespace()
        .map(|tag| tag.parse().unwrap())
        .collect()
}

/// The tag of the language that a text is found to be in; empty where none is.
fn found(text: &str, likely: &str) -> String {
    written_in_likely(text, &tags(likely))
        .map(|language| language.to_string())
        .unwrap_or_default()
}

#[rstest]
#[case::english(
    "en",
    "Thank you for your message. We have talked about it in the team and would like to see the samples first."
)]
#[case::spanish(
    "es",
    "Gracias por su mensaje. Lo hemos hablado en el equipo y nos gustaría ver primero las muestras."
)]
#[case::french(
    "fr",
    "Merci pour votre message. Nous en avons parlé dans l'équipe et nous aimerions d'abord voir les échantillons."
)]
#[case::german(
    "de",
    "Vielen Dank für Ihre Nachricht. Wir haben im Team darüber gesprochen und möchten zuerst die Muster sehen."
)]
#[case::italian(
    "it",
    "Grazie per il suo messaggio. Ne abbiamo parlato con la squadra e vorremmo prima vedere i campioni."
)]
#[case::portuguese(
    "pt",
    "Obrigado pela sua mensagem. Falámos sobre isso na equipa e gostaríamos de ver primeiro as amostras."
)]
#[case::dutch(
    "nl",
    "Bedankt voor uw bericht. We hebben het er in het team over gehad en willen graag eerst de monsters zien."
)]
#[case::swedish(
    "sv",
    "Tack för ditt meddelande. Vi har pratat om det i gruppen och vill gärna se proverna först."
)]
#[case::finnish(
    "fi",
    "Kiitos viestistänne. Olemme puhuneet siitä tiimissä ja haluaisimme ensin nähdä näytteet."
)]
#[case::polish(
    "pl",
    "Dziękujemy za wiadomość. Rozmawialiśmy o tym w zespole i chcielibyśmy najpierw zobaczyć próbki."
)]
#[case::czech(
    "cs",
    "Děkujeme za vaši zprávu. Mluvili jsme o tom v týmu a nejprve bychom rádi viděli vzorky."
)]
#[case::romanian(
    "ro",
    "Vă mulțumim pentru mesaj. Am vorbit despre asta în echipă și am dori să vedem mai întâi mostrele."
)]
#[case::hungarian(
    "hu",
    "Köszönjük az üzenetét. Beszéltünk róla a csapatban, és először a mintákat szeretnénk látni."
)]
#[case::turkish(
    "tr",
    "Mesajınız için teşekkür ederiz. Ekiple konuştuk ve önce örnekleri görmek istiyoruz."
)]
#[case::croatian(
    "hr",
    "Hvala na poruci. Razgovarali smo o tome u timu i željeli bismo prvo vidjeti uzorke."
)]
#[case::russian(
    "ru",
    "Спасибо за ваше сообщение. Мы обсудили это в команде и хотели бы сначала увидеть образцы."
)]
#[case::ukrainian(
    "uk",
    "Дякуємо за ваше повідомлення. Ми обговорили це в команді і хотіли б спочатку побачити зразки."
)]
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
    assert_eq!(found(text, ""), expected);
}

#[rstest]
#[case::english("en", "de en", "Could you send the paper samples first?")]
#[case::english_2("en", "ca en", "We are not looking for this, sorry.")]
#[case::english_3("en", "es en", "dont call me before noon")]
#[case::catalan("ca", "ca en", "Podeu trucar-me demà a les 11?")]
#[case::catalan_2("ca", "ca es", "Moltes gràcies, ens veiem dijous.")]
#[case::catalan_3("ca", "ca en", "Gràcies")]
#[case::spanish("es", "es en", "Hola a todos")]
#[case::spanish_2("es", "ca es", "Hola a todos")]
#[case::spanish_3("es", "es en", "Mi texto propio escrito a mano, que no quiero perder.")]
#[case::french("fr", "fr en", "Merci beaucoup, à jeudi.")]
#[case::french_2("fr", "fr en", "Oui, volontiers !")]
#[case::german("de", "de en", "Danke schön")]
#[case::german_2("de", "de en", "Vielen Dank, bis Donnerstag.")]
#[case::italian("it", "it en", "Sì, volentieri!")]
#[case::italian_2("it", "it es", "Sì, volentieri!")]
#[case::italian_3("it", "it en", "Grazie mille")]
#[case::portuguese("pt", "pt en", "Olá a todos")]
#[case::brazilian("pt-BR", "pt-BR en", "Obrigado, até amanhã.")]
#[case::dutch("nl", "nl en", "Dank je, tot morgen.")]
#[case::swedish("sv", "sv en", "Tack, vi hörs i morgon.")]
#[case::danish("da", "da en", "Hvad koster det?")]
#[case::norwegian("nb", "nb en", "Takk, det passer bra.")]
#[case::finnish("fi", "fi en", "Hei, voitteko soittaa huomenna? Kiitos")]
#[case::polish("pl", "pl en", "Dziękuję bardzo")]
#[case::czech("cs", "cs en", "Děkuji, ozvu se")]
#[case::hungarian("hu", "hu en", "Köszönöm szépen")]
#[case::turkish("tr", "tr en", "Teşekkür ederim")]
#[case::croatian("hr", "hr en", "Dobar dan, možemo se čuti sutra. Hvala")]
#[case::ukrainian("uk", "uk en", "Дякую, до завтра")]
#[case::greek("el", "el en", "Ευχαριστώ")]
#[case::hebrew("he", "he en", "תודה")]
#[case::arabic("ar", "ar en", "شكرا")]
#[case::japanese("ja", "ja en", "はい")]
#[case::chinese("zh", "zh en", "好")]
#[case::korean("ko", "ko en", "네")]
#[case::thai("th", "th en", "ขอบคุณ")]
#[case::hindi("hi", "hi en", "धन्यवाद")]
#[case::vietnamese("vi", "vi en", "Cảm ơn bạn")]
#[case::indonesian("id", "id en", "Terima kasih banyak")]
#[case::english_4("en", "gl en", "We are not looking for this, sorry.")]
#[case::romanian("ro", "ro en", "Vă mulțumim, vorbim mâine")]
fn a_few_words_are_known_to_be_in_one_of_the_likely_languages(
    #[case] expected: &str,
    #[case] likely: &str,
    #[case] text: &str,
) {
    assert_eq!(found(text, likely), expected);
}

/// As it was logged: Spanish as Portuguese.
#[rstest]
#[case::to_a_spanish_account("es en", "es")]
#[case::of_a_member_who_reads_spanish("en es", "es")]
#[case::between_neighbours("es ca", "es")]
#[case::between_both("pt es", "es")]
#[case::of_nobody("", "es")]
fn hola_a_todos_is_never_portuguese(#[case] likely: &str, #[case] expected: &str) {
    assert_eq!(found("Hola a todos", likely), expected);
}

#[rstest]
#[case::spanish_to_a_catalan(
    "es",
    "ca en",
    "Gracias por su mensaje. Lo hemos hablado en el equipo y nos gustaría ver primero las muestras."
)]
#[case::french_to_a_catalan(
    "fr",
    "ca en",
    "Merci pour votre message. Nous en avons parlé dans l'équipe et nous aimerions d'abord voir les échantillons."
)]
#[case::german_to_a_dane(
    "de",
    "da en",
    "Vielen Dank für Ihre Nachricht, wir sprechen im Team darüber."
)]
#[case::english_to_a_dane(
    "en",
    "da",
    "Thank you for your message. We have talked about it in the team and would like to see the samples first."
)]
#[case::in_another_script("ar", "ca en", "مرحبا، هل يمكننا التحدث غدا؟")]
#[case::in_a_script_of_one_language("zh", "eu", "谢谢,明天请给我打电话。")]
fn another_language_is_said_where_the_text_says_so_plainly(
    #[case] expected: &str,
    #[case] likely: &str,
    #[case] text: &str,
) {
    assert_eq!(found(text, likely), expected);
}

#[rstest]
#[case::nothing("", "")]
#[case::numbers("", "600 123 456, 11:00")]
#[case::name("", "Marta Puig")]
#[case::emoji("", "👍🙂")]
#[case::a_word_of_every_language("da en", "OK")]
#[case::one_shared_word("es en", "a")]
#[case::letters("", "xqzt wvbl")]
#[case::a_letter("", "z")]
#[case::two_letters("", "Да")]
#[case::no_words("", "Zbrk tak frmp qlx vnt wrzt plk mnb gorf")]
fn what_is_not_plain_is_not_said(#[case] likely: &str, #[case] text: &str) {
    assert_eq!(found(text, likely), "");
}

/// The crate alone is not sure of most of these.
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
#[case::as_a_message_on_the_phone(
    "ca",
    "Bon dia! He vist el vostre missatge 🙂 Podeu trucar-me demà a les 11?"
)]
fn a_few_words_of_correspondence_are_known_of_whomever_they_are(
    #[case] expected: &str,
    #[case] text: &str,
) {
    assert_eq!(found(text, ""), expected);
}

#[rstest]
#[case::two_come_close("en", "da en", "Thanks, sounds good!")]
#[case::german("de", "de en", "Passt mir gut")]
#[case::spanish_to_a_catalan("es", "ca en", "Muchas gracias, nos vemos el jueves.")]
#[case::galician(
    "gl",
    "gl en",
    "Moitas grazas, podemos falar mañá luns pola mañá na oficina, se vos parece ben."
)]
#[case::basque("eu", "eu en", "Kaixo, eskerrik asko. Bihar deitu mesedez.")]
#[case::spanish_to_a_galician(
    "es",
    "gl en",
    "Muchas gracias por su mensaje, lo hemos hablado en el equipo."
)]
#[case::english_to_a_galician("en", "gl en", "We are not looking for this, sorry.")]
fn small_words_decide_where_the_crate_is_not_sure_or_does_not_know_the_language(
    #[case] expected: &str,
    #[case] likely: &str,
    #[case] text: &str,
) {
    assert_eq!(found(text, likely), expected);
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
    assert_eq!(found(text, "da"), "da");
    // Without the account's language it may be left open, and is never another.
    assert!(["", "da"].contains(&found(text, "").as_str()));
}

#[test]
fn a_long_text_is_judged_by_its_beginning() {
    let text = format!(
        "{}{}",
        "Bon dia, moltes gràcies per la proposta. ".repeat(400),
        "the and of ".repeat(1_000_000)
    );
    assert_eq!(found(&text, ""), "ca");
}

#[test]
fn what_the_account_reads_comes_first_and_what_the_member_reads_last() {
    let (target, own) = (tags("ca"), tags("en ca-ES es"));
    let spoken = crate::records::example::logged(1, crate::Mode::InboundPaste, crate::Timestamp(0));
    let likely = likely_languages(&target[0], [&spoken], &own);
    let expected = tags("ca en es");
    assert_eq!(likely, expected);
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

/// What is not plain by its letters was taken for the account's language.
#[rstest]
#[case::english("Please take me off your list.", "fr en", "en")]
#[case::italian("Non scrivetemi più, per favore.", "fr en", "it")]
#[case::catalan("Bona tarda!", "es en", "ca")]
#[case::a_greeting("Dear Laia", "ca en", "en")]
#[case::of_the_account("Merci, pas maintenant.", "fr en", "fr")]
fn a_short_reply_is_known_by_its_small_words(
    #[case] text: &str,
    #[case] likely: &str,
    #[case] expected: &str,
) {
    assert_eq!(found(text, likely), expected);
}
