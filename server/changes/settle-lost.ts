// Asks Zoom what became of items whose calls had no answer.
import { type Outcome, settle } from "../../domain/changes/item.ts";
import type { Failure } from "../../domain/failure.ts";
import type { Item } from "./item-row.ts";
import { type ReadItem, readAll } from "./read-states.ts";
import { type Decided, endThose, type Move, openAfter, type SendDeps, toRead } from "./window.ts";

/** How soon Zoom is asked a second time: it may still be at it. */
const SECOND_LOOK_MS = 1_500;
/** How long it is not believed that what was to be created is not there, where a second call would make another one. */
const CREATED_MS = 120_000;

/**
 * What Zoom has not done is sent again only once it is too late for the lost call to be done after all. Where a person
 * waits for the answer, such items are left as they are, for whoever carries the change on.
 *
 * @returns What is to be called for those that go on.
 */
export async function settleLost(items: readonly Item[], lost: Failure, deps: SendDeps): Promise<readonly Move[]> {
  if (items.length === 0) return [];
  const { clock, lateMs, lane } = deps;
  const look = async (some: readonly Item[]) => {
    const readings = await readAll(some, { ...deps, ...toRead, gates: undefined });
    return readings.flatMap((read) => settled(read, lost, deps) ?? []);
  };
  const leftMs = ({ item, decision }: Looked) =>
    decision.do === "end" || item.sentAtMs === null ? 0 : item.sentAtMs + lateMs - clock.nowMs();
  const isDoubtful = (one: Looked) => leftMs(one) > 0;
  let looked = await look(items);
  if (looked.some(isDoubtful)) {
    await deps.wait(SECOND_LOOK_MS, deps.signal);
    looked = await look(items);
  }
  const doubtful = looked.filter(isDoubtful);
  const certain = looked.filter((one) => !doubtful.includes(one));
  if (doubtful.length > 0 && lane === "job") {
    await deps.wait(Math.max(...doubtful.map(leftMs)), deps.signal);
    const again = new Set(doubtful.map(({ item }) => item.n));
    certain.push(...(await look(items.filter(({ n }) => again.has(n)))));
  }
  const decided = certain.map((one) => orUnknown(one, lost, deps));
  await deps.zoom.settled?.(
    deps.via,
    new Map(
      decided.map(({ item, decision }) => [item.n, decision.do === "send" ? "not_done" : endOf(decision.outcome)]),
    ),
  );
  return endThose(
    decided.map(({ item, decision }) => ({ item: { ...item, sent: openAfter(decision, item) }, decision })),
    deps.store,
  );
}

/** An item whose call is still open, and what Zoom says of it. */
type Looked = Decided;

function settled({ item, reading }: ReadItem<Item>, lost: Failure, { resourceOf, via }: SendDeps): Looked | null {
  const { sent } = item;
  if (!sent) return null;
  const resource = resourceOf(item.part);
  const decision = settle(resource, { ...item, sent }, reading, lost, via);
  const isThere = reading.is === "known" && resource.isSame(reading.state, sent.reached);
  const isDone = decision.do === "end" && decision.outcome.status === "done";
  const before = item.before === undefined && isDone ? sent.from : item.before;
  return { item: { ...item, before, reached: isThere ? reading.state : item.reached }, decision };
}

/** What would make another one is not sent again so soon: it may show late. */
function orUnknown({ item, decision }: Looked, lost: Failure, { clock }: SendDeps): Looked {
  const isAgain =
    decision.do === "send" && decision.step.makesAnother === true && decision.step.name === item.sent?.name;
  const isSoon = item.sentAtMs !== null && clock.nowMs() < item.sentAtMs + CREATED_MS;
  return isAgain && isSoon
    ? { item, decision: { do: "end", outcome: { status: "unknown", failure: lost } } }
    : { item, decision };
}

/** What an end says of a call to which no answer came. */
const endOf = ({ status }: Outcome): "done" | "not_done" | "unknown" =>
  status === "done" || status === "unknown" ? status : "not_done";
