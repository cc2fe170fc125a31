//! The link, to copy, to share, and as a QR code.

use std::rc::Rc;

use wasm_bindgen_futures::JsFuture;
use web_sys::ShareData;
use yew::platform::spawn_local;
use yew::prelude::*;

use super::words;
use advisor::session::Session;
use advisor::session::export::qr;
use advisor::session::link::{View, write};

#[derive(PartialEq, Properties)]
pub struct LinkPartProps {
    /// The address of the site, without a fragment.
    pub site: AttrValue,
    pub session: Rc<Session>,
}

#[component]
pub fn LinkPart(props: &LinkPartProps) -> Html {
    let said = use_state(|| "");
    let link = format!("{}#{}", props.site, write(&View::default(), &props.session.situation));
    let copy = {
        let (said, link) = (said.clone(), link.clone());
        Callback::from(move |_: MouseEvent| {
            let clipboard = gloo::utils::window().navigator().clipboard();
            // A page that came without encryption has none.
            if clipboard.is_undefined() {
                said.set(words::NOT_COPIED);
                return;
            }
            let (said, written) = (said.clone(), clipboard.write_text(&link));
            spawn_local(async move {
                let copied = JsFuture::from(written).await.is_ok();
                said.set(if copied { words::COPIED } else { words::NOT_COPIED });
            });
        })
    };
    let share = {
        let link = link.clone();
        Callback::from(move |_: MouseEvent| {
            let data = ShareData::new();
            data.set_title(crate::words::NAME);
            data.set_url(&link);
            let shared = gloo::utils::window().navigator().share_with_data(&data);
            // Closing the sheet is a decision too, and nothing follows from it.
            spawn_local(async move { drop(JsFuture::from(shared).await) });
        })
    };
    html! {
        <section aria-labelledby="link-title">
            <h3 id="link-title">{ words::LINK }</h3>
            <p>{ words::LINK_SAYS }</p>
            <textarea class="link" readonly=true rows="4" aria-labelledby="link-title" value={link.clone()} />
            <p class="own-acts">
                <button type="button" class="quiet" onclick={copy}>{ words::COPY }</button>
                if can_share() {
                    <button type="button" class="quiet" onclick={share}>{ words::SHARE }</button>
                }
                <span role="status">{ *said }</span>
            </p>
            { code(&link) }
        </section>
    }
}

fn can_share() -> bool {
    js_sys::Reflect::has(&gloo::utils::window().navigator(), &"share".into()).unwrap_or(false)
}

/// The link as a QR code with the margin of four modules that readers need.
fn code(link: &str) -> Html {
    const MARGIN: usize = 4;
    let Some(rows) = qr(link) else { return html! { <p class="hint">{ words::NO_QR }</p> } };
    let size = rows.len() + 2 * MARGIN;
    let mut path = String::new();
    for (y, row) in rows.iter().enumerate() {
        for (x, _) in row.iter().enumerate().filter(|(_, dark)| **dark) {
            path.push_str(&format!("M{} {}h1v1h-1z", x + MARGIN, y + MARGIN));
        }
    }
    html! {
        <svg class="qr" viewBox={format!("0 0 {size} {size}")} role="img" aria-label={words::QR}>
            <rect width={size.to_string()} height={size.to_string()} />
            <path d={path} />
        </svg>
    }
}
