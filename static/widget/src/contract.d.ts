// Situation and advice, as schema/ has them. Written by tests/browser/widget/types; not to be changed by hand.

/**
 * How well something is known, best first.
 */
export type Grade = "measured" | "standard" | "physics" | "consensus" | "rule_of_thumb" | "unconfirmed";
/**
 * How far somebody wants to go.
 */
export type Aim = "good_enough" | "sensible" | "no_regrets";
/**
 * An amount in the catalogue's currency.
 */
export type Money = number;
/**
 * One thing the visitor already has.
 */
export type Owned = {
  /**
   * How good it is, where only its type is given.
   */
  grade?: OwnedGrade | null;
  /**
   * Nominal impedance in ohms, 4 to 2000.
   */
  impedance_ohms?: number | null;
  /**
   * Sensitivity in dB SPL for one milliwatt, 60 to 140.
   */
  sensitivity_db_per_mw?: number | null;
  /**
   * Sensitivity in dB SPL for one volt RMS, 60 to 150; makers print one or the other.
   */
  sensitivity_db_per_v?: number | null;
} & Owned1;
/**
 * How good something is that is owned.
 */
export type OwnedGrade = "entry" | "decent" | "good";
export type Owned1 =
  | {
      type: GearType;
    }
  | {
      model: string;
    };
/**
 * A kind of headphones or loudspeaker, or a measure that is no transducer.
 */
export type GearType =
  | "closed_over_ear"
  | "closed_on_ear"
  | "open_over_ear"
  | "open_on_ear"
  | "semi_open_over_ear"
  | "in_ear_monitor"
  | "noise_cancelling"
  | "near_field"
  | "mid_field"
  | "far_field"
  | "subwoofer"
  | "room_treatment"
  | "headphone_amplifier"
  | "interface"
  | "measurement_microphone"
  | "headphone_correction";
/**
 * Who lives behind the walls.
 */
export type Neighbours = "none" | "normal" | "thin_walls";
/**
 * What surrounds the listener while they listen.
 */
export type Noise = "very_quiet" | "quiet" | "moderate" | "loud" | "very_loud";
/**
 * How much the room has been treated acoustically.
 */
export type Treatment = "none" | "some" | "full";
/**
 * What drives the headphones.
 */
export type SourceKind = "laptop" | "phone" | "interface" | "amplifier" | "mixer";
export type Label = "least" | "best_value" | "best_in_budget";
export type Action = ("buy" | "use_owned") | "replace";
export type Availability = "current" | "discontinued" | "unknown" | "sold_out" | "to_order";
/**
 * One thing a listener needs from what they listen on.
 */
export type Job =
  | (
      | "cue_without_bleed"
      | "hear_over_noise"
      | "hear_over_the_band"
      | "cue_with_one_ear"
      | "judge_low_end"
      | "judge_stereo_image"
      | "judge_balance"
      | "hear_fine_detail"
      | "check_translation"
      | "work_for_hours"
      | "disturb_nobody"
      | "carry_along"
      | "loud_enough"
    )
  | "play_in_time";
/**
 * Where a figure comes from.
 */
export type Basis = "measured" | "claimed" | "computed" | "typical" | "unconfirmed";
/**
 * How much is paid within a type.
 */
export type Tier = "entry" | "solid" | "high";
/**
 * What somebody does that needs listening.
 */
export type Activity =
  | ("record_drums" | "sequence" | "sound_design" | "mix" | "master" | "perform_live" | "dj" | "practise" | "listen")
  | "record_at_mic"
  | "monitor_take";
export type Answer = ("yes" | "no") | "not_now";

/**
 * What to listen on, for which part of the work, why, why not, and what would change it.
 */
export interface Advice {
  /**
   * Unanswered questions by worth; empty when no answer could change the recommendation.
   */
  ask_next: Ask[];
  caveats: string[];
  /**
   * Share of plausible worlds in which the recommendation still holds, from 0 to 1; null until it has been looked at.
   */
  confidence?: number | null;
  /**
   * ISO 4217 code of all amounts.
   */
  currency: string;
  /**
   * What costs nothing and gives back most, with what is owned and what the recommendation buys; the most first.
   */
  do_first: DoFirst[];
  /**
   * The smallest changes of the situation that change the recommendation, each tried.
   */
  flips: Flip[];
  /**
   * One sentence, plain words.
   */
  headline: string;
  /**
   * The recommendation first, then the others by cost; each a complete answer.
   */
  kits: Kit[];
  knowledge: Version;
  /**
   * Types that are not in the recommendation although no rule forbids them, with the job where they lose most.
   */
  not_chosen: NotChosen[];
  numbers: Numbers;
  /**
   * Every rule that moved a fit in the plan of the recommendation.
   */
  reasons: Reason[];
  /**
   * Types that a rule rules out for a job that is asked for here.
   */
  ruled_out: RuledOut[];
  /**
   * What to say of models in the answers that the catalogue does not have; left out where it has them all.
   */
  unknown_models?: string | null;
  wishes: Wish[];
}
export interface Ask {
  /**
   * Path of the unanswered part of the situation.
   */
  question: string;
  say: string;
  /**
   * Expected gain of value from knowing the answer, from 0 to 1.
   */
  worth: number;
}
/**
 * Something to do that costs nothing.
 */
export interface DoFirst {
  because: string;
  /**
   * How much of the whole work it gives back by itself, before any helper is bought.
   */
  effect: number;
  grade: Grade;
  /**
   * The id of its rule.
   */
  measure: string;
  /**
   * What to do, as an instruction.
   */
  say: string;
  sources: string[];
}
export interface Flip {
  /**
   * The part of the situation that changes, in the form of a situation.
   */
  change: Situation;
  /**
   * The change in words.
   */
  say: string;
  /**
   * What would be advised then.
   */
  then: string;
}
/**
 * Everything a visitor may tell. `None` and empty mean unknown.
 */
export interface Situation {
  /**
   * How far the visitor wants to go; unknown counts as sensible.
   */
  aim?: Aim | null;
  /**
   * The most that may be spent, in the catalogue's currency.
   */
  budget?: Money | null;
  listener?: Listener;
  /**
   * The most items that may be bought.
   */
  max_new_items?: number | null;
  /**
   * Models of the catalogue, by id, that are never to be suggested.
   */
  never?: string[];
  owned?: Owned[];
  /**
   * Models of the catalogue, by id, that are to be in the kit and are paid for.
   */
  picked?: string[];
  place?: Place;
  /**
   * What drives the headphones.
   */
  source?: Source;
  /**
   * What the visitor is thinking of: answered openly, never obeyed silently.
   */
  wish?: GearType[];
  /**
   * Activity → share of the time, any positive number; only the ratios count.
   */
  work?: {[name in Activity]?: number | null};
}
/**
 * Who listens.
 */
export interface Listener {
  glasses?: boolean | null;
  /**
   * Whether sessions last for hours.
   */
  long_hours?: boolean | null;
}
/**
 * Where the visitor listens.
 */
export interface Place {
  /**
   * Whether panels and bass traps may be put up.
   */
  can_treat?: boolean | null;
  /**
   * From the ears to a loudspeaker, in metres, 0.2 to 20.
   */
  listening_distance_m?: number | null;
  neighbours?: Neighbours | null;
  /**
   * Whether part of the work happens at night.
   */
  night?: boolean | null;
  noise?: Noise | null;
  on_the_move?: boolean | null;
  others_in_room?: boolean | null;
  room?: Room;
  /**
   * Measured reverberation time in seconds, 0.05 to 10.
   */
  rt60_s?: number | null;
  treatment?: Treatment | null;
}
/**
 * Inner dimensions of the room in metres, each 1 to 100.
 */
export interface Room {
  height_m?: number | null;
  length_m?: number | null;
  width_m?: number | null;
}
/**
 * What drives the headphones.
 */
export interface Source {
  kind?: SourceKind | null;
  /**
   * Highest undistorted output into a high impedance, in volts RMS, 0.01 to 100.
   */
  max_volts_rms?: number | null;
  /**
   * Output impedance in ohms, 0 to 1000.
   */
  output_ohms?: number | null;
}
export interface Kit {
  /**
   * What this kit's extra money solves against the next cheaper one of the list.
   */
  adds?: string | null;
  /**
   * The other labels of the same kit.
   */
  also: Label[];
  /**
   * Weighted fit over the whole plan, from 0 to 1.
   */
  benefit: number;
  cost: Money;
  covers_required: boolean;
  /**
   * This kit in one sentence.
   */
  headline: string;
  items: Item[];
  label: Label;
  plan: PlanRow[];
  uncovered: Uncovered[];
}
export interface Item {
  action: Action;
  /**
   * Whether a model that is to be bought can be had; left out where nobody says.
   */
  availability?: Availability | null;
  /**
   * For monitors that of a pair.
   */
  cost: Money;
  /**
   * The jobs that it does in the plan; for a helper, those that it makes other items do better.
   */
  jobs: Job[];
  /**
   * Where to buy it, if the catalogue is that of a shop: an `https` address.
   */
  link?: string | null;
  model?: string | null;
  /**
   * Brand and model, as a visitor reads it.
   */
  name?: string | null;
  /**
   * Where the cost of a model comes from.
   */
  price?: Price | null;
  price_band?: PriceBand | null;
  /**
   * The owned thing whose place it takes: the id of a model, or the name of a type.
   */
  replaces?: string | null;
  type: GearType;
}
/**
 * Where and when the price of a model was seen.
 */
export interface Price {
  basis: Basis;
  /**
   * `YYYY-MM` or a day.
   */
  date?: string | null;
  /**
   * Id of a source of the catalogue.
   */
  source: string;
}
/**
 * The usual prices of a type at one level of quality.
 */
export interface PriceBand {
  from: Money;
  tier: Tier;
  to: Money;
}
export interface PlanRow {
  activity: Activity;
  /**
   * Where every fit starts, at one; with `effects` it adds up to `fit.likely`.
   */
  base: number;
  effects: Effect[];
  fit: Span;
  /**
   * Index into the kit's `items`.
   */
  item: number;
  job: Job;
  required: boolean;
  /**
   * Share in the whole of the work, from 0 to 1.
   */
  weight: number;
}
export interface Effect {
  /**
   * False where an unanswered question decides whether the rule applies.
   */
  certain: boolean;
  effect: number;
  /**
   * The figure of the item that decides how much it is, in words: `22 dB`; left out for rules that look at none.
   */
  figure?: string | null;
  rule: string;
}
/**
 * A low, a likely and a high share, in that order. In the knowledge base a single number means all three.
 */
export interface Span {
  high: number;
  likely: number;
  low: number;
}
export interface Uncovered {
  activity: Activity;
  because: string;
  job: Job;
  required: boolean;
}
export interface Version {
  catalogue: string;
  version: string;
}
export interface NotChosen {
  because: string;
  /**
   * By how much its fit for that job is lower.
   */
  behind: number;
  /**
   * The job where it falls furthest behind what the kit uses, by weight; none where it would only add cost.
   */
  job?: Job | null;
  type: GearType;
}
/**
 * Figures for this situation; null means not known.
 */
export interface Numbers {
  /**
   * Lowest axial modes along length, width and height.
   *
   * @minItems 3
   * @maxItems 3
   */
  axial_modes_hz?: [number, number, number] | null;
  bleed_db?: number | null;
  /**
   * For a directivity factor of 5.
   */
  critical_distance_m?: number | null;
  headphone_drive: HeadphoneDrive[];
  /**
   * The longest stereo triangle that fits the floor plan.
   */
  longest_listening_distance_m?: number | null;
  reference_level_dbc?: number | null;
  /**
   * `measured` or, from the treatment, `typical`.
   */
  rt60_basis?: Basis | null;
  rt60_s?: number | null;
  safe_hours_per_week?: number | null;
  schroeder_hz?: number | null;
  volume_m3?: number | null;
}
export interface HeadphoneDrive {
  enough?: boolean | null;
  /**
   * The model's id, or the type's name.
   */
  item: string;
  max_spl_db?: number | null;
  volts_for_110_db: number;
}
export interface Reason {
  because: string;
  /**
   * False where an unanswered question decides whether this applies; the effect is then weighed by its likelihood.
   */
  certain: boolean;
  /**
   * The same in the fit's own measure.
   */
  effect: number;
  grade: Grade;
  /**
   * Index into the recommendation's `items`.
   */
  item: number;
  job: Job;
  rule: string;
  /**
   * The share of the fit that it takes, below zero, or that it gives back of what other rules take.
   */
  share: number;
  sources: string[];
  type: GearType;
}
export interface RuledOut {
  because: string;
  grade: Grade;
  job: Job;
  rule: string;
  sources: string[];
  type: GearType;
}
export interface Wish {
  because: string;
  type: GearType;
  verdict: Answer;
  would_need?: string | null;
}
