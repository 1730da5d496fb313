use super::{Lines, Voice};

pub(super) const VOICE: Voice = Voice {
    language: "en",
    country: "United Kingdom",
    calling_code: "+44",
    called: "{name} {kind}",
    and: " & ",
    kinds: &[
        ("Bakery", "bakery"),
        ("Bookshop", "bookshop"),
        ("Coffee Roasters", "coffee roaster"),
        ("Print Works", "printer"),
        ("Cheese Counter", "cheese shop"),
        ("Garden Supplies", "garden shop"),
    ],
    names: &[
        "Northgate",
        "Three Oaks",
        "Harbour",
        "Kingsley",
        "Old Mill",
        "Whitmore",
        "Ashdown",
        "Fairweather",
        "Penrose",
        "Holloway",
        "Merrick",
        "Lindley",
        "Thornbury",
        "Bramwell",
    ],
    cities: &[
        "Leeds", "Bristol", "York", "Norwich", "Exeter", "Durham", "Perth", "Cardiff",
    ],
    first_names: &[
        "Oliver", "Alice", "Hannah", "George", "Emily", "Samuel", "Grace", "Thomas",
    ],
    last_names: &[
        "Ward", "Clarke", "Hughes", "Bennett", "Foster", "Mason", "Shaw", "Palmer",
    ],
    titles: &["Owner", "Shop manager", "Head of purchasing", "Partner"],
    lines: Lines {
        subject_orders: &[
            "Orders at {account}",
            "Fewer slips of paper on Saturday mornings",
        ],
        subject_bags: &[
            "Bags with the name of {account}",
            "Paper bags from 500 pieces",
        ],
        subject_reply: &["Re: our message"],
        open_orders: &[
            "Hello {name},\n\nmany shops like {account} still take orders on slips of paper, and on \
             Saturday morning one is always missing. {product} keeps every order in one list: from \
             the counter, from the phone and from the web. Setting it up takes an afternoon.\n\n\
             Would you have twenty minutes next week, so that I can show it to you with your own \
             orders?\n\nBest wishes\n{sender}",
            "Hello {name},\n\na regular customer rings, wants the same as last time, and nobody \
             remembers what that was. {product} does. It costs 59 € a month, the first month is \
             free, and you can stop at any time.\n\nMay I send you a short video of how it looks in \
             a shop like yours?\n\nKind regards\n{sender}",
            "Dear {name},\n\nI walked past {account} last week and saw the queue. We make {product}, \
             an order book for small shops: orders come in once, and everyone behind the counter \
             sees the same list.\n\nIf that sounds useful, I will gladly come by.\n\n{sender}",
        ],
        open_bags: &[
            "Hello {name},\n\nyour customers carry your bag through half the town. With {product} it \
             bears the name of {account}: recycled paper, water-based ink, from 500 pieces, \
             delivered within two weeks.\n\nShall I send you three samples free of charge?\n\nBest \
             wishes\n{sender}",
            "Hello {name},\n\nwe print bags and boxes for shops that do not need ten thousand of \
             them. Your logo is enough for us to send a proposal for {account} within a day.\n\nMay \
             I?\n\n{sender}",
        ],
        open_short: &[
            "Hi {name}, I am {sender}. We make {product} for shops like {account}. May I show it to \
             you in ten minutes?",
            "Hello {name}! I saw your window and thought of {product}. Are you the right person to \
             write to?",
        ],
        call: &[
            "Call with {name}: explained {product} briefly. Should send the offer in writing, \
             decision after the weekend.",
        ],
        follow_up: &[
            "Hello {name},\n\njust a short question: did my message about {product} reach you? If it \
             does not fit at the moment, a single word is enough and I will not bother you \
             again.\n\n{sender}",
            "Hello {name},\n\na bakery near you has been working with {product} for a month now and \
             saves an hour a day. I would gladly tell you how.\n\n{sender}",
        ],
        offer: &[
            "Hello {name},\n\nthank you for asking. Here is everything in one place:\n\n- One shop: \
             59 € a month. Each further shop: 29 €.\n- The first month is free, without a card.\n- \
             We take over your customer list and your price list, at no charge.\n- You can stop at \
             the end of any month. Your data goes with you, as a spreadsheet.\n\nTraining takes two \
             hours, in your shop, at a time when it is quiet. If something does not work, you ring \
             us and speak to a person.\n\nShall we say next Tuesday at 9:30?\n\nBest \
             wishes\n{sender}",
            "Hello {name},\n\nfor {account} I would suggest the small package: 59 € a month, \
             everything included, first month free. I have attached the terms. Do ask if anything \
             is unclear.\n\n{sender}",
        ],
        agree_time: &[
            "Tuesday at 9:30 suits us well. I will bring everything, you need nothing but a table. \
             Until then!\n\n{sender}",
        ],
        answer_doubt: &[
            "I understand that well, {name}. That is why the first month costs nothing and the paper \
             stays beside it: you can go back on any day. Two of our customers thought the same and \
             would be happy to tell you about it. Shall I put you in touch?\n\n{sender}",
        ],
        until_later: &[
            "Thank you for the clear answer, {name}. I will get in touch again in the new season and \
             leave you in peace until then. Good business!\n\n{sender}",
        ],
        sorry: &[
            "Thank you for letting me know. I have made a note and will not write again. I wish \
             {account} all the best.\n\n{sender}",
        ],
        interested: &[
            "Thanks for the message. We would like to see a demo, but we can only do Tuesdays.",
            "That sounds interesting. Could you come by? Mornings before ten are best.",
            "Good timing, we were just talking about this. Please send me the details and I will \
             discuss it with my partner.",
        ],
        question: &[
            "What is the price for two shops? And does it work when the internet is down?",
            "Can we keep our phone number and our till? We changed everything two years ago and do \
             not want to go through that again.",
        ],
        objection: &[
            "Honestly, 59 € a month is a lot for us. The paper slips cost nothing.",
            "We tried something like that once, and nobody used it after two weeks.",
        ],
        not_now: &[
            "Not now, please. We are in the middle of the season. Write to us again in spring.",
            "We are rebuilding the shop at the moment. Perhaps in three months.",
        ],
        not_interested: &["Thank you, but we are happy with what we have. No interest."],
        out_of_office: &[
            "I am out of the office until the 14th and will read your message when I am back. In \
             urgent cases please ring the shop.",
        ],
        wrong_person: &["I am not the one who decides on this. I only do the bookkeeping here."],
        referral: &[
            "My sister looks after purchasing. Write to her, she is expecting it: she is in the \
             shop every day except Monday.",
        ],
        unsubscribe: &["Please take us off your list and do not write to us again."],
        auto_reply: &[
            "Thank you for your message. We have received it and will answer within three working \
             days. This is an automatic message.",
        ],
        agreed: &[
            "Agreed, see you on Tuesday at 9:30. Please ring at the side door.",
            "Yes, thanks! Let us start with the first month. What do you need from us?",
        ],
        wrote_first: &[
            "Good morning, a colleague from the bakers' guild recommended you to us. We have two \
             shops and take about eighty orders a day. Could you tell us what {product} would cost?",
        ],
        thanks: &[
            "Thanks, that helps!",
            "Got it, thank you. I will be in touch next week.",
        ],
    },
};
