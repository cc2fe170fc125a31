//! The catalogue that is looked through: the embedded one, or the visitor's own over it.

use std::rc::Rc;

use wasm_bindgen::prelude::*;
use yew::platform::spawn_local;
use yew::prelude::*;

use super::Act;
use crate::browse::Index;
use crate::knowledge::outside::{Finding, SOURCE, read};
use crate::knowledge::{Catalogue, Knowledge, Product, take_library, unpack_catalogue, with_catalogue};
use crate::page::load::{fetch_part, keep_own_catalogue, own_catalogue, own_packed};

/// A catalogue made ready for looking through it.
pub struct Stocked {
    pub knowledge: &'static Knowledge,
    pub index: Index<'static>,
}

/// The same one is in the same place.
#[derive(Clone)]
pub struct Stock(Rc<Stocked>);

impl PartialEq for Stock {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl core::ops::Deref for Stock {
    type Target = Stocked;

    fn deref(&self) -> &Stocked {
        &self.0
    }
}

impl Stock {
    fn new(catalogue: Catalogue) -> Self {
        // A catalogue is taken over a few times in a visit at most. It stays until the page is left, so that the index
        // may borrow from it.
        Self::over(Box::leak(Box::new(with_catalogue(catalogue))))
    }

    /// Makes a catalogue ready.
    pub fn over(knowledge: &'static Knowledge) -> Self {
        Self(Rc::new(Stocked { knowledge, index: Index::new(knowledge) }))
    }

    /// Whether it holds products of a catalogue from outside beside embedded ones.
    pub fn is_mixed(&self) -> bool {
        let is_own = |product: &Product| product.from_outside;
        let products = &self.knowledge.catalogue.products;
        products.iter().any(is_own) && !products.iter().all(is_own)
    }

    /// Whose the catalogue from outside is, if there is one: its name, or else that of the file.
    pub fn own_name(&self) -> Option<&str> {
        let catalogue = &self.knowledge.catalogue;
        let file = catalogue.sources.iter().find(|source| source.id == SOURCE)?;
        Some(catalogue.name.as_deref().unwrap_or(&file.title))
    }
}

/// What came of a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// Products taken over; none where the file is refused.
    pub products: Option<usize>,
    pub findings: Rc<Vec<Finding>>,
}

/// A file to take over, or none for the embedded catalogue.
pub struct Take {
    pub file: Option<(String, Vec<u8>)>,
    /// Is told what came of it.
    pub told: Callback<Outcome>,
}

/// The stock in use, and a way to take another.
pub struct InUse {
    pub stock: Option<Stock>,
    pub failed: bool,
    pub take: Callback<Rc<Take>>,
}

/// The names under which a visitor's own file is kept.
const KEPT_TEXT: &str = "text";
const KEPT_NAME: &str = "name";

#[hook]
pub fn use_stock(act: &Act) -> InUse {
    let embedded_one = use_mut_ref(|| None::<Rc<Catalogue>>);
    let stock = use_state(|| None::<Stock>);
    let failed = use_state(|| false);
    {
        let (embedded_one, stock, failed, act) = (embedded_one.clone(), stock.clone(), failed.clone(), act.clone());
        use_effect_with((), move |()| {
            spawn_local(async move {
                if let Ok(packed) = fetch_part("library").await {
                    take_library(&packed.to_vec());
                }
                let packed = fetch_part("catalogue").await.ok();
                let Some(catalogue) = packed.and_then(|packed| unpack_catalogue(&packed.to_vec())) else {
                    failed.set(true);
                    return;
                };
                let catalogue = Rc::new(catalogue);
                *embedded_one.borrow_mut() = Some(catalogue.clone());
                match own(&catalogue).await {
                    Some(own) => {
                        if kept(&own_packed()).await.is_none() {
                            hand_over(&act, &own);
                        }
                        stock.set(Some(Stock::new(own)));
                    }
                    None => stock.set(Some(Stock::new((*catalogue).clone()))),
                }
            });
        });
    }
    let take = {
        let (stock, act) = (stock.clone(), act.clone());
        Callback::from(move |take: Rc<Take>| {
            let Some(catalogue) = embedded_one.borrow().clone() else { return };
            let Some((name, bytes)) = &take.file else {
                act.call("catalogue", JsValue::NULL);
                stock.set(Some(Stock::new((*catalogue).clone())));
                take.told.emit(Outcome { products: None, findings: Rc::default() });
                return;
            };
            let reading = read(name, bytes, &catalogue);
            let products = reading.outside.as_ref().map(|outside| outside.catalogue.products.len());
            if let Some(outside) = &reading.outside {
                let own = catalogue.with_outside(outside);
                hand_over(&act, &own);
                stock.set(Some(Stock::new(own)));
                keep(name.clone(), bytes.clone());
            }
            take.told.emit(Outcome { products, findings: Rc::new(reading.findings) });
        })
    };
    InUse { stock: (*stock).clone(), failed: *failed, take }
}

/// Gives the page a catalogue in its packed form.
fn hand_over(act: &Act, catalogue: &Catalogue) {
    if let Ok(packed) = postcard::to_allocvec(catalogue) {
        act.call("catalogue", js_sys::Uint8Array::from(packed.as_slice()).into());
    }
}

/// Keeps a file for the next visit. Where the browser keeps nothing it is there as long as the page is open.
fn keep(name: String, text: Vec<u8>) {
    spawn_local(async move {
        for (part, bytes) in [(KEPT_NAME, name.as_bytes()), (KEPT_TEXT, &text)] {
            drop(keep_own_catalogue(part, Some(js_sys::Uint8Array::from(bytes))).await);
        }
    });
}

async fn kept(part: &str) -> Option<Vec<u8>> {
    let kept = own_catalogue(part).await.ok()?;
    Some(kept.dyn_into::<js_sys::Uint8Array>().ok()?.to_vec())
}

/// The visitor's own catalogue as it was kept, over the embedded one.
async fn own(embedded: &Catalogue) -> Option<Catalogue> {
    let text = kept(KEPT_TEXT).await?;
    let name = kept(KEPT_NAME).await.and_then(|name| String::from_utf8(name).ok()).unwrap_or_default();
    let outside = read(&name, &text, embedded).outside?;
    Some(embedded.with_outside(&outside))
}
