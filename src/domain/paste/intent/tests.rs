use super::*;
use rstest::rstest;

fn intent(text: &str) -> Option<Intent> {
    of("", text, false).map(|found| found.intent)
}

/// Texts of an intent, a line each.
fn all_are(expected: Intent, texts: &str) {
    for text in texts.lines().map(str::trim).filter(|line| !line.is_empty()) {
        assert_eq!(intent(text), Some(expected), "{text}");
    }
}

#[rstest]
#[case::english(
    "Please unsubscribe me.
    Could you take us off your list?
    Please remove me from your mailing list, we are not interested.
    Stop emailing me!
    Do not contact us again.
    STOP
    How do I unsubscribe?"
)]
#[case::spanish(
    "Por favor, dadme de baja.
    Les ruego que me den de baja de su lista.
    No queremos recibir más correos.
    Elimínenme de su base de datos, por favor.
    Baja"
)]
#[case::catalan(
    "Doneu-me de baixa, si us plau.
    No volem rebre més correus vostres.
    Traieu-nos de la llista, gràcies."
)]
#[case::french(
    "Merci de me désinscrire.
    Désabonnez-moi de cette liste.
    Je souhaite ne plus recevoir vos messages.
    Merci de ne plus nous écrire.
    Retirez-moi de votre liste, svp.
    Merci de ne plus nous envoyer de messages."
)]
#[case::german(
    "bitte nehmen Sie uns aus Ihrem Verteiler. Wir haben keinen Bedarf.
    Ich möchte mich abmelden.
    Bitte senden Sie uns keine weiteren E-Mails.
    Bitte nicht mehr kontaktieren."
)]
#[case::italian(
    "Cancellatemi dalla vostra lista, grazie.
    Vorrei disiscrivermi.
    Non vogliamo più ricevere queste email."
)]
#[case::portuguese(
    "Por favor, remova-me da lista.
    Não queremos receber mais emails.
    Quero cancelar a subscrição."
)]
#[case::arabic(
    "من فضلك لا تراسلني مرة أخرى.
    نرجو عدم مراسلتنا بعد الآن، شكراً.
    أريد إلغاء الاشتراك.
    توقفوا عن إرسال الرسائل."
)]
#[case::catalan_politely(
    "No m'escriguin més, si us plau.
    Doni'm de baixa, si us plau.
    No m'escrigueu més.
    Si us plau, deixin d'enviar-nos correus."
)]
#[case::portuguese_politely("Por favor não me escrevam mais.")]
#[case::english_of_a_subscription("Cancel my subscription, I never signed up for this.")]
#[case::italian_politely("Per favore non mi scriva più.")]
#[case::polish(
    "Proszę więcej do mnie nie pisać.
    Proszę mnie wypisać z listy.
    Nie chcę otrzymywać takich wiadomości.
    Nie jestem zainteresowany i proszę mnie wypisać."
)]
#[case::dutch(
    "Schrijf mij uit, alstublieft.
    Graag geen mails meer.
    Wilt u mij uitschrijven?"
)]
fn who_wants_no_more_messages_says_so(#[case] texts: &str) {
    all_are(Intent::Unsubscribe, texts);
}

#[rstest]
#[case::a_tender("Wij gaan een aanbesteding uitschrijven en nodigen u graag uit.")]
#[case::an_invoice("Kunt u een factuur uitschrijven?")]
#[case::denied_in_dutch("Ik wil me niet uitschrijven, stuur gerust meer.")]
#[case::another_subscription("Once we cancel our subscription with Acme we can start with you.")]
#[case::notice_of_a_customer("Quiero cancelar mi suscripción a final de año, ¿cómo se hace?")]
#[case::another_address("Proszę nie pisać na ten adres, tylko na biuro@firma.example.")]
fn who_says_something_near_it_does_not_ask_for_no_more(#[case] text: &str) {
    assert_ne!(intent(text), Some(Intent::Unsubscribe));
}

#[rstest]
#[case::english(
    "I am out of office until 3 December.
    Hi, I'm currently on annual leave and will answer next week.
    I will be out of the office from Monday. For urgent matters write to Huw.
    We're closed. I am on maternity leave."
)]
#[case::spanish(
    "Estaré fuera de la oficina hasta el lunes.
    Me encuentro de vacaciones hasta el 24 de agosto.
    En este momento estoy ausente."
)]
#[case::catalan(
    "Seré fora de l'oficina fins dilluns.
    Estic de vacances fins al 24 d'agost."
)]
#[case::french(
    "Je suis absent jusqu'au 24 novembre inclus.
    Je suis actuellement en congés.
    Je serai absente du bureau jusqu’à lundi."
)]
#[case::german(
    "Ich bin bis zum 24. November nicht im Büro.
    Ich bin derzeit im Urlaub.
    Vielen Dank für Ihre Nachricht. Ich bin abwesend."
)]
#[case::italian(
    "Sono fuori ufficio fino a lunedì.
    Sarò assente fino al 24 novembre."
)]
#[case::portuguese(
    "Estarei fora do escritório até segunda.
    Encontro-me de férias até dia 24."
)]
fn who_is_away_says_so(#[case] texts: &str) {
    all_are(Intent::OutOfOffice, texts);
}

#[rstest]
#[case::english(
    "This is an automated message, do not reply.\nDo not reply to this email: nobody reads it."
)]
#[case::spanish(
    "Este es un mensaje automático.\nHemos recibido su consulta. No responda a este correo."
)]
#[case::catalan("Aquest és un missatge automàtic.")]
#[case::french("Ceci est un message automatique, merci de ne pas y répondre.")]
#[case::german("Dies ist eine automatisch generierte E-Mail.")]
#[case::italian("Questo è un messaggio automatico.")]
#[case::portuguese("Esta é uma mensagem automática.")]
#[case::arabic("هذه رسالة تلقائية، يرجى عدم الرد.")]
#[case::undelivered(
    "Delivery has failed to these recipients or groups:
    Your message wasn't delivered to marta@fornvell.example because the address couldn't be found.
    Your message could not be delivered. I will be out of office says the log.
    No se ha podido entregar el mensaje.
    No s'ha pogut lliurar el missatge a la destinatària.
    Votre message n'a pas pu être remis.
    Ihre Nachricht konnte nicht zugestellt werden.
    Il messaggio non è stato recapitato.
    A sua mensagem não foi entregue."
)]
fn a_program_says_that_it_is_one(#[case] texts: &str) {
    all_are(Intent::AutoReply, texts);
}

#[rstest]
#[case::english(
    "Thanks, but we are not interested.
    No, we're not interested.
    I'm not really interested, sorry.
    We have no need for this.
    No thanks.
    It is not a good fit for us."
)]
#[case::spanish(
    "No estoy interesado.
    No nos interesa, gracias.
    No, gracias.
    No estamos interesadas en este servicio."
)]
#[case::catalan(
    "No ens interessa.
    No hi estem interessats.
    No, gràcies."
)]
#[case::french(
    "Je ne suis pas intéressée.
    Cela ne nous intéresse pas.
    Non merci.
    Nous n'en avons pas besoin."
)]
#[case::german(
    "Wir haben kein Interesse.
    Wir sind nicht interessiert.
    Nein danke.
    Das kommt für uns nicht in Frage."
)]
#[case::italian(
    "Non siamo interessati.
    Non ci interessa.
    No, grazie."
)]
#[case::portuguese(
    "Não estamos interessados.
    Não tenho interesse.
    Não, obrigada."
)]
#[case::arabic(
    "شكراً، لسنا مهتمين.
    لا يهمنا الأمر.
    لا شكرا"
)]
#[case::and_too_dear("We are not interested, it is too expensive.")]
fn who_is_not_interested_says_so(#[case] texts: &str) {
    all_are(Intent::NotInterested, texts);
}

#[rstest]
#[case::english(
    "Not right now, thanks.
    We are not interested at the moment.
    This is not a good time. Get back to us in spring."
)]
#[case::spanish(
    "Muchas gracias, pero de momento no nos encaja. ¿Nos escribes en primavera?
    Ahora mismo no.
    No nos interesa en este momento."
)]
#[case::catalan("Ara mateix no podem.\nDe moment no ens interessa.")]
#[case::french("Pas pour le moment, merci.\nCe n'est pas le bon moment.")]
#[case::german("Im Moment leider nicht.\nDerzeit haben wir kein Interesse.\nAktuell kein Bedarf.")]
#[case::italian("Per ora no, grazie.\nNon in questo momento.\nAl momento non siamo interessati.")]
#[case::portuguese("Por agora não.\nNeste momento não temos interesse.")]
#[case::arabic("ليس الآن، شكراً.\nلسنا مهتمين حالياً.")]
fn who_puts_it_off_says_so(#[case] texts: &str) {
    all_are(Intent::NotNow, texts);
}

#[rstest]
#[case::english(
    "We're very interested, let us talk.
    Sounds good! Call me.
    Yes please, send me the prices.
    I would love to see it.
    We are interested, how much is it?
    Tuesday at ten works for me.
    Yes, we would be interested. What does it cost?"
)]
#[case::spanish(
    "Nos interesa mucho.\nEstoy interesada, llámame.\nSí, nos interesa.\nSí que nos interesa.
    Perfecto, el martes a las 10 me va bien.\nSí, por favor."
)]
#[case::catalan("Ens interessa veure una demostració.\nSí que ens interessa.\nDimarts em va bé.")]
#[case::french("Nous sommes très intéressés.\nOui, cela m'intéresse.")]
#[case::german("Wir haben großes Interesse, wir sind interessiert.\nDas klingt gut.")]
#[case::italian("Siamo molto interessati.\nSì, mi interessa.")]
#[case::portuguese("Temos interesse.\nEstamos muito interessados.")]
#[case::arabic(
    "نحن مهتمون، كم السعر؟
    أنا مهتمة جداً.
    نود معرفة المزيد."
)]
fn who_is_interested_says_so(#[case] texts: &str) {
    all_are(Intent::Interested, texts);
}

#[rstest]
#[case::english(
    "Too expensive for us, sorry. What would it cost for one shop only?
    That is too expensive, could you do less?
    It looks interesting, but it is over our budget.
    We can't afford it."
)]
#[case::spanish("Es demasiado caro para nosotros.\nSe nos va de presupuesto.")]
#[case::catalan("És massa car per a nosaltres.")]
#[case::french("C'est trop cher pour nous.")]
#[case::german("Das ist uns zu teuer.")]
#[case::italian("È troppo caro per noi.")]
#[case::portuguese("É muito caro para nós.")]
#[case::arabic("السعر مرتفع بالنسبة لنا.")]
fn for_whom_it_costs_too_much_objects(#[case] texts: &str) {
    all_are(Intent::Objection, texts);
}

#[rstest]
#[case::english("What does it cost for two shops?\nHow are you? When can you deliver?")]
#[case::spanish("¿Cuánto cuesta?")]
#[case::catalan("Podeu trucar-me demà a les 11?")]
#[case::french("On peut se parler jeudi ?")]
#[case::german("Was kostet das?")]
#[case::italian("Quanto costa?")]
#[case::portuguese("Quanto custa?")]
#[case::arabic("كم السعر؟")]
#[case::not_too_dear("Is it too expensive?")]
#[case::with_an_address("Is it https://example.com/a?b=c ?")]
fn who_asks_has_a_question(#[case] texts: &str) {
    all_are(Intent::Question, texts);
}

#[rstest]
#[case::cannot("I can't unsubscribe from your podcast, love it.")]
#[case::never("I would never unsubscribe from this.")]
#[case::footer("See you on Thursday. To unsubscribe click here.")]
#[case::conditional("Let us know if you are interested.")]
#[case::if_we_are("If we are interested we will call.")]
#[case::was_away("Sorry, I was out of office last week.")]
#[case::not_away("I am not out of office this week.")]
#[case::doubt("I am not sure we are interested.")]
#[case::not_that("It is not that we are not interested.")]
#[case::spanish_condition("Si nos interesa le llamaremos.")]
#[case::catalan_condition("Si ens interessa us trucarem.")]
#[case::german_condition("Falls wir interessiert sind, melden wir uns.")]
#[case::french_condition("Si nous sommes intéressés, nous vous écrirons.")]
#[case::arabic_condition("إذا نحن مهتمون سنتصل بكم.")]
#[case::not_dear("It is not too expensive.")]
#[case::does_not_suit("El martes no me va bien.")]
#[case::courtesy("How are you? Here are the boxes.")]
#[case::quoted("Yesterday.\n> When do they come?\nThey are here.")]
#[case::plain("The boxes have arrived.")]
#[case::an_address("https://example.com/a?b=c")]
#[case::nothing("")]
fn what_is_not_plain_has_no_intent(#[case] text: &str) {
    assert_eq!(intent(text), None, "{:?}", of("", text, false));
}

#[rstest]
#[case::english(
    "Automatic reply: Boxes",
    "Thank you, we have your message.",
    Intent::AutoReply
)]
#[case::english_away("Out of Office: Boxes", "Back soon.", Intent::OutOfOffice)]
#[case::french(
    "Réponse automatique : Proposition",
    "Je suis absent jusqu'au 24.",
    Intent::OutOfOffice
)]
#[case::german(
    "Automatische Antwort: Angebot",
    "Zurück am 24. November.",
    Intent::OutOfOffice
)]
#[case::undelivered(
    "Delivery Status Notification (Failure)",
    "The reason is below.",
    Intent::AutoReply
)]
#[case::undelivered_in_german("Unzustellbar: Angebot", "Siehe unten.", Intent::AutoReply)]
#[case::german_away("Abwesenheitsnotiz: Angebot", "Ich melde mich.", Intent::OutOfOffice)]
#[case::spanish(
    "Respuesta automática: Cajas",
    "Hemos recibido su mensaje.",
    Intent::AutoReply
)]
#[case::catalan(
    "Resposta automàtica: Caixes",
    "Hem rebut el vostre missatge.",
    Intent::AutoReply
)]
#[case::italian("Risposta automatica: Scatole", "Rientro il 24.", Intent::OutOfOffice)]
#[case::portuguese("Resposta automática: Caixas", "Estou de férias.", Intent::OutOfOffice)]
fn the_subject_says_that_a_program_answers(
    #[case] subject: &str,
    #[case] body: &str,
    #[case] expected: Intent,
) {
    assert_eq!(
        of(subject, body, false).map(|found| found.intent),
        Some(expected)
    );
}

#[test]
fn a_subject_that_only_speaks_of_it_is_no_answer_of_a_program() {
    assert_eq!(of("Our automatic reply system", "Here it is.", false), None);
}

#[test]
fn the_rule_that_found_it_is_named() {
    let found = of("", "Wir haben leider keinen Bedarf.", false).unwrap();
    assert_eq!(found.words, "keinen bedarf");
}
