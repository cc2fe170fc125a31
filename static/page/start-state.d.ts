/** What the two scripts of the page's start know of each other. */
interface StartState {
  /** Whether the HTML holds another advice than the one for this visit. */
  isElsewhere: boolean;
  /** Whether the script that starts the program has begun. */
  hasBegun?: boolean;
  /** Whether the program has drawn the page. */
  isRunning: boolean;
  /** Says why the program does not start. */
  fail(says: string): void;
}
