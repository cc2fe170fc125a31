import { StrictMode, createElement } from "react";
import { createRoot, hydrateRoot } from "react-dom/client";

import { App } from "./app.js";

const place = document.querySelector("#app");
const page = createElement(StrictMode, null, createElement(App));
if (place.firstElementChild) hydrateRoot(place, page);
else createRoot(place).render(page);
