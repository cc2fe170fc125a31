//! Prints the page as the program draws it for somebody who has answered nothing: `crates/site` puts it into the HTML.

use std::rc::Rc;

use advisor::advice::advise;
use advisor::session::Session;
use advisor::session::link::View;
use knowledge::{CATALOGUE, LIBRARY};
use sweetspot::app::{App, AppProps, Start};
use sweetspot::catalogue::Loaded;
use yew::{Callback, ServerRenderer};

fn main() {
    let page = ServerRenderer::<App>::with_props(props).hydratable(false).render();
    println!("{}", futures::executor::block_on(page));
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
