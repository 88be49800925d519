//! How a kept page travels: compressed, tagged, and only once to whoever has it.

use super::{OTHER, QUIET, enter, line, made};
use crate::support::{Answer, World};
use serde_json::json;
use std::io::Read as _;

const HOME: &str = "/es";

fn opened(answer: &Answer) -> String {
    let mut text = String::new();
    match answer.header("content-encoding") {
        "br" => brotli::Decompressor::new(&answer.bytes[..], 4096).read_to_string(&mut text).expect("brotli"),
        "gzip" => flate2::read::GzDecoder::new(&answer.bytes[..]).read_to_string(&mut text).expect("gzip"),
        _ => (&answer.bytes[..]).read_to_string(&mut text).expect("text"),
    };
    text
}

#[tokio::test]
async fn a_page_is_made_once_and_everybody_gets_the_same_bytes() {
    let world = World::with_record().await;
    let first = world.visitor().get_with(HOME, &[("accept-encoding", "gzip, deflate, br")]).await.is(200);
    let second = world.visitor().get_with(HOME, &[("accept-encoding", "gzip, deflate, br")]).await.is(200);
    assert_eq!((made(&world), world.app.answers.figures().used), (1, 1));
    assert_eq!(first.bytes, second.bytes);
    for answer in [first, second] {
        assert_eq!(answer.header("content-encoding"), "br");
        assert_eq!(answer.header("cache-control"), "public, no-cache", "kept by readers, and asked for each time");
        assert_eq!(answer.header("vary"), "accept-encoding, cookie");
        assert!(answer.headers.get_all("vary").iter().count() == 1 && answer.header("etag").starts_with("W/\""));
        assert_eq!(answer.header("content-language"), "es");
        assert!(answer.header("content-security-policy").contains("script-src 'none'"));
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
    }
}

#[tokio::test]
async fn who_takes_no_form_that_is_spoken_here_gets_the_plain_one() {
    let world = World::with_record().await;
    for takes in ["identity;q=0", "*;q=0", "zstd, identity;q=0", "deflate;q=1, *;q=0"] {
        for path in [HOME, "/data/calls.csv", "/es/cuenta/entrar"] {
            let answer = world.visitor().get_with(path, &[("accept-encoding", takes)]).await.is(200);
            assert_eq!(answer.header("content-encoding"), "", "{takes}, {path}");
            assert!(!opened(&answer).is_empty());
        }
    }
}

#[tokio::test]
async fn what_machines_read_is_the_same_with_any_cookie() {
    let world = World::with_record().await;
    let nuria = world.person("Nuria").await;
    for path in ["/api/v1/calls", "/data/calls.csv", "/sitemap.xml"] {
        let hers = nuria.get(path).await.is(200);
        let anybodys = world.visitor().get(path).await.is(200);
        assert_eq!((hers.header("vary"), anybodys.header("vary")), ("accept-encoding", "accept-encoding"), "{path}");
        assert_eq!(hers.bytes, anybodys.bytes, "{path}");
    }
}

#[tokio::test]
async fn a_feed_whose_address_names_no_language_is_kept_in_each() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let asked = [("es", "es"), ("en-US, es;q=0.5", "en"), ("es-MX", "es"), ("en", "en")];
    for (accept, lang) in asked {
        let feed = visitor.get_with("/feeds/record.atom", &[("accept-language", accept)]).await.is(200);
        assert_eq!(feed.header("content-language"), lang, "{accept}");
        assert_eq!(feed.header("vary"), "accept-encoding, accept-language");
    }
    assert_eq!(made(&world), 2);
    let named = visitor.get_with("/feeds/record.atom?lang=en", &[("accept-language", "es")]).await.is(200);
    assert_eq!((named.header("content-language"), named.header("vary")), ("en", "accept-encoding"));
}

#[tokio::test]
async fn whoever_takes_one_encoding_gets_that_one_of_the_same_page() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let page = visitor.get(HOME).await.is(200).text();
    let asked = [
        ("br", "br"),
        ("gzip", "gzip"),
        ("identity", ""),
        ("br;q=0, gzip", "gzip"),
        ("br;q=0.1, gzip;q=0.9", "gzip"),
        ("*", "br"),
        ("identity;q=0, br", "br"),
        ("zstd", ""),
        ("br;q=zero", ""),
        ("GZIP", "gzip"),
        (", ;q=,,", ""),
    ];
    for (accept, encoding) in asked {
        let answer = visitor.get_with(HOME, &[("accept-encoding", accept)]).await.is(200);
        assert_eq!(answer.header("content-encoding"), encoding, "{accept}");
        assert_eq!(opened(&answer), page, "{accept}");
        assert_eq!(answer.header("content-length"), answer.bytes.len().to_string(), "{accept}");
    }
    assert_eq!(made(&world), 1);
}

#[tokio::test]
async fn whoever_has_the_page_is_told_that_it_is_still_so_until_it_changes() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let (mine, theirs) = (format!("/es/convocatorias/{QUIET}"), format!("/en/calls/{OTHER}"));
    let tags = [visitor.get(&mine).await.header("etag").to_owned(), visitor.get(&theirs).await.header("etag").to_owned()];
    let plain = tags[0].trim_start_matches("W/").to_owned();
    for known in [tags[0].clone(), format!("\"x\", {}", tags[0]), plain, "*".to_owned()] {
        let answer = visitor.get_with(&mine, &[("if-none-match", &known), ("accept-encoding", "br")]).await.is(304);
        assert!(answer.bytes.is_empty() && answer.header("content-encoding").is_empty());
        assert_eq!((answer.header("etag"), answer.header("cache-control")), (tags[0].as_str(), "public, no-cache"));
    }
    visitor.get_with(&mine, &[("if-none-match", &tags[1])]).await.is(200);
    enter(&world, "uno", line(QUIET), json!({})).await;
    let changed = visitor.get_with(&mine, &[("if-none-match", &tags[0])]).await.is(200).says("Lo dicho: uno.");
    assert_ne!(changed.header("etag"), tags[0]);
    visitor.get_with(&theirs, &[("if-none-match", &tags[1])]).await.is(304);
}

#[tokio::test]
async fn headers_alone_are_those_of_the_page() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let head = visitor.head(HOME).await.is(200);
    let page = visitor.get(HOME).await.is(200);
    let again = visitor.head(HOME).await.is(200);
    assert_eq!(made(&world), 1, "asking for the headers makes the page as well");
    for answer in [head, again] {
        assert!(answer.bytes.is_empty());
        for name in ["etag", "content-length", "content-type", "vary", "cache-control"] {
            assert_eq!(answer.header(name), page.header(name), "{name}");
        }
    }
}

#[tokio::test]
async fn what_machines_read_is_kept_as_well() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let path = "/api/v1/calls?standing=unresolved";
    let first = visitor.get_with(path, &[("accept-encoding", "gzip")]).await.is(200);
    let second = visitor.get_with(path, &[("accept-encoding", "gzip"), ("cookie", "acuse=nobody")]).await.is(200);
    assert_eq!((first.bytes.clone(), made(&world)), (second.bytes, 1));
    assert!(opened(&first).contains("sederec-2018-asociaciones"));
    visitor.get_with(path, &[("if-none-match", first.header("etag"))]).await.is(304);
    assert_eq!(first.header("access-control-allow-origin"), "*");
}

#[tokio::test]
async fn what_is_made_each_time_has_its_tag_too() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    for path in ["/es/busqueda?q=sederec", "/es/convocatorias?text=mujer", "/en/calls/sederec-2018-asociaciones?as_of=2018-10-01"]
    {
        let answer = visitor.get(path).await.is(200);
        assert_eq!(answer.header("cache-control"), "public, no-cache", "{path}");
        visitor.get_with(path, &[("if-none-match", answer.header("etag"))]).await.is(304);
    }
    assert_eq!(made(&world), 0, "texts and days have too many values to keep");
}
