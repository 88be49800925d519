//! What somebody types becomes words, and what is found is marked: pure.

use acuse::record::search::{
    marks::{Passage, excerpt, marked, pieces},
    question::{Question, Word, expression},
};
use acuse::web::render::to_html;
use proptest::prelude::*;

fn words(text: &str) -> Vec<String> {
    Question::of(text).words.iter().map(|word| word.as_str().to_owned()).collect()
}

fn one(word: &str) -> Vec<Word> {
    Question::of(word).words
}

#[test]
fn case_accents_signs_and_words_that_say_nothing_fall_away() {
    assert_eq!(words("  Secretaría de  Desarrollo, RURAL (2018) "), ["secretaria", "desarrollo", "rural", "2018"]);
    assert_eq!(words("Huésped huesped HUÉSPED"), ["huesped"]);
    assert_eq!(words("de la"), ["de", "la"], "where nothing else is said, that is what is looked for");
    assert_eq!(words("¿? ¡! … \u{0} -- \"*"), Vec::<String>::new());
    assert_eq!(words("Migrante Bienvenid@"), ["migrante", "bienvenid"]);
}

#[test]
fn a_long_text_is_cut_and_says_so() {
    let asked = Question::of("uno dos tres cuatro cinco seis siete ocho nueve");
    assert!(asked.is_cut && asked.words.len() == 8);
    let asked = Question::of(&"a".repeat(10_000));
    assert_eq!((asked.words.len(), asked.words[0].as_str().len(), asked.typed.len()), (1, 40, 200));
    assert!(!Question::of("uno dos").is_cut);
}

#[test]
fn a_word_finds_what_it_begins_and_its_singular_but_a_number_only_itself() {
    let finds = |word: &str, token: &str| one(word)[0].finds(token);
    assert!(finds("asocia", "asociaciones") && finds("asociaciones", "asociacion") && finds("becas", "beca"));
    assert!(finds("asociacion", "asociaciones") && finds("calls", "call"));
    assert!(!finds("sedes", "sederec"), "a plural is no beginning of something else");
    assert!(finds("2018", "2018") && !finds("201", "2018") && !finds("se", "sederec"));
}

#[test]
fn nothing_of_the_index_s_own_language_gets_through() {
    assert_eq!(
        expression(&one("acronym:sederec OR NEAR(a b)")),
        "(\"acronym\" *) AND (\"sederec\" *) AND (\"near\" *) AND (\"b\")"
    );
    assert_eq!(expression(&one("\"becas\"*")), "(\"becas\" * OR \"beca\")");
}

#[test]
fn the_same_search_has_one_address() {
    let asked = Question::parse("page=2&type=fact&q=a%20b").unwrap();
    assert_eq!(asked.to_query(), "?q=a+b&type=fact&page=2");
    assert_eq!(Question::parse(&asked.to_query()[1..]).unwrap(), asked);
    for wrong in ["type=nada", "page=0", "page=-1", "page=51", "page=uno"] {
        assert!(Question::parse(wrong).is_err(), "{wrong}");
    }
}

#[test]
fn what_was_found_is_marked_and_everything_is_escaped() {
    let html = |text: &str, asked: &str| to_html(|| marked(text, &one(asked)));
    assert_eq!(html("La Mujer Huésped, 2018", "huesped"), "La Mujer <mark>Huésped</mark>, 2018");
    assert_eq!(html("<script>alert(1)</script>", "script"), "&lt;<mark>script</mark>&gt;alert(1)&lt;/<mark>script</mark>&gt;");
    // An accent of its own belongs to its letter.
    assert_eq!(pieces("hue\u{301}sped mayor", &one("huésped"))[0], (true, "hue\u{301}sped"));
}

#[test]
fn an_excerpt_shows_the_first_text_that_holds_the_word() {
    let texts = ["Nada de eso.".to_owned(), format!("{} la suspensión de todo {}", "palabra ".repeat(60), "más ".repeat(90))];
    let texts = texts.map(Passage::plain);
    let shown = excerpt(&texts, &one("suspension")).unwrap().text;
    assert!(shown.starts_with("… ") && shown.ends_with(" …") && shown.contains("suspensión") && shown.chars().count() < 330);
    assert_eq!(excerpt(&texts, &one("otra")).unwrap(), Passage::plain("Nada de eso."));
    assert_eq!(excerpt(&[], &one("otra")), None);
}

#[test]
fn what_a_text_is_stays_before_it_however_much_is_cut_and_is_not_searched() {
    let long = format!("{} el número de la gaceta", "palabra ".repeat(60));
    let texts = [Passage::led("No se encontró:", long), Passage::plain("Encontró otra cosa.")];
    let shown = excerpt(&texts, &one("gaceta")).unwrap().whole();
    assert!(shown.starts_with("No se encontró: … ") && shown.ends_with("gaceta"), "{shown}");
    assert_eq!(excerpt(&texts, &one("encontró")).unwrap(), texts[1]);
}

proptest! {
    #[test]
    fn pieces_put_together_are_the_text(text in "\\PC{0,200}", asked in "\\PC{0,20}") {
        let words = one(&asked);
        let together: String = pieces(&text, &words).into_iter().map(|(_, piece)| piece).collect();
        prop_assert_eq!(together, text);
    }

    #[test]
    fn an_excerpt_of_any_text_is_a_part_of_it(text in "\\PC{0,600}", asked in "\\PC{1,20}") {
        if let Some(shown) = excerpt(&[Passage::plain(text.clone())], &one(&asked)).map(Passage::whole) {
            prop_assert!(text.contains(shown.trim_start_matches("… ").trim_end_matches(" …")), "{}", shown);
            prop_assert!(shown.chars().count() <= 230);
        }
    }

    #[test]
    fn words_are_letters_and_digits_whatever_is_typed(text in any::<String>()) {
        let asked = Question::of(&text);
        prop_assert!(asked.words.len() <= 8);
        for word in &asked.words {
            prop_assert!(word.as_str().chars().all(char::is_alphanumeric) && !word.as_str().is_empty());
        }
        prop_assert!(asked.typed.chars().all(|c| !c.is_control()));
    }
}
