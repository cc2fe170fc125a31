//! Starting the page.

use std::rc::Rc;

use advisor::advice::Outlook;
use advisor::session::{Action, Session};
use advisor::situation::Situation;
use sweetspot::app::{App, AppProps, Start};
use sweetspot::catalogue::{Loaded, OwnFile};
use sweetspot::{router, storage};
use wasm_bindgen::prelude::*;
use yew::Callback;

/// The page before it is shown.
#[wasm_bindgen]
pub struct Page {
    start: Start,
}

#[wasm_bindgen]
impl Page {
    /// Makes the page ready. `catalogue` and `library` are the packed files that come with it; `own_name` and `own_text`
    /// are a visitor's own catalogue, if one was kept; `keep` is called with name and text of a catalogue to keep, or with
    /// nothing to forget it. `outlook` is what would change the advice in the HTML, as JSON.
    ///
    /// # Errors
    /// Where the packed files are damaged or of another version.
    #[wasm_bindgen(constructor)]
    pub fn new(
        catalogue: &[u8],
        library: &[u8],
        own_name: Option<String>,
        own_text: Option<Vec<u8>>,
        keep: js_sys::Function,
        outlook: Option<String>,
    ) -> Result<Page, JsError> {
        let embedded = Loaded::unpack(catalogue, library)
            .ok_or_else(|| JsError::new("the catalogue is damaged or belongs to another version of the program"))?;
        let own = own_name.zip(own_text).map(|(name, bytes)| OwnFile { name, bytes });
        let loaded = own.and_then(|file| embedded.under(&file).0).unwrap_or(embedded);
        let (kept, mut problems) = storage::kept_session();
        let link = router::current();
        problems.extend(link.problems);
        let session = match link.situation {
            Some(situation) => kept.after(Action::Open(Box::new(situation))),
            None => kept,
        };
        let outlook = outlook.filter(|_| loaded == embedded && is_as_prerendered(&session));
        let outlook = outlook.and_then(|json| Outlook::read(&json));
        let href = gloo::utils::window().location().href().unwrap_or_default();
        let site = href.split('#').next().unwrap_or_default().to_owned().into();
        let keep_file = Callback::from(move |file: Option<OwnFile>| {
            let (name, text) = file.map(|file| (file.name, file.bytes)).unzip();
            let text = text.map(|bytes| js_sys::Uint8Array::from(bytes.as_slice()));
            // The page's function does not throw, and what cannot be kept is there as long as the page is open.
            drop(keep.call2(&JsValue::NULL, &name.into(), &text.into()));
        });
        let start = Start { session, problems, view: link.view, embedded, loaded, outlook, site, keep_file };
        Ok(Page { start })
    }

    /// Draws the page into an element, in place of what is there.
    pub fn show(self, root: web_sys::Element) {
        let props = AppProps { start: Rc::new(self.start) };
        yew::Renderer::<App>::with_root_and_props(root, props).render();
    }
}

/// Whether the HTML holds the advice for this session.
fn is_as_prerendered(session: &Session) -> bool {
    session.situation == Situation::default() && session.units == Session::default().units
}
