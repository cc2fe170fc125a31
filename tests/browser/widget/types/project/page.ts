// A page without a framework: what may be written, and what may not.

import { apiVersion, define, SweetSpot } from "sweetspot-widget";
import type { Advice, GearType, Problem, Selected, Situation } from "sweetspot-widget";

const widget = document.createElement("sweet-spot");
const found: SweetSpot | null = document.querySelector("sweet-spot");
const version: number = apiVersion + SweetSpot.apiVersion;
const Other: typeof SweetSpot | undefined = define("sweet-spot-next");
console.log(found, version, Other?.observedAttributes.join(" "));

const situation: Situation = {
  work: { record_at_mic: 2, mix: 3 },
  place: { room: { length_m: 4, width_m: 3, height_m: 2.4 }, noise: "quiet", night: null },
  owned: [{ type: "open_over_ear", impedance_ohms: 300 }, { model: "sennheiser-hd-600" }],
  wish: ["subwoofer"],
  budget: 600,
};
widget.situation = situation;
widget.situation = "work=mix:1&v=1";
widget.situation = null;
const answers: Situation = widget.situation;
console.log(answers.work?.mix, answers.place?.room?.length_m);

widget.view = "gear/sennheiser-hd-600";
widget.theme = "dark";
widget.units = null;
widget.ask = "work budget";

widget.addEventListener("advice", ({ detail }) => {
  const cost: number | undefined = detail.kits[0]?.cost;
  const types: GearType[] = detail.kits.flatMap((kit) => kit.items.map((item) => item.type));
  console.log(cost, types, detail.numbers.schroeder_hz);
});
widget.addEventListener("answer", ({ detail }) => save(detail));
widget.addEventListener("select", (event) => {
  const selected: Selected = event.detail;
  if (selected.action === "shop") event.preventDefault();
});
widget.addEventListener("problem", ({ detail }) => detail.forEach((problem: Problem) => console.log(problem.remedy)));
widget.addEventListener("click", (event) => console.log(event.clientX));
widget.addEventListener("of-the-page", (event: Event) => console.log(event.type));

const advice: Advice | null = await widget.ready();
const now: Advice | null = widget.advice;
const link: string | null = widget.link;
const { taken, problems } = await widget.useCatalogue("prices.csv", "brand,model");
console.log(advice?.headline, now, link, taken, problems[0]?.path);
widget.reset();

function save(answers: Situation) {
  localStorage.setItem("answers", JSON.stringify(answers));
}

// @ts-expect-error no such activity
widget.situation = { work: { mixing: 1 } };
// @ts-expect-error no such noise
widget.situation = { place: { noise: "silent" } };
// @ts-expect-error no such part of a situation
widget.situation = { rooms: [] };
// @ts-expect-error what is owned is a type or a model
widget.situation = { owned: [{ impedance_ohms: 300 }] };
// @ts-expect-error no such view
widget.view = "gaer";
// @ts-expect-error no such theme
widget.theme = "black";
// @ts-expect-error it is worked out, not answered
widget.advice = null;
// @ts-expect-error there may be none yet
widget.advice.headline;
// @ts-expect-error an advice has no price
widget.addEventListener("advice", ({ detail }) => detail.price);
// @ts-expect-error an answer is a situation, no advice
widget.addEventListener("answer", ({ detail }) => detail.kits);
// @ts-expect-error no such action
widget.addEventListener("select", ({ detail }) => detail.action === "buy");
// @ts-expect-error problems are a list
widget.addEventListener("problem", ({ detail }) => detail.remedy);
