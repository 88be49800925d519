//! The rules in words: the page and `docs/record.md` hold one text, in both languages.

use crate::support::World;
use acuse::{
    calls::standing::RULES,
    record::{
        reading::{Paragraph, text},
        words,
    },
    web::{
        address::Page,
        lang::{LANGS, Lang, LangExt},
    },
};
use std::path::Path;

fn printed(lang: Lang) -> String {
    let mut page = String::new();
    for part in text(lang) {
        page.push_str(&format!("\n### {}\n", part.title));
        for paragraph in part.paragraphs {
            page.push('\n');
            match paragraph {
                Paragraph::Text(text) => page.push_str(&format!("{text}\n")),
                Paragraph::Items(items) => items.iter().for_each(|item| page.push_str(&format!("- {item}\n"))),
                Paragraph::Kinds(kinds) => {
                    for (n, (kind, rule)) in kinds.into_iter().enumerate() {
                        page.push_str(&format!("{}. **{}** (`{}`). {rule}\n", n + 1, words::kind(lang, kind), kind.name()));
                    }
                }
            }
        }
    }
    page
}

/// The document, as it follows from the words of the page.
fn document() -> String {
    let mut all = format!(
        "# The record: what it says, what it proves and what it does not\n\n`rules: {RULES}`. The same text stands at `{}` and `{}`: it is \
         printed from the words of those pages, and a test fails when they differ.\n",
        Page::Reading.path(Lang::es),
        Page::Reading.path(Lang::en),
    );
    for lang in LANGS {
        all.push_str(&format!("\n## {}\n{}", lang.pick("Español", "English"), printed(lang)));
    }
    all
}

#[test]
fn the_document_is_what_the_page_says() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (written, wanted) = (std::fs::read_to_string(root.join("docs/record.md")).unwrap_or_default(), document());
    if written != wanted {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
        std::fs::write(folder.join("record.md"), &wanted).unwrap();
        panic!("docs/record.md is not what the page says. Run: cp {}/record.md docs/record.md", folder.display());
    }
}

#[tokio::test]
async fn the_page_says_every_sentence_in_both_languages_and_the_version_of_the_rules() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let plain = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    for lang in LANGS {
        let page = visitor.get(&Page::Reading.path(lang)).await.is(200).text();
        for part in text(lang) {
            assert!(page.contains(&format!("id=\"{}\"", part.id)), "{}", part.id);
            let sentences: Vec<String> = part
                .paragraphs
                .into_iter()
                .flat_map(|paragraph| match paragraph {
                    Paragraph::Text(text) => vec![text],
                    Paragraph::Items(items) => items.into_iter().map(str::to_owned).collect(),
                    Paragraph::Kinds(kinds) => kinds.into_iter().map(|(_, rule)| rule.to_owned()).collect(),
                })
                .collect();
            sentences.iter().for_each(|text| assert!(page.contains(&plain(text)), "{text}"));
        }
        assert!(page.contains(&format!("rules: {RULES}")));
    }
    visitor.get("/es/acerca").await.is(200).says("/es/como-se-lee");
}
