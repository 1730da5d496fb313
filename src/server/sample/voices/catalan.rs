use super::{Lines, Voice};

pub(super) const VOICE: Voice = Voice {
    language: "ca",
    country: "Spain",
    calling_code: "+34",
    called: "{kind} {name}",
    and: " i ",
    kinds: &[
        ("Forn", "fleca"),
        ("Llibreria", "llibreria"),
        ("Celler", "celler"),
        ("Pastisseria", "pastisseria"),
        ("Impremta", "impremta"),
        ("Formatgeria", "formatgeria"),
    ],
    names: &[
        "Vell", "Puig", "Soler", "Roca", "Serra", "Vidal", "Ferrer", "Casals", "Pujol", "Bosch",
        "Camps", "Riera", "Oliveras", "Torrent",
    ],
    cities: &[
        "Girona", "Vic", "Olot", "Figueres", "Manresa", "Reus", "Lleida", "Mataró",
    ],
    first_names: &[
        "Marta",
        "Jordi",
        "Núria",
        "Pere",
        "Montserrat",
        "Oriol",
        "Laia",
        "Arnau",
    ],
    last_names: &[
        "Puig", "Soler", "Vila", "Ferrer", "Casas", "Roca", "Pla", "Sala",
    ],
    titles: &[
        "Propietària",
        "Gerent",
        "Encarregat",
        "Responsable de compres",
    ],
    lines: Lines {
        subject_orders: &[
            "Les comandes de {account}",
            "Menys papers els dissabtes al matí",
        ],
        subject_bags: &[
            "Bosses amb el nom de {account}",
            "Bosses de paper a partir de 500 unitats",
        ],
        subject_reply: &["Re: el nostre missatge"],
        open_orders: &[
            "Bon dia, {name},\n\nmoltes botigues com {account} encara apunten les comandes en \
             papers, i el dissabte al matí sempre en falta un. {product} guarda totes les comandes \
             en una sola llista: les del taulell, les del telèfon i les del web. Es posa en marxa en \
             una tarda.\n\nTindríeu vint minuts la setmana vinent perquè us ho ensenyi amb les \
             vostres comandes?\n\nSalutacions cordials\n{sender}",
            "Bon dia, {name},\n\ntruca un client de tota la vida, vol el mateix de l'última vegada i \
             ningú no recorda què era. {product} sí. Costa 59 € al mes, el primer mes és gratuït i \
             podeu plegar quan vulgueu.\n\nUs puc enviar un vídeo curt de com queda en una botiga \
             com la vostra?\n\nAtentament\n{sender}",
            "Benvolgut/da {name},\n\nla setmana passada vaig passar per davant de {account} i vaig \
             veure la cua. Fem {product}, un llibre de comandes per a botigues petites: la comanda \
             s'entra un cop i tothom darrere el taulell veu la mateixa llista.\n\nSi us sembla útil, \
             us vinc a veure amb molt de gust.\n\n{sender}",
        ],
        open_bags: &[
            "Bon dia, {name},\n\nels vostres clients passegen la bossa per mig poble. Amb {product} \
             hi portarà el nom de {account}: paper reciclat, tinta a l'aigua, a partir de 500 \
             unitats i entrega en dues setmanes.\n\nUs n'envio tres mostres sense cap \
             cost?\n\nSalutacions\n{sender}",
            "Bon dia, {name},\n\nimprimim bosses i capses per a botigues que no en necessiten deu \
             mil. Amb el vostre logotip en tenim prou per enviar una proposta per a {account} en un \
             dia.\n\nUs sembla bé?\n\n{sender}",
        ],
        open_short: &[
            "Hola {name}, soc {sender}. Fem {product} per a botigues com {account}. Us ho puc \
             ensenyar en deu minuts?",
            "Hola {name}! He vist el vostre aparador i he pensat en {product}. Sou la persona \
             indicada per parlar-ne?",
        ],
        call: &[
            "Trucada amb {name}: he explicat {product} per sobre. Cal enviar l'oferta per escrit, \
             decidiran després del cap de setmana.",
        ],
        follow_up: &[
            "Bon dia, {name},\n\nuna pregunta curta: us va arribar el meu missatge sobre {product}? \
             Si ara no us va bé, amb una paraula n'hi ha prou i no us molestaré més.\n\n{sender}",
            "Bon dia, {name},\n\nuna fleca del vostre barri fa un mes que treballa amb {product} i \
             s'estalvia una hora cada dia. Us explico com ho fan quan vulgueu.\n\n{sender}",
        ],
        offer: &[
            "Bon dia, {name},\n\ngràcies per preguntar. Us ho poso tot junt:\n\n- Una botiga: 59 € al \
             mes. Cada botiga més: 29 €.\n- El primer mes és gratuït, sense targeta.\n- Us passem la \
             llista de clients i la de preus sense cap cost.\n- Podeu plegar a final de qualsevol \
             mes. Les dades són vostres i us les endueu en un full de càlcul.\n\nLa formació són dues \
             hores, a la botiga, quan hi hagi calma. Si alguna cosa no funciona, truqueu i us atén \
             una persona.\n\nQuedem dimarts vinent a les 9.30?\n\nSalutacions cordials\n{sender}",
            "Bon dia, {name},\n\nper a {account} us proposaria el paquet petit: 59 € al mes, tot \
             inclòs, el primer mes gratuït. Us adjunto les condicions. Pregunteu-me el que no quedi \
             clar.\n\n{sender}",
        ],
        agree_time: &[
            "Dimarts a les 9.30 ens va molt bé. Ho porto tot jo, només necessiteu una taula. Fins \
             aleshores!\n\n{sender}",
        ],
        answer_doubt: &[
            "Us entenc perfectament, {name}. Per això el primer mes no costa res i els papers es \
             queden al costat: podeu tornar enrere qualsevol dia. Dos clients nostres pensaven igual \
             i us ho explicaran encantats. Us hi poso en contacte?\n\n{sender}",
        ],
        until_later: &[
            "Gràcies per la resposta tan clara, {name}. Us tornaré a escriure la temporada vinent i \
             fins llavors us deixo tranquils. Bones vendes!\n\n{sender}",
        ],
        sorry: &[
            "Gràcies per avisar-me. Ho he apuntat i no us escriuré més. Molta sort a \
             {account}.\n\n{sender}",
        ],
        interested: &[
            "Gràcies pel missatge. Ens agradaria veure una demostració, però només podem els \
             dimarts.",
            "Sona interessant. Podríeu passar per aquí? Millor al matí, abans de les deu.",
            "Arribeu en bon moment, justament en parlàvem. Envieu-me els detalls i ho comentaré amb \
             la meva sòcia.",
        ],
        question: &[
            "Quin preu té per a dues botigues? I funciona quan no hi ha internet?",
            "Podem conservar el número de telèfon i la caixa? Ho vam canviar tot fa dos anys i no hi \
             volem tornar a passar.",
        ],
        objection: &[
            "La veritat, 59 € al mes és molt per a nosaltres. Els papers no costen res.",
            "Ja vam provar una cosa així i al cap de dues setmanes no la feia servir ningú.",
        ],
        not_now: &[
            "Ara no, sisplau. Estem en plena temporada. Torneu a escriure a la primavera.",
            "Estem fent obres a la botiga. Potser d'aquí a tres mesos.",
        ],
        not_interested: &["Gràcies, però estem contents amb el que tenim. No ens interessa."],
        out_of_office: &[
            "Soc fora fins al dia 14 i llegiré el vostre missatge quan torni. Si és urgent, truqueu \
             a la botiga.",
        ],
        wrong_person: &["No soc jo qui ho decideix. Aquí només porto la comptabilitat."],
        referral: &[
            "De les compres se n'ocupa la meva germana. Escriviu-li, ja ho espera: és a la botiga \
             cada dia menys dilluns.",
        ],
        unsubscribe: &["Traieu-nos de la llista i no ens escriviu més, sisplau."],
        auto_reply: &[
            "Gràcies pel vostre missatge. L'hem rebut i us respondrem en tres dies laborables. \
             Aquest és un missatge automàtic.",
        ],
        agreed: &[
            "D'acord, ens veiem dimarts a les 9.30. Truqueu a la porta del costat.",
            "Sí, gràcies! Comencem amb el primer mes. Què us hem de passar?",
        ],
        wrote_first: &[
            "Bon dia, un company del gremi de forners ens ha parlat de vosaltres. Tenim dues botigues \
             i unes vuitanta comandes al dia. Ens podríeu dir què costaria {product}?",
        ],
        thanks: &[
            "Gràcies, això ajuda!",
            "Rebut, gràcies. La setmana vinent us dic alguna cosa.",
        ],
    },
};
