// <sweet-spot> in templates, for Vue 3. `import "sweetspot-widget/vue"` brings the element and these types.

import type { EmitFn, HTMLAttributes, PublicProps } from "vue";
import type { SweetSpot, SweetSpotEvents, SweetSpotSettings } from "./sweet-spot.js";

export * from "./sweet-spot.js";

type Listeners = { [Name in keyof SweetSpotEvents]: (event: SweetSpotEvents[Name]) => void };

type InTemplates = new () => SweetSpot & {
  $props: HTMLAttributes & SweetSpotSettings & PublicProps;
  $emit: EmitFn<Listeners>;
};

declare module "vue" {
  interface GlobalComponents {
    "sweet-spot": InTemplates;
  }
}
