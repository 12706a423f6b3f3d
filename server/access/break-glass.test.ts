// Every right for an hour, and no longer: what somebody tries to keep of it, or to pass on.
import { afterEach, beforeAll, expect, test } from "vitest";
import type { Browser } from "../testing/browser.ts";
import { companyOf } from "../testing/company.ts";
import { leadersStand } from "../testing/leaders-stand.ts";

const HOUR_MS = 3_600_000;
const stand = leadersStand({ config: { sessionIdleMs: 24 * HOUR_MS, sessionMaxMs: 48 * HOUR_MS } });
let desk: Browser;

beforeAll(async () => {
  desk = await stand.stack.signIn("helpdesk");
}, 60_000);

const personOf = (who: string) => ({ is: "person", userId: companyOf(stand.stack).userOf(who).id, name: who }) as const;
const grant = (roleId: string, set: object, who: string, untilMs: number | null = null) => ({
  ...{ roleId, set, to: personOf(who), untilMs, reason: "A test" },
});
const breaks = (who: Browser) => who.post("/api/access/break-glass", { reason: "A test" });
const givesRoles = async (who: Browser) => (await who.get("/api/access")).status === 200;
let count = 0;
async function makeRole(): Promise<string> {
  count += 1;
  const body = { name: `Breakers ${count}`, rights: ["see-channels", "see-people", "break-glass"] };
  return ((await stand.owner.post("/api/access/roles", body)).json() as { id: string }).id;
}
async function give(roleId: string, set: object): Promise<string> {
  const answer = await stand.owner.post("/api/access/grants", grant(roleId, set, "helpdesk"));
  expect(answer.status).toBe(201);
  return (answer.json() as { id: string }).id;
}

afterEach(async () => {
  const { grants } = (await stand.owner.get("/api/access")).json() as { grants: { id: string }[] };
  for (const { id } of grants) await stand.owner.send(`/api/access/grants/${id}`, { method: "DELETE" });
});

test("whoever has broken the glass gives nobody a role, makes none, and has no hour after it", async () => {
  const own = await give(await makeRole(), { of: "all" });
  expect((await breaks(desk)).status).toBe(201);
  const endMs = stand.stack.clock.nowMs() + HOUR_MS - 60_000;
  for (const who of ["helpdesk", "member"])
    for (const roleId of ["workspace-admin", "help-desk"]) {
      const answer = await desk.post("/api/access/grants", grant(roleId, { of: "all" }, who, endMs));
      expect([answer.status, answer.json()]).toEqual([
        403,
        expect.objectContaining({
          message: "You have “Give and take roles” for an hour only, by taking every right: that gives nobody a role.",
        }),
      ]);
    }
  expect((await desk.post("/api/access/roles", { name: "Mine", rights: ["break-glass"] })).status).toBe(403);
  // What made it possible is taken; the hour itself is not a reason for another.
  expect((await stand.owner.send(`/api/access/grants/${own}`, { method: "DELETE" })).status).toBe(204);
  stand.stack.clock.advance(55 * 60_000);
  expect((await breaks(desk)).status).toBe(403);
  expect(await givesRoles(desk)).toBe(true);
  stand.stack.clock.advance(6 * 60_000);
  expect(await givesRoles(desk)).toBe(false);
});

test("they still take a role from someone, which is what the hour is for", async () => {
  await give(await makeRole(), { of: "all" });
  const theirs = await stand.owner.post("/api/access/grants", grant("workspace-admin", { of: "all" }, "member"));
  const { id } = theirs.json() as { id: string };
  expect((await desk.send(`/api/access/grants/${id}`, { method: "DELETE" })).status).toBe(403);
  expect((await breaks(desk)).status).toBe(201);
  expect((await desk.send(`/api/access/grants/${id}`, { method: "DELETE" })).status).toBe(204);
});

test("the right over some channels breaks nothing", async () => {
  await give(await makeRole(), { of: "list", channelIds: [stand.channels[0]?.id] });
  const answer = await breaks(desk);
  expect([answer.status, (answer.json() as { message: string }).message]).toEqual([
    403,
    "Your role includes “Take every right for an hour, with a reason” for some channels only: it has to be over all channels.",
  ]);
});

test("an hour that was ended is not brought back by undoing its end", async () => {
  await give(await makeRole(), { of: "all" });
  const { id } = (await breaks(desk)).json() as { id: string };
  await stand.owner.send(`/api/access/grants/${id}`, { method: "DELETE" });
  const { changes } = (await stand.owner.get("/api/access")).json() as { changes: { id: string }[] };
  const undone = await stand.owner.post(`/api/access/changes/${changes[0]?.id}/undo`, {});
  expect([undone.status, undone.text]).toEqual([400, expect.stringContaining("not brought back")]);
});
