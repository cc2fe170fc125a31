//! The markup that puts the advisor into another page, with the answers given here.

use std::rc::Rc;

use yew::prelude::*;

use super::words;
use advisor::session::Session;
use advisor::session::link::{View, write};

#[derive(PartialEq, Properties)]
pub struct EmbedPartProps {
    /// The address of the site, without a fragment.
    pub site: AttrValue,
    pub session: Rc<Session>,
}

#[component]
pub fn EmbedPart(props: &EmbedPartProps) -> Html {
    let EmbedPartProps { site, session } = props;
    html! {
        <section class="for-owners" aria-labelledby="embed-title">
            <h3 id="embed-title">{ words::EMBED }</h3>
            <p>{ words::EMBED_SAYS }{ " " }<a href="examples/">{ words::EXAMPLES }</a></p>
            <textarea
                class="markup" readonly=true rows="4" spellcheck="false" aria-labelledby="embed-title"
                value={markup(site, &write(&View::default(), &session.situation))}
            />
        </section>
    }
}

/// The markup that page owners paste. Links contain no quotation marks.
fn markup(site: &str, answers: &str) -> String {
    let folder = site.split('?').next().and_then(|page| page.rsplit_once('/')).map_or("", |(folder, _)| folder);
    let situation = answers.replace('&', "&amp;");
    format!(
        "<script type=\"module\" src=\"{folder}/embed/sweet-spot.js\"></script>\n\
         <sweet-spot situation=\"{situation}\"></sweet-spot>"
    )
}

#[cfg(test)]
mod tests {
    use super::markup;

    #[test]
    fn the_markup_names_the_script_beside_the_page_and_what_is_told() {
        for site in ["https://a.example/b/", "https://a.example/b/index.html", "https://a.example/b/?from=c/d"] {
            let markup = markup(site, "advice?work=mix:1&budget=600&v=1");
            assert!(markup.contains("src=\"https://a.example/b/embed/sweet-spot.js\""), "{markup}");
            assert!(
                markup.ends_with("situation=\"advice?work=mix:1&amp;budget=600&amp;v=1\"></sweet-spot>"),
                "{markup}"
            );
        }
    }
}
