use super::{Lines, Voice};

pub(super) const VOICE: Voice = Voice {
    language: "pl",
    country: "Poland",
    calling_code: "+48",
    called: "{kind} {name}",
    and: " i ",
    kinds: &[
        ("Piekarnia", "piekarnia"),
        ("Księgarnia", "księgarnia"),
        ("Palarnia Kawy", "palarnia kawy"),
        ("Drukarnia", "drukarnia"),
        ("Cukiernia", "cukiernia"),
        ("Kwiaciarnia", "kwiaciarnia"),
    ],
    names: &[
        "Zielona",
        "Nowak",
        "Pod Lipą",
        "Słoneczna",
        "Wójcik",
        "Zamkowa",
        "Kowalczyk",
        "Nad Wisłą",
        "Mazur",
        "Stara",
        "Krawczyk",
        "Różana",
        "Jabłońska",
        "Dąbrowa",
    ],
    cities: &[
        "Lublin",
        "Gdynia",
        "Łódź",
        "Toruń",
        "Rzeszów",
        "Opole",
        "Białystok",
        "Poznań",
    ],
    first_names: &[
        "Agnieszka",
        "Łukasz",
        "Zofia",
        "Paweł",
        "Małgorzata",
        "Michał",
        "Ewa",
        "Tomasz",
    ],
    last_names: &[
        "Nowak", "Wójcik", "Mazur", "Krawczyk", "Wróbel", "Zając", "Sikora", "Baran",
    ],
    titles: &["Kierownik", "Dział zakupów", "Dyrektor", "Sprzedaż"],
    lines: Lines {
        subject_orders: &[
            "Zamówienia w {account}",
            "Mniej karteczek w sobotni poranek",
        ],
        subject_bags: &["Torby z nazwą {account}", "Torby papierowe od 500 sztuk"],
        subject_reply: &["Re: nasza wiadomość"],
        open_orders: &[
            "Dzień dobry,\n\nwiele sklepów takich jak {account} wciąż zapisuje zamówienia na \
             karteczkach, a w sobotę rano zawsze którejś brakuje. {product} trzyma wszystkie \
             zamówienia na jednej liście: z lady, z telefonu i z internetu. Uruchomienie zajmuje \
             jedno popołudnie.\n\nCzy w przyszłym tygodniu znalazłoby się dwadzieścia minut, żebym \
             pokazał to na Państwa zamówieniach?\n\nZ poważaniem\n{sender}",
            "Dzień dobry,\n\ndzwoni stały klient, chce to samo co ostatnio, i nikt nie pamięta, co to \
             było. {product} pamięta. Kosztuje 59 € miesięcznie, pierwszy miesiąc jest bezpłatny, a \
             zrezygnować można w każdej chwili.\n\nCzy mogę przesłać krótki film o tym, jak to \
             wygląda w sklepie takim jak Państwa?\n\nPozdrawiam\n{sender}",
            "Dzień dobry,\n\nw zeszłym tygodniu przechodziłem obok {account} i widziałem kolejkę. \
             Robimy {product}, książkę zamówień dla małych sklepów: zamówienie wpisuje się raz, a \
             wszyscy za ladą widzą tę samą listę.\n\nJeśli brzmi to przydatnie, chętnie \
             zajrzę.\n\n{sender}",
        ],
        open_bags: &[
            "Dzień dobry,\n\nPaństwa klienci noszą torbę po całym mieście. Dzięki {product} będzie na \
             niej nazwa {account}: papier z recyklingu, farba na bazie wody, od 500 sztuk, dostawa w \
             dwa tygodnie.\n\nCzy mogę przesłać trzy próbki bez opłat?\n\nPozdrawiam\n{sender}",
            "Dzień dobry,\n\ndrukujemy torby i pudełka dla sklepów, które nie potrzebują ich dziesięciu \
             tysięcy. Wystarczy nam logo, a propozycję dla {account} wyślemy w ciągu jednego \
             dnia.\n\nCzy mogę?\n\n{sender}",
        ],
        open_short: &[
            "Dzień dobry, tu {sender}. Robimy {product} dla sklepów takich jak {account}. Czy mogę to \
             pokazać w dziesięć minut?",
            "Dzień dobry! Widziałem Państwa witrynę i pomyślałem o {product}. Czy dobrze trafiłem z \
             tym pytaniem?",
        ],
        call: &[
            "Rozmowa telefoniczna ({name}): krótko o {product}. Przesłać ofertę na piśmie, decyzja po \
             weekendzie.",
        ],
        follow_up: &[
            "Dzień dobry,\n\nkrótkie pytanie: czy dotarła moja wiadomość o {product}? Jeśli teraz to \
             nie pora, wystarczy jedno słowo i nie będę więcej przeszkadzać.\n\n{sender}",
            "Dzień dobry,\n\npiekarnia w Państwa okolicy od miesiąca pracuje z {product} i oszczędza \
             godzinę dziennie. Chętnie opowiem, jak.\n\n{sender}",
        ],
        offer: &[
            "Dzień dobry,\n\ndziękuję za pytanie. Oto wszystko w jednym miejscu:\n\n- Jeden sklep: \
             59 € miesięcznie. Każdy następny: 29 €.\n- Pierwszy miesiąc jest bezpłatny, bez karty.\n\
             - Listę klientów i cennik przenosimy bez opłat.\n- Zrezygnować można z końcem każdego \
             miesiąca. Dane należą do Państwa i zabierają je Państwo w arkuszu.\n\nSzkolenie trwa \
             dwie godziny, w sklepie, w spokojnej porze. Gdy coś nie działa, wystarczy zadzwonić i \
             odbiera człowiek.\n\nMoże w przyszły wtorek o 9:30?\n\nZ poważaniem\n{sender}",
            "Dzień dobry,\n\ndla {account} proponowałbym mały pakiet: 59 € miesięcznie, wszystko w \
             cenie, pierwszy miesiąc bezpłatnie. Warunki w załączniku. Proszę pytać, jeśli coś jest \
             niejasne.\n\n{sender}",
        ],
        agree_time: &[
            "Wtorek o 9:30 bardzo nam odpowiada. Wszystko przywiozę, potrzebny jest tylko stół. Do \
             zobaczenia!\n\n{sender}",
        ],
        answer_doubt: &[
            "Dobrze to rozumiem. Dlatego pierwszy miesiąc nic nie kosztuje, a karteczki zostają obok: \
             wrócić można każdego dnia. Dwoje naszych klientów myślało tak samo i chętnie o tym \
             opowie. Czy mam podać kontakt?\n\n{sender}",
        ],
        until_later: &[
            "Dziękuję za jasną odpowiedź. Odezwę się w nowym sezonie, a do tego czasu nie będę \
             przeszkadzać. Udanej sprzedaży!\n\n{sender}",
        ],
        sorry: &[
            "Dziękuję za informację. Zanotowałem i nie będę więcej pisać. Wszystkiego dobrego dla \
             {account}.\n\n{sender}",
        ],
        interested: &[
            "Dziękujemy za wiadomość. Chętnie zobaczymy prezentację, ale możemy tylko we wtorki.",
            "Brzmi ciekawie. Czy można do nas zajrzeć? Najlepiej rano przed dziesiątą.",
            "W samą porę, właśnie o tym rozmawialiśmy. Proszę przesłać szczegóły, omówię to ze \
             wspólniczką.",
        ],
        question: &[
            "Jaka jest cena dla dwóch sklepów? I czy to działa, gdy nie ma internetu?",
            "Czy możemy zachować numer telefonu i kasę? Dwa lata temu wszystko zmieniliśmy i nie \
             chcemy tego powtarzać.",
        ],
        objection: &[
            "Szczerze mówiąc, 59 € miesięcznie to dla nas dużo. Karteczki nic nie kosztują.",
            "Próbowaliśmy już czegoś takiego i po dwóch tygodniach nikt tego nie używał.",
        ],
        not_now: &[
            "Nie teraz, proszę. Jesteśmy w środku sezonu. Proszę napisać wiosną.",
            "Mamy teraz remont. Może za trzy miesiące.",
        ],
        not_interested: &[
            "Dziękujemy, jesteśmy zadowoleni z tego, co mamy. Nie jesteśmy zainteresowani.",
        ],
        out_of_office: &[
            "Jestem poza biurem do 14. i przeczytam wiadomość po powrocie. W pilnych sprawach proszę \
             dzwonić do sklepu.",
        ],
        wrong_person: &["To nie ja o tym decyduję. Zajmuję się tu tylko księgowością."],
        referral: &[
            "Zakupami zajmuje się moja siostra. Proszę do niej napisać, już wie: jest w sklepie \
             codziennie oprócz poniedziałku.",
        ],
        unsubscribe: &["Proszę nas usunąć z listy i więcej do nas nie pisać."],
        auto_reply: &[
            "Dziękujemy za wiadomość. Otrzymaliśmy ją i odpowiemy w ciągu trzech dni roboczych. To \
             jest wiadomość automatyczna.",
        ],
        agreed: &[
            "Zgoda, do zobaczenia we wtorek o 9:30. Proszę dzwonić do bocznych drzwi.",
            "Tak, dziękujemy! Zacznijmy od pierwszego miesiąca. Czego od nas potrzeba?",
        ],
        wrote_first: &[
            "Dzień dobry, Państwa firmę polecił nam kolega z cechu piekarzy. Mamy dwa sklepy i około \
             osiemdziesięciu zamówień dziennie. Ile kosztowałby {product}?",
        ],
        thanks: &[
            "Dziękuję, to pomaga!",
            "Dotarło, dziękuję. Odezwę się w przyszłym tygodniu.",
        ],
    },
};
