// `/api/look-ups`: many things looked up by one request, whose answer tells of each as soon as it is known. What waits
// for a limit is waited for here.
import { type Response, Router } from "express";
import pMap from "p-map";
import * as v from "valibot";
import { lookUpsPath } from "../../contract/bff.ts";
import { type LookUpLine, MOST_LOOKED_UP } from "../../domain/look-ups/line.ts";
import type { AskOf } from "../../domain/look-ups/who-is.ts";
import { askThrough, failureIn } from "../changes/read-states.ts";
import { checked } from "../changes/request-schemas.ts";
import type { ChangesZoom } from "../changes/zoom.ts";
import type { InventoryListing } from "../lists/inventory-listing.ts";
import { BrowserGone } from "../middleware/browser-gone.ts";
import { createRoom } from "../middleware/room.ts";
import type { BodyRoom } from "../proxy/body-room.ts";
import { expectJson, readBody } from "../proxy/request-body.ts";
import { type SignedInDeps, signedInRoutes } from "../session/signed-in.ts";
import { type AnyLookUpKind, lookUpKinds } from "./kinds.ts";

export interface LookUpRouteDeps extends SignedInDeps {
  readonly zoom: ChangesZoom;
  readonly inventory: InventoryListing;
  readonly bodyRoom: BodyRoom;
}

const MOST_BYTES = 4_194_304;
/** Requests that are answered at a time; the others wait. */
const AT_ONCE = 16;
/** Things that Zoom is asked about at a time, for one request. */
const ASKED_AT_ONCE = 8;
/** What stands between the browser and the console ends connections that are silent for a minute. */
const SILENT_MS = 15_000;

const bodyOf = ({ items }: AnyLookUpKind) =>
  v.object({
    connection: v.picklist(["me", "account"]),
    items: v.pipe(
      items,
      v.check(
        ({ length }) => length <= MOST_LOOKED_UP,
        `At most ${MOST_LOOKED_UP} are looked up at once. Paste fewer at a time.`,
      ),
    ),
  });

/** `POST /api/look-ups/<kind>` */
export function lookUpRoutes({ zoom, inventory, ...deps }: LookUpRouteDeps): Router {
  const router = Router({ caseSensitive: true, strict: true });
  const { session, signedIn, countRefusal } = signedInRoutes(deps);
  const room = createRoom(
    { limit: AT_ONCE, keptFor: () => AT_ONCE / 4 },
    { share: "You are looking up too much at once.", full: "Too much is being looked up." },
  );
  router.use(lookUpsPath, signedIn);
  for (const kind of lookUpKinds) {
    const Body = bodyOf(kind);
    router.post(`${lookUpsPath}/${kind.path}`, async (req, res) => {
      const person = await session(req);
      const { userId, accountId } = person;
      const ending = new AbortController();
      res.once("close", () => ending.abort(new BrowserGone("the browser went away")));
      // Nobody waits for one of many: whoever clicks goes first.
      const asker = { person: userId, lane: "job", signal: ending.signal } as const;
      const expected = expectJson(req, MOST_BYTES);
      const { connection, items } = await deps.bodyRoom.whileTaken(asker, expected.mostBytes, async () =>
        checked(Body, (await readBody(req, expected))?.json),
      );
      const askOf: AskOf = (through) =>
        askThrough({
          zoom,
          via: { connection: through, userId, accountId, changeId: "", who: person },
          lane: "job",
          signal: ending.signal,
          recent: undefined,
        });
      await room.whileTaken(asker, 1, async () => {
        const given = { connection, askOf, session: person, inventory };
        const known = await kind.known(items, given);
        await sendLines(res, ending.signal, async (say) => {
          for (const [at, found] of known) say({ at, found });
          const open = items.map((item, at) => ({ item, at })).filter(({ at }) => !known.has(at));
          await pMap(open, async ({ item, at }) => say({ at, found: await kind.find(item, given) }), {
            concurrency: ASKED_AT_ONCE,
            signal: ending.signal,
          });
        });
      });
    });
  }
  router.use(lookUpsPath, countRefusal);
  return router;
}

/** Sends lines as they are said, and how it ended as the last. */
async function sendLines(
  res: Response,
  signal: AbortSignal,
  work: (say: (line: LookUpLine) => void) => Promise<void>,
): Promise<void> {
  let isOver = false;
  const say = (line: LookUpLine): void => {
    if (!isOver) res.write(`${JSON.stringify(line)}\n`);
  };
  res.setHeader("content-type", "application/x-ndjson; charset=utf-8");
  res.setHeader("cache-control", "no-store");
  const beat = setInterval(() => res.write("\n"), SILENT_MS);
  try {
    await work(say);
    say({ isWhole: true });
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    say({ failure: failureIn(error) });
  } finally {
    isOver = true;
    clearInterval(beat);
  }
  res.end();
}
