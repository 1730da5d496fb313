use super::{Lines, Voice};

pub(super) const VOICE: Voice = Voice {
    language: "it",
    country: "Italy",
    calling_code: "+39",
    called: "{kind} {name}",
    and: " e ",
    kinds: &[
        ("Panificio", "panificio"),
        ("Libreria", "libreria"),
        ("Enoteca", "enoteca"),
        ("Tipografia", "tipografia"),
        ("Pasticceria", "pasticceria"),
        ("Torrefazione", "torrefazione"),
    ],
    names: &[
        "San Lorenzo",
        "Bianchi",
        "del Corso",
        "Ferrari",
        "Conti",
        "Marchetti",
        "al Ponte",
        "Rinaldi",
        "Galli",
        "della Piazza",
        "Moretti",
        "Fontana",
        "Santoro",
        "Villa",
    ],
    cities: &[
        "Lucca", "Trento", "Parma", "Lecce", "Udine", "Modena", "Siena", "Cuneo",
    ],
    first_names: &[
        "Giulia", "Niccolò", "Chiara", "Matteo", "Elena", "Davide", "Ilaria", "Pietro",
    ],
    last_names: &[
        "Bianchi", "Conti", "Rinaldi", "Galli", "Fontana", "Moretti", "Greco", "Serra",
    ],
    titles: &["Titolare", "Responsabile acquisti", "Direttrice", "Socio"],
    lines: Lines {
        subject_orders: &[
            "Gli ordini da {account}",
            "Meno foglietti il sabato mattina",
        ],
        subject_bags: &[
            "Sacchetti con il nome {account}",
            "Sacchetti di carta da 500 pezzi",
        ],
        subject_reply: &["Re: il nostro messaggio"],
        open_orders: &[
            "Buongiorno {name},\n\nmolti negozi come {account} segnano ancora gli ordini sui \
             foglietti, e il sabato mattina ne manca sempre uno. {product} tiene tutti gli ordini in \
             un solo elenco: quelli del banco, del telefono e del sito. Si avvia in un \
             pomeriggio.\n\nAvrebbe venti minuti la prossima settimana perché glielo mostri con i \
             Suoi ordini?\n\nCordiali saluti\n{sender}",
            "Buongiorno {name},\n\nchiama un cliente abituale, vuole la stessa cosa dell'ultima volta \
             e nessuno ricorda che cosa fosse. {product} sì. Costa 59 € al mese, il primo mese è \
             gratuito e si può smettere quando si vuole.\n\nPosso mandarLe un breve video di come \
             funziona in un negozio come il Suo?\n\nUn saluto\n{sender}",
            "Buongiorno {name},\n\nla settimana scorsa sono passato davanti a {account} e ho visto la \
             fila. Facciamo {product}, un registro degli ordini per piccoli negozi: l'ordine si \
             scrive una volta e tutti dietro il banco vedono lo stesso elenco.\n\nSe Le sembra \
             utile, passo volentieri.\n\n{sender}",
        ],
        open_bags: &[
            "Buongiorno {name},\n\ni Suoi clienti portano il sacchetto in giro per mezza città. Con \
             {product} porterà il nome {account}: carta riciclata, inchiostro ad acqua, da 500 \
             pezzi, consegna in due settimane.\n\nLe mando tre campioni senza spese?\n\nCordiali \
             saluti\n{sender}",
            "Buongiorno {name},\n\nstampiamo sacchetti e scatole per negozi a cui non ne servono \
             diecimila. Ci basta il Suo logo per inviare una proposta a {account} in un \
             giorno.\n\nPosso?\n\n{sender}",
        ],
        open_short: &[
            "Buongiorno {name}, sono {sender}. Facciamo {product} per negozi come {account}. Posso \
             mostrarglielo in dieci minuti?",
            "Salve {name}! Ho visto la Sua vetrina e ho pensato a {product}. È Lei la persona giusta \
             a cui scrivere?",
        ],
        call: &[
            "Telefonata con {name}: spiegato {product} in breve. Mandare l'offerta per iscritto, \
             decidono dopo il fine settimana.",
        ],
        follow_up: &[
            "Buongiorno {name},\n\nsolo una domanda: ha ricevuto il mio messaggio su {product}? Se \
             ora non è il momento, basta una parola e non disturbo più.\n\n{sender}",
            "Buongiorno {name},\n\nun panificio della Sua zona lavora con {product} da un mese e \
             risparmia un'ora al giorno. Le racconto volentieri come.\n\n{sender}",
        ],
        offer: &[
            "Buongiorno {name},\n\ngrazie della domanda. Ecco tutto insieme:\n\n- Un negozio: 59 € al \
             mese. Ogni altro negozio: 29 €.\n- Il primo mese è gratuito, senza carta.\n- Importiamo \
             noi l'elenco dei clienti e il listino, senza spese.\n- Si può smettere alla fine di \
             ogni mese. I dati sono Suoi e li porta via in un foglio di calcolo.\n\nLa formazione \
             dura due ore, nel Suo negozio, quando c'è calma. Se qualcosa non va, telefona e Le \
             risponde una persona.\n\nFacciamo martedì prossimo alle 9.30?\n\nCordiali \
             saluti\n{sender}",
            "Buongiorno {name},\n\nper {account} proporrei il pacchetto piccolo: 59 € al mese, tutto \
             compreso, primo mese gratuito. Allego le condizioni. Chieda pure se qualcosa non è \
             chiaro.\n\n{sender}",
        ],
        agree_time: &[
            "Martedì alle 9.30 va benissimo. Porto tutto io, a Lei serve solo un tavolo. A \
             martedì!\n\n{sender}",
        ],
        answer_doubt: &[
            "La capisco bene, {name}. Per questo il primo mese non costa nulla e i foglietti restano \
             accanto: può tornare indietro in qualsiasi giorno. Due nostri clienti la pensavano allo \
             stesso modo e gliene parleranno volentieri. La metto in contatto?\n\n{sender}",
        ],
        until_later: &[
            "Grazie della risposta chiara, {name}. Mi rifaccio vivo con la nuova stagione e fino ad \
             allora La lascio tranquilla. Buon lavoro!\n\n{sender}",
        ],
        sorry: &[
            "Grazie di avermelo detto. Ho preso nota e non scriverò più. Tanti auguri a \
             {account}.\n\n{sender}",
        ],
        interested: &[
            "Grazie del messaggio. Ci piacerebbe vedere una dimostrazione, ma possiamo solo il \
             martedì.",
            "Sembra interessante. Potrebbe passare? Meglio la mattina prima delle dieci.",
            "Arriva al momento giusto, ne stavamo parlando. Mi mandi i dettagli e ne discuto con la \
             mia socia.",
        ],
        question: &[
            "Quanto costa per due negozi? E funziona quando manca internet?",
            "Possiamo tenere il numero di telefono e la cassa? Due anni fa abbiamo cambiato tutto e \
             non vogliamo ricominciare.",
        ],
        objection: &[
            "Sinceramente, 59 € al mese sono tanti per noi. I foglietti non costano nulla.",
            "Abbiamo già provato una cosa del genere e dopo due settimane non la usava più nessuno.",
        ],
        not_now: &[
            "Adesso no, per favore. Siamo in piena stagione. Ci riscriva in primavera.",
            "In questo momento stiamo ristrutturando. Forse tra tre mesi.",
        ],
        not_interested: &["Grazie, ma siamo contenti di quello che abbiamo. Non ci interessa."],
        out_of_office: &[
            "Sono fuori sede fino al 14 e leggerò il Suo messaggio al mio ritorno. Per urgenze, \
             telefonare in negozio.",
        ],
        wrong_person: &["Non sono io a decidere. Qui mi occupo solo della contabilità."],
        referral: &[
            "Degli acquisti si occupa mia sorella. Le scriva, è informata: è in negozio tutti i \
             giorni tranne il lunedì.",
        ],
        unsubscribe: &["Toglieteci dal vostro elenco e non scriveteci più, per favore."],
        auto_reply: &[
            "Grazie del messaggio. Lo abbiamo ricevuto e risponderemo entro tre giorni lavorativi. \
             Questo è un messaggio automatico.",
        ],
        agreed: &[
            "D'accordo, a martedì alle 9.30. Suoni alla porta laterale.",
            "Sì, grazie! Cominciamo con il primo mese. Di che cosa ha bisogno da noi?",
        ],
        wrote_first: &[
            "Buongiorno, un collega dell'associazione panificatori ci ha parlato di voi. Abbiamo due \
             negozi e circa ottanta ordini al giorno. Potreste dirci quanto costerebbe {product}?",
        ],
        thanks: &[
            "Grazie, è utile!",
            "Ricevuto, grazie. Mi faccio sentire la prossima settimana.",
        ],
    },
};
