//! The view that takes the advice along: link, files, shop card. Part of the module that is fetched when it is opened.
//!
//! Law: no decision lives here. What a shop has to be asked for comes from [`shop_card`], the files from
//! [`crate::session::export`].

mod embed;
mod files;
mod link;

use std::rc::Rc;

use yew::prelude::*;

use super::later::stock::Stock;
use super::later::{Act, Place};
use super::pictures::gear_picture;
use super::tell::accent;
use super::words as common;
use super::words::take as words;
use crate::advice::{Advice, ToBuy, advise, shop_card};
use crate::knowledge::{Family, ListeningStep, library_so_far};
use crate::session::Session;

#[derive(PartialEq, Properties)]
pub struct TakeViewProps {
    pub stock: Stock,
    pub place: Place,
    pub session: Rc<Session>,
    pub act: Act,
}

/// The whole view.
#[component]
pub fn TakeView(props: &TakeViewProps) -> Html {
    let advice = {
        let knowledge = props.stock.knowledge;
        use_memo((props.session.situation.clone(), props.stock.clone()), move |(situation, _)| {
            advise(situation, knowledge)
        })
    };
    let place = &props.place;
    let print = Callback::from(|_: MouseEvent| {
        // Where printing is refused there is nothing else to do.
        drop(gloo::utils::window().print());
    });
    html! {
        <@{place.element()} class="take">
            <div class="gear-head">
                <h2>{ words::TITLE }</h2>
                <p class="lead">{ words::LEAD }</p>
            </div>
            <div class="take-sides">
                if let Some(site) = &place.site {
                    <link::LinkPart {site} session={props.session.clone()} />
                }
                <files::FilesPart
                    stock={props.stock.clone()} place={place.clone()} session={props.session.clone()}
                    advice={advice.clone()} act={props.act.clone()}
                />
            </div>
            <section class="shop-card" aria-labelledby="card-title">
                <div class="found-head">
                    <h3 id="card-title">{ words::CARD }</h3>
                    // Printing is printing the whole page, which is not ours to do in somebody else's.
                    if !place.is_guest {
                        <button type="button" class="quiet" onclick={print}>{ words::PRINT }</button>
                    }
                </div>
                <p>{ words::CARD_SAYS }</p>
                { card(&props.stock, &props.session, &advice) }
            </section>
            if let Some(site) = place.site.as_ref().filter(|_| !place.is_guest) {
                <embed::EmbedPart {site} session={props.session.clone()} />
            }
        </@>
    }
}

/// What to ask for, and what to listen to.
fn card(stock: &Stock, session: &Session, advice: &Advice) -> Html {
    let Some(library) = library_so_far() else { return html! { <div /> } };
    let card = shop_card(&session.situation, advice, stock.knowledge, library);
    if card.to_buy.is_empty() {
        return html! { <p class="empty">{ words::NOTHING_TO_BUY }</p> };
    }
    let family = |bought: &ToBuy| stock.knowledge.gear(bought.gear).family;
    let families: Vec<Family> = card.to_buy.iter().map(family).collect();
    let is_for = |step: &&ListeningStep| step.family.is_none_or(|family| families.contains(&family));
    html! {
        <div>
            <ul class="to-buy">{ for card.to_buy.iter().map(|bought| to_buy(stock, &advice.currency, bought)) }</ul>
            <h4>{ words::LISTENING }</h4>
            <ol class="listening">
                for step in library.listening_test.iter().filter(is_for) {
                    <li key={step.id.clone()}>
                        <strong>{ step.label.as_str() }</strong>
                        <span class="hint">{ " " }{ words::seconds(step.seconds) }</span>
                        <p>{ step.says.as_str() }</p>
                    </li>
                }
            </ol>
        </div>
    }
}

fn to_buy(stock: &Stock, currency: &str, bought: &ToBuy) -> Html {
    let entry = stock.knowledge.gear(bought.gear);
    html! {
        <li class={classes!("product", accent(bought.gear))}>
            <div class="product-picture">{ gear_picture(bought.gear, "") }</div>
            <div class="product-text">
                <h4>{ entry.label.as_str() }{ common::at_price(bought.cost, currency) }</h4>
                if let Some(why) = &bought.why {
                    <p class="product-type">{ why.because.as_str() }</p>
                }
                if bought.needs.is_empty() {
                    <p class="hint">{ words::NO_NEEDS }</p>
                } else {
                    <dl class="needs">
                        // The same figure at several impedances is asked for once, with its one reason.
                        for needs in bought.needs.chunk_by(|one, next| one.what == next.what && one.why == next.why) {
                            <div>
                                <dt>{ words::quality(needs[0].what) }</dt>
                                <dd>
                                    <strong>{ needs.iter().map(words::need).collect::<Vec<_>>().join(" · ") }</strong>
                                    <span class="hint">{ " " }{ needs[0].why.because.as_str() }</span>
                                </dd>
                            </div>
                        }
                    </dl>
                }
            </div>
        </li>
    }
}
