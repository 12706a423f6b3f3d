// How soon the inventory knows what was changed at Zoom past the console, with Zoom's webhooks and without them, once all
// was read. BENCH_FRESH_SIZE is the local Zoom's size, BENCH_FRESH_CHANGES how many changes are waited for.
import { setTimeout as delay } from "node:timers/promises";
import * as v from "valibot";
import { InventoryPeople, PersonPage } from "../domain/inventory/people.ts";
import { InventoryStatus } from "../domain/inventory/status.ts";
import { call, serverToServer } from "../sandbox/testing/sandbox-client.ts";
import { freePort } from "../scripts/processes.mjs";
import { Browser } from "../server/testing/browser.ts";
import { startConsole, startSandbox } from "./console.ts";
import { onStage } from "./stage.ts";
import { printTable, quantile } from "./table.ts";

const SIZE = v.parse(v.picklist(["small", "medium", "large", "huge"]), process.env.BENCH_FRESH_SIZE ?? "small");
const CHANGES = Number(process.env.BENCH_FRESH_CHANGES ?? 20);
const SECRET = "a secret of the bench for events";
const WHO = "helpdesk@sandbox.example";
const LOOK_EVERY_MS = 100;
/** So far apart, so that they do not all wait for the same look at Zoom's log. */
const APART_MS = 3_000;

const Channels = v.object({
  channels: v.array(v.object({ id: v.string(), type: v.number() })),
  next_page_token: v.optional(v.string(), ""),
});

/** @returns milliseconds until each of some joins was known */
const freshness = (hasWebhooks: boolean): Promise<readonly number[]> =>
  onStage(async (stage) => {
    const port = await freePort();
    const url = `http://localhost:${port}`;
    const plan = "unlimited";
    const sandbox = await startSandbox(stage, plan, {
      size: SIZE,
      ...(hasWebhooks && { events: { url: `${url}/webhooks/zoom`, secret: SECRET } }),
    });
    const webhookSecret = hasWebhooks ? SECRET : null;
    await startConsole(stage, { port, zoomPort: sandbox.port, plan, inventoryPercent: 100, webhookSecret });
    const browser = new Browser(url);
    await browser.signIn("admin@sandbox.example");
    const ask = async <T>(schema: v.GenericSchema<unknown, T>, path: string): Promise<T> =>
      v.parse(schema, (await browser.get(path)).json());
    while ((await ask(InventoryStatus, "/api/inventory")).wholeSinceMs === null) await delay(1_000);
    const { people } = await ask(InventoryPeople, `/api/inventory/people?find=${WHO}`);
    const [person] = people;
    if (!person) throw new Error(`the inventory does not know ${WHO}`);
    const known = async () =>
      new Set((await ask(PersonPage, `/api/inventory/people/${person.key}`)).channels.map(({ id }) => id));

    const { access_token: token } = await serverToServer(sandbox, "sandbox-granular-s2s");
    const answer = await call(sandbox, token, "GET /chat/channels?page_size=50");
    const before = await known();
    const chosen = v
      .parse(Channels, answer.body)
      .channels.filter(({ id }) => !before.has(id))
      .slice(0, CHANGES);
    const joinedAt = new Map<string, number>();
    const times: number[] = [];
    const look = async (): Promise<void> => {
      const now = await known();
      for (const [id, at] of joinedAt) {
        if (!now.has(id)) continue;
        times.push(performance.now() - at);
        joinedAt.delete(id);
      }
      await delay(LOOK_EVERY_MS);
    };
    for (const { id } of chosen) {
      const { status, body } = await call(sandbox, token, `POST /chat/channels/${id}/members`, {
        members: [{ email: WHO }],
      });
      // Of those that take nobody there is nothing to be known.
      if (status >= 300) throw new Error(`Zoom answered ${status}: ${JSON.stringify(body)}`);
      joinedAt.set(id, performance.now());
      const untilMs = performance.now() + APART_MS;
      while (performance.now() < untilMs) await look();
    }
    while (joinedAt.size > 0) await look();
    return times;
  });

export async function run(): Promise<void> {
  const [without, withWebhooks] = [await freshness(false), await freshness(true)];
  const row = (figure: string, part: number) => ({
    figure,
    values: {
      "without webhooks": quantile([...without], part) / 1_000,
      "with webhooks": quantile([...withWebhooks], part) / 1_000,
    },
    unit: "s",
  });
  printTable([row("until a join is known, median", 0.5), row("until a join is known, p95", 0.95)]);
}
