//! What holds for every text that is opened as a link, for random texts and for a fuzzer.

use advisor::session::link::{MAX_BYTES, read, write};

/// Links from which damaged ones are made.
pub const SEEDS: &[&str] = &[
    "#advice?work=record_at_mic:2,mix:3&room=4x3x2.4m&rt60=0.5s&treatment=none&can_treat=yes&seat=1.2m&noise=quiet&neighbours=thin_walls&others=no&night=no&on_the_move=no&glasses=no&long_hours=yes&source=laptop:1V:10ohm&own=open_over_ear:97dB/mW:300ohm,sennheiser-hd-600,interface&wish=subwoofer&budget=600&max_items=2&v=1",
    "#gear/sennheiser-hd-600?own=closed_over_ear:104dB/V,~69nterface:32ohm&room=?x3.5x?m&v=1",
    "https://example.org/sweetspot/#claims/open-backs?work=listen&v=1).",
    "advice%3Fwork%3Dmix%26budget%3D149.5%26v%3D1",
    "#advice?own=interface&pick=yamaha-hs5,~c3~89couteurs-2,~&never=sennheiser-hd-600,akg-k240,~&v=1",
    "#advice?own=open_over_ear:97dB/mW:104dB/V:300ohm&v=1",
    "#questions",
    "#claims/~ff?own=~ff,~&v=1",
    "#method",
];

/// Checks what must hold whatever the text is.
///
/// # Panics
/// Where it does not hold.
pub fn check(text: &str) {
    let link = read(text);
    for problem in &link.problems {
        let says_something = [&problem.place, &problem.what, &problem.remedy].iter().all(|part| !part.is_empty());
        assert!(says_something, "a problem says nothing: {problem:?}");
    }
    let written = write(&link.view, &link.situation.unwrap_or_default());
    let is_plain = |letter: char| letter.is_ascii_alphanumeric() || "-_.~:,=&?/".contains(letter);
    assert!(written.chars().all(is_plain), "{written} would be encoded on its way");
    assert!(written.ends_with("v=1"), "{written} does not end in its version");
    if written.len() <= MAX_BYTES {
        let again = read(&written);
        assert_eq!(again.problems, [], "{written}");
        assert_eq!(again.view, link.view, "{written}");
        let answers = again.situation.expect("a situation was written");
        assert_eq!(write(&again.view, &answers), written, "a link that is opened and shared again is the same");
    }
}
