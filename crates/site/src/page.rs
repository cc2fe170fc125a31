//! `index.html` while it is filled in.

use std::path::{Path, PathBuf};

use crate::html;
use crate::problem::{Problem, Result};
use crate::project;

/// The page that trunk has made of `index.html`.
pub struct Page {
    path: PathBuf,
    pub html: String,
}

impl Page {
    pub fn read(path: &Path) -> Result<Self> {
        Ok(Self { path: path.to_owned(), html: project::read(path)? })
    }

    pub fn write(&self) -> Result<()> {
        project::write(&self.path, &self.html)
    }

    /// Something that is wrong with the page.
    pub fn problem(&self, what: impl std::fmt::Display) -> Problem {
        Problem::new(format!("{}: {what}", self.path.display()), "Fix index.html at the root, or crates/site.")
    }

    /// Puts a text in place of one that is there just once.
    pub fn replace(&mut self, placeholder: &str, text: &str) -> Result<()> {
        if self.html.matches(placeholder).count() != 1 {
            return Err(self.problem(format!("`{placeholder}` is not there just once")));
        }
        self.html = self.html.replacen(placeholder, text, 1);
        Ok(())
    }

    /// Gives the element with this id one attribute more.
    pub fn add_attribute(&mut self, id: &str, name: &str, value: &str) -> Result<()> {
        let found = html::elements(&self.html)
            .into_iter()
            .find_map(|element| (element.attribute("id") == Some(id)).then_some(element.end));
        let end = found.ok_or_else(|| self.problem(format!("no element with the id `{id}`")))?;
        self.html.insert_str(end - 1, &format!(" {name}=\"{}\"", html::escaped(value)));
        Ok(())
    }

    /// Puts a script in place of a `<script src>`.
    pub fn inline_script(&mut self, src: &str, script: &str) -> Result<()> {
        if script.contains("</") {
            return Err(self.problem("the script to put in has `</` in it, which might end it"));
        }
        let found = html::elements(&self.html).into_iter().find_map(|element| {
            (element.name == "script" && element.attribute("src") == Some(src)).then_some(element.end)
        });
        let end = found.ok_or_else(|| self.problem(format!("no script `{src}`")))?;
        let start = self.html[..end].rfind("<script").ok_or_else(|| self.problem("a script without a start"))?;
        self.html.replace_range(start..end, &format!("<script>{script}"));
        Ok(())
    }

    /// Takes out what trunk has put in to start the program: the page has a script of its own for that.
    pub fn take_out_start(&mut self) -> Result<()> {
        let inline = html::elements(&self.html).into_iter().find_map(|element| {
            (element.name == "script" && element.text.contains("TrunkApplicationStarted"))
                .then_some((element.end, element.end + element.text.len()))
        });
        let (end, text_end) =
            inline.ok_or_else(|| self.problem("trunk has put no script in that starts the program"))?;
        let start = self.html[..end].rfind("<script").ok_or_else(|| self.problem("a script without a start"))?;
        let close = self.html[text_end..].find('>').map_or(text_end, |found| text_end + found + 1);
        self.html.replace_range(start..close, "");
        while let Some(end) = html::elements(&self.html)
            .into_iter()
            .find_map(|element| (element.has_rel("preload") || element.has_rel("modulepreload")).then_some(element.end))
        {
            let start = self.html[..end].rfind("<link").ok_or_else(|| self.problem("a link without a start"))?;
            self.html.replace_range(start..end, "");
        }
        Ok(())
    }

    /// Names files behind `<meta charset>`, and has the browser fetch them at once.
    pub fn name_files(&mut self, named: &[(&str, String)]) -> Result<()> {
        let charset = html::elements(&self.html).into_iter().find_map(|element| {
            (element.name == "meta" && element.attribute("charset").is_some()).then_some(element.end)
        });
        let charset = charset.ok_or_else(|| self.problem("no <meta charset> to put the names of the files behind"))?;
        let metas: String =
            named.iter().map(|(part, file)| format!("<meta name=\"sweetspot-{part}\" content=\"{file}\">")).collect();
        let preloads: String = named.iter().map(|(part, file)| preload(part, file)).collect();
        let head = self.html.find("</head>").ok_or_else(|| self.problem("no end of the head"))?;
        self.html.insert_str(head, &preloads);
        self.html.insert_str(charset, &metas);
        Ok(())
    }
}

fn preload(part: &str, file: &str) -> String {
    match part {
        "program" => format!("<link rel=\"modulepreload\" href=\"{file}\">"),
        "program-file" => {
            format!("<link rel=\"preload\" as=\"fetch\" type=\"application/wasm\" crossorigin href=\"{file}\">")
        }
        "catalogue" | "library" => format!("<link rel=\"preload\" as=\"fetch\" crossorigin href=\"{file}\">"),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(html: &str) -> Page {
        Page { path: PathBuf::from("index.html"), html: html.to_owned() }
    }

    #[test]
    fn an_attribute_is_added_with_quotes_and_escapes() {
        let mut page = page("<div id=app>site</div>");
        page.add_attribute("app", "data-outlook", "{\"say\": \"1 < 2\"}").unwrap();
        assert!(page.html.contains("<div id=app data-outlook=\"{&quot;say&quot;: &quot;1 &lt; 2&quot;}\">site</div>"));
        assert!(page.add_attribute("none", "a", "b").is_err());
    }

    #[test]
    fn the_page_names_its_files_and_has_them_fetched_at_once() {
        let mut page = page("<head><meta charset=\"utf-8\"><title>x</title></head>");
        page.name_files(&[("catalogue", "c-12.postcard".to_owned()), ("offline", "o-1.js".to_owned())]).unwrap();
        let wanted = "<meta charset=\"utf-8\"><meta name=\"sweetspot-catalogue\" content=\"c-12.postcard\">";
        assert!(page.html.contains(wanted), "{}", page.html);
        assert!(page.html.contains("<link rel=\"preload\" as=\"fetch\" crossorigin href=\"c-12.postcard\"></head>"));
        assert!(Page { path: PathBuf::new(), html: "<head></head>".to_owned() }.name_files(&[]).is_err());
    }

    #[test]
    fn trunks_own_start_goes() {
        let mut page = page(
            "<head><link rel=modulepreload href=a.js><link rel=preload href=a.wasm><link rel=icon href=i.svg>\
             <script type=module>import a from'a';dispatchEvent(new CustomEvent(\"TrunkApplicationStarted\"))</script></head>",
        );
        page.take_out_start().unwrap();
        assert_eq!(page.html, "<head><link rel=icon href=i.svg></head>");
        assert!(page.take_out_start().is_err());
    }

    #[test]
    fn a_script_takes_the_place_of_its_address() {
        let mut page = page("<script src=site:first></script><p>");
        page.inline_script("site:first", "a()").unwrap();
        assert_eq!(page.html, "<script>a()</script><p>");
        assert!(page.inline_script("site:first", "a()").is_err());
        assert!(page.inline_script("x", "'</script>'").is_err());
    }

    #[test]
    fn what_is_filled_in_has_one_place() {
        let mut page = page("<p>site:advice</p>");
        page.replace("site:advice", "closed").unwrap();
        assert_eq!(page.html, "<p>closed</p>");
        assert!(page.replace("site:advice", "open").is_err());
    }
}
