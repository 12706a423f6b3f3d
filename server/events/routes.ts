import { Router } from "express";
import { PERSON_PARAM } from "../../contract/bff.ts";
import type { RequestSessionDeps } from "../session/request-session.ts";
import { requestSession } from "../session/request-session.ts";
import type { Sessions } from "../session/sessions.ts";
import type { Hub } from "./hub.ts";

export interface EventRouteDeps extends RequestSessionDeps {
  readonly sessions: Sessions;
  readonly hub: Hub;
}

/** A browser that lost its stream comes back after so long. */
const RETRY_MS = 3_000;

/** `GET /api/events`: what happens, as server-sent events; see `ChangeEvent`. */
export function eventRoutes({ sessions, hub, cookieName }: EventRouteDeps): Router {
  const router = Router({ caseSensitive: true, strict: true });
  // A stream that stands, and comes back by itself, is no use of the session: it would never idle out.
  const looking = { cookieName, sessions: { cached: () => undefined, find: sessions.peek } };
  router.get("/api/events", async (req, res) => {
    const text = (value: unknown) => (typeof value === "string" ? value : undefined);
    const personId = text(req.query[PERSON_PARAM]);
    const session = await requestSession(looking, { headers: req.headers, personId });
    // Whoever went away meanwhile would never be seen to go.
    if (res.closed) return;
    const lastEventId = text(req.headers["last-event-id"]) ?? text(req.query.last_event_id);
    const opening: string[] = [`retry: ${RETRY_MS}\n`];
    let isOpen = false;
    const close = hub.open(session, lastEventId, {
      write: (part) => {
        if (isOpen) res.write(part);
        else opening.push(part);
      },
      waitingBytes: () => res.writableLength,
      end: () => res.end(),
      breakOff: () => res.destroy(),
    });
    res.once("close", close);
    res.writeHead(200, {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store, no-transform",
      // Proxies pass it on as it comes.
      "x-accel-buffering": "no",
    });
    isOpen = true;
    res.write(opening.join(""));
  });
  return router;
}
