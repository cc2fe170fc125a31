// <sweet-spot> in JSX, for React 19. `import "sweetspot-widget/react"` brings the element and these types.

import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { SweetSpot, SweetSpotEvents, SweetSpotSettings } from "./sweet-spot.js";

export * from "./sweet-spot.js";

type Listeners = { [Name in keyof SweetSpotEvents as `on${Name}`]?: ((event: SweetSpotEvents[Name]) => void) | undefined };

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "sweet-spot": DetailedHTMLProps<HTMLAttributes<SweetSpot>, SweetSpot> & SweetSpotSettings & Listeners;
    }
  }
}
