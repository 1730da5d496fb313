use super::{Lines, Voice};

pub(super) const VOICE: Voice = Voice {
    language: "de",
    country: "Germany",
    calling_code: "+49",
    called: "{kind} {name}",
    and: " & ",
    kinds: &[
        ("Bäckerei", "Bäckerei"),
        ("Buchhandlung", "Buchhandlung"),
        ("Kaffeerösterei", "Kaffeerösterei"),
        ("Druckerei", "Druckerei"),
        ("Weinhandlung", "Weinhandlung"),
        ("Gärtnerei", "Gärtnerei"),
    ],
    names: &[
        "Nord",
        "Grünwald",
        "Krüger",
        "Hofmann",
        "Sommer",
        "Lindenhof",
        "Vogt",
        "Bergmann",
        "Schäfer",
        "Weiß",
        "Am Markt",
        "Brandt",
        "Köhler",
        "Falkenberg",
    ],
    cities: &[
        "Görlitz",
        "Lübeck",
        "Freiburg",
        "Kassel",
        "Würzburg",
        "Jena",
        "Flensburg",
        "Ulm",
    ],
    first_names: &[
        "Anke", "Jürgen", "Sören", "Heike", "Björn", "Uta", "Matthias", "Käthe",
    ],
    last_names: &[
        "Krüger",
        "Vogt",
        "Weiß",
        "Schröder",
        "Hofmann",
        "Köhler",
        "Lange",
        "Jäger",
    ],
    titles: &["Inhaberin", "Geschäftsführer", "Einkauf", "Filialleitung"],
    lines: Lines {
        subject_orders: &[
            "Bestellungen bei {account}",
            "Weniger Zettel am Samstagmorgen",
        ],
        subject_bags: &["Tüten mit dem Namen {account}", "Papiertüten ab 500 Stück"],
        subject_reply: &["Re: unsere Nachricht"],
        open_orders: &[
            "Guten Tag {name},\n\nviele Läden wie {account} schreiben Bestellungen noch auf Zettel, \
             und am Samstagmorgen fehlt immer einer. {product} hält alle Bestellungen in einer \
             Liste: von der Theke, vom Telefon und aus dem Netz. Eingerichtet ist es an einem \
             Nachmittag.\n\nHätten Sie nächste Woche zwanzig Minuten, damit ich es Ihnen mit Ihren \
             eigenen Bestellungen zeigen kann?\n\nMit freundlichen Grüßen\n{sender}",
            "Guten Tag {name},\n\nein Stammkunde ruft an, möchte dasselbe wie beim letzten Mal, und \
             niemand weiß mehr, was das war. {product} weiß es. Es kostet 59 € im Monat, der erste \
             Monat ist frei, und Sie können jederzeit aufhören.\n\nDarf ich Ihnen ein kurzes Video \
             schicken, wie das in einem Laden wie Ihrem aussieht?\n\nBeste Grüße\n{sender}",
            "Hallo {name},\n\nletzte Woche bin ich an {account} vorbeigekommen und habe die Schlange \
             gesehen. Wir machen {product}, ein Bestellbuch für kleine Läden: Eine Bestellung wird \
             einmal aufgenommen, und alle hinter der Theke sehen dieselbe Liste.\n\nWenn das \
             nützlich klingt, komme ich gern vorbei.\n\n{sender}",
        ],
        open_bags: &[
            "Guten Tag {name},\n\nIhre Kunden tragen Ihre Tüte durch die halbe Stadt. Mit {product} \
             steht {account} darauf: Recyclingpapier, Farbe auf Wasserbasis, ab 500 Stück, geliefert \
             innerhalb von zwei Wochen.\n\nSoll ich Ihnen drei Muster kostenlos schicken?\n\nBeste \
             Grüße\n{sender}",
            "Guten Tag {name},\n\nwir bedrucken Tüten und Schachteln für Läden, die keine \
             zehntausend davon brauchen. Ihr Logo genügt uns, und Sie haben innerhalb eines Tages \
             einen Vorschlag für {account}.\n\nDarf ich?\n\n{sender}",
        ],
        open_short: &[
            "Hallo {name}, hier ist {sender}. Wir machen {product} für Läden wie {account}. Darf ich \
             es Ihnen in zehn Minuten zeigen?",
            "Hallo {name}! Ich habe Ihr Schaufenster gesehen und an {product} gedacht. Sind Sie dafür \
             die richtige Ansprechperson?",
        ],
        call: &[
            "Telefonat mit {name}: {product} kurz erklärt. Angebot soll schriftlich kommen, \
             Entscheidung nach dem Wochenende.",
        ],
        follow_up: &[
            "Guten Tag {name},\n\nnur eine kurze Frage: Ist meine Nachricht zu {product} angekommen? \
             Wenn es gerade nicht passt, genügt ein Wort, und ich störe nicht weiter.\n\n{sender}",
            "Guten Tag {name},\n\neine Bäckerei in Ihrer Nähe arbeitet seit einem Monat mit {product} \
             und spart eine Stunde am Tag. Ich erzähle Ihnen gern, wie.\n\n{sender}",
        ],
        offer: &[
            "Guten Tag {name},\n\ndanke für die Nachfrage. Hier steht alles beisammen:\n\n- Ein \
             Laden: 59 € im Monat. Jeder weitere Laden: 29 €.\n- Der erste Monat ist frei, ohne \
             Karte.\n- Ihre Kunden- und Preisliste übernehmen wir kostenlos.\n- Sie können zum Ende \
             jedes Monats aufhören. Ihre Daten nehmen Sie als Tabelle mit.\n\nDie Einweisung dauert \
             zwei Stunden, bei Ihnen im Laden, wenn es ruhig ist. Wenn etwas nicht geht, rufen Sie \
             an und sprechen mit einem Menschen.\n\nSagen wir nächsten Dienstag um 9:30 \
             Uhr?\n\nMit freundlichen Grüßen\n{sender}",
            "Guten Tag {name},\n\nfür {account} würde ich das kleine Paket vorschlagen: 59 € im \
             Monat, alles inbegriffen, der erste Monat frei. Die Bedingungen habe ich angehängt. \
             Fragen Sie gern, wenn etwas unklar ist.\n\n{sender}",
        ],
        agree_time: &[
            "Dienstag um 9:30 Uhr passt uns gut. Ich bringe alles mit, Sie brauchen nur einen Tisch. \
             Bis dann!\n\n{sender}",
        ],
        answer_doubt: &[
            "Das verstehe ich gut, {name}. Deshalb kostet der erste Monat nichts, und die Zettel \
             bleiben daneben liegen: Sie können an jedem Tag zurück. Zwei unserer Kunden dachten \
             genauso und erzählen Ihnen gern davon. Soll ich den Kontakt herstellen?\n\n{sender}",
        ],
        until_later: &[
            "Danke für die klare Antwort, {name}. Ich melde mich zur neuen Saison wieder und lasse \
             Sie bis dahin in Ruhe. Gute Geschäfte!\n\n{sender}",
        ],
        sorry: &[
            "Danke für den Hinweis. Ich habe es vermerkt und schreibe nicht mehr. Alles Gute für \
             {account}.\n\n{sender}",
        ],
        interested: &[
            "Danke für die Nachricht. Wir würden gern eine Vorführung sehen, können aber nur \
             dienstags.",
            "Das klingt interessant. Könnten Sie vorbeikommen? Am besten morgens vor zehn.",
            "Das passt gut, wir haben gerade darüber gesprochen. Schicken Sie mir bitte die \
             Einzelheiten, ich bespreche es mit meiner Partnerin.",
        ],
        question: &[
            "Was kostet es für zwei Läden? Und geht es auch, wenn das Internet ausfällt?",
            "Können wir unsere Telefonnummer und unsere Kasse behalten? Wir haben vor zwei Jahren \
             alles umgestellt und wollen das nicht noch einmal.",
        ],
        objection: &[
            "Ehrlich gesagt sind 59 € im Monat viel für uns. Die Zettel kosten nichts.",
            "So etwas hatten wir schon einmal, und nach zwei Wochen hat es keiner mehr benutzt.",
        ],
        not_now: &[
            "Danke, aber im Moment nicht. Wir sind mitten in der Saison. Melden Sie sich im Frühjahr.",
            "Wir bauen gerade um. Vielleicht in drei Monaten.",
        ],
        not_interested: &["Danke, aber wir sind zufrieden mit dem, was wir haben. Kein Interesse."],
        out_of_office: &[
            "Ich bin bis zum 14. nicht im Haus und lese Ihre Nachricht nach meiner Rückkehr. In \
             dringenden Fällen rufen Sie bitte im Laden an.",
        ],
        wrong_person: &["Das entscheide nicht ich. Ich mache hier nur die Buchhaltung."],
        referral: &[
            "Um den Einkauf kümmert sich meine Schwester. Schreiben Sie ihr, sie weiß Bescheid: Sie \
             ist außer montags jeden Tag im Laden.",
        ],
        unsubscribe: &["Bitte streichen Sie uns von Ihrer Liste und schreiben Sie uns nicht mehr."],
        auto_reply: &[
            "Vielen Dank für Ihre Nachricht. Sie ist bei uns eingegangen, wir antworten innerhalb von \
             drei Werktagen. Dies ist eine automatische Nachricht.",
        ],
        agreed: &[
            "Einverstanden, bis Dienstag um 9:30 Uhr. Bitte an der Seitentür klingeln.",
            "Ja, danke! Fangen wir mit dem ersten Monat an. Was brauchen Sie von uns?",
        ],
        wrote_first: &[
            "Guten Morgen, ein Kollege aus der Bäckerinnung hat Sie uns empfohlen. Wir haben zwei \
             Läden und etwa achtzig Bestellungen am Tag. Könnten Sie uns sagen, was {product} kosten \
             würde?",
        ],
        thanks: &[
            "Danke, das hilft!",
            "Ist angekommen, danke. Ich melde mich nächste Woche.",
        ],
    },
};
