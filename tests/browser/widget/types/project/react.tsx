// A component of React 19.

import { useRef, useState } from "react";
import "sweetspot-widget/react";
import type { Advice, Situation, SweetSpot } from "sweetspot-widget/react";

export function Advisor({ budget }: { budget: number }) {
  const widget = useRef<SweetSpot>(null);
  const [situation, setSituation] = useState<Situation>({ work: { mix: 1 }, budget });
  const [advice, setAdvice] = useState<Advice | null>(null);
  return (
    <>
      <p>{advice?.headline}</p>
      <sweet-spot
        ref={widget}
        className="advisor"
        situation={situation}
        ask="work budget"
        theme={undefined}
        onanswer={(event) => setSituation(event.detail)}
        onadvice={(event) => setAdvice(event.detail)}
        onselect={(event) => event.detail.action === "shop" && event.preventDefault()}
        onproblem={(event) => console.warn(event.detail.map(({ path, what }) => `${path}: ${what}`))}
      >
        <p>Loading the advisor…</p>
      </sweet-spot>
      <button onClick={() => widget.current?.reset()}>Begin again</button>
      {/* @ts-expect-error no such theme */}
      <sweet-spot theme="black" />
      {/* @ts-expect-error no such activity */}
      <sweet-spot situation={{ work: { mixing: 1 } }} />
      {/* @ts-expect-error an answer is a situation, no advice */}
      <sweet-spot onanswer={({ detail }) => setAdvice(detail)} />
    </>
  );
}
