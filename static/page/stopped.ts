// The screen for a program that has stopped: what broke, that nothing is lost, and the way back.

/** Shows the screen with the message of a panic. The program cannot be called any more. */
export function showStopped(message: string): void {
  const screen = document.querySelector("[data-stopped]");
  if (!screen?.hasAttribute("hidden")) return;
  const details = `${message}\n\n${location.href}\n${navigator.userAgent}`;
  const pre = screen.querySelector("pre");
  if (pre) pre.textContent = details;
  const reload = screen.querySelector<HTMLElement>("[data-reload]");
  reload?.addEventListener("click", () => location.reload());
  screen.querySelector("[data-copy]")?.addEventListener("click", () => {
    const says = screen.querySelector("[role=status]");
    const copied = navigator.clipboard ? navigator.clipboard.writeText(details) : Promise.reject();
    copied.then(
      () => says && (says.textContent = "Copied."),
      () => says && (says.textContent = "It could not be copied. The text below can be selected."),
    );
  });
  screen.removeAttribute("hidden");
  document.querySelector("#app")?.setAttribute("inert", "");
  reload?.focus();
}
