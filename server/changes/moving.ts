// Moves a change from one status to another as somebody asks, with what stands in the audit trail of it.
import { randomUUID } from "node:crypto";
import type { Audit } from "../audit/audit.ts";
import type { Orm } from "../db/database.ts";
import { RequestFailure } from "../middleware/bff-error.ts";
import type { Session } from "../session/session.ts";
import { turnOf } from "./bounds.ts";
import { type ChangeRow, connectionOf, moveChange, partsOf } from "./change-store.ts";
import type { CreateDeps } from "./create.ts";
import type { Reading, ReadingDeps } from "./reading.ts";

/** How somebody moves a change on. */
interface Moving {
  readonly act: "apply" | "pause" | "resume" | "cancel" | "postpone" | "keep";
  /** Said where it is not in a status it can be moved from. */
  readonly refusal: string;
  /** After how long somebody takes it up; nobody does where it is left out. */
  readonly afterMs?: (row: ChangeRow) => number;
  /** Looks at what has just been moved, before anybody else sees that; what it throws leaves it as it was. */
  readonly ensure?: (row: ChangeRow, within: Orm) => Promise<void>;
}

interface MovingDeps extends Pick<ReadingDeps, "database" | "ensureMay">, Pick<CreateDeps, "later" | "told"> {
  readonly audit: Pick<Audit, "record">;
  readonly reading: Pick<Reading, "get">;
}

/** @throws RequestFailure where it is in another status, or `ensure` refuses */
type Move = (
  session: Session,
  id: string,
  from: Parameters<typeof moveChange>[2],
  to: Parameters<typeof moveChange>[3],
  move: Parameters<typeof moveChange>[4],
  moving: Moving,
) => Promise<ChangeRow>;

export function createMoving({ database, ensureMay, later, told, audit, reading }: MovingDeps): Move {
  return async (session, id, from, to, move, { act, refusal, afterMs, ensure }) => {
    const change = await reading.get(session, id);
    await ensureMay(session, connectionOf(change), partsOf(change));
    const { orm } = await database.ready;
    const row = await orm.transaction(async (within) => {
      // Before the change itself, so that two who do this do not wait for one another.
      if (ensure) await turnOf(within, change.plannedBy);
      const row = await moveChange(within, id, from, to, move);
      if (!row) throw new RequestFailure("invalid_request", refusal);
      await ensure?.(row, within);
      const event = {
        requestId: randomUUID(),
        who: session,
        operation: `${act}Change`,
        connection: connectionOf(change),
        change: { id, title: change.title, ticket: row.ticket },
        detail: detailOf(act, row),
      };
      await audit.record(event, within);
      // Whatever becomes of this process from here on, somebody takes it up.
      if (afterMs) await later.instead(id, afterMs(row), within);
      return row;
    });
    told(id);
    return row;
  };
}

/** Why, or for which day. */
function detailOf(act: Moving["act"], { reason, ticket, beginsAtMs, untilMs }: ChangeRow): unknown {
  if (act === "postpone") return { goesOnAtMs: beginsAtMs };
  return act === "apply" ? { reason, ticket, goesOnAtMs: beginsAtMs, ...(untilMs !== null && { untilMs }) } : null;
}
