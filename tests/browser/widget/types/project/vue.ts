// What templates of Vue 3 are checked by.

import type { GlobalComponents } from "vue";
import "sweetspot-widget/vue";

declare const widget: InstanceType<GlobalComponents["sweet-spot"]>;

type Props = (typeof widget)["$props"];
export const props: Props = { situation: { work: { mix: 1 } }, view: "advice", theme: "dark", class: "advisor" };
widget.$emit("answer", new CustomEvent("answer", { detail: { budget: 600 } }));

// @ts-expect-error no such activity
export const wrong: Props = { situation: { work: { mixing: 1 } } };
// @ts-expect-error an answer is a situation
widget.$emit("answer", new CustomEvent("answer", { detail: { kits: [] } }));
