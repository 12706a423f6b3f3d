// What a diagnosis answers to the browser. Times are epoch milliseconds.
import * as v from "valibot";
import { certainties } from "./cause.ts";
import { questionIds } from "./questions.ts";

const time = v.nullish(v.number(), null);

export const OfferedRemedy = v.object({
  label: v.string(),
  /** Of what it is done to; empty where that is the channel. */
  name: v.string(),
  effect: v.string(),
  part: v.object({ actionId: v.string(), input: v.unknown(), targets: v.array(v.unknown()) }),
  /** Why whoever asks may not, and who can, as sentences; null where they may. */
  mayNot: v.nullish(v.string(), null),
});
export type OfferedRemedy = v.InferOutput<typeof OfferedRemedy>;

/** Something that the diagnosis rests on, in words. */
export const ToldFact = v.object({
  name: v.string(),
  /** What something is called; empty where the words say all. */
  thing: v.string(),
  value: v.string(),
  /** When it was read; null where it is not known. */
  atMs: time,
  /** Whether it was read of Zoom just now, or is what the inventory read last; null where it is not known. */
  from: v.nullish(v.picklist(["zoom", "inventory"]), null),
});
export type ToldFact = v.InferOutput<typeof ToldFact>;

export const Diagnosis = v.object({
  question: v.picklist(questionIds),
  channel: v.object({ id: v.string(), name: v.string() }),
  atMs: v.number(),
  /** What stops them first. */
  causes: v.array(
    v.object({
      id: v.string(),
      sentence: v.string(),
      certainty: v.picklist(certainties),
      remedies: v.array(OfferedRemedy),
      elsewhere: v.string(),
    }),
  ),
  /** What no answer of Zoom tells and is to be looked at next, a sentence each; none where something stops them for sure. */
  next: v.array(v.string()),
  facts: v.array(ToldFact),
});
export type Diagnosis = v.InferOutput<typeof Diagnosis>;
