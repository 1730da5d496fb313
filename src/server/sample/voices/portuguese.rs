use super::{Lines, Voice};

pub(super) const VOICE: Voice = Voice {
    language: "pt",
    country: "Portugal",
    calling_code: "+351",
    called: "{kind} {name}",
    and: " e ",
    kinds: &[
        ("Padaria", "padaria"),
        ("Livraria", "livraria"),
        ("Garrafeira", "garrafeira"),
        ("Gráfica", "gráfica"),
        ("Pastelaria", "pastelaria"),
        ("Florista", "florista"),
    ],
    names: &[
        "Central",
        "São João",
        "Almeida",
        "da Praça",
        "Carvalho",
        "do Castelo",
        "Teixeira",
        "Ribeiro",
        "da Ponte",
        "Azevedo",
        "Moreira",
        "Santa Luzia",
        "Pinheiro",
        "do Mercado",
    ],
    cities: &[
        "Viseu",
        "Braga",
        "Évora",
        "Coimbra",
        "Faro",
        "Guimarães",
        "Setúbal",
        "Aveiro",
    ],
    first_names: &[
        "Inês",
        "João",
        "Conceição",
        "Tiago",
        "Marta",
        "Gonçalo",
        "Sofia",
        "António",
    ],
    last_names: &[
        "Almeida", "Carvalho", "Teixeira", "Moreira", "Simões", "Lopes", "Antunes", "Reis",
    ],
    titles: &["Gerente", "Proprietária", "Responsável de compras", "Sócio"],
    lines: Lines {
        subject_orders: &[
            "As encomendas na {account}",
            "Menos papelinhos ao sábado de manhã",
        ],
        subject_bags: &[
            "Sacos com o nome {account}",
            "Sacos de papel a partir de 500 unidades",
        ],
        subject_reply: &["Re: a nossa mensagem"],
        open_orders: &[
            "Bom dia, {name},\n\nmuitas lojas como a {account} ainda apontam as encomendas em papéis, \
             e ao sábado de manhã falta sempre um. O {product} guarda todas as encomendas numa só \
             lista: as do balcão, as do telefone e as do site. Fica pronto numa tarde.\n\nTeria vinte \
             minutos na próxima semana para eu lhe mostrar com as suas próprias \
             encomendas?\n\nMelhores cumprimentos\n{sender}",
            "Bom dia, {name},\n\nliga um cliente habitual, quer o mesmo da última vez e ninguém se \
             lembra do que era. O {product} lembra-se. Custa 59 € por mês, o primeiro mês é grátis e \
             pode parar quando quiser.\n\nPosso enviar-lhe um vídeo curto de como fica numa loja como \
             a sua?\n\nCumprimentos\n{sender}",
            "Bom dia, {name},\n\nna semana passada passei pela {account} e vi a fila. Fazemos o \
             {product}, um livro de encomendas para lojas pequenas: a encomenda regista-se uma vez e \
             todos atrás do balcão veem a mesma lista.\n\nSe lhe parecer útil, passo por aí com todo \
             o gosto.\n\n{sender}",
        ],
        open_bags: &[
            "Bom dia, {name},\n\nos seus clientes levam o seu saco por meia cidade. Com {product} terá \
             o nome {account}: papel reciclado, tinta à base de água, a partir de 500 unidades, \
             entrega em duas semanas.\n\nPosso enviar-lhe três amostras sem custos?\n\nMelhores \
             cumprimentos\n{sender}",
            "Bom dia, {name},\n\nimprimimos sacos e caixas para lojas que não precisam de dez mil. \
             Basta-nos o seu logótipo para enviarmos uma proposta à {account} num \
             dia.\n\nPosso?\n\n{sender}",
        ],
        open_short: &[
            "Olá, {name}, sou {sender}. Fazemos o {product} para lojas como a {account}. Posso \
             mostrar-lhe em dez minutos?",
            "Olá, {name}! Vi a sua montra e pensei no {product}. É a pessoa certa para falar sobre \
             isto?",
        ],
        call: &[
            "Chamada com {name}: expliquei o {product} por alto. Enviar a proposta por escrito, \
             decidem depois do fim de semana.",
        ],
        follow_up: &[
            "Bom dia, {name},\n\numa pergunta breve: recebeu a minha mensagem sobre o {product}? Se \
             agora não for boa altura, basta uma palavra e não incomodo mais.\n\n{sender}",
            "Bom dia, {name},\n\numa padaria da sua zona trabalha há um mês com o {product} e poupa \
             uma hora por dia. Conto-lhe como com todo o gosto.\n\n{sender}",
        ],
        offer: &[
            "Bom dia, {name},\n\nobrigado por perguntar. Aqui fica tudo junto:\n\n- Uma loja: 59 € por \
             mês. Cada loja adicional: 29 €.\n- O primeiro mês é grátis, sem cartão.\n- Passamos a \
             sua lista de clientes e de preços sem custos.\n- Pode parar no fim de qualquer mês. Os \
             dados são seus e leva-os numa folha de cálculo.\n\nA formação são duas horas, na sua \
             loja, quando houver calma. Se algo não funcionar, telefona e fala com uma \
             pessoa.\n\nFica para terça-feira às 9h30?\n\nMelhores cumprimentos\n{sender}",
            "Bom dia, {name},\n\npara a {account} eu proporia o pacote pequeno: 59 € por mês, tudo \
             incluído, primeiro mês grátis. Junto as condições. Pergunte o que não estiver \
             claro.\n\n{sender}",
        ],
        agree_time: &[
            "Terça-feira às 9h30 é ótimo. Eu levo tudo, só precisa de uma mesa. Até \
             lá!\n\n{sender}",
        ],
        answer_doubt: &[
            "Compreendo bem, {name}. Por isso o primeiro mês não custa nada e os papéis ficam ao lado: \
             pode voltar atrás em qualquer dia. Dois clientes nossos pensavam o mesmo e terão gosto \
             em contar-lhe. Ponho-os em contacto?\n\n{sender}",
        ],
        until_later: &[
            "Obrigado pela resposta clara, {name}. Volto a escrever na nova época e até lá não \
             incomodo. Boas vendas!\n\n{sender}",
        ],
        sorry: &[
            "Obrigado por me avisar. Tomei nota e não volto a escrever. Tudo de bom para a \
             {account}.\n\n{sender}",
        ],
        interested: &[
            "Obrigada pela mensagem. Gostávamos de ver uma demonstração, mas só podemos às \
             terças-feiras.",
            "Parece interessante. Podia passar por cá? De preferência de manhã, antes das dez.",
            "Chega em boa altura, estávamos mesmo a falar disso. Envie-me os pormenores e falo com a \
             minha sócia.",
        ],
        question: &[
            "Qual é o preço para duas lojas? E funciona quando não há internet?",
            "Podemos manter o número de telefone e a caixa? Mudámos tudo há dois anos e não queremos \
             passar por isso outra vez.",
        ],
        objection: &[
            "Sinceramente, 59 € por mês é muito para nós. Os papéis não custam nada.",
            "Já experimentámos uma coisa assim e ao fim de duas semanas ninguém a usava.",
        ],
        not_now: &[
            "Agora não, por favor. Estamos em plena época. Escreva-nos na primavera.",
            "Estamos com obras na loja. Talvez daqui a três meses.",
        ],
        not_interested: &["Obrigado, mas estamos satisfeitos com o que temos. Não nos interessa."],
        out_of_office: &[
            "Estou fora até dia 14 e lerei a sua mensagem quando voltar. Em caso de urgência, \
             telefone para a loja.",
        ],
        wrong_person: &["Não sou eu quem decide isso. Aqui trato apenas da contabilidade."],
        referral: &[
            "Quem trata das compras é a minha irmã. Escreva-lhe, ela já sabe: está na loja todos os \
             dias menos à segunda-feira.",
        ],
        unsubscribe: &["Retirem-nos da vossa lista e não nos escrevam mais, por favor."],
        auto_reply: &[
            "Obrigado pela sua mensagem. Recebemo-la e responderemos no prazo de três dias úteis. \
             Esta é uma mensagem automática.",
        ],
        agreed: &[
            "Combinado, até terça-feira às 9h30. Toque à porta lateral, por favor.",
            "Sim, obrigado! Começamos com o primeiro mês. De que precisa da nossa parte?",
        ],
        wrote_first: &[
            "Bom dia, um colega da associação de padeiros falou-nos de vocês. Temos duas lojas e cerca \
             de oitenta encomendas por dia. Podiam dizer-nos quanto custaria o {product}?",
        ],
        thanks: &[
            "Obrigado, isso ajuda!",
            "Recebido, obrigado. Dou notícias na próxima semana.",
        ],
    },
};
