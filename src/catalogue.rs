//! The catalogue in use: the embedded one, or a visitor's own over it.

use std::cell::OnceCell;
use std::rc::Rc;

use advisor::browse::Index;
use advisor::knowledge::{Catalogue, Knowledge, Library, Product};
use import::{Finding, SOURCE, read};
use knowledge::with_catalogue;
use yew::prelude::*;

/// Everything that is known, ready to advise from and to look through.
///
/// A catalogue never changes in place, so two of these are compared by pointer. One is loaded a few times in a visit at
/// most and stays until the page is left, so that work under way may borrow from it.
#[derive(Clone, Copy)]
pub struct Loaded(&'static Parts);

struct Parts {
    knowledge: &'static Knowledge,
    library: &'static Library,
    index: OnceCell<Index<'static>>,
}

impl PartialEq for Loaded {
    fn eq(&self, other: &Self) -> bool {
        core::ptr::eq(self.0, other.0)
    }
}

impl Loaded {
    /// Reads a packed catalogue and a packed library; `None` where either is damaged or of another version.
    #[must_use]
    pub fn unpack(catalogue: &[u8], library: &[u8]) -> Option<Self> {
        let library: &'static Library = Box::leak(Box::new(Library::unpack(library)?));
        Some(Self::new(Catalogue::unpack(catalogue)?, library))
    }

    /// The same with another catalogue.
    #[must_use]
    pub fn with(self, catalogue: Catalogue) -> Self {
        Self::new(catalogue, self.0.library)
    }

    fn new(catalogue: Catalogue, library: &'static Library) -> Self {
        let knowledge: &'static Knowledge = Box::leak(Box::new(with_catalogue(catalogue)));
        Self(Box::leak(Box::new(Parts { knowledge, library, index: OnceCell::new() })))
    }

    /// What advice is made from.
    #[must_use]
    pub fn knowledge(self) -> &'static Knowledge {
        self.0.knowledge
    }

    /// Claims, terms and sources.
    #[must_use]
    pub fn library(self) -> &'static Library {
        self.0.library
    }

    /// The products of the catalogue.
    #[must_use]
    pub fn products(self) -> &'static [Product] {
        &self.0.knowledge.catalogue.products
    }

    /// The search index; built at the first call.
    #[must_use]
    pub fn index(self) -> &'static Index<'static> {
        self.0.index.get_or_init(|| Index::new(self.0.knowledge))
    }

    /// Whether it holds products of an imported catalogue beside embedded ones.
    #[must_use]
    pub fn is_mixed(self) -> bool {
        let is_own = |product: &Product| product.from_outside;
        self.products().iter().any(is_own) && !self.products().iter().all(is_own)
    }

    /// The name of the imported catalogue, if there is one: its own, or else that of its file.
    #[must_use]
    pub fn own_name(self) -> Option<&'static str> {
        let catalogue = &self.knowledge().catalogue;
        let file = catalogue.sources.iter().find(|source| source.id == SOURCE)?;
        Some(catalogue.name.as_deref().unwrap_or(&file.title))
    }

    /// This catalogue extended by that of a file, and all problems of the file; no catalogue where it is refused.
    #[must_use]
    pub fn under(self, file: &OwnFile) -> (Option<Self>, ImportOutcome) {
        let reading = read(&file.name, &file.bytes, self.knowledge());
        let products = reading.outside.as_ref().map(|outside| outside.catalogue.products.len());
        let loaded = reading.outside.map(|outside| self.with(outside.over(self.knowledge())));
        (loaded, ImportOutcome { products, findings: Rc::new(reading.findings) })
    }
}

/// A visitor's own catalogue as a file.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnFile {
    pub name: String,
    pub bytes: Vec<u8>,
}

/// The result of importing a file.
#[derive(Clone, Debug, PartialEq)]
pub struct ImportOutcome {
    /// Products imported; none where the file is refused, or where the embedded catalogue came back.
    pub products: Option<usize>,
    pub findings: Rc<Vec<Finding>>,
}

/// A request for another catalogue.
pub struct ImportRequest {
    /// A file to import, or nothing for the embedded catalogue.
    pub file: Option<OwnFile>,
    /// Receives the result.
    pub done: Callback<ImportOutcome>,
}

/// Keeps a file for the next visit, or forgets the one that was kept.
pub type KeepFile = Callback<Option<OwnFile>>;

/// The catalogue in use, and a way to use another.
#[hook]
pub fn use_catalogue(embedded: Loaded, first: Loaded, keep: &KeepFile) -> (Loaded, Callback<Rc<ImportRequest>>) {
    let in_use = use_state(|| first);
    let import = {
        let in_use = in_use.clone();
        use_callback(keep.clone(), move |request: Rc<ImportRequest>, keep| {
            let Some(file) = &request.file else {
                keep.emit(None);
                in_use.set(embedded);
                request.done.emit(ImportOutcome { products: None, findings: Rc::default() });
                return;
            };
            let (loaded, outcome) = embedded.under(file);
            if let Some(loaded) = loaded {
                in_use.set(loaded);
                keep.emit(Some(file.clone()));
            }
            request.done.emit(outcome);
        })
    };
    (*in_use, import)
}
