// Carries a stored change on for whoever has just applied it, or had it go on.
import { randomUUID } from "node:crypto";
import type { Session } from "../session/session.ts";
import { doingOf } from "./actor.ts";
import { actorIdOf } from "./carriers.ts";
import { type ChangeRow, connectionOf, partsOf } from "./change-store.ts";
import { type CreateDeps, type CreatedChange, LOOK_AFTER_MS, SMALL_ITEMS, whileWaiting } from "./create.ts";
import { createHeld } from "./held.ts";
import type { Reading } from "./reading.ts";
import type { Actor } from "./zoom.ts";

const isSmall = ({ itemCount }: ChangeRow): boolean => itemCount <= SMALL_ITEMS;

/** After how long somebody looks whether it was carried on. */
export const lookAfterMs = (change: ChangeRow): number => (isSmall(change) ? LOOK_AFTER_MS : 0);

/** Whoever works on it in the very request that moves it; null where nobody does. */
export const runnerOf = (change: ChangeRow): string | null => (isSmall(change) ? randomUUID() : null);

export interface GoingOnDeps extends Pick<CreateDeps, "runner" | "later"> {
  readonly reading: Pick<Reading, "get" | "items">;
}

/** Works on small ones in this very request, so that they are done when it is answered. */
export const createGoingOn =
  ({ runner, later, reading }: GoingOnDeps) =>
  async (session: Session, change: ChangeRow): Promise<CreatedChange> => {
    const { id } = change;
    if (!isSmall(change)) return reading.get(session, id);
    // What somebody else has applied goes on through them.
    if (change.runner === null || actorIdOf(change) !== session.userId) {
      const afterMs = await runner.carryOn(id, whileWaiting);
      if (afterMs !== null) await later.instead(id, afterMs);
      return reading.get(session, id);
    }
    const all = { statuses: [], search: "", from: 0, limit: SMALL_ITEMS };
    const held = createHeld(change, await reading.items(id, all));
    const { accountId, userId } = session;
    const doing = doingOf(partsOf(change));
    const via: Actor = {
      changeId: id,
      ticket: change.ticket,
      connection: connectionOf(change),
      userId,
      accountId,
      who: session,
      doing,
    };
    const afterMs = await runner.runHeld(held, via, { ...whileWaiting, fresh: () => undefined });
    if (afterMs !== null) await later.instead(id, afterMs);
    return held.change().status === "done" ? { ...held.change(), items: held.items() } : reading.get(session, id);
  };
