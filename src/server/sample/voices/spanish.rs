use super::{Lines, Voice};

pub(super) const VOICE: Voice = Voice {
    language: "es",
    country: "Spain",
    calling_code: "+34",
    called: "{kind} {name}",
    and: " y ",
    kinds: &[
        ("Panadería", "panadería"),
        ("Librería", "librería"),
        ("Bodega", "bodega"),
        ("Imprenta", "imprenta"),
        ("Floristería", "floristería"),
        ("Ferretería", "ferretería"),
    ],
    names: &[
        "La Estrella",
        "Santa Clara",
        "Ortega",
        "Navarro",
        "El Olivo",
        "Castaño",
        "Morales",
        "Del Puente",
        "Iglesias",
        "Cortés",
        "Peña",
        "San Miguel",
        "Aranda",
        "Cabrera",
    ],
    cities: &[
        "Burgos",
        "Zaragoza",
        "Sevilla",
        "Logroño",
        "Cáceres",
        "Valladolid",
        "Jaén",
        "Teruel",
    ],
    first_names: &[
        "Lucía", "Carmen", "Javier", "Rocío", "Álvaro", "Beatriz", "Íñigo", "Pilar",
    ],
    last_names: &[
        "Ortega", "García", "Muñoz", "Ibáñez", "Romero", "Herrero", "Lozano", "Peña",
    ],
    titles: &[
        "Propietaria",
        "Gerente",
        "Encargado",
        "Responsable de compras",
    ],
    lines: Lines {
        subject_orders: &[
            "Los pedidos de {account}",
            "Menos papeles los sábados por la mañana",
        ],
        subject_bags: &[
            "Bolsas con el nombre de {account}",
            "Bolsas de papel desde 500 unidades",
        ],
        subject_reply: &["Re: nuestro mensaje"],
        open_orders: &[
            "Buenos días, {name}:\n\nmuchas tiendas como {account} siguen apuntando los pedidos en \
             papeles, y el sábado por la mañana siempre falta uno. {product} guarda todos los \
             pedidos en una sola lista: los del mostrador, los del teléfono y los de la web. Se pone \
             en marcha en una tarde.\n\n¿Tendría veinte minutos la semana que viene para que se lo \
             enseñe con sus propios pedidos?\n\nUn cordial saludo\n{sender}",
            "Buenos días, {name}:\n\nllama un cliente de toda la vida, quiere lo mismo que la última \
             vez y nadie recuerda qué era. {product} sí. Cuesta 59 € al mes, el primer mes es gratis \
             y puede dejarlo cuando quiera.\n\n¿Le envío un vídeo corto de cómo queda en una tienda \
             como la suya?\n\nAtentamente\n{sender}",
            "Hola, {name}:\n\nla semana pasada pasé por delante de {account} y vi la cola. Hacemos \
             {product}, un libro de pedidos para tiendas pequeñas: el pedido se anota una vez y \
             todos detrás del mostrador ven la misma lista.\n\nSi le parece útil, me acerco con \
             mucho gusto.\n\n{sender}",
        ],
        open_bags: &[
            "Buenos días, {name}:\n\nsus clientes pasean su bolsa por media ciudad. Con {product} \
             llevará el nombre de {account}: papel reciclado, tinta al agua, desde 500 unidades y \
             entrega en dos semanas.\n\n¿Le envío tres muestras sin coste?\n\nUn saludo\n{sender}",
            "Buenos días, {name}:\n\nimprimimos bolsas y cajas para tiendas que no necesitan diez \
             mil. Con su logotipo nos basta para enviarle una propuesta para {account} en un \
             día.\n\n¿Le parece bien?\n\n{sender}",
        ],
        open_short: &[
            "Hola, {name}, soy {sender}. Hacemos {product} para tiendas como {account}. ¿Se lo \
             enseño en diez minutos?",
            "¡Hola, {name}! He visto su escaparate y he pensado en {product}. ¿Es usted la persona \
             indicada para hablarlo?",
        ],
        call: &[
            "Llamada con {name}: le he explicado {product} por encima. Hay que enviar la oferta por \
             escrito, deciden después del fin de semana.",
        ],
        follow_up: &[
            "Buenos días, {name}:\n\nuna pregunta breve: ¿le llegó mi mensaje sobre {product}? Si \
             ahora no le viene bien, basta una palabra y no le molestaré más.\n\n{sender}",
            "Buenos días, {name}:\n\nuna panadería de su barrio lleva un mes trabajando con \
             {product} y ahorra una hora al día. Con gusto le cuento cómo.\n\n{sender}",
        ],
        offer: &[
            "Buenos días, {name}:\n\ngracias por preguntar. Aquí lo tiene todo junto:\n\n- Una \
             tienda: 59 € al mes. Cada tienda más: 29 €.\n- El primer mes es gratis, sin tarjeta.\n- \
             Le pasamos la lista de clientes y la de precios sin coste.\n- Puede dejarlo a final de \
             cualquier mes. Los datos son suyos y se los lleva en una hoja de cálculo.\n\nLa \
             formación son dos horas, en su tienda, cuando haya calma. Si algo no funciona, llama y \
             le atiende una persona.\n\n¿Quedamos el martes que viene a las 9:30?\n\nUn cordial \
             saludo\n{sender}",
            "Buenos días, {name}:\n\npara {account} le propondría el paquete pequeño: 59 € al mes, \
             todo incluido, el primer mes gratis. Le adjunto las condiciones. Pregúnteme lo que no \
             quede claro.\n\n{sender}",
        ],
        agree_time: &[
            "El martes a las 9:30 nos viene muy bien. Lo llevo todo yo, solo necesita una mesa. \
             ¡Hasta entonces!\n\n{sender}",
        ],
        answer_doubt: &[
            "Le entiendo perfectamente, {name}. Por eso el primer mes no cuesta nada y los papeles se \
             quedan al lado: puede volver atrás cualquier día. Dos clientes nuestros pensaban lo \
             mismo y se lo contarán encantados. ¿Le pongo en contacto?\n\n{sender}",
        ],
        until_later: &[
            "Gracias por la respuesta tan clara, {name}. Le escribiré de nuevo la próxima temporada y \
             hasta entonces le dejo tranquilo. ¡Buenas ventas!\n\n{sender}",
        ],
        sorry: &[
            "Gracias por avisarme. Lo he anotado y no le escribiré más. Mucha suerte a \
             {account}.\n\n{sender}",
        ],
        interested: &[
            "Gracias por el mensaje. Nos gustaría ver una demostración, pero solo podemos los \
             martes.",
            "Suena interesante. ¿Podría pasarse? Mejor por la mañana, antes de las diez.",
            "Llega en buen momento, justo estábamos hablando de esto. Envíeme los detalles y lo \
             comento con mi socio.",
        ],
        question: &[
            "¿Qué precio tiene para dos tiendas? ¿Y funciona cuando no hay internet?",
            "¿Podemos conservar el número de teléfono y la caja? Lo cambiamos todo hace dos años y no \
             queremos pasar por eso otra vez.",
        ],
        objection: &[
            "Sinceramente, 59 € al mes es mucho para nosotros. Los papeles no cuestan nada.",
            "Ya probamos algo así y a las dos semanas no lo usaba nadie.",
        ],
        not_now: &[
            "Ahora no, por favor. Estamos en plena temporada. Escríbanos en primavera.",
            "Estamos de obras en la tienda. Quizá dentro de tres meses.",
        ],
        not_interested: &["Gracias, pero estamos contentos con lo que tenemos. No nos interesa."],
        out_of_office: &[
            "Estoy fuera hasta el día 14 y leeré su mensaje cuando vuelva. Si es urgente, llame a la \
             tienda.",
        ],
        wrong_person: &["No soy yo quien decide esto. Aquí solo llevo la contabilidad."],
        referral: &[
            "De las compras se ocupa mi hermana. Escríbale, ya lo espera: está en la tienda todos los \
             días menos el lunes.",
        ],
        unsubscribe: &["Quítennos de su lista y no nos escriban más, por favor."],
        auto_reply: &[
            "Gracias por su mensaje. Lo hemos recibido y le responderemos en tres días laborables. \
             Este es un mensaje automático.",
        ],
        agreed: &[
            "De acuerdo, nos vemos el martes a las 9:30. Llame a la puerta lateral.",
            "¡Sí, gracias! Empecemos con el primer mes. ¿Qué necesita de nosotros?",
        ],
        wrote_first: &[
            "Buenos días, un compañero del gremio de panaderos nos habló de ustedes. Tenemos dos \
             tiendas y unos ochenta pedidos al día. ¿Nos podrían decir cuánto costaría {product}?",
        ],
        thanks: &[
            "¡Gracias, eso ayuda!",
            "Recibido, gracias. La semana que viene le digo algo.",
        ],
    },
};
