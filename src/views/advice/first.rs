use yew::prelude::*;

use super::Evidence;
use crate::words;
use advisor::advice::DoFirst;

/// What costs nothing, what gives back most first.
pub fn do_first(first: &[DoFirst]) -> Html {
    html! {
        <div class="do-first-slot">
            if !first.is_empty() {
                <section class="do-first" aria-labelledby="do-first-title">
                    <h3 id="do-first-title">{ words::DO_FIRST }</h3>
                    <p class="lead">{ words::DO_FIRST_LEAD }</p>
                    <ol class="do-first-list">
                        for one in first {
                            <li key={one.measure.clone()}>
                                <p class="do-first-say">{ one.say.as_str() }</p>
                                <p>{ one.because.as_str() }{ " " }{ words::gives_back(one.effect) }</p>
                                <Evidence grade={one.grade} sources={one.sources.clone()} />
                            </li>
                        }
                    </ol>
                </section>
            }
        </div>
    }
}
