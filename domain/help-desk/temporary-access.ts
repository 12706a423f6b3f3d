// What somebody was given until a day, as pages ask for it. Times are epoch milliseconds.
import * as v from "valibot";
import { accessKinds } from "./access-kinds.ts";

export const TemporaryPlace = v.object({
  /** The change that gave it, and the one that takes it back. */
  givenBy: v.string(),
  endedBy: v.string(),
  /** Number of its item in the latter. */
  n: v.number(),
  /** `overdue`: its day has come, and it was not taken back. */
  state: v.picklist(["waiting", "overdue"]),
  what: v.picklist(accessKinds),
  placeId: v.string(),
  name: v.string(),
  /** Of a channel, or the one that a mention group is in; empty of others. */
  channelId: v.string(),
  person: v.object({ key: v.string(), name: v.string(), userId: v.string(), memberId: v.string() }),
  role: v.picklist(["member", "admin"]),
  untilMs: v.number(),
  /** Who gave it; empty where that is not known any more. */
  by: v.string(),
  ticket: v.nullish(v.string(), null),
  /** Why it was not taken back, as a sentence; null where that is not due, or nothing tells. */
  why: v.nullish(v.string(), null),
});
export type TemporaryPlace = v.InferOutput<typeof TemporaryPlace>;

/** `GET /api/help-desk/temporary-access` */
export const TemporaryAccess = v.object({ places: v.array(TemporaryPlace) });
