// How the inventory asks Zoom: with the account connection, behind people and changes, and within its own part of the limits.
import * as v from "valibot";
import { operationById } from "../../../contract/operation-by-id.ts";
import type { Ask } from "../../../domain/answers/ask.ts";
import type { Clock } from "../../clock.ts";
import { dataOf, orFailed } from "../../middleware/call-failed.ts";
import { zoomFailure } from "../../middleware/zoom-failure.ts";
import type { ZoomGrant } from "../../zoom/call.ts";
import type { Zoom } from "../../zoom/client.ts";
import type { Pace } from "./pace.ts";

/** Whose share of the limits it spends. */
const ASKER = "inventory";

export interface AskDeps {
  readonly zoom: Pick<Zoom, "call">;
  readonly account: ZoomGrant;
  readonly pace: Pace;
  readonly clock: Clock;
}

/** Its failures are CallFailed; an answer of another shape is a ValiError. */
export const accountAsk =
  ({ zoom, account, pace, clock }: AskDeps, signal: AbortSignal): Ask =>
  async ({ operationId, params, query, body }, schema) => {
    const operation = operationById(operationId);
    const data = await orFailed(true, clock, async () => {
      await pace.turn(operation.rate, signal);
      const result = await zoom.call(
        { operation, params, query, body: body === undefined ? null : { json: body } },
        { grant: account, person: ASKER, lane: "sync", signal },
      );
      if (result.kind === "failed") throw zoomFailure(result);
      return dataOf(result, true, clock);
    });
    return v.parse(schema, data);
  };
