import { createApp, createSSRApp } from "vue";

import { App } from "./app.js";

const place = document.querySelector("#app");
(place.firstElementChild ? createSSRApp(App) : createApp(App)).mount(place);
