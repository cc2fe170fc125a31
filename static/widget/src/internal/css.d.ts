declare module "*.css" {
  /** The text of the style sheet. */
  const text: string;
  export default text;
}
