//! The phrases of each intent: a line a language, divided by bars; a star stands for any ending.
//!
//! English, Spanish, Catalan, French, German, Italian, Portuguese, Arabic, in this order; who asks not to
//! be written to is understood in Polish and Dutch, too.

use super::Kind;

pub(super) const PHRASES: &[(Kind, &[&str])] = &[
    (
        Kind::Undelivered,
        &[
            "delivery has failed to these recipients|delivery to the following recipient* failed|\
             delivery to the following recipient* has|undelivered mail returned to sender|\
             mail delivery failed|mail delivery failure|delivery status notification failure|\
             message couldn't be delivered|message could not be delivered|\
             your message wasn't delivered to|your message was not delivered to|\
             email couldn't be delivered|email could not be delivered|\
             because the address couldn't be found|recipient address rejected|\
             this is the mail system at host",
            "no se ha podido entregar el mensaje|no se ha podido entregar su mensaje|\
             no se ha podido entregar tu mensaje|no se pudo entregar el mensaje|\
             no se pudo entregar su mensaje|no se ha entregado el mensaje|\
             mensaje no se ha entregado a|error de entrega a estos destinatarios|\
             error en la entrega a estos destinatarios",
            "no s'ha pogut lliurar el missatge|no s'ha pogut lliurar el vostre missatge|\
             no s'ha pogut entregar el missatge|missatge no s'ha lliurat a|\
             ha fallat el lliurament a aquests destinataris",
            "échec de la remise pour ces destinataires|échec de la remise à ces destinataires|\
             message n'a pas pu être remis|message n'a pas pu être distribué|\
             message n'a pas pu être délivré|message n'a pas été remis|message non distribuable",
            "fehler bei der nachrichtenzustellung|nachricht konnte nicht zugestellt werden|\
             nachricht wurde nicht zugestellt|mail konnte nicht zugestellt werden|\
             unzustellbare nachricht|nachricht konnte nicht an",
            "messaggio non è stato recapitato|messaggio non è stato consegnato|\
             impossibile recapitare il messaggio|recapito non riuscito per|\
             consegna non riuscita ai destinatari",
            "mensagem não foi entregue|mensagem não pôde ser entregue|\
             não foi possível entregar a mensagem|não foi possível entregar a sua mensagem|\
             falha na entrega para estes destinatários|falha na entrega a estes destinatários",
            "تعذر تسليم رسالتك|تعذر تسليم الرسالة|فشل تسليم الرسالة|لم يتم تسليم الرسالة|\
             لم يتم تسليم رسالتك",
        ],
    ),
    (
        Kind::AwaySubject,
        &[
            "out of office|out of the office|away from office|ooo",
            "fuera de la oficina|fuera de oficina|ausencia de la oficina",
            "fora de l'oficina|absència de l'oficina",
            "absent du bureau|absence du bureau|en congé|en congés|message d'absence",
            "abwesenheitsnotiz|abwesenheit|abwesend|nicht im büro",
            "fuori ufficio|fuori sede|assente|assenza",
            "fora do escritório|ausência do escritório|ausente|ausência",
            "خارج المكتب|في إجازة",
        ],
    ),
    (
        Kind::AutomaticSubject,
        &[
            "automatic reply|automatic response|auto reply|autoreply|auto response|automated reply|undeliverable|undelivered mail|returned mail|failure notice|delivery failure|\
             mail delivery",
            "respuesta automática|contestación automática|no se puede entregar|no entregable|no entregado",
            "resposta automàtica",
            "réponse automatique|réponse auto|non remis|non distribuable|échec de la remise",
            "automatische antwort|auto antwort|automatisierte antwort|unzustellbar",
            "risposta automatica|mancato recapito|mancata consegna|non recapitabile",
            "resposta automática|não foi possível entregar|não entregue",
            "رد تلقائي|رد آلي|تعذر التسليم",
        ],
    ),
    (
        Kind::Away,
        &[
            "am out of office|am out of the office|m out of office|m out of the office|\
             be out of office|be out of the office|currently out of office|\
             currently out of the office|am away from|am on vacation|m on vacation|\
             am on annual leave|m on annual leave|am on leave|m on leave|am on holiday|\
             m on holiday|am on maternity leave|am on parental leave|am on paternity leave|\
             be on vacation|be on annual leave|be on holiday|am away until|m away until|\
             be away until|limited access to email|limited access to my email|\
             limited access to emails|away from my desk|am currently away|m currently away",
            "estoy fuera de la oficina|estaré fuera de la oficina|\
             me encuentro fuera de la oficina|estoy ausente|estaré ausente|\
             me encuentro ausente|estoy de vacaciones|estaré de vacaciones|\
             me encuentro de vacaciones|estoy de baja por|permiso de maternidad|\
             permiso de paternidad|acceso limitado al correo|acceso limitado a mi correo",
            "soc fora de l'oficina|sóc fora de l'oficina|seré fora de l'oficina|\
             estic fora de l'oficina|estaré fora de l'oficina|em trobo fora de l'oficina|\
             estic de vacances|seré de vacances|estaré de vacances|sóc de vacances|\
             soc de vacances|estic absent|estaré absent|estaré fora fins|seré fora fins|\
             estic de permís|soc fora fins|accés limitat al correu",
            "suis absent*|serai absent*|suis actuellement absent*|actuellement absent*|\
             suis en congé|suis en congés|serai en congé|serai en congés|suis en vacances|\
             serai en vacances|suis actuellement en congé|suis actuellement en congés|\
             suis actuellement en vacances|suis hors du bureau|serai hors du bureau|\
             suis en déplacement|absent du bureau|absente du bureau|congé maternité|congé parental",
            "bin nicht im büro|bin nicht im haus|bin außer haus|bin abwesend|bin im urlaub|\
             bin derzeit nicht im büro|bin zurzeit nicht im büro|bin aktuell nicht im büro|\
             bin derzeit im urlaub|bin zurzeit im urlaub|bin aktuell im urlaub|\
             bin momentan im urlaub|befinde mich im urlaub|befinde mich derzeit im urlaub|\
             bin derzeit abwesend|bin zurzeit abwesend|bin ab dem|bin erst wieder|\
             bin in elternzeit|bin wieder erreichbar|wieder im büro erreichbar|\
             nicht im büro erreichbar|bin bis zum|bin bis einschließlich|nicht im büro bis",
            "sono fuori ufficio|sarò fuori ufficio|sono assente|sarò assente|sono in ferie|\
             sarò in ferie|sono in vacanza|sarò in vacanza|sono fuori sede|sarò fuori sede|\
             sono in maternità|accesso limitato alla posta",
            "estou fora do escritório|estarei fora do escritório|estou ausente|estarei ausente|\
             encontro me ausente|estou de férias|estarei de férias|encontro me de férias|\
             me encontro de férias|me encontro ausente|estou em licença|acesso limitado ao email",
            "أنا خارج المكتب|سأكون خارج المكتب|أنا في إجازة|سأكون في إجازة|أنا غائب حتى|\
             خارج المكتب حتى|في إجازة حتى|إجازة الأمومة",
        ],
    ),
    (
        Kind::PerhapsAway,
        &[
            "out of office|out of the office|away|vacation|holiday|annual leave|back on|return on|\
             returning on",
            "ausente|fuera de la oficina|vacaciones|de vuelta|regreso|fuera",
            "absent|fora|vacances|tornaré",
            "absent|absente|congé|congés|vacances|de retour",
            "abwesend|urlaub|nicht im büro|außer haus|wieder erreichbar|zurück",
            "assente|ferie|vacanza|fuori ufficio|rientro|rientrerò",
            "ausente|férias|fora do escritório|regresso|retorno",
            "خارج المكتب|إجازة|غائب|عودتي",
        ],
    ),
    (
        Kind::Automatic,
        &[
            "this is an automatic reply|this is an automated reply|this is an automatic response|\
             this is an automated response|this is an automatic message|\
             this is an automated message|this is an automatically generated|\
             automatically generated email|automatically generated message|\
             do not reply to this email|do not reply to this message|\
             please do not reply to this automated",
            "esto es una respuesta automática|esta es una respuesta automática|\
             este es un mensaje automático|mensaje automático|mensaje generado automáticamente|\
             correo generado automáticamente|no responda a este correo|\
             no responda a este mensaje",
            "això és una resposta automàtica|aquesta és una resposta automàtica|\
             missatge automàtic|missatge generat automàticament|correu generat automàticament|\
             no respongueu aquest correu|no respongueu a aquest missatge",
            "ceci est une réponse automatique|réponse automatique|message automatique|\
             message généré automatiquement|ceci est un message automatique|\
             merci de ne pas répondre à ce message|ne pas répondre à cet email",
            "dies ist eine automatische antwort|das ist eine automatische antwort|\
             automatische antwort|dies ist eine automatisch|automatisch generierte|\
             automatisch erzeugte|automatische eingangsbestätigung|\
             bitte antworten sie nicht auf diese",
            "questa è una risposta automatica|risposta automatica|messaggio automatico|\
             messaggio generato automaticamente|si prega di non rispondere a questa|\
             non rispondere a questo messaggio",
            "esta é uma resposta automática|resposta automática|mensagem automática|\
             mensagem gerada automaticamente|não responda a este email|\
             não responda a esta mensagem",
            "هذا رد تلقائي|هذه رسالة تلقائية|رد تلقائي|رسالة تلقائية|رسالة آلية|\
             لا ترد على هذه الرسالة|يرجى عدم الرد على هذه الرسالة|الرجاء عدم الرد على هذه الرسالة",
        ],
    ),
    (
        Kind::Unsubscribe,
        &[
            "unsubscribe me|unsubscribe us|please unsubscribe|want to unsubscribe|\
             wish to unsubscribe|like to unsubscribe|do i unsubscribe|do we unsubscribe|\
             interested in unsubscribing|remove me from|remove us from|take me off|take us off|\
             delete me from|delete us from|remove my email|remove our email|\
             remove my address|stop emailing|stop contacting|stop writing to|\
             stop sending me|stop sending us|stop messaging|do not contact me|\
             do not contact us|don't contact me|don't contact us|do not email me|\
             do not email us|don't email me|don't email us|do not write to us again|\
             do not write to me again|no more emails|opt me out|opt us out|like to opt out|\
             want to opt out|off your list|off your mailing list|never signed up for|\
             never subscribed to|did not sign up for|didn't sign up for|stop these emails",
            "darme de baja|darnos de baja|deme de baja|denos de baja|denme de baja|\
             dennos de baja|dame de baja|dadme de baja|dadnos de baja|dad de baja|dar de baja|\
             den de baja|dé de baja|quiero la baja|solicito la baja|solicitamos la baja|\
             eliminadme de|eliminadnos de|elimíneme de|elimínenme de|elimínenos de|\
             eliminarme de|eliminarnos de|bórrenme de|bórreme de|bórrennos de|borradme de|\
             borradnos de|borrarme de|quitadme de|quitadnos de|quítenme de|quítennos de|\
             quíteme de|quitarme de|sáquenme de|sáquennos de|sacadme de|sácame de|bórrame de|\
             quítame de|no me escriban más|no nos escriban más|no me escribáis más|\
             no nos escribáis más|no me escribas más|no nos envíen más|no me envíen más|\
             no nos enviéis más|no me enviéis más|no me envíes más|dejad de escribir*|\
             dejen de escribir*|dejen de enviar*|dejad de enviar*|deja de escribirme|\
             no quiero recibir más|no queremos recibir más|no deseo recibir|\
             no deseamos recibir|no vuelvan a escribir*|no vuelvan a contactar*|\
             no me escriba más|no nos escriba más|no me envíe más|no nos envíe más|\
             no me contacten más|no nos contacten más|no me contacte más|no nos contacte más",
            "donar me de baixa|donar nos de baixa|donar de baixa|doneu me de baixa|\
             doneu nos de baixa|dona'm de baixa|dona'ns de baixa|vull la baixa|\
             elimineu me de|elimineu nos de|elimina'm de|traieu me de|traieu nos de|treu me de|\
             treu nos de|treu-me de|esborreu me|esborreu nos|esborra'm de|\
             no m'escriviu més|no ens escriviu més|no m'envieu més|no ens envieu més|\
             deixeu d'enviar*|deixeu d'escriure*|no vull rebre més|no volem rebre més|\
             no desitgem rebre|doni'm de baixa|doni'ns de baixa|donin me de baixa|donin nos de baixa|\
             elimini'm de|elimini'ns de|eliminin me de|eliminin nos de|tregui'm de|tregui'ns de|\
             treguin me de|treguin nos de|esborri'm de|esborri'ns de|esborrin me|esborrin nos|\
             no m'escrigueu més|no ens escrigueu més|no m'escriguin més|no ens escriguin més|\
             no m'escrigui més|no ens escrigui més|no m'escriguis més|no ens escriguis més|\
             no m'enviïn més|no ens enviïn més|no m'enviï més|no ens enviï més|\
             no em contacteu més|no ens contacteu més|no em contactin més|no ens contactin més|\
             deixin d'enviar*|deixin d'escriure*|deixi d'enviar*|deixi d'escriure*",
            "me désinscrire|nous désinscrire|désinscrivez moi|désinscrivez nous|\
             désabonnez moi|désabonnez nous|me désabonner|nous désabonner|retirez moi|\
             retirez nous|retirer de votre liste|me retirer de|nous retirer de|\
             supprimez moi|supprimez nous|supprimer mon adresse|supprimez mon adresse|\
             retirez mon adresse|ne plus nous écrire|ne plus m'écrire|ne plus recevoir|ne plus me contacter|ne plus nous contacter|\
             ne me contactez plus|ne nous contactez plus|ne m'écrivez plus|\
             ne nous écrivez plus|cessez de m'écrire|cessez de nous écrire|\
             arrêtez de m'écrire|arrêtez de nous écrire|arrêtez de m'envoyer|\
             arrêtez de nous envoyer|cessez de m'envoyer|cessez de nous envoyer|\
             ne plus m'envoyer|ne plus nous envoyer|ne plus me solliciter|ne plus nous solliciter|\
             ne m'envoyez plus|ne nous envoyez plus|ne me sollicitez plus|ne nous sollicitez plus|\
             ne m'écris plus|ne nous écris plus",
            "aus ihrem verteiler|aus dem verteiler|aus eurem verteiler|von ihrem verteiler|\
             von ihrer liste|aus ihrer liste|von der liste|von eurer liste|von ihrer mailingliste|\
             mich abmelden|uns abmelden|melden sie mich ab|melden sie uns ab|\
             newsletter abbestellen|newsletter abmelden|keine weiteren mails|\
             keine weiteren e-mails|keine weiteren emails|keine weiteren nachrichten|\
             keine e-mails mehr|keine mails mehr|keine emails mehr|keine werbung mehr|\
             keine nachrichten mehr|nicht mehr kontaktieren|nicht mehr anschreiben|\
             nicht mehr zu kontaktieren|nicht mehr anzuschreiben|schreiben sie uns nicht mehr|\
             schreiben sie mir nicht mehr|kontaktieren sie uns nicht mehr|\
             kontaktieren sie mich nicht mehr|schreibt mir nicht mehr|schreibt uns nicht mehr|löschen sie meine daten|löschen sie unsere daten|\
             löschen sie meine adresse|löschen sie unsere adresse",
            "cancellatemi|cancellateci|cancellami|mi cancelli|ci cancelli|disiscrivermi|\
             disiscriverci|disiscrivetemi|disiscriveteci|disiscrivimi|rimuovetemi|rimuoveteci|\
             rimuovermi da*|rimuoverci da*|mi rimuova|ci rimuova|rimuovimi|toglietemi da*|\
             toglieteci da*|toglimi da*|mi tolga da*|ci tolga da*|togliermi da*|\
             cancellarmi da*|cancellarci da*|non scrivetemi più|non scriveteci più|\
             non contattatemi più|non contattateci più|non mi contatti più|non ci contatti più|\
             non voglio più ricevere|non vogliamo più ricevere|non desidero più ricevere|\
             non desideriamo ricevere|smettete di scriver*|smettete di inviar*|\
             annullare l'iscrizione|non mi scriva più|non ci scriva più|non mi scrivete più|\
             non ci scrivete più|non mi scrivere più|non ci scrivere più|non mi mandate più|\
             non mi mandi più|non mi invii più|non ci invii più",
            "remova me|remova nos|remover me|remover nos|removam me|removam nos|me remova|\
             nos remova|me removam|nos removam|retire me da*|retirem me da*|retirem nos da*|\
             retirar me da*|retirar nos da*|tirem me da*|tire me da*|me tire da*|nos tire da*|\
             me tirem da*|cancelar a subscrição|cancelar a minha subscrição|\
             cancelar a inscrição|cancelar minha inscrição|descadastrar|descadastre|descadastrem|descadastro|\
             não me enviem mais|não nos enviem mais|não me envie mais|não nos envie mais|\
             não me contacte mais|não nos contacte mais|não nos contactem mais|\
             não me contactem mais|não entrem mais em contato|parem de enviar|\
             parem de me enviar|parem de nos enviar|pare de me enviar|não quero receber mais|\
             não queremos receber mais|não quero mais receber|não queremos mais receber|\
             não desejo receber|não desejamos receber|não me escrevam mais|não nos escrevam mais|\
             não me escreva mais|não nos escreva mais|não me escrevas mais|não nos escrevas mais|\
             não me contactes mais|parem de escrever|parem de me escrever|parem de nos escrever",
            "لا تراسلني|لا تراسلنا|لا تراسلوني|لا تراسلونا|لا تكتب لي مرة|لا تكتبوا لنا مرة|\
             لا ترسل لي المزيد|لا ترسلوا لنا المزيد|لا ترسلوا لي المزيد|لا ترسلوا لنا رسائل|\
             لا تتواصل معي|لا تتواصلوا معنا|لا تتواصلوا معي|عدم مراسلتي|عدم مراسلتنا|\
             عدم التواصل معي|عدم التواصل معنا|عدم إرسال المزيد|التوقف عن مراسلتي|\
             التوقف عن مراسلتنا|توقف عن مراسلتي|توقفوا عن مراسلتي|توقفوا عن مراسلتنا|\
             توقفوا عن إرسال|التوقف عن إرسال|إلغاء الاشتراك|إلغاء اشتراكي|إلغاء اشتراكنا|\
             ألغوا اشتراكي|ألغوا اشتراكنا|إزالة بريدي|إزالة بريدنا|إزالة اسمي من|احذفوني من|\
             احذفونا من|احذفني من|أزيلوني من|أزيلونا من|لا أريد استلام|لا نريد استلام|\
             لا أرغب في استلام|لا نرغب في استلام|لا أريد تلقي|لا نريد تلقي|لا نرغب في تلقي|\
             لا أرغب في تلقي",
            "proszę nie pisać do mnie|proszę nie pisać do nas|proszę więcej nie pis*|więcej do mnie nie pis*|więcej do nas nie pis*|nie piszcie do mnie więcej|\
             nie piszcie więcej|proszę mnie wypisać|proszę nas wypisać|proszę o wypisanie|\
             wypiszcie mnie|wypiszcie nas|proszę mnie usunąć|proszę nas usunąć|\
             nie chcę otrzymywać|nie chcemy otrzymywać",
            "schrijf mij uit|schrijf me uit|schrijf ons uit|me uitschrijven|mij uitschrijven|ons uitschrijven|meld mij af|meld me af|\
             meld ons af|niet meer mailen|niet meer schrijven|geen mails meer|geen e-mails meer|\
             geen berichten meer|haal mij van|haal me van|haal ons van",
        ],
    ),
    (
        Kind::NotNow,
        &[
            "not right now|not now|not at the moment|not at this time|not at this moment|\
             not for now|maybe later|perhaps later|maybe next year|maybe next quarter|\
             bad time for us|not a good time|not the right time|isn't a good time|\
             not the best time|isn't the right time|not this year|not this quarter|\
             circle back in|check back in|get back to us in|get back to me in|\
             reach out again in|try us again in|contact us again in|write to us again in|\
             come back to us in",
            "ahora no|ahora mismo no|de momento no|por el momento no|por ahora no|\
             en este momento no|no en este momento|no es buen momento|no es un buen momento|\
             no es el momento|más adelante quizás|quizás más adelante|quizá más adelante|\
             tal vez más adelante|mejor más adelante|este año no|no por ahora|no por el momento|\
             en otro momento|escríbannos en|escríbenos en|vuelvan a escribirnos en|\
             vuelve a escribirnos en|nos escribes en|nos escribe en|nos escribís en",
            "ara no|ara mateix no|de moment no|per ara no|en aquest moment no|\
             no és bon moment|no és un bon moment|no és el moment|potser més endavant|\
             millor més endavant|més endavant potser|aquest any no|no de moment|no per ara|\
             en un altre moment|escriviu nos a|torneu a escriure'ns|ens escrius a|\
             ens escriviu a",
            "pas pour le moment|pas pour l'instant|pas maintenant|pas en ce moment|\
             pas actuellement|pas cette année|pas le bon moment|pour le moment non|\
             pour l'instant non|pas avant jan*|pas avant fev*|pas avant mars|pas avant avril|\
             pas avant mai|pas avant juin|pas avant juil*|pas avant aout|pas avant sept*|\
             pas avant oct*|pas avant nov*|pas avant dec*|pas avant l'an*|pas avant la rentree|\
             pas avant la fin|pas avant le printemps|pas avant l'automne|pas avant l'ete|\
             pas avant l'hiver|pas avant le prochain|pas avant plusieurs|pas avant quelques|\
             peut-être plus tard|plutôt plus tard|recontactez nous en|\
             recontactez moi en|revenez vers nous en|revenez vers moi en",
            "im moment nicht|momentan nicht|derzeit nicht|zurzeit nicht|zur zeit nicht|\
             aktuell nicht|gerade nicht|jetzt nicht|nicht jetzt|vorerst nicht|\
             im moment leider nicht|im moment kein*|derzeit kein*|momentan kein*|\
             aktuell kein*|zurzeit kein*|dieses jahr nicht|vielleicht später|\
             nicht der richtige zeitpunkt|kein guter zeitpunkt|erst im nächsten jahr|\
             melden sie sich im|melden sie sich wieder|melden sie sich in",
            "non ora|non adesso|non in questo momento|in questo momento no|al momento no|\
             al momento non|per ora no|per ora non|per il momento no|per il momento non|\
             adesso no|ora no|non è il momento|non è un buon momento|non è il momento giusto|\
             magari più avanti|forse più avanti|quest'anno no|ricontattateci a|\
             ci ricontatti a|risentiamoci a",
            "agora não|não agora|por agora não|por enquanto não|de momento não|no momento não|\
             neste momento não|não neste momento|não é um bom momento|não é bom momento|\
             não é o momento|talvez mais tarde|talvez mais para a frente|\
             talvez mais adiante|este ano não|não por agora|não de momento|noutra altura|\
             em outro momento|voltem a contactar nos em",
            "ليس الآن|ليس في الوقت الحالي|ليس في الوقت الحاضر|ليس حاليا|ليس هذا العام|ربما لاحقا|\
             ربما في وقت لاحق|ليس الوقت المناسب|الوقت غير مناسب",
        ],
    ),
    (
        Kind::ForNow,
        &[
            "right now|at the moment|at this time|at this moment|for now|this year|\
             this quarter|at present|currently",
            "de momento|por el momento|por ahora|ahora|ahora mismo|en este momento|\
             actualmente|este año",
            "de moment|per ara|ara|ara mateix|en aquest moment|actualment|aquest any",
            "pour le moment|pour l'instant|actuellement|en ce moment|cette année",
            "im moment|momentan|derzeit|zurzeit|zur zeit|aktuell|vorerst|dieses jahr|gerade",
            "al momento|per ora|per il momento|in questo momento|attualmente|adesso|\
             quest'anno",
            "de momento|no momento|por agora|por enquanto|neste momento|atualmente|agora|\
             este ano",
            "الآن|حاليا|في الوقت الحالي|في الوقت الحاضر|هذا العام",
        ],
    ),
    (
        Kind::NotInterested,
        &[
            "not interested|no longer interested|isn't interested|aren't interested|\
             wouldn't be interested|not be interested|have no interest|no interest in|\
             don't have any interest|no thanks|no thank you|not a fit|not a good fit|\
             not the right fit|isn't a fit|isn't a good fit|not for us|not for me|\
             isn't for us|we'll pass|i'll pass|we will pass|have no need|don't need this|\
             don't need it|don't need your|don't need any|not what we need|\
             not looking for this|we have to decline|i have to decline|must decline|\
             have decided not to|decided against",
            "no estoy interesad*|no estamos interesad*|no me interesa*|no nos interesa*|\
             no estaríamos interesad*|no tengo interés|no tenemos interés|sin interés|\
             no hay interés|no gracias|no nos encaja|no me encaja|no encaja|\
             no lo necesitamos|no lo necesito|no necesitamos|no es para nosotros|\
             no es lo que buscamos|preferimos no|no nos hace falta",
            "no estic interessa*|no estem interessa*|no hi estic interessa*|\
             no hi estem interessa*|no m'interessa*|no ens interessa*|no tinc interès|\
             no tenim interès|no gràcies|no ens encaixa|no m'encaixa|no encaixa|\
             no ho necessitem|no necessitem|no és per a nosaltres|no és el que busquem|\
             preferim no|no ens cal",
            "pas intéressé*|pas intéressant pour|ne m'intéresse pas|ne nous intéresse pas|\
             m'intéresse pas|nous intéresse pas|aucun intérêt|pas d'intérêt|sans intérêt pour|\
             non merci|pas besoin|ne correspond pas|nous ne donnerons pas suite|\
             je ne donnerai pas suite|pas donner suite",
            "nicht interessiert|nicht daran interessiert|kein interesse|keinerlei interesse|\
             kein bedarf|keinen bedarf|nein danke|nichts für uns|nicht für uns|\
             kommt für uns nicht in frage|kommt nicht in frage|nicht infrage|\
             brauchen wir nicht|benötigen wir nicht|passt nicht zu uns|passt leider nicht",
            "non sono interessat*|non siamo interessat*|non mi interessa*|non ci interessa*|\
             non c'è interesse|nessun interesse|non abbiamo interesse|non ho interesse|\
             no grazie|non fa per noi|non fa per me|non ne abbiamo bisogno|\
             non abbiamo bisogno|non ci serve|non è quello che cerchiamo",
            "não estou interessad*|não estamos interessad*|não me interessa*|não nos interessa*|\
             não tenho interesse|não temos interesse|sem interesse|não há interesse|\
             não obrigad*|não precisamos|não preciso|não é para nós|\
             não é o que procuramos|não se enquadra|não faz sentido para nós",
            "لسنا مهتمين|لست مهتما|لست مهتمة|غير مهتمين|غير مهتم|غير مهتمة|لا يهمنا|لا يهمني|\
             لا شكرا|لا نحتاج|لا أحتاج|لا يناسبنا|لا يناسبني|لا حاجة لنا",
        ],
    ),
    (
        Kind::Objection,
        &[
            "too expensive|too pricey|too costly|too dear for us|costs too much|is too much for us|\
             price is too high|prices are too high|out of our budget|beyond our budget|\
             over our budget|above our budget|over budget|not in our budget|not in the budget|\
             no budget for|can't afford|cannot afford",
            "demasiado caro|demasiado cara|demasiado caros|demasiado caras|muy caro|muy cara|\
             muy caros|muy caras|demasiado alto el precio|precio demasiado alto|\
             precio es demasiado alto|fuera de presupuesto|fuera de nuestro presupuesto|\
             se nos va de presupuesto|se sale de nuestro presupuesto|\
             no entra en nuestro presupuesto|no tenemos presupuesto|no podemos permitírnoslo|\
             no nos lo podemos permitir",
            "massa car|massa cara|massa cars|massa cares|molt car|molt cara|molt cars|molt cares|\
             preu massa alt|preu és massa alt|fora de pressupost|fora del nostre pressupost|\
             no entra en el nostre pressupost|no tenim pressupost|no ens ho podem permetre",
            "trop cher|trop chère|trop chers|trop chères|trop coûteux|trop coûteuse|hors budget|\
             hors de notre budget|dépasse notre budget|au-dessus de notre budget|\
             pas dans notre budget|prix trop élevé|prix trop élevés|prix est trop élevé",
            "zu teuer|zu kostspielig|sprengt unser budget|über unserem budget|\
             außerhalb unseres budgets|nicht im budget|kein budget|preis ist zu hoch|\
             preise sind zu hoch|können wir uns nicht leisten",
            "troppo caro|troppo cara|troppo cari|troppo care|troppo costoso|troppo costosa|\
             prezzo troppo alto|prezzo è troppo alto|fuori budget|fuori dal nostro budget|\
             non abbiamo budget|non possiamo permettercelo|non ce lo possiamo permettere",
            "demasiado caro|demasiado cara|caro demais|cara demais|caros demais|muito caro|\
             muito cara|muito caros|preço muito alto|preço é muito alto|preço demasiado alto|\
             fora do orçamento|fora do nosso orçamento|não temos orçamento|\
             não cabe no nosso orçamento",
            "غالي جدا|غال جدا|باهظ الثمن|باهظة الثمن|مكلف جدا|مكلفة جدا|السعر مرتفع|\
             الأسعار مرتفعة|السعر غال|خارج ميزانيتنا|فوق ميزانيتنا|لا نملك الميزانية",
        ],
    ),
    (
        Kind::Interested,
        &[
            "i am interested|i'm interested|we are interested|we're interested|\
             i would be interested|i'd be interested|we would be interested|\
             we'd be interested|sounds interesting|sounds great|sounds good|looks interesting|\
             this interests us|i would love to|i'd love to|we would love to|we'd love to|\
             count me in|count us in|would like a demo|would like to see a demo|\
             like to see a demo|like to book a demo|tell me more|tell us more|\
             like to know more|like to learn more|love to hear more|keen to|yes please|works for me|works for us|suits me|suits us|send me the prices|\
             send us the prices|send me your prices|send us your prices|send me a quote|\
             send us a quote|send me more information|send us more information",
            "me interesa*|nos interesa*|me interesaría|nos interesaría|estoy interesad*|\
             estamos interesad*|estaría interesad*|estaríamos interesad*|suena bien|\
             suena interesante|me encantaría|nos encantaría|me gustaría saber más|\
             nos gustaría saber más|queremos saber más|quiero saber más|\
             nos gustaría ver una demo*|me gustaría ver una demo*|me va bien|nos va bien|me parece bien|\
             nos parece bien|sí por favor|envíame los precios|envíeme los precios|\
             envíenos los precios|envíanos los precios|mándame los precios|mándanos los precios|\
             pásame los precios|pásanos los precios",
            "m'interessa*|ens interessa*|estic interessa*|estem interessa*|\
             hi estic interessa*|hi estem interessa*|estaria interessa*|estaríem interessa*|\
             sona bé|sona interessant|m'encantaria|ens encantaria|m'agradaria saber més|\
             ens agradaria saber més|volem saber més|vull saber més|\
             ens agradaria veure una demo*|m'agradaria veure una demo*|em va bé|ens va bé|em sembla bé|\
             ens sembla bé|sí si us plau|envia'm els preus|envieu-me els preus|envieu-nos els preus|\
             passa'm els preus|passeu-nos els preus",
            "suis intéressé*|sommes intéressé*|serais intéressé*|serions intéressé*|\
             cela m'intéresse|cela nous intéresse|ça m'intéresse|ça nous intéresse|\
             m'intéresse beaucoup|nous intéresse beaucoup|m'intéresse|nous intéresse|\
             m'intéresserait|nous intéresserait|avec plaisir|très intéressant|\
             en savoir plus|volontiers pour|me convient|nous convient|oui volontiers|oui s'il vous plaît|\
             envoyez-moi vos tarifs|envoyez-nous vos tarifs|envoyez-moi les tarifs|\
             envoyez-nous les tarifs",
            "bin interessiert|sind interessiert|wären interessiert|wäre interessiert|\
             bin daran interessiert|sind daran interessiert|wir haben interesse|ich habe interesse|haben interesse|\
             habe interesse|hätten interesse|hätte interesse|klingt interessant|klingt gut|\
             hört sich gut an|hört sich interessant an|interessiert uns|interessiert mich|\
             würden gerne mehr|würde gerne mehr|gerne mehr erfahren|gern mehr erfahren|ja bitte|ja gerne|passt mir gut|passt uns gut|\
             schicken sie mir die preise|schicken sie uns die preise|senden sie mir die preise|\
             senden sie uns die preise",
            "mi interessa*|ci interessa*|sono interessat*|siamo interessat*|\
             sarei interessat*|saremmo interessat*|mi piacerebbe|ci piacerebbe|\
             vorrei saperne di più|vorremmo saperne di più|sembra interessante|\
             molto volentieri|mi va bene|ci va bene|per me va bene|per noi va bene|sì grazie|\
             mandatemi i prezzi|mandateci i prezzi|mi mandi i prezzi|ci mandi i prezzi",
            "estou interessad*|estamos interessad*|estaria interessad*|estaríamos interessad*|\
             tenho interesse|temos interesse|teria interesse|teríamos interesse|\
             me interessa*|nos interessa*|interessa-me|interessa-nos|parece interessante|\
             gostaria de saber mais|gostaríamos de saber mais|quero saber mais|\
             queremos saber mais|sim por favor|por mim está bem|por mim tudo bem|\
             envie-me os preços|envie-nos os preços|envia-me os preços|mande-me os preços",
            "نحن مهتمون|نحن مهتمين|نحن مهتمات|أنا مهتم|أنا مهتمة|مهتمون ب*|مهتمون جدا|يهمنا|\
             يهمني|نود معرفة المزيد|أود معرفة المزيد|نريد معرفة المزيد|أريد معرفة المزيد|\
             نرغب في معرفة المزيد|يناسبني|يناسبنا|نعم من فضلك|نعم من فضلكم|أرسلوا لنا الأسعار|\
             أرسل لنا الأسعار|أرسل لي الأسعار|أرسلوا لي الأسعار|يسعدنا ذلك|يبدو رائعا|\
             يبدو جيدا",
        ],
    ),
    (
        Kind::Pleasantry,
        &[
            "how are you|how are things|how is it going|how's it going|how do you do",
            "qué tal|cómo estás|cómo está|cómo estáis|cómo va todo|cómo te va",
            "com va|com estàs|com esteu|com està|com anem",
            "comment allez vous|comment vas tu|comment ça va|ça va",
            "wie geht es ihnen|wie geht es dir|wie geht's|wie gehts",
            "come sta|come stai|come state|come va",
            "como vai|como está|como estás|tudo bem",
        ],
    ),
];
