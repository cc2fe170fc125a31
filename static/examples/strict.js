// The frame's address names the page around it, which this page learns only where it is served.

import { connect } from "../embed/frame.js";

const frame = document.querySelector("iframe");
const said = document.querySelector("output");

frame.src = `../embed/frame.html?ask=work+budget&host=${encodeURIComponent(location.origin)}`;
connect(frame);
frame.addEventListener("advice", ({ detail }) => {
  said.textContent = detail.headline;
});
