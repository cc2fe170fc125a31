//! What a file says, in whichever format.

use advisor::knowledge::Product;
use advisor::vocabulary;

vocabulary!(
    /// What happens to the embedded catalogue.
    Mode, "mode", {
        /// Only the products of the file are left.
        Replace = "replace",
        /// The products of the file come first, the embedded ones stay beside them.
        Extend = "extend",
    }
);

/// What both formats amount to.
pub(super) struct Sheet {
    pub name: Option<String>,
    pub mode: Mode,
    pub currency: Option<String>,
    /// By id.
    pub products: Vec<Product>,
}
