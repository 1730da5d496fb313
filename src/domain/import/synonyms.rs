//! What columns are called in English, Spanish, Catalan, French, German, Italian and Portuguese.
//!
//! Headings are listed as they are compared: in lower case, without accents, in one piece.

use super::mapping::{Heading, Target};

/// The headings to name where none was found.
pub(super) const NAME_EXAMPLES: [&str; 8] = [
    "Name",
    "Company",
    "Organisation",
    "Empresa",
    "Entreprise",
    "Firma",
    "Azienda",
    "Razón social",
];

const BARE_NAMES: &str = "name nombre nom nome";

const WHOLE: [(Target, &str); 18] = [
    (
        Target::Name,
        "company companyname account accountname organisation organization organisationname \
         organizationname business businessname firm legalname tradename customer customername \
         clientname empresa nombreempresa nombredeempresa nombredelaempresa razonsocial \
         nombrecomercial compania organizacion cuenta nombredelacuenta nomempresa nomdelempresa \
         raosocial nomcomercial organitzacio companyia entreprise nomentreprise nomdelentreprise \
         societe nomdelasociete raisonsociale compagnie firma firmenname unternehmen \
         unternehmensname gesellschaft kunde kundenname betrieb azienda nomeazienda \
         nomedellazienda ragionesociale societa impresa organizzazione ditta nomedaempresa \
         nomeempresa razaosocial nomefantasia organizacao companhia",
    ),
    (
        Target::LineOfBusiness,
        "type accounttype companytype businesstype typeofbusiness industry sector lineofbusiness \
         category vertical activity tipo tipodeempresa industria actividad rubro ramo giro \
         categoria lineadenegocio tipus tipusdempresa activitat secteur secteurdactivite activite \
         typedentreprise branche typ art gewerbe kategorie settore attivita tipodiazienda setor \
         atividade ramodeatividade",
    ),
    (
        Target::City,
        "city town locality municipality ciudad poblacion localidad municipio ciutat poblacio \
         localitat municipi ville commune localite stadt ort citta comune localita cidade",
    ),
    (
        Target::Country,
        "country countryregion nation pais pays land staat paese nazione",
    ),
    (
        Target::Language,
        "language lang locale preferredlanguage idioma lengua llengua langue sprache lingua",
    ),
    (
        Target::Phone,
        "phone phonenumber phoneno telephone telephonenumber tel mobile mobilephone mobilenumber \
         cell cellphone telefono numerodetelefono movil celular telefon numerodetelefon mobil \
         portable numerodetelephone telefonnummer handy rufnummer cellulare numeroditelefono \
         telefone telemovel numerodetelefone",
    ),
    (
        Target::Email,
        "email emailaddress mail mailaddress companyemail correo correoelectronico \
         direcciondecorreo correu correuelectronic adrecaelectronica courriel adressemail \
         adresseemail adresseelectronique emailadresse mailadresse postaelettronica \
         indirizzoemail correioeletronico correioelectronico enderecodeemail",
    ),
    (
        Target::Website,
        "website web site url homepage webaddress webpage domain www companyurl companywebsite \
         sitioweb paginaweb pagina llocweb siteweb siteinternet adresseweb webseite internet \
         internetseite internetadresse webadresse sitoweb sito paginadaweb",
    ),
    (
        Target::Notes,
        "notes note comments comment remarks remark description notas nota comentarios \
         observaciones descripcion comentaris observacions remarques commentaires commentaire \
         observations notizen notiz bemerkung bemerkungen kommentar kommentare anmerkung \
         anmerkungen commenti osservazioni observacoes",
    ),
    (
        Target::Status,
        "status accountstatus leadstatus stage leadstage dealstage lifecyclestage estado situacion \
         etapa fase estat situacio statut etat stato stand situacao",
    ),
    (
        Target::RelationshipTypes,
        "relationship relationshiptype relationshiptypes relationships relation relations \
         relationtype relacion relaciones tipoderelacion relacio tipusderelacio typederelation \
         beziehung beziehungen beziehungsart relazione relazioni tipodirelazione relacao relacoes \
         tipoderelacao",
    ),
    (
        Target::ContactName,
        "contact contactname contactperson contactfullname fullname person personname \
         representative contacto nombrecontacto nombredecontacto nombredelcontacto \
         personadecontacto interlocutor nombrecompleto contacte nomcontacte nomdecontacte \
         nomdelcontacte personadecontacte nomcomplet nomcontact nomducontact interlocuteur \
         contactprincipal personneacontacter ansprechpartner ansprechpartnerin ansprechperson \
         kontakt kontaktname kontaktperson contatto nomecontatto nomedelcontatto referente \
         personadicontatto contato nomecontato nomedocontato pessoadecontato nomedocontacto \
         nomecompleto",
    ),
    (
        Target::ContactGivenName,
        "firstname givenname forename contactfirstname nombredepila prenom vorname primeironome",
    ),
    (
        Target::ContactFamilyName,
        "lastname surname familyname contactlastname apellido apellidos cognom cognoms \
         nomdefamille nachname familienname zuname cognome apelido sobrenome ultimonome",
    ),
    (
        Target::ContactTitle,
        "title jobtitle position jobposition role jobrole function contacttitle cargo puesto \
         carrec posicio titol fonction poste titre funktion titel stelle ruolo posizione titolo \
         qualifica mansione funcao titulo",
    ),
    (
        Target::ContactWhatsapp,
        "whatsapp whatsappnumber numerodewhatsapp numerowhatsapp whatsappnummer wa",
    ),
    (
        Target::ContactInstagram,
        "instagram instagramurl instagramprofile instagramhandle insta ig",
    ),
    (
        Target::ContactLinkedin,
        "linkedin linkedinurl linkedinprofile profile profileurl perfil",
    ),
];

/// The target that the whole heading names.
pub(super) fn whole(heading: &Heading) -> Option<Target> {
    target_of(&heading.squeezed)
}

/// What a heading is called that says no more than *name*.
pub(super) fn is_bare_name(heading: &Heading) -> bool {
    is_listed(BARE_NAMES, &heading.squeezed)
}

/// How a heading says that it is about a person: `contact`, also as part of a word.
const OF_CONTACT: [&str; 12] = [
    "contact",
    "kontakt",
    "ansprechp",
    "interlocut",
    "referent",
    "contatto",
    "contato",
    "person",
    "responsable",
    "responsabile",
    "responsavel",
    "decisionmaker",
];

/// How a heading says that it is about the organisation.
const OF_COMPANY: [&str; 8] = [
    "company",
    "corporate",
    "office",
    "empresa",
    "firm",
    "azienda",
    "societ",
    "unternehm",
];

/// Whether a heading says that it is about the organisation, and not about a person in it.
pub(super) fn is_of_company(heading: &Heading) -> bool {
    let mut words = heading.words.iter();
    words.any(|word| OF_COMPANY.iter().any(|start| word.starts_with(start)))
}

/// Endings that tell what a heading about a person holds: `E-Mail Ansprechpartner`.
const KINDS: [(Target, &[&str]); 7] = [
    (Target::ContactWhatsapp, &["whatsapp"]),
    (Target::ContactInstagram, &["instagram"]),
    (Target::ContactLinkedin, &["linkedin"]),
    (
        Target::ContactEmail,
        &["mail", "correo", "correu", "courriel", "correio"],
    ),
    (
        Target::ContactPhone,
        &[
            "phone",
            "telef",
            "telephone",
            "mobil",
            "movil",
            "handy",
            "cell",
        ],
    ),
    (
        Target::ContactTitle,
        &[
            "title", "position", "role", "cargo", "puesto", "carrec", "fonction", "funktion",
            "ruolo",
        ],
    ),
    (Target::ContactName, &["name", "nombre", "nom", "nome"]),
];

/// The target of a heading that is about a person.
pub(super) fn of_contact(heading: &Heading) -> Option<Target> {
    let text = &heading.squeezed;
    let is_of_contact = OF_CONTACT.iter().any(|word| text.contains(word));
    let has = |part: &&str| text.contains(*part);
    let (target, _) = KINDS.iter().find(|(_, parts)| parts.iter().any(has))?;
    // LinkedIn profiles are people's; a company page stands in a column that says so.
    let is_company_page = ["company", "empresa", "firm"]
        .iter()
        .any(|word| text.contains(word));
    let is_profile = *target == Target::ContactLinkedin && !is_company_page;
    (is_of_contact || is_profile).then_some(*target)
}

/// The target that one word of the heading names: `Billing City`. A name needs the whole heading,
/// since `Company size` is none.
pub(super) fn part(heading: &Heading) -> Option<Target> {
    let whole_only = |target: &Target| matches!(target, Target::Name | Target::ContactName);
    let target_of_part = |word: &String| target_of(word).filter(|target| !whole_only(target));
    let has_mail = heading.squeezed.contains("mail");
    heading
        .words
        .iter()
        .find_map(target_of_part)
        .or(has_mail.then_some(Target::Email))
}

fn target_of(text: &str) -> Option<Target> {
    WHOLE
        .iter()
        .find(|(_, list)| is_listed(list, text))
        .map(|(target, _)| *target)
}

fn is_listed(list: &str, text: &str) -> bool {
    list.split_ascii_whitespace().any(|known| known == text)
}
