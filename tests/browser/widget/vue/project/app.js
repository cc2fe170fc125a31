// An advisor between two notes, in a list that is turned round; the page keeps what the reader tells.

import { defineComponent, h, onMounted, ref } from "vue";
import "sweetspot-widget";

const BEGINNING = { work: { record_at_mic: 2, mix: 3 }, budget: 600 };

const button = (text, onClick) => h("button", { type: "button", onClick }, text);

const Advisor = defineComponent({
  props: ["situation", "theme"],
  emits: ["situation", "headline"],
  setup(props, { emit }) {
    const widget = ref(null);
    const first = ref("");
    onMounted(async () => {
      first.value = (await widget.value.ready()).headline;
    });
    return () =>
      h("section", [
        h("p", { id: "first" }, first.value),
        h(
          "sweet-spot",
          {
            ref: widget,
            id: "advisor",
            ask: "work budget",
            height: "free",
            theme: props.theme,
            situation: props.situation,
            onAdvice: (event) => emit("headline", event.detail.headline),
            onAnswer: (event) => emit("situation", event.detail),
          },
          [h("p", "The advisor comes.")],
        ),
      ]);
  },
});

export const App = defineComponent(() => {
  const situation = ref(BEGINNING);
  const headline = ref("");
  const theme = ref(null);
  const isShown = ref(true);
  const order = ref(["advisor", "open-leaks-into-the-take", "bigger-is-safer"]);
  const halve = () => {
    situation.value = { ...situation.value, budget: situation.value.budget / 2 };
  };
  const entry = (name) =>
    name === "advisor"
      ? isShown.value &&
        h(Advisor, {
          key: name,
          situation: situation.value,
          theme: theme.value,
          onSituation: (changed) => (situation.value = changed),
          onHeadline: (text) => (headline.value = text),
        })
      : h("sweet-spot", { key: name, id: name, view: "claim", claim: name, loading: "eager" });
  return () =>
    h("div", [
      button("Half the money", halve),
      button("Dark", () => (theme.value = "dark")),
      button("As the page", () => (theme.value = null)),
      button("Turn round", () => (order.value = order.value.toReversed())),
      button("Show or hide", () => (isShown.value = !isShown.value)),
      h("p", { id: "headline" }, headline.value),
      h("p", { id: "situation" }, JSON.stringify(situation.value)),
      order.value.map(entry),
    ]);
});
