import express, { Router } from "express";
import * as v from "valibot";
import type { Clock } from "../../clock.ts";
import type { Log } from "../../log.ts";
import { RequestFailure } from "../../middleware/bff-error.ts";
import type { Sync } from "../sync/sync.ts";
import { messageDayOf, subjectsOf, WebhookEvent } from "./events.ts";
import { answerToken, isZooms } from "./signature.ts";

export const WEBHOOK_PATH = "/webhooks/zoom";
/** Far more than any event. */
const MOST_BYTES = "1mb";

export interface WebhookDeps {
  /** The app's secret token. */
  readonly secret: string;
  /** Events of other accounts are none of the console's business. */
  readonly accountId: string;
  readonly sync: Pick<Sync, "stored" | "written" | "eventCame">;
  readonly clock: Clock;
  readonly log: Log;
}

const Body = v.pipe(v.string(), v.parseJson(), WebhookEvent);

/** Where Zoom tells of what happens. Answers once it is written down what is to be read because of it. */
export function webhookRoutes({ secret, accountId, sync, clock, log }: WebhookDeps): Router {
  const router = Router();
  router.post(WEBHOOK_PATH, express.raw({ type: () => true, limit: MOST_BYTES }), async (req, res) => {
    const body: Buffer = Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0);
    const signed = { timestamp: req.get("x-zm-request-timestamp"), signature: req.get("x-zm-signature"), body };
    if (!isZooms(signed, secret, clock.nowMs()))
      throw new RequestFailure(
        "forbidden_origin",
        "The request is not signed by Zoom, or not of the last five minutes.",
      );
    const parsed = v.safeParse(Body, body.toString("utf8"));
    if (!parsed.success) throw new RequestFailure("invalid_request", "The request is no event.");
    const event = parsed.output;
    if (event.event === "endpoint.url_validation") {
      res.json(answerToken(event.payload.plainToken, secret));
      return;
    }
    if (event.payload.account_id !== "" && event.payload.account_id !== accountId) {
      log.warn({ event: event.event }, "an event of another account came to the webhook");
      res.sendStatus(204);
      return;
    }
    sync.eventCame();
    const message = messageDayOf(event);
    if (message) sync.written(message);
    // Zoom sends again what was not answered with success.
    await sync.stored(subjectsOf(event));
    res.sendStatus(204);
  });
  return router;
}
