// How the BFF itself asks Zoom what a decision rests on: with the account connection, while somebody waits.
import * as v from "valibot";
import { operationById } from "../../contract/operation-by-id.ts";
import type { Ask } from "../../domain/answers/ask.ts";
import type { Clock } from "../clock.ts";
import { dataOf, orFailed } from "../middleware/call-failed.ts";
import { zoomFailure } from "../middleware/zoom-failure.ts";
import type { ZoomGrant } from "../zoom/call.ts";
import type { Zoom } from "../zoom/client.ts";

export interface AccountAskDeps {
  readonly zoom: Pick<Zoom, "call">;
  readonly account: ZoomGrant;
  readonly clock: Clock;
}

/** Asks through the account connection, on the share of the limits of the person a decision is about. */
export type AskFor = (userId: string) => Ask;

/** @param person whose share of the limits it spends */
export const askAsAccount =
  ({ zoom, account, clock }: AccountAskDeps, person: string): Ask =>
  async ({ operationId, params, query, body }, schema) => {
    const operation = operationById(operationId);
    const data = await orFailed(true, clock, async () => {
      const result = await zoom.call(
        { operation, params, query, body: body === undefined ? null : { json: body } },
        { grant: account, person, lane: "interactive", signal: null },
      );
      if (result.kind === "failed") throw zoomFailure(result);
      return dataOf(result, true, clock);
    });
    return v.parse(schema, data);
  };
