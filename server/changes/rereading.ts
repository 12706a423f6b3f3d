// A plan of which some could not be read: these are read again, and it is applied only where something of it is planned.
import { and, eq } from "drizzle-orm";
import type { Orm } from "../db/database.ts";
import { changeItems } from "../db/schema.ts";
import { RequestFailure } from "../middleware/bff-error.ts";
import type { Session } from "../session/session.ts";
import { type ChangeRow, connectionOf, countItems, moveChange, moveItems, partsOf } from "./change-store.ts";
import { type CreateDeps, LOOK_AFTER_MS, whileWaiting } from "./create.ts";
import { hasFirst } from "./first-parts.ts";
import type { Reading, ReadingDeps } from "./reading.ts";
import { summaryOfRow } from "./weight.ts";

export interface Rereading {
  /** Reads what could not be read of a plan once more. */
  reread(session: Session, id: string): Promise<ChangeRow>;
}

interface RereadingDeps
  extends Pick<ReadingDeps, "database" | "ensureMay">,
    Pick<CreateDeps, "runner" | "later" | "told"> {
  readonly reading: Pick<Reading, "get">;
}

export const createRereading = ({ database, ensureMay, runner, later, told, reading }: RereadingDeps): Rereading => ({
  reread: async (session, id) => {
    const change = await reading.get(session, id);
    await ensureMay(session, connectionOf(change), partsOf(change));
    const { orm } = await database.ready;
    await orm.transaction(async (within) => {
      // Whoever confirmed it has not seen what it is going to be.
      const move = { heldBy: null, applyUpTo: null, summary: { reads: {} } };
      if (!(await moveChange(within, id, ["planned"], "planning", move)))
        throw new RequestFailure("invalid_request", "Only a plan that is not applied can be read again.");
      if ((await moveItems(within, id, ["unread"], "reading")) === 0)
        throw new RequestFailure("invalid_request", "All of it was read.");
      await within
        .update(changeItems)
        .set({ skip: null, failure: null })
        .where(and(eq(changeItems.changeId, id), eq(changeItems.status, "reading")));
      await later.instead(id, LOOK_AFTER_MS, within);
    });
    told(id);
    const goesOnMs = await runner.carryOn(id, whileWaiting);
    if (goesOnMs !== null) await later.instead(id, goesOnMs);
    return reading.get(session, id);
  },
});

/** @throws RequestFailure `invalid_request` where nothing of a plan would be done */
export async function ensureSomePlanned(within: Orm, change: ChangeRow): Promise<void> {
  const { planned = 0, unread = 0 } = (await countItems(within, [change.id])).get(change.id) ?? {};
  if (unread > 0 && hasFirst(partsOf(change)))
    throw new RequestFailure(
      "invalid_request",
      "Some of its items could not be read, and what comes after the first part waits for all of it. Read them again first.",
    );
  if (planned > 0) return;
  const [why] = summaryOfRow(change)?.skipped ?? [];
  const message = why
    ? `Nothing of this plan can be applied, for all of it is left out. ${why.why}`
    : "Nothing of this plan can be applied.";
  throw new RequestFailure("invalid_request", unread > 0 ? `${message} Read it again.` : message);
}
