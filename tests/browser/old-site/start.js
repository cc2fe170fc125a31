// Does what the old page did once its program had started: keeps the site, and offers the next version.
import { start } from "./offline.js";

start();
