// A page may change what all objects and lists inherit, or may have done so before this script arrived. Everything here
// is looked up once, and objects of settings inherit nothing.

const { create, keys: keysOf, prototype } = Object;
const { isArray: isList } = Array;
const { hasOwnProperty } = prototype;

export const { parse } = JSON;
export const keys: (data: object) => string[] = keysOf;
export const hasOwn = (data: object, name: PropertyKey): boolean => hasOwnProperty.call(data, name);

/** The same settings without anything inherited, for the browser's own functions to read. */
export function plain<Settings extends object>(settings: Settings): Settings {
  const made = create(null);
  for (const name of keys(settings)) made[name] = (settings as Record<string, unknown>)[name];
  return made;
}

const ESCAPED = /["\\\u0000-\u001f\ud800-\udfff]/g;

const quoted = (text: string): string =>
  `"${text.replace(ESCAPED, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)}"`;

/**
 * Plain data as JSON, without the `toJSON` that old libraries give to all lists and texts. Throws where the data refers
 * to itself or has a symbol.
 */
export function jsonOf(data: unknown): string {
  if (typeof data === "string") return quoted(data);
  if (typeof data !== "object" || data === null) return `${(data ?? null) as string}`;
  const isArray = isList(data);
  let inside = "";
  for (const name of keys(data)) {
    const value = (data as Record<string, unknown>)[name];
    if (value === undefined) continue;
    inside += `${inside && ","}${isArray ? "" : `${quoted(name)}:`}${jsonOf(value)}`;
  }
  return isArray ? `[${inside}]` : `{${inside}}`;
}
