use std::collections::BTreeMap;

/// Names, each with how often it was added. One type for all that are compared: each further kind of set would weigh some
/// kilobytes in the page.
#[derive(Debug, Default)]
pub struct NameSet<'a>(BTreeMap<&'a str, usize>);

impl<'a> NameSet<'a> {
    /// Adds a name, and says how often it has been added by now.
    pub fn add(&mut self, name: &'a str) -> usize {
        let times = self.0.entry(name).or_default();
        *times += 1;
        *times
    }

    #[must_use]
    pub fn contains(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }
}

impl<'a> FromIterator<&'a String> for NameSet<'a> {
    fn from_iter<I: IntoIterator<Item = &'a String>>(names: I) -> Self {
        let mut set = Self::default();
        for name in names {
            set.add(name);
        }
        set
    }
}
