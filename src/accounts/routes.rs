//! The addresses of this room.

use super::{forms, pages};
use crate::{
    app::App,
    web::{address::Route, router::Bilingual},
};
use axum::{
    Router,
    routing::{get, post},
};

pub fn routes() -> Router<App> {
    Router::new()
        .page(Route::SignUp, get(pages::sign_up).post(forms::sign_up))
        .page(Route::SignUpSent, get(pages::sign_up_sent))
        .page(Route::Confirm, get(pages::confirm).post(forms::confirm))
        .page(Route::SignIn, get(pages::sign_in).post(forms::sign_in))
        .page(Route::SignOut, post(forms::sign_out))
        .page(Route::SignOutEverywhere, post(forms::sign_out_everywhere))
        .page(Route::Forgot, get(pages::forgot).post(forms::forgot))
        .page(Route::ForgotSent, get(pages::forgot_sent))
        .page(Route::Reset, get(pages::reset).post(forms::reset))
        .page(Route::FirstSteward, get(pages::first_steward).post(forms::first_steward))
        .page(Route::Account, get(pages::account).post(forms::change_details))
        .page(Route::AccountCopy, get(pages::copy))
        .page(Route::AccountDeletion, get(pages::deletion).post(forms::delete))
        .page(Route::AccountPassword, post(forms::change_password))
}
