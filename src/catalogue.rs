//! What is fetched after the page stands: the catalogue, the library, the gear view. The browser's side is in
//! `static/load.js`.

use wasm_bindgen::prelude::*;
use yew::platform::spawn_local;
use yew::prelude::*;

use crate::knowledge::{Catalogue, Knowledge, embedded, take_library, unpack_catalogue, with_catalogue};

#[wasm_bindgen(module = "/static/load.js")]
extern "C" {
    #[wasm_bindgen(js_name = fetchPart, catch)]
    pub async fn fetch_part(part: &str) -> Result<js_sys::Uint8Array, JsValue>;

    #[wasm_bindgen(js_name = openGear, catch)]
    pub async fn open_gear(root: &web_sys::Element, told: &str, view: &str, act: &JsValue)
    -> Result<OpenGear, JsValue>;

    #[wasm_bindgen(js_name = ownCatalogue, catch)]
    pub async fn own_catalogue(part: &str) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(js_name = keepOwnCatalogue, catch)]
    pub async fn keep_own_catalogue(part: &str, bytes: Option<js_sys::Uint8Array>) -> Result<(), JsValue>;

    /// The gear view while it is open; made by `gear.js`.
    pub type OpenGear;

    /// Tells it what has changed.
    #[wasm_bindgen(method)]
    pub fn tell(this: &OpenGear, told: &str, view: &str);
}

/// What the advice can be made from by now.
#[derive(Clone, PartialEq)]
pub enum Shelf {
    /// The catalogue is on its way; advice on types now would jump in a moment.
    Fetching,
    /// There is no catalogue to be had; the advice is on types.
    TypesOnly,
    Stocked(Stock),
}

/// Knowledge with a catalogue; the same one is in the same place. A catalogue is taken over a few times in a visit at most,
/// and stays until the page is left, so that work under way may borrow from it.
#[derive(Clone, Copy)]
pub struct Stock(&'static Knowledge);

impl PartialEq for Stock {
    fn eq(&self, other: &Self) -> bool {
        core::ptr::eq(self.0, other.0)
    }
}

impl Shelf {
    /// Knowledge with a catalogue in its packed form.
    pub fn of(packed: &[u8]) -> Self {
        unpack_catalogue(packed).map_or(Self::TypesOnly, Self::with)
    }

    /// Knowledge with a catalogue.
    pub fn with(catalogue: Catalogue) -> Self {
        Self::Stocked(Stock(Box::leak(Box::new(with_catalogue(catalogue)))))
    }

    /// What to make advice from; nothing while it is still coming.
    pub fn knowledge(&self) -> Option<&'static Knowledge> {
        match self {
            Self::Fetching => None,
            Self::TypesOnly => Some(embedded()),
            Self::Stocked(stock) => Some(stock.0),
        }
    }
}

/// Fetches the catalogue and then the library.
#[hook]
pub fn use_shelf() -> UseStateHandle<Shelf> {
    let shelf = use_state(|| Shelf::Fetching);
    let library = use_force_update();
    {
        let shelf = shelf.clone();
        use_effect_with((), move |()| {
            spawn_local(async move {
                shelf.set(first_catalogue().await);
                if let Ok(packed) = fetch_part("library").await
                    && take_library(&packed.to_vec())
                {
                    library.force_update();
                }
            });
        });
    }
    shelf
}

/// The visitor's own catalogue if one is kept, else the embedded one.
async fn first_catalogue() -> Shelf {
    if let Ok(kept) = own_catalogue(&own_packed()).await
        && let Ok(packed) = kept.dyn_into::<js_sys::Uint8Array>()
    {
        let shelf = Shelf::of(&packed.to_vec());
        if shelf != Shelf::TypesOnly {
            return shelf;
        }
    }
    embedded_catalogue().await
}

/// The catalogue that comes with the page.
pub async fn embedded_catalogue() -> Shelf {
    let packed = fetch_part("catalogue").await;
    packed.map_or(Shelf::TypesOnly, |packed| Shelf::of(&packed.to_vec()))
}

/// The name under which the packed form of a visitor's own catalogue is kept: another version of the page may pack
/// differently, so it does not find what an older one has kept.
pub fn own_packed() -> String {
    format!("packed-{}", embedded().about.version)
}
