/// The known name that a misspelt one most likely means, if any is close enough to be worth offering.
///
/// Close: at most a third of the letters differ (Damerau–Levenshtein distance), or one name contains the other.
#[must_use]
pub fn closest<'a>(unknown: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    const LONGEST: usize = 64;
    if unknown.len() > LONGEST {
        return None;
    }
    let asked = unknown.to_ascii_lowercase().replace(['-', ' '], "_");
    known
        .into_iter()
        .filter_map(|name| {
            let distance = strsim::damerau_levenshtein(&asked, &name.to_ascii_lowercase());
            let contained = asked.len() >= 3 && (name.contains(&asked) || asked.contains(name));
            let near = distance * 3 <= name.len().max(asked.len());
            (near || contained).then_some((distance, name))
        })
        .min()
        .map(|(_, name)| name)
}
