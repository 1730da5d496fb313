use super::{Lines, Voice};

pub(super) const VOICE: Voice = Voice {
    language: "fr",
    country: "France",
    calling_code: "+33",
    called: "{kind} {name}",
    and: " et ",
    kinds: &[
        ("Boulangerie", "boulangerie"),
        ("Librairie", "librairie"),
        ("Caves", "caviste"),
        ("Imprimerie", "imprimerie"),
        ("Fromagerie", "fromagerie"),
        ("Torréfaction", "torréfacteur"),
    ],
    names: &[
        "Saint-Éloi",
        "du Port",
        "Garnier",
        "Lefèvre",
        "des Halles",
        "Moreau",
        "Chevalier",
        "de la Gare",
        "Dubois",
        "Renaud",
        "Marchand",
        "du Moulin",
        "Perrin",
        "Aubert",
    ],
    cities: &[
        "Colmar",
        "Nantes",
        "Dijon",
        "Annecy",
        "Bayonne",
        "Quimper",
        "Besançon",
        "Arles",
    ],
    first_names: &[
        "Chloé", "Agnès", "Benoît", "Hélène", "Rémi", "Amélie", "Jérôme", "Océane",
    ],
    last_names: &[
        "Garnier", "Dubois", "Lefèvre", "Moreau", "Perrin", "Aubert", "Rivière", "Noël",
    ],
    titles: &["Gérante", "Directrice", "Responsable des achats", "Associé"],
    lines: Lines {
        subject_orders: &[
            "Les commandes chez {account}",
            "Moins de petits papiers le samedi matin",
        ],
        subject_bags: &[
            "Des sacs au nom de {account}",
            "Des sacs en papier dès 500 pièces",
        ],
        subject_reply: &["Re : notre message"],
        open_orders: &[
            "Bonjour {name},\n\nbeaucoup de commerces comme {account} notent encore les commandes sur \
             des bouts de papier, et le samedi matin il en manque toujours un. {product} réunit \
             toutes les commandes dans une seule liste : celles du comptoir, du téléphone et du \
             site. Il se met en place en un après-midi.\n\nAuriez-vous vingt minutes la semaine \
             prochaine pour que je vous le montre avec vos propres commandes ?\n\nBien \
             cordialement\n{sender}",
            "Bonjour {name},\n\nun habitué appelle, il veut la même chose que la dernière fois, et \
             personne ne se souvient de quoi il s'agissait. {product}, si. Il coûte 59 € par mois, \
             le premier mois est offert et vous arrêtez quand vous voulez.\n\nPuis-je vous envoyer \
             une courte vidéo ?\n\nCordialement\n{sender}",
            "Bonjour {name},\n\nje suis passé devant {account} la semaine dernière et j'ai vu la \
             file. Nous faisons {product}, un carnet de commandes pour les petits commerces : une \
             commande se note une fois, et tout le monde derrière le comptoir voit la même \
             liste.\n\nSi cela vous semble utile, je passe volontiers.\n\n{sender}",
        ],
        open_bags: &[
            "Bonjour {name},\n\nvos clients promènent votre sac dans toute la ville. Avec {product}, \
             il portera le nom de {account} : papier recyclé, encre à l'eau, dès 500 pièces, livré \
             sous deux semaines.\n\nVoulez-vous que je vous envoie trois échantillons gratuits \
             ?\n\nBien à vous\n{sender}",
            "Bonjour {name},\n\nnous imprimons des sacs et des boîtes pour les commerces qui n'en ont \
             pas besoin de dix mille. Votre logo nous suffit pour envoyer une proposition à \
             {account} en une journée.\n\nVous permettez ?\n\n{sender}",
        ],
        open_short: &[
            "Bonjour {name}, je suis {sender}. Nous faisons {product} pour des commerces comme \
             {account}. Je peux vous le montrer en dix minutes ?",
            "Bonjour {name} ! J'ai vu votre vitrine et j'ai pensé à {product}. Êtes-vous la bonne \
             personne à qui écrire ?",
        ],
        call: &[
            "Appel avec {name} : {product} expliqué rapidement. Envoyer l'offre par écrit, décision \
             après le week-end.",
        ],
        follow_up: &[
            "Bonjour {name},\n\nune petite question : avez-vous reçu mon message au sujet de \
             {product} ? Si ce n'est pas le moment, un mot suffit et je ne vous dérangerai \
             plus.\n\n{sender}",
            "Bonjour {name},\n\nune boulangerie près de chez vous travaille avec {product} depuis un \
             mois et gagne une heure par jour. Je vous raconte volontiers comment.\n\n{sender}",
        ],
        offer: &[
            "Bonjour {name},\n\nmerci de votre question. Voici tout au même endroit :\n\n- Un \
             magasin : 59 € par mois. Chaque magasin de plus : 29 €.\n- Le premier mois est offert, \
             sans carte.\n- Nous reprenons votre liste de clients et vos prix sans frais.\n- Vous \
             pouvez arrêter à la fin de chaque mois. Vos données partent avec vous, dans un \
             tableur.\n\nLa formation dure deux heures, dans votre magasin, à un moment calme. Si \
             quelque chose ne va pas, vous appelez et quelqu'un vous répond.\n\nDisons mardi \
             prochain à 9 h 30 ?\n\nBien cordialement\n{sender}",
            "Bonjour {name},\n\npour {account}, je vous proposerais la petite formule : 59 € par \
             mois, tout compris, premier mois offert. Je joins les conditions. N'hésitez pas si \
             quelque chose n'est pas clair.\n\n{sender}",
        ],
        agree_time: &[
            "Mardi à 9 h 30, c'est parfait. J'apporte tout, il vous faut seulement une table. À \
             mardi !\n\n{sender}",
        ],
        answer_doubt: &[
            "Je vous comprends bien, {name}. C'est pourquoi le premier mois ne coûte rien et les \
             papiers restent à côté : vous pouvez revenir en arrière à tout moment. Deux de nos \
             clients pensaient comme vous et vous en parleront avec plaisir. Je vous mets en \
             relation ?\n\n{sender}",
        ],
        until_later: &[
            "Merci pour cette réponse claire, {name}. Je vous récris à la nouvelle saison et vous \
             laisse tranquille d'ici là. Bonnes ventes !\n\n{sender}",
        ],
        sorry: &[
            "Merci de me l'avoir dit. C'est noté, je ne vous écrirai plus. Bonne continuation à \
             {account}.\n\n{sender}",
        ],
        interested: &[
            "Merci pour le message. Nous aimerions voir une démonstration, mais nous ne sommes \
             libres que le mardi.",
            "Cela a l'air intéressant. Pourriez-vous passer ? De préférence le matin avant dix \
             heures.",
            "Vous tombez bien, nous en parlions justement. Envoyez-moi les détails et j'en \
             discuterai avec mon associée.",
        ],
        question: &[
            "Quel est le prix pour deux magasins ? Et est-ce que cela marche quand il n'y a pas \
             internet ?",
            "Peut-on garder notre numéro de téléphone et notre caisse ? Nous avons tout changé il y \
             a deux ans et ne voulons pas recommencer.",
        ],
        objection: &[
            "Franchement, 59 € par mois, c'est beaucoup pour nous. Les papiers ne coûtent rien.",
            "Nous avons déjà essayé quelque chose de ce genre, et au bout de deux semaines plus \
             personne ne s'en servait.",
        ],
        not_now: &[
            "Pas maintenant, s'il vous plaît. Nous sommes en pleine saison. Récrivez-nous au \
             printemps.",
            "Nous sommes en travaux en ce moment. Peut-être dans trois mois.",
        ],
        not_interested: &[
            "Merci, mais nous sommes contents de ce que nous avons. Cela ne nous intéresse pas.",
        ],
        out_of_office: &[
            "Je suis absent jusqu'au 14 et lirai votre message à mon retour. En cas d'urgence, merci \
             d'appeler le magasin.",
        ],
        wrong_person: &["Ce n'est pas moi qui décide. Je ne m'occupe ici que de la comptabilité."],
        referral: &[
            "C'est ma sœur qui s'occupe des achats. Écrivez-lui, elle est au courant : elle est au \
             magasin tous les jours sauf le lundi.",
        ],
        unsubscribe: &["Merci de nous retirer de votre liste et de ne plus nous écrire."],
        auto_reply: &[
            "Merci pour votre message. Nous l'avons bien reçu et vous répondrons sous trois jours \
             ouvrés. Ceci est un message automatique.",
        ],
        agreed: &[
            "C'est d'accord, à mardi 9 h 30. Sonnez à la porte de côté, s'il vous plaît.",
            "Oui, merci ! Commençons par le premier mois. De quoi avez-vous besoin ?",
        ],
        wrote_first: &[
            "Bonjour, un collègue de la chambre des métiers nous a parlé de vous. Nous avons deux \
             magasins et environ quatre-vingts commandes par jour. Pourriez-vous nous dire combien \
             coûterait {product} ?",
        ],
        thanks: &[
            "Merci, cela nous aide !",
            "Bien reçu, merci. Je vous recontacte la semaine \
             prochaine.",
        ],
    },
};
