//! What the browser keeps between visits.

use advisor::session::{Session, restore, save};
use advisor::situation::Problem;
use web_sys::Storage;

/// Where the session is kept; `static/page/first.ts` looks for it before the program is there.
const SESSION: &str = "sweetspot";

/// The session of the last visit, and the problems in it.
#[must_use]
pub fn kept_session() -> (Session, Vec<Problem>) {
    let text = storage().and_then(|storage| storage.get_item(SESSION).ok().flatten());
    text.map_or_else(Default::default, |text| restore(&text))
}

/// Keeps the session. Where storage is refused or full nothing is lost as long as the page is open.
pub fn keep_session(session: &Session) {
    let Some(storage) = storage() else { return };
    let kept = if *session == Session::default() {
        storage.remove_item(SESSION)
    } else {
        storage.set_item(SESSION, &save(session))
    };
    drop(kept);
}

/// The browser's storage, unless it is refused.
fn storage() -> Option<Storage> {
    gloo::utils::window().local_storage().ok().flatten()
}
