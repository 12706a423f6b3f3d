import { Router } from "express";
import { PERSON_PARAM } from "../../contract/bff.ts";
import { type GrantDeps, grantToUse } from "../access/permit.ts";
import type { Config } from "../config/config.ts";
import { RequestFailure } from "../middleware/bff-error.ts";
import { BrowserGone } from "../middleware/browser-gone.ts";
import { answerHeaders } from "../proxy/answer-headers.ts";
import { type RequestSessionDeps, requestSession } from "../session/request-session.ts";
import type { Zoom } from "../zoom/client.ts";
import { fetchPicture, fileInfo } from "./picture.ts";

export interface EmojiRouteDeps extends GrantDeps, RequestSessionDeps {
  readonly config: Config;
  readonly zoom: Zoom;
  readonly ownHeaders: readonly string[];
}

/** A file never changes under its id. The answer is for one session, which its cookie names. */
const CACHED = "private, max-age=86400, immutable";
/** As far as Zoom's ids of files are known, with room. */
const FILE_ID = /^[\w-]{1,128}$/;

/**
 * `GET /api/emoji/{fileId}/picture`; see `emojiPicturePath`. Everybody sees the emoji of their account, and an
 * account-level app would see every file of it: only the person's own grant is used.
 */
export function emojiRoutes(deps: EmojiRouteDeps): Router {
  const router = Router({ caseSensitive: true, strict: true });
  router.get("/api/emoji/:fileId/picture", async (req, res) => {
    const { [PERSON_PARAM]: person } = req.query;
    const personId = person === undefined ? undefined : String(person);
    const session = await requestSession(deps, { headers: req.headers, personId });
    const { fileId } = req.params;
    if (!FILE_ID.test(fileId)) throw new RequestFailure("unknown_operation", "There is no such picture.");
    const grant = await grantToUse(deps, session, "me", { operation: fileInfo, params: {}, query: {} });

    // All of it together has the time of one request: the answers' own timeouts begin anew with every byte.
    const ending = new AbortController();
    const late = setTimeout(() => ending.abort(tooLate()), deps.config.zoomTimeoutMs);
    res.once("close", () => {
      clearTimeout(late);
      ending.abort(new BrowserGone("the browser went away"));
    });
    const asker = { person: session.userId, lane: "interactive", signal: ending.signal } as const;
    const picture = await fetchPicture(deps.zoom, { ...asker, grant, fileId });
    if (picture.kind === "refused") {
      const { status, headers, bytes } = picture.answer;
      res.writeHead(status, answerHeaders(deps.ownHeaders, String(res.locals.requestId), headers)).end(bytes);
      return;
    }
    res.setHeader("cache-control", CACHED);
    res.setHeader("vary", "cookie");
    res.setHeader("content-type", picture.type);
    res.end(picture.bytes);
  });
  return router;
}

const tooLate = () =>
  new RequestFailure("upstream_timeout", "Zoom took too long to answer.", {
    cause: new Error("a picture did not come in time"),
  });
