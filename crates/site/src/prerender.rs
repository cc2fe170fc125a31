//! The advice for somebody who has answered nothing, as the program draws it: the first answer is in the HTML.

use std::rc::Rc;

use advisor::advice::advise;
use advisor::session::Session;
use advisor::session::link::View;
use knowledge::{CATALOGUE, LIBRARY};
use sweetspot::app::{App, AppProps, Start};
use sweetspot::catalogue::Loaded;
use yew::{Callback, ServerRenderer};

use crate::problem::{Problem, Result};

/// The contents of the page's root element.
pub fn advice() -> Result<String> {
    let html = futures::executor::block_on(ServerRenderer::<App>::with_props(props).hydratable(false).render());
    if html.contains("class=\"headline\"") {
        return Ok(html);
    }
    Err(Problem::new("the prerendered page has no headline", "Look at what `App` draws for an empty session."))
}

fn props() -> AppProps {
    let embedded = Loaded::unpack(CATALOGUE, LIBRARY).expect("the build script has read these bytes back");
    let session = Session::default();
    let knowledge = embedded.knowledge();
    let advice = advise(&session.situation, knowledge).look_around(&session.situation, knowledge);
    let start = Start {
        session,
        problems: Vec::new(),
        view: View::default(),
        embedded,
        loaded: embedded,
        advice: Some(Rc::new(advice)),
        site: "".into(),
        keep_file: Callback::noop(),
    };
    AppProps { start: Rc::new(start) }
}
