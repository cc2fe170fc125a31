// Runs before everything else in the frame, in browsers that may not know modules, and notices what keeps the module from
// starting: a missing or damaged file, syntax that the browser does not know, no modules at all.

const state = document.documentElement;
state.className = "noModule" in document.createElement("script") ? "is-starting" : "has-failed";

addEventListener("error", () => (state.className = "has-failed"), true);
addEventListener("click", ({ target }) => {
  if (target instanceof Element && target.id === "again") location.reload();
});
