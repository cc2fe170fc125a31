export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className = "",
  text = "",
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

/** A link to another page, in a tab of its own. */
export function linkTo(href: string, text: string): HTMLAnchorElement {
  const made = element("a", "", text);
  made.href = href;
  made.target = "_blank";
  made.rel = "noopener";
  return made;
}

export function button(text: string, press: () => void): HTMLButtonElement {
  const made = element("button", "", text);
  made.type = "button";
  made.addEventListener("click", press);
  return made;
}

/** `replaceChildren`, which browsers have that are too old for the advisor and still get its message. */
export function fill(parent: Element, ...children: Node[]): void {
  parent.textContent = "";
  parent.append(...children);
}
