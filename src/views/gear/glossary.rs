//! The terms that buyers come across.

use yew::prelude::*;

use crate::catalogue::Loaded;
use crate::views::advice::Evidence;
use crate::words;

/// The terms that buyers come across, explained; drawn when opened.
#[component]
pub fn Glossary() -> Html {
    let library = use_context::<Loaded>().expect("App provides it").library();
    let opened = use_state(|| false);
    let ontoggle = {
        let opened = opened.clone();
        Callback::from(move |event: Event| {
            opened.set(event.target_unchecked_into::<web_sys::Element>().has_attribute("open"));
        })
    };
    html! {
        <section class="terms" aria-labelledby="terms-title">
            <h3 id="terms-title">{ words::TERMS }</h3>
            <details {ontoggle}>
                <summary>{ words::TERMS_LEAD }</summary>
                if *opened {
                    <dl>
                        for term in &library.terms {
                            <div>
                                <dt>{ term.label.as_str() }</dt>
                                <dd>
                                    <p>{ term.says.as_str() }</p>
                                    <p>{ term.decides.as_str() }</p>
                                    <Evidence grade={term.grade} sources={term.sources.clone()} />
                                </dd>
                            </div>
                        }
                    </dl>
                }
            </details>
        </section>
    }
}
