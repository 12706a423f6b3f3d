// A limit of the day that Zoom says is spent. Nothing more of what it named is sent until then, but for one request now
// and then: Zoom may have been wrong about the time, and people buy other plans.
import type { Operation, RateLabel } from "../../../contract/operation.ts";
import { retryAfterMsOf, type WireHeaders } from "../answer.ts";
import type { Holds } from "./counts.ts";

type Limited = Pick<Operation, "id" | "rate">;

/** How often one request is let through to see whether the limit still stands. */
export const TRY_EVERY_MS = 60_000;

const labels: Readonly<Record<string, RateLabel>> = {
  light: "LIGHT",
  medium: "MEDIUM",
  heavy: "HEAVY",
  "resource-intensive": "RESOURCE-INTENSIVE",
};

/** What may hold an operation. */
export const namesOf = ({ id, rate }: Limited): readonly string[] => [rate, id];

/** What an answer holds, under the label whose row keeps it, and for how long. */
export interface Refused {
  readonly name: string;
  readonly label: RateLabel;
  readonly awayMs: number;
}

/** What is refused for the day by an answer: the label it names, and the operation where that is not of this label. */
export function refusedForDay(
  { id, rate }: Limited,
  status: number,
  headers: WireHeaders,
  nowMs: number,
): readonly Refused[] {
  if (status !== 429 || headers["x-ratelimit-type"] !== "Daily-limit") return [];
  const awayMs = retryAfterMsOf(headers, nowMs);
  if (awayMs === null) return [];
  const category = headers["x-ratelimit-category"];
  const label = typeof category === "string" ? labels[category.toLowerCase()] : undefined;
  const ofLabel = label === undefined ? [] : [{ name: label, label, awayMs }];
  return label === rate ? ofLabel : [...ofLabel, { name: id, label: rate, awayMs }];
}

const standing = (holds: Holds, names: readonly string[], nowMs: number) =>
  names.flatMap((name) => {
    const hold = holds[name];
    return hold && hold.untilMs > nowMs ? [hold] : [];
  });

/** Milliseconds for which what has these names is held; 0 when it may go. */
export const heldMs = (holds: Holds, names: readonly string[], nowMs: number): number =>
  Math.max(0, ...standing(holds, names, nowMs).map(({ untilMs }) => untilMs - nowMs));

/** Whether it is time to see if what holds these names still stands. */
export const mayTry = (holds: Holds, names: readonly string[], nowMs: number): boolean =>
  standing(holds, names, nowMs).every(({ tryAtMs }) => tryAtMs <= nowMs);

/** After a try was let through. */
export const tried = (holds: Holds, names: readonly string[], nowMs: number): Holds =>
  Object.fromEntries(
    Object.entries(holds).map(([name, hold]) => [
      name,
      names.includes(name) ? { ...hold, tryAtMs: nowMs + TRY_EVERY_MS } : hold,
    ]),
  );

export const held = (holds: Holds, name: string, untilMs: number, nowMs: number): Holds => ({
  ...holds,
  [name]: { untilMs, tryAtMs: nowMs + TRY_EVERY_MS },
});

/** Without those that are over and those named. */
export const without = (holds: Holds, names: readonly string[], nowMs: number): Holds =>
  Object.fromEntries(Object.entries(holds).filter(([name, { untilMs }]) => untilMs > nowMs && !names.includes(name)));
