/** A text as an address; null where it is not one. `URL.canParse` is younger than the oldest browsers with a widget. */
export function addressOf(text: string, base?: string): URL | null {
  try {
    return new URL(text, base);
  } catch {
    return null;
  }
}

/** Whether it is an address of the web. */
export const isOfTheWeb = ({ protocol }: URL): boolean => protocol === "https:" || protocol === "http:";

/** The origin of an address of the web; null for any other text. */
export function originOf(text: string): string | null {
  const address = addressOf(text);
  return address && isOfTheWeb(address) ? address.origin : null;
}
