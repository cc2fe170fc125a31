//! Line drawings as data, and the one function that shows them.
//!
//! A drawing is a list of paths, each with an [`Ink`]; an ink is a class in `static/pictures.css` and nothing more.
//! So a drawing carries no colour, no inline style and no markup: it follows the theme and its card's accent, and the
//! strict content security policy has nothing to object to.

use yew::prelude::*;

/// What a path is drawn with; the colours are in `static/pictures.css`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// A solid thing: outlined, and softly filled so that it hides what is behind it.
    Body,
    /// An outline, nothing inside.
    Line,
    /// A thin, muted line: surroundings and scale.
    Fine,
    /// A line in the accent: what matters in this drawing.
    Accent,
    /// A surface in the accent: what matters in this drawing.
    AccentFill,
    /// A surface turned away from the light, or a hollow.
    Shade,
}

impl Ink {
    /// The class in `static/pictures.css`.
    pub const fn class(self) -> &'static str {
        match self {
            Ink::Body => "ink-body",
            Ink::Line => "ink-line",
            Ink::Fine => "ink-fine",
            Ink::Accent => "ink-accent",
            Ink::AccentFill => "ink-accent-fill",
            Ink::Shade => "ink-shade",
        }
    }
}

/// One path of a drawing. Later strokes cover earlier ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stroke {
    pub ink: Ink,
    /// SVG path data.
    pub d: &'static str,
}

/// One constructor an ink, so that a drawing reads as a list.
impl Stroke {
    pub const fn body(d: &'static str) -> Stroke {
        Stroke { ink: Ink::Body, d }
    }

    pub const fn line(d: &'static str) -> Stroke {
        Stroke { ink: Ink::Line, d }
    }

    pub const fn fine(d: &'static str) -> Stroke {
        Stroke { ink: Ink::Fine, d }
    }

    pub const fn accent(d: &'static str) -> Stroke {
        Stroke { ink: Ink::Accent, d }
    }

    pub const fn accent_fill(d: &'static str) -> Stroke {
        Stroke { ink: Ink::AccentFill, d }
    }

    pub const fn shade(d: &'static str) -> Stroke {
        Stroke { ink: Ink::Shade, d }
    }
}

/// Shows a drawing as inline SVG, so that the page's own style sheet colours it.
///
/// `view_box` is the canvas that the strokes' coordinates belong to; `class` is added to `line-art`. What the drawing
/// says is always beside it as text, so it is hidden from screen readers.
pub fn line_art(strokes: &'static [Stroke], view_box: &'static str, class: &'static str) -> Html {
    let paths = strokes.iter().map(|stroke| {
        html! { <path class={stroke.ink.class()} d={stroke.d} /> }
    });
    html! {
        <svg viewBox={view_box} class={classes!("line-art", class)} aria-hidden="true" focusable="false">
            { for paths }
        </svg>
    }
}
