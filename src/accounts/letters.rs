//! What letters about accounts say, each in the language of the person.

use super::{model::Person, rules};
use crate::{
    app::App,
    i18n::td_string,
    mail::Letter,
    web::{address::Page, lang::Lang},
};

fn address(app: &App, page: &Page, lang: Lang) -> String {
    format!("{}{}", app.config.base_url(), page.path(lang))
}

/// Asks to confirm an address; the link leads on to the page that somebody was going to.
pub fn confirm(app: &App, to: &str, name: &str, lang: Lang, token: String, next: Option<&str>) -> Letter {
    let link = format!("{}{}", address(app, &Page::Confirm { token }, lang), rules::leading_on(next));
    Letter {
        to: to.to_owned(),
        subject: td_string!(lang, mail.confirm_subject).to_owned(),
        body: td_string!(lang, mail.confirm_body, name = name, link = link.clone()),
        link: Some(link),
    }
}

/// Somebody registered with an address that has an account.
pub fn already(app: &App, person: &Person) -> Letter {
    let (sign_in, forgot) = (address(app, &Page::SignIn, person.lang), address(app, &Page::Forgot, person.lang));
    Letter {
        to: person.email.clone(),
        subject: td_string!(person.lang, mail.already_subject).to_owned(),
        body: td_string!(person.lang, mail.already_body, name = person.name.clone(), sign_in = sign_in, forgot = forgot),
        link: None,
    }
}

/// The way to another password.
pub fn reset(app: &App, person: &Person, token: String) -> Letter {
    let link = address(app, &Page::Reset { token }, person.lang);
    Letter {
        to: person.email.clone(),
        subject: td_string!(person.lang, mail.reset_subject).to_owned(),
        body: td_string!(person.lang, mail.reset_body, name = person.name.clone(), link = link.clone()),
        link: Some(link),
    }
}

/// Tells that the password changed: whoever did not do it should hear of it.
pub fn password_changed(app: &App, person: &Person) -> Letter {
    let forgot = address(app, &Page::Forgot, person.lang);
    Letter {
        to: person.email.clone(),
        subject: td_string!(person.lang, mail.changed_subject).to_owned(),
        body: td_string!(person.lang, mail.changed_body, name = person.name.clone(), forgot = forgot),
        link: None,
    }
}
