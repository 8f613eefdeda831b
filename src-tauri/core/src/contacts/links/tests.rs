#![allow(clippy::unwrap_used)]
use proptest::prelude::*;

use super::ChannelKind as Kind;
use super::*;

fn opened(kind: Kind, value: &str) -> String {
    uri(kind, value, "DE", None).map_or("-".to_owned(), |link| link.uri)
}

fn said(kind: Kind, value: &str, subject: &str, body: &str) -> Link {
    let message = MessageText {
        subject: subject.to_owned(),
        body: body.to_owned(),
    };
    uri(kind, value, "DE", Some(&message)).unwrap()
}

#[test]
fn a_telephone_is_dialled_as_typed() {
    for (typed, link) in [
        ("+49 30 1234567", "tel:+49301234567"),
        ("030 1234567,,5;6#", "tel:0301234567,,5%3B6%23"),
        ("*100#", "tel:*100%23"),
        // Short codes never get a country's prefix.
        ("988", "tel:988"),
        ("116 123", "tel:116123"),
        ("112", "tel:112"),
        ("ask at the desk", "-"),
        ("https://example.org/1", "-"),
    ] {
        assert_eq!(opened(Kind::Phone, typed), link, "{typed}");
    }
}

#[test]
fn a_text_message_goes_to_the_number_and_takes_its_words() {
    for (typed, link) in [
        ("+49 170 1234567", "sms:+491701234567"),
        ("741741", "sms:741741"),
        ("988", "sms:988"),
        // An extension is for calls.
        ("030 1234567,,5", "sms:0301234567"),
        ("030 1234567;5", "sms:0301234567"),
        ("sam@example.org", "-"),
    ] {
        assert_eq!(opened(Kind::Text, typed), link, "{typed}");
    }
    let link = said(
        Kind::Text,
        "988",
        "no subject here",
        "Can you talk?\nNothing & nobody = fire: 100% ß\u{7}",
    );
    assert_eq!(
        link.uri,
        "sms:988?body=Can%20you%20talk%3F%0D%0ANothing%20%26%20nobody%20%3D%20fire%3A%20100%25%20%C3%9F"
    );
    assert!(link.carries);
}

#[test]
fn an_email_goes_to_one_address() {
    for (typed, link) in [
        ("sam@example.org", "mailto:sam@example.org"),
        (" Sam.O+x@Example.ORG ", "mailto:Sam.O%2Bx@example.org"),
        ("mailto:sam@example.org", "mailto:sam@example.org"),
        ("o'neil&co@example.org", "mailto:o%27neil%26co@example.org"),
        ("50%@example.org", "mailto:50%25@example.org"),
        (
            "zoë@bücher.example",
            "mailto:zo%C3%AB@xn--bcher-kva.example",
        ),
    ] {
        assert_eq!(opened(Kind::Email, typed), link, "{typed}");
    }
    for other in [
        "",
        "sam",
        "@example.org",
        "sam@",
        "sam@example.org, dana@example.org",
        "sam@example.org;dana@example.org",
        "sam@example.org?bcc=dana@example.org",
        "sam@example.org?subject=x",
        "sam?bcc=x@example.org",
        "sam@example.org%0D%0Abcc:dana@example.org",
        "sam@example.org\r\nbcc: dana@example.org",
        "sam\n@example.org",
        "Sam <sam@example.org>",
        "\"sam\"@example.org",
        "sam@dana@example.org",
        "sam@127.0.0.1",
        "sam@[::1]",
        "sam@exam\u{202e}ple.org",
        "s\u{200b}am@example.org",
        "mailto:mailto:sam@example.org",
    ] {
        assert_eq!(opened(Kind::Email, other), "-", "{other:?}");
    }
}

#[test]
fn the_words_of_an_email_are_only_words() {
    let link = said(
        Kind::Email,
        "sam@example.org",
        "Today\r\nBcc: dana@example.org",
        "One\rtwo\r\nthree&bcc=dana@example.org",
    );
    assert_eq!(
        link.uri,
        "mailto:sam@example.org?subject=Today%0D%0ABcc%3A%20dana%40example.org\
         &body=One%0D%0Atwo%0D%0Athree%26bcc%3Ddana%40example.org"
    );
    assert_eq!(
        said(Kind::Email, "sam@example.org", "", "").uri,
        "mailto:sam@example.org"
    );
    let long = said(Kind::Email, "sam@example.org", "x", &"ж".repeat(2_000));
    assert_eq!(
        (long.uri.as_str(), long.carries),
        ("mailto:sam@example.org", false)
    );
}

#[test]
fn only_pages_open_and_none_can_look_like_another() {
    for (typed, link) in [
        (
            "https://meet.example/room?a=1#x",
            "https://meet.example/room?a=1#x",
        ),
        ("HTTPS://Meet.Example/Room", "https://meet.example/Room"),
        (
            " https://meet.example:8443/a ",
            "https://meet.example:8443/a",
        ),
        ("meet.example/room", "https://meet.example/room"),
        ("meet.example:8443/room", "https://meet.example:8443/room"),
        ("meet.example", "https://meet.example/"),
        // Another script is shown as what it is.
        (
            "https://bücher.example/ä|{x}",
            "https://xn--bcher-kva.example/%C3%A4%7C%7Bx%7D",
        ),
        ("https://аpple.example/", "https://xn--pple-43d.example/"),
        ("https://meet.example/@room", "https://meet.example/@room"),
    ] {
        assert_eq!(opened(Kind::Link, typed), link, "{typed}");
    }
    for other in [
        "",
        "javascript:alert(1)",
        "JavaScript:alert(1)//https://meet.example",
        "java\nscript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "file:///etc/passwd",
        "http://meet.example/",
        "ftp://meet.example/",
        "vbscript:x",
        "blob:https://meet.example/1",
        "view-source:https://meet.example/",
        "ms-msdt:/id",
        "smb://meet.example/",
        "zoommtg://meet.example/",
        "tel:112",
        "https://sam@meet.example/",
        "https://sam:word@meet.example/",
        "https://meet.example@evil.example/",
        "https://@meet.example/",
        "sam@meet.example",
        "https://",
        "https:///",
        "https:meet",
        "//meet.example",
        "https://meet.example\\@evil.example/",
        "https://meet.example/a b",
        "https://meet.example/\u{202e}a",
        "https://me\u{ad}et.example/",
        "https://meet.example/\na",
        "https://127.0.0.1/",
        "https://2130706433/",
        "https://0x7f.1/",
        "https://[::1]/",
        "https://localhost/",
        "3.30",
        "on Tuesdays",
        "room",
    ] {
        assert_eq!(opened(Kind::Link, other), "-", "{other:?}");
    }
}

#[test]
fn a_service_is_reached_by_number_or_by_link() {
    for kind in [Kind::Relay, Kind::Sign] {
        for (typed, link) in [
            ("711", "tel:711"),
            ("18001 030 1234567", "tel:180010301234567"),
            ("Relay: 711", "tel:711"),
            ("Relay:711", "tel:711"),
            ("tel:+49-30-123", "tel:+4930123"),
            ("1.800.555.0100", "tel:18005550100"),
            ("https://sign.example/call/1", "https://sign.example/call/1"),
            ("sign.example/call/1", "https://sign.example/call/1"),
            ("http://sign.example/call/1", "-"),
            ("javascript:alert(1)", "-"),
            ("data:text/html,1", "-"),
            ("file:///1", "-"),
            ("https://1@sign.example/", "-"),
            ("ask", "-"),
        ] {
            assert_eq!(opened(kind, typed), link, "{typed}");
        }
    }
}

#[test]
fn apps_know_people_by_their_international_number() {
    let signal = uri(Kind::Signal, "030 1234567", "DE", None).unwrap();
    assert_eq!(signal.uri, "sgnl://signal.me/#p/+49301234567");
    assert_eq!(signal.web(), Some("https://signal.me/#p/+49301234567"));
    assert_eq!(signal.for_a_phone(), "https://signal.me/#p/+49301234567");
    let whatsapp = said(Kind::Whatsapp, "+49 30 1234567", "", "Can you talk?");
    assert_eq!(
        whatsapp.uri,
        "whatsapp://send?phone=49301234567&text=Can%20you%20talk%3F"
    );
    assert_eq!(
        whatsapp.web(),
        Some("https://wa.me/49301234567?text=Can%20you%20talk%3F")
    );
    assert!(whatsapp.carries);
    // Signal takes no words along.
    assert!(signal.carries && !said(Kind::Signal, "+49 30 1234567", "", "Hello").carries);
    for kind in [Kind::Signal, Kind::Whatsapp] {
        for (typed, region) in [
            ("030 1234567", "ZZ"),
            ("988", "US"),
            ("+49 30 1234567,5", "DE"),
            ("sam.42", "DE"),
            ("https://evil.example/#p/+49301234567", "DE"),
            ("https://signal.me.evil.example/#p/1", "DE"),
        ] {
            assert_eq!(uri(kind, typed, region, None), None, "{typed} in {region}");
        }
    }
    let own = "https://signal.me/#eu/Abc_-9";
    assert_eq!(opened(Kind::Signal, own), own);
    assert_eq!(
        opened(Kind::Whatsapp, "https://wa.me/49301234567"),
        "https://wa.me/49301234567"
    );
}

#[test]
fn words_in_prose_open_nothing() {
    for kind in [Kind::Address, Kind::Note] {
        for typed in ["https://meet.example/", "+49 30 1234567", "sam@example.org"] {
            assert_eq!(opened(kind, typed), "-", "{typed}");
        }
    }
}

#[test]
fn another_link_has_no_scheme() {
    for link in [
        "",
        "tel:",
        "tel:home",
        "tel:1 2",
        "tel:1\n",
        "TEL:1",
        "tel:1\"",
        "sms:",
        "mailto:",
        "https:",
        "https://",
        "http://meet.example/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "sgnl://linkdevice?uuid=1",
        "whatsapp://call?phone=1",
        "https://meet.example/ä",
        "https://meet.example/`",
    ] {
        assert_eq!(Scheme::of(link), None, "{link:?}");
    }
}

/// Text that is close to something that opens.
fn nearly_a_link() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "\\PC{0,40}",
        "[+0-9 ()./,;*#x-]{0,30}",
        "\\+?[0-9]{6,16}",
        "(https?|HTTPS|javascript|data|file|tel|sgnl|whatsapp|mailto)?:?/{0,3}[a-z0-9@:.\\\\ äß\u{200b}\u{202e}\u{0}-]{0,20}[/?#]?\\PC{0,20}",
        "(mailto:)?[a-z0-9.+%&?=ä \u{0}\"<>,;-]{0,12}@[a-z0-9.@ä:\\[\\]-]{0,14}[?]?\\PC{0,10}",
        "https://(signal\\.me|wa\\.me)/[#a-zA-Z0-9/+?=%-]{0,30}",
    ]
}

fn kind() -> impl Strategy<Value = Kind> {
    prop::sample::select(Kind::ALL)
}

fn is_whole(link: &str) -> bool {
    Scheme::of(link).is_some()
        && !link.contains(|c: char| c.is_whitespace() || c.is_control() || !c.is_ascii())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4000))]

    #[test]
    fn whatever_is_typed_gives_a_link_of_the_list_or_none(
        kind in kind(),
        value in nearly_a_link(),
        region in "[A-Z]{2}|DE|US",
        subject in "\\PC{0,20}",
        body in any::<String>(),
    ) {
        let typed = value.clone();
        let message = MessageText { subject, body };
        let bare = uri(kind, &value, &region, None);
        let said = uri(kind, &value, &region, Some(&message));
        prop_assert_eq!(&value, &typed);
        prop_assert_eq!(opens(kind, &value, &region), bare.is_some());
        prop_assert_eq!(bare.is_some(), said.is_some());
        for link in bare.iter().chain(&said) {
            prop_assert!(is_whole(&link.uri), "{:?}", link);
            prop_assert!(link.page.as_deref().is_none_or(is_whole), "{:?}", link);
            prop_assert!(link.web().is_none_or(|page| page.starts_with("https://")));
            prop_assert!(link.uri.len() <= LONGEST_LINK + 9 * LONGEST_VALUE);
            let web = link.uri.starts_with("https:");
            prop_assert!(!web || link.page.is_none());
        }
        prop_assert!(bare.is_none_or(|link| link.carries));
    }

    #[test]
    fn words_come_back_as_they_were_said(body in "[^\\p{Cc}]{0,60}") {
        let link = said(Kind::Text, "988", "", &body);
        let words = link.uri.strip_prefix("sms:988").unwrap();
        let decoded = url::form_urlencoded::parse(words.trim_start_matches('?').as_bytes())
            .find(|(name, _)| name == "body")
            .map_or(String::new(), |(_, words)| words.into_owned());
        prop_assert_eq!(decoded, body);
    }

    #[test]
    fn a_page_is_one_for_the_browser_too(value in nearly_a_link()) {
        if let Some(link) = uri(Kind::Link, &value, "DE", None) {
            let url = url::Url::parse(&link.uri).unwrap();
            prop_assert_eq!(url.scheme(), "https");
            prop_assert_eq!(url.as_str(), &link.uri);
            prop_assert!(url.username().is_empty() && url.password().is_none());
            prop_assert!(url.host_str().unwrap().contains('.'));
        }
    }

    #[test]
    fn an_email_has_one_address_and_no_other_field(value in nearly_a_link(), subject in "\\PC{0,20}", body in "\\PC{0,20}") {
        let message = MessageText { subject, body };
        if let Some(link) = uri(Kind::Email, &value, "DE", Some(&message)) {
            prop_assert_eq!(link.uri.matches('@').count(), 1);
            let fields = link.uri.split_once('?').map_or("", |(_, fields)| fields);
            for field in fields.split('&').filter(|field| !field.is_empty()) {
                prop_assert!(field.starts_with("subject=") || field.starts_with("body="));
            }
            prop_assert!(fields.matches('=').count() <= 2);
        }
    }
}
