//! The page, started in the browser.

fn main() {
    let root = gloo::utils::document().get_element_by_id("app").expect("index.html has a place for the app");
    yew::Renderer::<sweetspot::page::App>::with_root(root).render();
}
