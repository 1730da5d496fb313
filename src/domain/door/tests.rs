use super::*;
use proptest::prelude::*;
use rstest::rstest;

fn outgoing<'a>(channel: Channel, address: &'a str, text: &'a str) -> Outgoing<'a> {
    Outgoing {
        channel,
        address,
        subject: "",
        text,
    }
}

fn href(channel: Channel, address: &str, text: &str) -> Option<String> {
    door(outgoing(channel, address, text)).map(|door| door.href)
}

#[rstest]
#[case::email(
    Channel::Email,
    "marta@example.com",
    "mailto:marta@example.com?body=Bon%20dia%2C%20Marta"
)]
#[case::email_with_a_plus(
    Channel::Email,
    "marta+x@example.com",
    "mailto:marta%2Bx@example.com?body=Bon%20dia%2C%20Marta"
)]
#[case::email_nobody(Channel::Email, "", "mailto:?body=Bon%20dia%2C%20Marta")]
#[case::whatsapp(
    Channel::Whatsapp,
    "+34 612 555 014",
    "https://wa.me/34612555014?text=Bon%20dia%2C%20Marta"
)]
#[case::whatsapp_double_zero(
    Channel::Whatsapp,
    "0034 612-555-014",
    "https://wa.me/34612555014?text=Bon%20dia%2C%20Marta"
)]
#[case::whatsapp_zero_in_brackets(
    Channel::Whatsapp,
    "+44 (0) 7911 123456",
    "https://wa.me/447911123456?text=Bon%20dia%2C%20Marta"
)]
#[case::whatsapp_arabic_digits(
    Channel::Whatsapp,
    "+٢١٢ ٦١٢٣٤٥٦٧٨",
    "https://wa.me/212612345678?text=Bon%20dia%2C%20Marta"
)]
#[case::whatsapp_without_country(
    Channel::Whatsapp,
    "612 555 014",
    "https://wa.me/?text=Bon%20dia%2C%20Marta"
)]
#[case::sms(
    Channel::Sms,
    "+34 612 555 014",
    "sms:+34612555014?body=Bon%20dia%2C%20Marta"
)]
#[case::sms_at_home(Channel::Sms, "612 555 014", "sms:612555014?body=Bon%20dia%2C%20Marta")]
#[case::sms_nobody(Channel::Sms, "ask Marta", "sms:?body=Bon%20dia%2C%20Marta")]
#[case::call(Channel::PhoneCall, "(972) 555-014", "tel:972555014")]
#[case::call_extension(Channel::PhoneCall, "+34 972 555 014 ext. 3", "tel:+34972555014")]
#[case::linkedin(
    Channel::Linkedin,
    "https://www.linkedin.com/in/marta-bosch/",
    "https://www.linkedin.com/in/marta-bosch/"
)]
#[case::linkedin_without_scheme(
    Channel::Linkedin,
    "es.linkedin.com/in/marta?trk=x",
    "https://es.linkedin.com/in/marta"
)]
#[case::linkedin_company(
    Channel::Linkedin,
    "HTTP://linkedin.com/company/forn-vell",
    "https://linkedin.com/company/forn-vell"
)]
#[case::linkedin_name(
    Channel::Linkedin,
    "marta-bosch-12",
    "https://www.linkedin.com/in/marta-bosch-12"
)]
#[case::linkedin_accents(
    Channel::Linkedin,
    "https://www.linkedin.com/in/núria",
    "https://www.linkedin.com/in/n%C3%BAria"
)]
#[case::instagram(
    Channel::Instagram,
    "@forn.vell",
    "https://www.instagram.com/forn.vell"
)]
#[case::instagram_page(
    Channel::Instagram,
    "instagram.com/forn.vell",
    "https://instagram.com/forn.vell"
)]
#[case::x(Channel::TwitterX, "@fornvell", "https://x.com/fornvell")]
#[case::twitter(
    Channel::TwitterX,
    "https://twitter.com/fornvell",
    "https://twitter.com/fornvell"
)]
fn a_text_has_the_door_of_its_channel(
    #[case] channel: Channel,
    #[case] address: &str,
    #[case] expected: &str,
) {
    assert_eq!(
        href(channel, address, "Bon dia, Marta").as_deref(),
        Some(expected)
    );
}

#[rstest]
#[case::other(Channel::Other, "marta@example.com")]
#[case::call_without_number(Channel::PhoneCall, "ask Marta")]
#[case::linkedin_unknown(Channel::Linkedin, "")]
#[case::linkedin_script(Channel::Linkedin, "javascript:alert(1)")]
#[case::linkedin_script_as_host(Channel::Linkedin, "javascript://linkedin.com/%0aalert(1)")]
#[case::linkedin_data(Channel::Linkedin, "data:text/html,<script>1</script>")]
#[case::linkedin_elsewhere(Channel::Linkedin, "https://evil.example/linkedin.com/in/marta")]
#[case::linkedin_lookalike(Channel::Linkedin, "https://notlinkedin.com/in/marta")]
#[case::linkedin_as_user(Channel::Linkedin, "https://linkedin.com@evil.example/in/marta")]
#[case::linkedin_as_subdomain(Channel::Linkedin, "https://linkedin.com.evil.example/in/marta")]
#[case::linkedin_backslash(Channel::Linkedin, "https://evil.example\\.linkedin.com/in/marta")]
#[case::linkedin_port(Channel::Linkedin, "https://linkedin.com:8080/in/marta")]
#[case::linkedin_host_alone(Channel::Linkedin, "https://www.linkedin.com")]
#[case::instagram_words(Channel::Instagram, "ask Marta")]
#[case::x_script(Channel::TwitterX, "javascript:alert(1)")]
#[case::x_too_long(Channel::TwitterX, "@abcdefghijklmnop")]
fn what_is_no_address_of_the_channel_opens_nothing(
    #[case] channel: Channel,
    #[case] address: &str,
) {
    assert_eq!(href(channel, address, "Bon dia"), None);
}

/// A text must never go to another than it was written for.
#[rstest]
#[case::two("marta@example.com,eve@evil.example")]
#[case::two_apart("marta@example.com; eve@evil.example")]
#[case::copy("marta@example.com?bcc=eve@evil.example")]
#[case::encoded_copy("marta@example.com%3Fbcc=eve@evil.example")]
#[case::header("marta@example.com\r\nBcc: eve@evil.example")]
#[case::name("Marta <marta@example.com>")]
#[case::script("javascript:alert(1)")]
#[case::bidi("marta@example.com\u{202e}moc")]
fn a_hostile_email_address_is_left_out(#[case] address: &str) {
    let door = door(outgoing(Channel::Email, address, "Bon dia")).unwrap();
    assert_eq!(door.href, "mailto:?body=Bon%20dia");
    assert!(!door.has_recipient && door.has_text);
}

#[test]
fn a_subject_cannot_begin_another_header() {
    let door = door(Outgoing {
        channel: Channel::Email,
        address: "marta@example.com",
        subject: "Hola\r\nBcc: eve@evil.example&bcc=x",
        text: "Una línia\nUna altra",
    })
    .unwrap();
    assert_eq!(
        door.href,
        "mailto:marta@example.com?subject=Hola%20Bcc%3A%20eve%40evil.example%26bcc%3Dx\
         &body=Una%20l%C3%ADnia%0D%0AUna%20altra"
    );
}

#[rstest]
#[case::email(Channel::Email, "marta@example.com", 3_000)]
#[case::whatsapp(Channel::Whatsapp, "+34612555014", 9_000)]
#[case::sms(Channel::Sms, "+34612555014", 3_000)]
fn a_text_that_is_too_long_is_left_out_whole(
    #[case] channel: Channel,
    #[case] address: &str,
    #[case] length: usize,
) {
    let text = "a".repeat(length);
    let door = door(outgoing(channel, address, &text)).unwrap();
    assert!(!door.has_text && door.has_recipient);
    assert!(!door.href.contains("aaa"), "{}", door.href);
}

#[test]
fn a_long_subject_is_left_out_after_the_text() {
    let subject = "s".repeat(2_500);
    let door = door(Outgoing {
        channel: Channel::Email,
        address: "marta@example.com",
        subject: &subject,
        text: "Bon dia",
    })
    .unwrap();
    assert_eq!(door.href, "mailto:marta@example.com");
}

proptest! {
    #[test]
    fn a_door_has_one_of_four_schemes_and_nothing_but_safe_signs(
        channel in prop::sample::select(Channel::ALL),
        address in prop_oneof![
            "\\PC*",
            "[a-z:/?#@.%\\\\<>\"' \r\n]{0,40}",
            "(https?://)?[a-z.]{0,8}(linkedin|instagram|x|twitter)\\.com[a-z/.@:?#\\\\]{0,12}",
        ],
        subject in "\\PC*",
        text in any::<String>(),
    ) {
        let outgoing = Outgoing { channel, address: &address, subject: &subject, text: &text };
        let Some(Door { opens, href, .. }) = door(outgoing) else { return Ok(()) };
        let start = match opens {
            Opens::MailProgram => "mailto:",
            Opens::Whatsapp => "https://wa.me/",
            Opens::Messages => "sms:",
            Opens::Dialler => "tel:",
            Opens::LinkedinProfile | Opens::InstagramProfile | Opens::XProfile => "https://",
        };
        prop_assert!(href.starts_with(start), "{href}");
        let is_safe = |c: char| c.is_ascii_alphanumeric() || "-._~%:/?&=@+".contains(c);
        prop_assert!(href.chars().all(is_safe), "{href}");
        prop_assert!(href.len() <= PAGE_LIMIT);
        if start == "https://" {
            let host = href["https://".len()..].split('/').next().unwrap_or_default();
            let known = ["linkedin.com", "instagram.com", "x.com", "twitter.com"];
            let is_known = known.iter().any(|known| {
                host == *known || host.ends_with(&format!(".{known}"))
            });
            prop_assert!(is_known, "{host}");
        }
    }
}

#[rstest]
#[case::email(
    Channel::Email,
    "marta@forn.example",
    Some("mailto:marta@forn.example")
)]
#[case::no_email(Channel::Email, "ask Marta", None)]
#[case::two_emails(Channel::Email, "a@b.example,c@d.example", None)]
#[case::phone(Channel::PhoneCall, "+34 972 555 014", Some("tel:+34972555014"))]
#[case::no_phone(Channel::PhoneCall, "in the mornings", None)]
#[case::profile(Channel::Linkedin, "javascript:alert(1)", None)]
fn a_way_to_somebody_is_one_where_the_address_plainly_is(
    #[case] channel: Channel,
    #[case] address: &str,
    #[case] expected: Option<&str>,
) {
    assert_eq!(way_to(channel, address).as_deref(), expected);
}

#[rstest]
#[case::bare("forn.example", Some("https://forn.example"))]
#[case::with_scheme("http://forn.example/a", Some("http://forn.example/a"))]
#[case::upper_case("HTTPS://FORN.example", Some("HTTPS://FORN.example"))]
#[case::script("javascript:alert(1)//a.example", None)]
#[case::other_scheme("data:text/html,a.example", None)]
#[case::no_address("soon", None)]
fn a_web_page_is_opened_by_http_alone(#[case] address: &str, #[case] expected: Option<&str>) {
    assert_eq!(web_page(address).as_deref(), expected);
}
