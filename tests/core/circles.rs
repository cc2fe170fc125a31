//! No two modules of a crate use each other, directly or by way of others: each can be read after those that it uses.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use crate::support::{ROOT, rust_files};
use syn::visit::{self, Visit};
use syn::{Item, UseTree, Visibility};

/// A module by its path in the crate; the root is empty.
type Module = Vec<String>;

/// What a file says of others, as it stands there.
#[derive(Default)]
struct File {
    /// Names that it declares.
    declared: BTreeSet<String>,
    /// Paths that it uses, with the module in which they begin.
    used: Vec<Module>,
    /// Names that it hands on, and what is behind them; `*` for all that a module has.
    handed_on: Vec<(String, Module)>,
}

/// Goes through one file.
struct Reading<'m> {
    module: &'m [String],
    modules: &'m BTreeSet<Module>,
    file: File,
}

impl Reading<'_> {
    /// A path of the file as one that begins at the root of the crate; none for those of other crates.
    fn absolute(&self, path: &[String]) -> Option<Module> {
        let supers = path.iter().take_while(|part| *part == "super").count();
        let rest = |skipped: usize| path[skipped..].iter().cloned();
        match path.first()?.as_str() {
            "crate" => Some(rest(1).collect()),
            "self" => Some(self.module.iter().cloned().chain(rest(1)).collect()),
            "super" => {
                let kept = self.module.len().checked_sub(supers)?;
                Some(self.module[..kept].iter().cloned().chain(rest(supers)).collect())
            }
            child => {
                let child: Module = self.module.iter().cloned().chain([child.to_owned()]).collect();
                self.modules.contains(&child).then(|| self.module.iter().cloned().chain(rest(0)).collect())
            }
        }
    }

    fn use_tree(&mut self, tree: &UseTree, before: &mut Vec<String>, is_public: bool) {
        let (name, behind) = match tree {
            UseTree::Path(path) => {
                before.push(path.ident.to_string());
                self.use_tree(&path.tree, before, is_public);
                before.pop();
                return;
            }
            UseTree::Group(group) => {
                group.items.iter().for_each(|tree| self.use_tree(tree, before, is_public));
                return;
            }
            UseTree::Glob(_) => ("*".to_owned(), None),
            UseTree::Name(name) => (name.ident.to_string(), Some(name.ident.to_string())),
            UseTree::Rename(name) => (name.rename.to_string(), Some(name.ident.to_string())),
        };
        let path: Vec<String> = before.iter().cloned().chain(behind.filter(|name| name != "self")).collect();
        let Some(path) = self.absolute(&path) else { return };
        if is_public {
            self.file.handed_on.push((name, path));
        } else {
            self.file.used.push(path);
        }
    }
}

impl Visit<'_> for Reading<'_> {
    fn visit_item(&mut self, item: &Item) {
        let declared = match item {
            Item::Const(item) => Some(&item.ident),
            Item::Enum(item) => Some(&item.ident),
            Item::Fn(item) => Some(&item.sig.ident),
            Item::Static(item) => Some(&item.ident),
            Item::Struct(item) => Some(&item.ident),
            Item::Trait(item) => Some(&item.ident),
            Item::Type(item) => Some(&item.ident),
            Item::Mod(item) if item.ident == "tests" => return,
            _ => None,
        };
        self.file.declared.extend(declared.map(ToString::to_string));
        if let Item::Macro(item) = item {
            // `vocabulary!` declares the first name in it, behind its doc comment.
            let mut tokens = item.mac.tokens.clone().into_iter().map(|token| token.to_string());
            let is_name = |token: &String| token.starts_with(char::is_alphabetic);
            self.file.declared.extend(tokens.find(is_name));
        }
        visit::visit_item(self, item);
    }

    fn visit_item_use(&mut self, item: &syn::ItemUse) {
        self.use_tree(&item.tree, &mut Vec::new(), !matches!(item.vis, Visibility::Inherited));
    }

    fn visit_path(&mut self, path: &syn::Path) {
        let parts: Vec<String> = path.segments.iter().map(|part| part.ident.to_string()).collect();
        if parts.len() > 1 {
            self.file.used.extend(self.absolute(&parts));
        }
        visit::visit_path(self, path);
    }
}

/// The module in whose file a path leads to something, however often it is handed on.
fn home(files: &BTreeMap<Module, File>, path: &[String]) -> Option<Module> {
    let length = (0..=path.len()).rev().find(|length| files.contains_key(&path[..*length]))?;
    let (module, rest) = path.split_at(length);
    let Some(name) = rest.first() else { return Some(module.to_vec()) };
    let file = &files[module];
    if file.declared.contains(name) {
        return Some(module.to_vec());
    }
    if let Some((_, behind)) = file.handed_on.iter().find(|(known, _)| known == name) {
        return home(files, behind);
    }
    let globs = file.handed_on.iter().filter(|(known, _)| known == "*").map(|(_, behind)| behind);
    let has_it = |behind: &&Module| files.get(*behind).is_some_and(|file| file.declared.contains(name));
    Some(globs.into_iter().find(has_it).cloned().unwrap_or_else(|| module.to_vec()))
}

/// For each module of a crate the modules that it uses.
fn uses(source: &Path) -> BTreeMap<Module, BTreeSet<Module>> {
    let mut paths = Vec::new();
    rust_files(source, &mut paths);
    let module = |path: &Path| -> Module {
        let below = path.strip_prefix(source).expect("it was found there").with_extension("");
        let parts = below.iter().map(|part| part.to_string_lossy().into_owned());
        parts.filter(|part| !["mod", "lib"].contains(&part.as_str())).collect()
    };
    paths.retain(|path| path.file_name().is_none_or(|name| name != "tests.rs"));
    let modules: BTreeSet<Module> = paths.iter().map(|path| module(path)).collect();
    let read = |path: &std::path::PathBuf| {
        let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let tree = syn::parse_file(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let module = module(path);
        let mut reading = Reading { module: &module, modules: &modules, file: File::default() };
        reading.visit_file(&tree);
        let file = reading.file;
        (module, file)
    };
    let files: BTreeMap<Module, File> = paths.iter().map(read).collect();
    let of_file = |(module, file): (&Module, &File)| {
        let homes = file.used.iter().filter_map(|path| home(&files, path)).filter(|used| used != module);
        (module.clone(), homes.collect())
    };
    files.iter().map(of_file).collect()
}

/// Some circle: modules each of which uses the next, and the last of which uses the first.
fn circle(uses: &BTreeMap<Module, BTreeSet<Module>>) -> Option<Vec<Module>> {
    let mut left = uses.clone();
    // What uses nothing that is left is in no circle.
    while let Some(free) = left.iter().find(|(_, used)| !used.iter().any(|used| left.contains_key(used))) {
        let free = free.0.clone();
        left.remove(&free);
    }
    let mut way = vec![left.keys().next()?.clone()];
    loop {
        let last = way.last().expect("it begins somewhere");
        let next = left[last].iter().find(|used| left.contains_key(*used)).expect("else it would be gone").clone();
        if let Some(start) = way.iter().position(|module| *module == next) {
            way.push(next);
            return Some(way.split_off(start));
        }
        way.push(next);
    }
}

#[test]
fn no_module_uses_one_that_uses_it() {
    for name in ["advisor", "import", "authoring"] {
        let uses = uses(&Path::new(ROOT).join("crates").join(name).join("src"));
        let used: usize = uses.values().map(BTreeSet::len).sum();
        assert!(used > 3, "only {used} uses were found in {name}");
        if let Some(circle) = circle(&uses) {
            let names: Vec<String> = circle.iter().map(|module| format!("{name}::{}", module.join("::"))).collect();
            panic!(
                "a circle: {}; move what the later ones use of the first into a module of its own",
                names.join(" -> ")
            );
        }
    }
}

#[test]
fn a_circle_is_found_where_there_is_one() {
    let module = |name: &str| vec![name.to_owned()];
    let uses = |list: &[(&str, &[&str])]| -> BTreeMap<Module, BTreeSet<Module>> {
        list.iter().map(|(from, to)| (module(from), to.iter().map(|to| module(to)).collect())).collect()
    };
    assert_eq!(circle(&uses(&[("a", &["b", "c"]), ("b", &["c"]), ("c", &[])])), None);
    let found = circle(&uses(&[("a", &["b"]), ("b", &["c"]), ("c", &["b"])]));
    assert_eq!(found, Some(vec![module("b"), module("c"), module("b")]));
}
