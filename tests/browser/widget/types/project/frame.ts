// A page with the frame.

import { connect } from "sweetspot-widget/frame";
import type { Frame } from "sweetspot-widget/frame";

const iframe = document.createElement("iframe");
const frame: Frame = connect(iframe);
frame.situation = { work: { mix: 1 } };
frame.set({ theme: "dark", ask: null });
frame.catalogue("prices.csv", "brand,model");
console.log(frame.advice?.headline, frame.situation.budget);

// @ts-expect-error that is no iframe
connect(document.body);
// @ts-expect-error a frame is as tall as what is in it
frame.set({ height: "free" });
// @ts-expect-error no such activity
frame.situation = { work: { mixing: 1 } };
