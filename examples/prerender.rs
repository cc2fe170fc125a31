//! Prints what would change the advice for somebody who has answered nothing, as a line of JSON, and the page as the program
//! draws it for them: `crates/site` puts both into the HTML.

use std::rc::Rc;

use advisor::advice::{LookAround, Outlook};
use advisor::session::Session;
use advisor::session::link::View;
use knowledge::{CATALOGUE, LIBRARY};
use sweetspot::app::{App, AppProps, Start};
use sweetspot::catalogue::Loaded;
use yew::{Callback, ServerRenderer};

fn main() {
    let (session, embedded) = (Session::default(), embedded());
    let mut around = LookAround::new(&session.situation, embedded.knowledge());
    while around.step() {}
    let outlook = around.outlook();
    println!("{}", serde_json::to_string(&outlook).expect("an outlook is plain data"));
    let page = ServerRenderer::<App>::with_props(move || props(outlook)).hydratable(false).render();
    println!("{}", futures::executor::block_on(page));
}

fn props(outlook: Outlook) -> AppProps {
    let (session, embedded) = (Session::default(), embedded());
    let start = Start {
        session,
        problems: Vec::new(),
        view: View::default(),
        embedded,
        loaded: embedded,
        outlook: Some(outlook),
        site: "".into(),
        keep_file: Callback::noop(),
    };
    AppProps { start: Rc::new(start) }
}

fn embedded() -> Loaded {
    Loaded::unpack(CATALOGUE, LIBRARY).expect("the build script has read these bytes back")
}
