//! The view that shares and saves the advice: link, files, shop card.
//!
//! Law: no decision lives here. The requirements on the shop card come from [`shop_card`], the files from
//! [`advisor::session::export`].

mod embed;
mod files;
mod link;

use std::rc::Rc;

use yew::prelude::*;

use crate::catalogue::Loaded;
use crate::host::Host;
use crate::pictures::gear_picture;
use crate::views::advice::accent;
use crate::views::{ViewContext, ViewEntry};
use crate::words as common;
use crate::words::share as words;
use advisor::advice::{Advice, Need, ToBuy, shop_card};
use advisor::knowledge::{Family, ListeningStep};
use advisor::session::link::Page;
use advisor::session::{Action, Session};

#[derive(PartialEq, Properties)]
pub struct ShareViewProps {
    pub loaded: Loaded,
    pub advice: Rc<Advice>,
    pub host: Host,
    pub session: Rc<Session>,
    pub act: Callback<Action>,
    /// Whether another view is open.
    pub hidden: bool,
}

pub const VIEW: ViewEntry =
    ViewEntry { page: Page::Take, label: common::SHARE, title: words::DOCUMENT, skip: (words::SKIP, CONTENTS), draw };

/// The id of the target of the skip link.
const CONTENTS: &str = "share";

fn draw(context: &ViewContext) -> Html {
    let ViewContext { session, loaded, advice, host, act, hidden, .. } = context.clone();
    html! { <ShareView {session} {loaded} {advice} {host} {act} {hidden} /> }
}

/// The whole view.
#[component]
pub fn ShareView(props: &ShareViewProps) -> Html {
    let host = &props.host;
    let print = Callback::from(|_: MouseEvent| {
        // Where printing is refused there is nothing else to do.
        drop(gloo::utils::window().print());
    });
    html! {
        <@{host.element()} class="take" id={CONTENTS} tabindex="-1" hidden={props.hidden}>
            <div class="gear-head">
                <h2>{ words::TITLE }</h2>
                <p class="lead">{ words::LEAD }</p>
            </div>
            <div class="take-sides">
                if let Some(site) = &host.site {
                    <link::LinkPart {site} session={props.session.clone()} />
                }
                <files::FilesPart
                    loaded={props.loaded} host={host.clone()} session={props.session.clone()}
                    advice={props.advice.clone()} act={props.act.clone()}
                />
            </div>
            <section class="shop-card" aria-labelledby="card-title">
                <div class="found-head">
                    <h3 id="card-title">{ words::CARD }</h3>
                    // Printing is printing the whole page, which is not ours to do in somebody else's.
                    if !host.is_guest {
                        <button type="button" class="quiet" onclick={print}>{ words::PRINT }</button>
                    }
                </div>
                <p>{ words::CARD_SAYS }</p>
                { card(props.loaded, &props.session, &props.advice) }
            </section>
            if let Some(site) = host.site.as_ref().filter(|_| !host.is_guest) {
                <embed::EmbedPart {site} session={props.session.clone()} />
            }
        </@>
    }
}

/// What to ask for, and what to listen to.
fn card(loaded: Loaded, session: &Session, advice: &Advice) -> Html {
    let library = loaded.library();
    let card = shop_card(&session.situation, advice, loaded.knowledge(), library);
    if card.to_buy.is_empty() {
        return html! { <p class="empty">{ words::NOTHING_TO_BUY }</p> };
    }
    let family = |bought: &ToBuy| loaded.knowledge().gear(bought.gear).family;
    let families: Vec<Family> = card.to_buy.iter().map(family).collect();
    let is_for = |step: &&ListeningStep| step.family.is_none_or(|family| families.contains(&family));
    html! {
        <div>
            <ul class="to-buy">{ for card.to_buy.iter().map(|bought| to_buy(loaded, &advice.currency, bought)) }</ul>
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

fn is_same_figure(one: &Need, next: &Need) -> bool {
    words::quality(one.what) == words::quality(next.what) && one.why == next.why
}

fn to_buy(loaded: Loaded, currency: &str, bought: &ToBuy) -> Html {
    let entry = loaded.knowledge().gear(bought.gear);
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
                        // The same figure in two units, or at several impedances, is asked for once, with its one reason.
                        for needs in bought.needs.chunk_by(is_same_figure) {
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
