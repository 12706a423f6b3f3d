// Whether whoever a change is made through may still do what is left of it.

import { type Failure, isHolding, isOfEveryItem } from "../../domain/failure.ts";
import { partition } from "../../domain/partition.ts";
import type { Item } from "./item-row.ts";
import { whysNot } from "./permitted.ts";
import { failureIn } from "./read-states.ts";
import type { SendDeps } from "./window.ts";

/** A role was taken away while a call waited for its turn. */
export class NoLongerPermitted extends Error {
  override readonly name = "NoLongerPermitted";
}

/** So long a verdict is trusted: a role that is taken away holds within five seconds. */
const TRUSTED_MS = 1_000;

/**
 * Asks again where a call has waited for its turn.
 *
 * @throws NoLongerPermitted where some of its items are not permitted any more
 * @throws CallFailed where that cannot be found out now
 */
export async function ensureStillPermitted(
  items: readonly Pick<Item, "target">[],
  part: number,
  permittedAtMs: number,
  { zoom, via, clock, actsOf }: SendDeps,
): Promise<void> {
  if (!zoom.permits || clock.nowMs() - permittedAtMs < TRUSTED_MS) return;
  const targets = items.map(({ target }) => target);
  const whys = await whysNot(zoom.permits, via, actsOf(part), targets, "planned");
  if (whys.some((why) => why !== null)) throw new NoLongerPermitted("A role was taken away since.");
}

/**
 * Those of a part that whoever it is made through may still do something to, each by itself; the others end. A role that was
 * taken away in the meantime stops what it no longer allows.
 */
export async function permitted(items: readonly Item[], part: number, deps: SendDeps): Promise<readonly Item[]> {
  const { zoom, via, store, hold, gates } = deps;
  if (items.length === 0 || !zoom.permits || deps.isOver() || deps.isAsking) return items;
  try {
    const targets = items.map(({ target }) => target);
    const whys = await whysNot(zoom.permits, via, deps.actsOf(part), targets, "sent");
    const [denied, rest] = partition([...items.entries()], ([index]) => (whys[index] ?? null) !== null);
    await store.end(
      denied.map(([index, item]) => {
        const failure: Failure = { kind: "forbidden", code: "not_allowed", status: 403, message: whys[index] ?? "" };
        return { item, outcome: { status: "failed", failure } };
      }),
    );
    return rest.map(([, item]) => item);
  } catch (error) {
    const failure = failureIn(error);
    if (isHolding(failure)) {
      hold(failure);
      return [];
    }
    await store.end(items.map((item) => ({ item, outcome: { status: "failed", failure } })));
    if (isOfEveryItem(failure)) {
      gates.block(part, failure);
      await store.endRest(part, failure);
    }
    return [];
  }
}
