//! The small words of languages written in Latin letters, and those of short messages: of greeting,
//! thanking, asking, putting off. In lower case, with accents.

pub(in crate::written_in) const WORDS: [(&str, &str); 21] = [
    (
        "en",
        "the and of to in is are was were be been have has had will would could should can do does \
         did not you your we our us they their them this that these those with for from at on by \
         as an if or but so what when where which who how why please thanks thank hello hi dear \
         regards best yes okay call me my i it its he she his her there here about after before \
         tomorrow today yesterday next week month know like want need send sent get let see just \
         only more some any all good great morning afternoon evening meeting price offer interested \
         reply sorry soon looking forward sincerely cheers kind am out back talk again later sure \
         works fine monday tuesday wednesday thursday friday phone speak free won don isn doesn \
         much many very other new time day office until",
    ),
    (
        "es",
        "el la los las un una unos unas de del y en que qué no sí es son está están fue ser estar \
         hay por para con sin sobre como cómo cuando cuándo donde dónde quién cuál cuánto pero más \
         muy también ya aún todavía hola buenos buenas días tardes noches gracias muchas saludos \
         saludo cordial estimado estimada usted ustedes nosotros nos les le lo me mi su sus nuestro \
         nuestra vuestro vuestra este esta esto ese esa hoy mañana ayer semana mes lunes martes \
         miércoles jueves viernes podemos puede puedes podría quiero queremos tenemos tengo tiene \
         interesa todos todas encaja momento precio llamar llámame hablar hablamos enviar envíame favor vale \
         perfecto bien desde hasta porque entonces ahora luego después antes quedamos escribes \
         escríbame estoy estamos oficina vacaciones ningún otra otro reunión días adjunto abrazo va genial claro ver hacer dime \
         propio propia escrito escrita mano perder",
    ),
    (
        "ca",
        "el la els les un una uns unes de del dels i en que què no sí és són està estan ser estar \
         hi ha per a amb sense sobre com quan on qui quin quina quants però més molt també ja encara \
         hola bon bona dia dies tarda nit gràcies moltes salutacions cordials benvolgut benvolguda \
         vostè vosaltres nosaltres ens us li ho em el meu meva seu seva nostre nostra vostre vostra \
         aquest aquesta això aquell avui demà ahir setmana mes dilluns dimarts dimecres dijous \
         divendres podem podeu pot puc podria voldria volem tenim tinc té interessa interessaria \
         moment preu trucar truca'm truqueu parlar parlem enviar envieu sisplau plau perfecte bé \
         des fins perquè llavors ara després abans quedem escriure sóc soc som fora oficina vacances \
         altra altre reunió pel pels dels als fem fer veure vist dir estem estic hem he heu han vam \
         vaig va teniu ningú cap tots totes gaire massa merci adéu tothom dia dades botigues",
    ),
    (
        "fr",
        "le la les un une des du de et en que qui ne pas non oui est sont était être avoir a ai avons \
         avez ont pour par avec sans sur dans comme comment quand où quel quelle quels combien mais \
         plus très aussi déjà encore bonjour bonsoir salut merci beaucoup cordialement bien à vous \
         nous je tu il elle ils elles on me te se mon ma mes ton ta votre vos notre nos leur ce cet \
         cette ces ça cela aujourd hui demain hier semaine mois lundi mardi mercredi jeudi vendredi \
         pouvez pouvons peut peux pourriez voudrais voulons avons besoin intéressé intéresse moment \
         prix appeler appelez parler envoyer envoyez plaît stp svp parfait jusqu parce alors \
         maintenant après avant suis sommes êtes absent bureau vacances autre réunion au aux chez \
         toute toutes tout tous rien rendez va convient souhaite souhaitons madame monsieur d'accord accord \
         qu'il c'est voici ci joint bonne journée justement nouvel cherchons urgence contactez",
    ),
    (
        "de",
        "der die das den dem des ein eine einen einem einer und in zu von mit für auf ist sind war \
         waren sein haben hat habe hatte werden wird würde können kann könnte nicht kein keine keinen \
         ich du er sie es wir ihr uns euch mich mir dir ihnen ihre ihren ihrem unser unsere mein \
         meine dein was wann wo wer wie warum welche aber oder wenn dass weil auch noch schon sehr \
         nur mehr hallo guten tag morgen abend danke vielen dank grüße grüßen gruß freundlichen \
         liebe lieber sehr geehrte geehrter herr frau ja nein bitte heute gestern woche monat montag \
         dienstag mittwoch donnerstag freitag rufen anrufen sprechen schicken senden melden gerne \
         gern gut bis nach vor bei am um aus an über jetzt dann leider bedarf interesse preis \
         angebot termin treffen büro urlaub wunderbar nächste nächsten passt klar haben mal kurz \
         wieder erreichbar zurück wäre hätten könnten bin seid beste viele",
    ),
    (
        "it",
        "il lo la i gli le un uno una di del della dei delle e è in che chi non sì sono sei siamo era \
         essere avere ho hai ha abbiamo hanno per con senza su sul sulla nel nella come quando dove \
         quale quanto ma più molto anche già ancora ciao buongiorno buonasera salve grazie mille \
         saluti cordiali gentile egregio lei voi noi mi ti si ci vi mio mia suo sua nostro nostra \
         vostro vostra questo questa quello oggi domani ieri settimana mese lunedì martedì mercoledì \
         giovedì venerdì possiamo può puoi potete potrebbe vorrei vogliamo abbiamo tengo interessa \
         interessati momento prezzo chiamare chiamami chiamate parlare parliamo inviare mandare \
         favore perfetto bene fino perché allora adesso ora dopo prima sentiamo scrivere ufficio \
         ferie altro altra riunione al alla alle dal dalla degli quindi però vediamo tutto tutti \
         nessuno certo volentieri disponibile va chiaro fare vedere proposta buona giornata",
    ),
    (
        "pt",
        "o a os as um uma uns umas de do da dos das e em no na nos nas que quê não sim é são está \
         estão foi ser estar há por para com sem sobre como quando onde quem qual quanto mas mais \
         muito muita também já ainda olá oi bom boa dia tarde noite obrigado obrigada cumprimentos \
         atenciosamente abraço caro cara prezado prezada você vocês nós me te se lhe meu minha seu \
         sua nosso nossa vosso este esta isto isso esse essa hoje amanhã ontem semana mês segunda \
         terça quarta quinta sexta feira podemos pode podem poderia quero queremos temos tenho tem \
         interessa interessados momento preço ligar ligue telefonar falar falamos enviar envie favor \
         perfeito bem desde até porque então agora depois antes escrever estou estamos escritório \
         férias outro outra reunião ao aos à às pelo pela nenhum tudo todos gostaria gostaríamos \
         entretanto aguardo proposta",
    ),
    (
        "nl",
        "de het een en van in op te dat die is zijn was waren niet geen met voor aan door naar om ook \
         maar of als wat wanneer waar wie hoe waarom ik jij je u hij zij ze wij we ons onze mijn uw \
         hallo goedemorgen goedemiddag beste bedankt dank groet groeten vriendelijke ja nee graag \
         vandaag morgen gisteren week maand kunnen kan kunt zou willen wil hebben heb heeft heeft \
         bellen sturen afspraak prijs nog meer veel goed even dan bij uit over tot na voor worden \
         wordt deze dit er maandag dinsdag woensdag donderdag vrijdag interesse kantoor vakantie",
    ),
    (
        "sv",
        "och att det som en ett är var inte jag du han hon vi ni de den på av för med till från om \
         men eller så kan ska vill har hade hej tack vänliga hälsningar mvh idag imorgon igår vecka \
         månad oss er min din vår när var vad hur också mycket bra gärna ringa möte pris nej nu inget \
         ingen något några alla mer mest igen redan bara kanske därför om ser ses hörs prata skicka \
         skickar skickat låter tyvärr ledsen intresserade intresserad måndag tisdag onsdag torsdag \
         fredag eftermiddag svar svara kostar passar återkommer tyvärr dyrt klockan trevlig helg",
    ),
    (
        "da",
        "og at det som en et er var ikke jeg du han hun vi i de den på af for med til fra om men \
         eller så kan skal vil har havde hej tak venlig hilsen mvh dag morgen går uge måned os jer \
         min din vores hvornår hvor hvad hvordan også meget godt gerne ringe møde pris nej nu ingen \
         intet noget nogen alle mere mest igen allerede bare kun måske derfor fordi hvis ses høres \
         snakkes snakke tale tales sende sender sendt lyder desværre beklager interesseret \
         interesserede mandag tirsdag onsdag torsdag fredag eftermiddag formiddag svar svare koster \
         passer vender tilbage tilbud tilbuddet dyrt klokken god dejlig dejligt fint perfekt weekend \
         hilsner mange mig dig ham hende jeres deres ved blev bliver været få fået giver giv kunne \
         skulle ville lige efter før under igennem igen hos her der når ned op ind ud skriv skriver \
         besked modtaget tusind glæder venligst spørgsmål prisen priser håber synes hører",
    ),
    (
        "no",
        "og at det som en et er var ikke jeg du han hun vi dere de den på av for med til fra om men \
         eller så kan skal vil har hadde hei takk vennlig hilsen mvh dag morgen går uke måned oss \
         min din vår når hvor hva hvordan også mye bra gjerne ringe møte pris nei nå ingen noe noen \
         alle mer mest igjen allerede bare kun kanskje derfor fordi hvis ses høres snakkes snakke \
         sende sender sendt høres dessverre beklager interessert interesserte mandag tirsdag onsdag \
         torsdag fredag ettermiddag formiddag svar svare koster passer tilbake tilbud tilbudet dyrt \
         klokken god fint perfekt helg hilsen mange meg deg henne deres ved ble blir vært få fått gir \
         kunne skulle ville etter før under hos her der ned opp inn ut skriv skriver melding mottatt \
         tusen gleder vennligst spørsmål prisen priser håper synes hører",
    ),
    (
        "fi",
        "ja on ei se että en ole olen olemme oli mutta tai kun jos niin hei kiitos terveisin \
         ystävällisin minä sinä hän me te he tämä kanssa mitä milloin missä kuinka miten tänään \
         huomenna eilen viikolla kiinnostunut voimme voitte voisitteko soittaa hinta tapaaminen",
    ),
    (
        "pl",
        "i w na z do nie się że jest są był to co jak kiedy gdzie kto ale czy dla od po za przez \
         dzień dobry cześć dziękuję dziękujemy pozdrawiam pozdrowienia proszę pan pani ja my wy oni \
         mój nasz wasz dziś jutro wczoraj tydzień miesiąc możemy może chcemy mamy mam cena spotkanie \
         zadzwonić jesteśmy zainteresowani już jeszcze bardzo tak",
    ),
    (
        "cs",
        "a v na se že je jsou byl to co jak kdy kde kdo ale pro od po za přes dobrý den ahoj děkuji \
         děkujeme pozdravem prosím pan paní já my vy oni můj náš váš dnes zítra včera týden měsíc \
         můžeme může chceme máme mám cena schůzka zavolat jsme už ještě velmi ano ne není jsem",
    ),
    (
        "ro",
        "și în la de cu pe nu este sunt era să ce când unde cine cum dar sau pentru din prin bună \
         ziua salut mulțumesc mulțumim cu stimă respect vă rog domnule doamnă eu noi voi ei meu \
         nostru vostru azi astăzi mâine ieri săptămână lună putem poate vrem avem am preț întâlnire \
         suntem interesați deja încă foarte da",
    ),
    (
        "hu",
        "a az és hogy nem van volt egy is de vagy ha mert mit mikor hol ki hogyan jó napot üdvözlettel \
         köszönöm köszönjük kérem én te mi ti ők ma holnap tegnap hét hónap tudunk tudna szeretnénk \
         szeretném ár találkozó hívjon vagyunk érdekel már még nagyon igen kedves tisztelt",
    ),
    (
        "tr",
        "ve bir bu da de için ile çok ne nasıl zaman nerede kim ama veya merhaba günaydın teşekkürler \
         teşekkür ederim ederiz saygılarımla iyi günler evet hayır değil var yok ben sen biz siz \
         onlar bizim sizin bugün yarın dün hafta ay fiyat toplantı lütfen arayın istiyoruz olarak",
    ),
    (
        "gl",
        "o a os as un unha uns unhas de do da e en no na que non si é son está foi ser estar hai por \
         para con sen sobre como cando onde quen pero máis moi tamén xa aínda ola bos boas días tardes \
         grazas moitas saúdos vostede vós nós noso nosa voso este esta isto hoxe mañá onte semana mes \
         luns mércores xoves venres podemos pode quero queremos temos teño ten prezo chamar falar",
    ),
    (
        "eu",
        "eta da ez bai dira izan dugu dut du zer noiz non nor nola baina edo kaixo egun on arratsalde \
         eskerrik asko agur bat zuen gure zure hau hori gaur bihar atzo aste hilabete dezakegu nahi \
         prezioa bilera deitu mesedez gara naiz zara oso ere",
    ),
    (
        "hr",
        "i u na se da je su bio nije što kako kada gdje tko ali ili za od po kroz dobar dan pozdrav \
         bok hvala lijep molim gospodine gospođo ja mi vi oni moj naš vaš danas sutra jučer tjedan \
         mjesec možemo može želimo imamo imam cijena sastanak nazvati smo već još vrlo ne nisu",
    ),
    (
        "id",
        "dan yang di ke dari untuk dengan tidak ini itu adalah akan bisa saya kami kita anda terima \
         kasih selamat pagi siang sore salam hormat apa kapan bagaimana tetapi atau hari besok kemarin \
         minggu bulan harga pertemuan silakan sudah belum sangat ya",
    ),
];
