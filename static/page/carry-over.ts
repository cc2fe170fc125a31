// What a visitor does before the program is there is not lost: it is done again in what the program draws, which has the
// same elements in the same order.

/** The way from an element down to one inside it, as indexes of children. */
function pathOf(root: Element, inside: Element): number[] {
  const path: number[] = [];
  for (let at: Element = inside; at !== root && at.parentElement; at = at.parentElement) {
    path.unshift([...at.parentElement.children].indexOf(at));
  }
  return path;
}

function at(root: Element, path: readonly number[]): Element | undefined {
  return path.reduce<Element | undefined>((element, index) => element?.children[index], root);
}

type Field = HTMLInputElement | HTMLSelectElement;

const isField = (element: Element): element is Field =>
  element instanceof HTMLInputElement || element instanceof HTMLSelectElement;

const hasState = (field: Field): field is HTMLInputElement =>
  field instanceof HTMLInputElement && (field.type === "checkbox" || field.type === "radio");

/** Watches an element from now on; `note` gives what does again, in its new contents, what was done in the old. */
export function carryOver(root: Element): { note(): () => void } {
  let pressed: { path: number[]; says: string | null } | undefined;
  const press = (event: Event) => {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    if (!button || !root.contains(button)) return;
    pressed = { path: pathOf(root, button), says: button.textContent };
  };
  root.addEventListener("click", press);

  const fields = () => [...root.querySelectorAll("input[id], select[id]")].filter(isField);
  // Also what was done before this script came.
  const isChanged = (field: Field) =>
    hasState(field)
      ? field.checked !== field.defaultChecked
      : field instanceof HTMLInputElement && field.value !== field.defaultValue;

  return {
    note() {
      root.removeEventListener("click", press);
      const changed = fields()
        .filter(isChanged)
        .map((field) => ({ id: field.id, value: field.value, isOn: hasState(field) && field.checked }));
      const opened = [...root.querySelectorAll("details[open]")].map((details) => pathOf(root, details));
      const focused = root.contains(document.activeElement) && pathOf(root, document.activeElement as Element);
      const { scrollX, scrollY } = window;
      return () => {
        for (const { id, value, isOn } of changed) redo(document.getElementById(id), value, isOn);
        for (const path of opened) at(root, path)?.setAttribute("open", "");
        const focus = focused && at(root, focused);
        if (focus instanceof HTMLElement) focus.focus({ preventScroll: true });
        const button = pressed && at(root, pressed.path);
        if (button instanceof HTMLElement && button.textContent === pressed?.says) button.click();
        if (window.scrollY !== scrollY) window.scrollTo(scrollX, scrollY);
      };
    },
  };
}

/** Gives a field what its predecessor had. */
function redo(field: Element | null, value: string, isOn: boolean): void {
  if (!field || !isField(field)) return;
  if (hasState(field)) {
    if (isOn && !field.checked) field.click();
    return;
  }
  field.value = value;
  for (const event of ["input", "change"]) field.dispatchEvent(new Event(event, { bubbles: true }));
}
