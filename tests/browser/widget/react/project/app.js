// An advisor between two notes, in a list that is turned round; the page keeps what the reader tells.

import { createElement, useEffect, useRef, useState, useSyncExternalStore } from "react";
import "sweetspot-widget";

const BEGINNING = { work: { record_at_mic: 2, mix: 3 }, budget: 600 };

const button = (text, onClick) => createElement("button", { type: "button", onClick }, text);

// On an element that a server has rendered, React 19 sets no objects and hears no events of its own: react issue 35446.
const useIsInBrowser = () => useSyncExternalStore(() => () => {}, () => true, () => false);

function Advisor({ situation, theme, onSituation, onHeadline }) {
  const widget = useRef(null);
  const [first, setFirst] = useState("");
  useEffect(() => {
    let isCurrent = true;
    widget.current.ready().then((advice) => isCurrent && setFirst(advice.headline));
    return () => {
      isCurrent = false;
    };
  }, []);
  return createElement(
    "section",
    null,
    createElement("p", { id: "first" }, first),
    createElement(
      "sweet-spot",
      {
        ref: widget,
        id: "advisor",
        ask: "work budget",
        height: "free",
        theme,
        situation,
        onadvice: (event) => onHeadline(event.detail.headline),
        onanswer: (event) => onSituation(event.detail),
      },
      createElement("p", null, "The advisor comes."),
    ),
  );
}

export function App() {
  const [situation, setSituation] = useState(BEGINNING);
  const [headline, setHeadline] = useState("");
  const [theme, setTheme] = useState(null);
  const [isShown, setShown] = useState(true);
  const isInBrowser = useIsInBrowser();
  const [order, setOrder] = useState(["advisor", "open-leaks-into-the-take", "bigger-is-safer"]);
  const advisor = { situation, theme, onSituation: setSituation, onHeadline: setHeadline };
  const entry = (name) =>
    name === "advisor"
      ? isShown && isInBrowser && createElement(Advisor, { key: name, ...advisor })
      : createElement("sweet-spot", { key: name, id: name, view: "claim", claim: name, loading: "eager" });
  return createElement(
    "div",
    null,
    button("Half the money", () => setSituation({ ...situation, budget: situation.budget / 2 })),
    button("Dark", () => setTheme("dark")),
    button("As the page", () => setTheme(null)),
    button("Turn round", () => setOrder(order.toReversed())),
    button("Show or hide", () => setShown(!isShown)),
    createElement("p", { id: "headline" }, headline),
    createElement("p", { id: "situation" }, JSON.stringify(situation)),
    order.map(entry),
  );
}
