// What somebody tries who holds something over some channels, to have more: each is refused, and nothing comes of it.
import { beforeAll, expect, test } from "vitest";
import type { AccessOverview } from "../../domain/access/info.ts";
import type { ChangeItemInfo } from "../../domain/changes/info.ts";
import type { Browser } from "../testing/browser.ts";
import { companyOf } from "../testing/company.ts";
import { part } from "../testing/http-changes.ts";
import { leadersStand } from "../testing/leaders-stand.ts";

const INSIDE = 24;
const WHY_NOT = "Your role includes “Change channel settings”, but not for this channel.";

const approval = { aboveItems: 50, isGraveIncluded: true, withinMs: 3_600_000 };
const stand = leadersStand({ config: { isSandbox: false, approval } });
const { post } = stand;
let desk: Browser;

beforeAll(async () => {
  desk = await stand.stack.signIn("helpdesk");
}, 60_000);

/** What is their own is theirs by no role that could be taken. */
const notOwn = () => {
  const { index } = companyOf(stand.stack).userOf("helpdesk");
  const led = new Set(
    stand.stack.sandbox.store.channels.all.filter(({ leaders }) => leaders.has(index)).map(({ id }) => id),
  );
  return stand.channels.filter(({ id }) => !led.has(id));
};
const inside = () => notOwn().slice(0, INSIDE);
const outside = () => {
  const channel = notOwn()[INSIDE];
  if (!channel) throw new Error("the company has too few channels");
  return channel;
};
const targetOf = ({ id, name }: { readonly id: string; readonly name: string }) => ({ channelId: id, name, owner: "" });
const personOf = (who: string) => ({ is: "person", userId: companyOf(stand.stack).userOf(who).id, name: who }) as const;
const asked = (roleId: string, who = "helpdesk") => ({
  ...{ roleId, set: { of: "list", channelIds: inside().map(({ id }) => id) } as const, reason: "A test" },
  ...{ untilMs: null, to: personOf(who) },
});

/** Has somebody hold a role over what is inside while something is tried. */
async function holding(roleId: string, work: (grantId: string) => Promise<void>, who?: string): Promise<void> {
  const given = await stand.owner.post("/api/access/grants", asked(roleId, who));
  expect(given.status).toBe(201);
  const { id } = given.json() as { id: string };
  try {
    await work(id);
  } finally {
    await stand.owner.send(`/api/access/grants/${id}`, { method: "DELETE" });
  }
}
const itemsOf = async (id: string) =>
  ((await stand.owner.get(`/api/changes/${id}/items?page_size=100`)).json() as { items: ChangeItemInfo[] }).items;
const statusOf = async (id: string) =>
  ((await stand.owner.get(`/api/changes/${id}`)).json() as { status: string }).status;
const settings = (mentionAll: number, ...some: readonly object[]) => part("set-channel-settings", some, { mentionAll });
/** As it is at this moment. */
const settingsOf = (id: string) =>
  structuredClone(stand.stack.sandbox.store.channels.all.find((one) => one.id === id)?.settings);

test("the ID of a channel outside the set opens it in no spelling, and stands for none inside", async () => {
  await holding("channel-administrator", async () => {
    const [first] = inside();
    const { id } = outside();
    if (!first) throw new Error("nothing is inside");
    const read = async (channelId: string) =>
      (await desk.get(`/api/zoom/account/chat/channels/${channelId}/members`)).status;
    expect(await read(first.id)).toBe(200);
    for (const forged of [
      id,
      id.toUpperCase(),
      `${id}%40conference.example`,
      `${first.id}%2F..%2F${id}`,
      `${first.id}%00${id}`,
    ])
      expect([forged, await read(forged)]).toEqual([forged, expect.toSatisfy((status: number) => status >= 400)]);
    const before = settingsOf(id);
    for (const forged of [
      { channelId: id, name: first.name },
      { channelId: id.toUpperCase(), name: first.name },
      { channelId: `${id}@conference.example`, name: first.name },
      { channelId: id, name: first.name, spaceId: "", id: first.id },
      { channelId: "(new)", name: outside().name, id },
      { channelId: "", name: outside().name, id },
    ]) {
      const { status } = await post(desk, "", { ...settings(3, forged), apply: true });
      expect([forged, status]).toEqual([forged, expect.toSatisfy((one: number) => one === 400 || one === 403)]);
    }
    expect(settingsOf(id)).toEqual(before);
  });
});

test("a channel outside the set that is named among others inside is left out, and stays as it is", async () => {
  await holding("channel-administrator", async () => {
    const [first, second] = inside();
    if (!first || !second) throw new Error("nothing is inside");
    const before = settingsOf(outside().id);
    const some = [targetOf(first), targetOf(outside()), targetOf(second)];
    const { change } = await post(desk, "", { ...settings(3, ...some), apply: true, reason: "A test" });
    await expect.poll(() => statusOf(change.id), { timeout: 30_000 }).toBe("done");
    expect((await itemsOf(change.id)).map(({ status, skip }) => [status, skip ?? null])).toEqual([
      ["done", null],
      ["skipped", WHY_NOT],
      ["done", null],
    ]);
    expect(settingsOf(outside().id)).toEqual(before);
    expect(settingsOf(first.id)).not.toEqual(before);
  });
});

test("a role that is taken while its job runs stops what is left of it", async () => {
  await holding("channel-administrator", async (grantId) => {
    // The first call of its kind goes before all others.
    await stand.stack.fault({ operation: "updateUserChannel", latencyMs: 5_000, times: 1 });
    const made = await post(desk, "", settings(2, ...inside().map(targetOf)));
    expect(made.status).toBe(201);
    const { id } = made.change;
    const applied = post(desk, `/${id}/apply`, { reason: "A test" });
    const calls = async () => {
      const answer = await stand.owner.get(`/api/audit?change=${id}&operation=updateUserChannel`);
      return (answer.json() as { rows: unknown[] }).rows.length;
    };
    await expect.poll(calls, { timeout: 30_000, interval: 50 }).toBe(1);
    expect((await stand.owner.send(`/api/access/grants/${grantId}`, { method: "DELETE" })).status).toBe(204);
    expect((await applied).status).toBe(200);
    await expect.poll(() => statusOf(id), { timeout: 60_000 }).toBe("done");
    const items = await itemsOf(id);
    const refused = items.filter(({ failure }) => failure?.code === "not_allowed");
    const planned = items.filter(({ status }) => status !== "skipped");
    expect(refused.length).toBeGreaterThan(10);
    expect(planned.filter((item) => !refused.includes(item)).map(({ status }) => status)).toEqual(["done"]);
    // What was refused and is tried again is refused again.
    expect((await post(desk, `/${id}/retry`, { statuses: ["failed"] })).status).toBe(200);
    await expect.poll(() => statusOf(id), { timeout: 60_000 }).toBe("done");
    const still = (await itemsOf(id)).filter(({ failure }) => failure?.code === "not_allowed");
    expect(still.map(({ n }) => n)).toEqual(refused.map(({ n }) => n));
  });
}, 120_000);

test("a plan is applied once, however often it is sent, and by nobody who did not make it", async () => {
  await holding("channel-administrator", async () => {
    const [first] = inside();
    if (!first) throw new Error("nothing is inside");
    const { change } = await post(desk, "", settings(1, targetOf(first)));
    const stranger = await stand.stack.signIn("member");
    for (const path of ["", "/items"])
      expect((await stranger.get(`/api/changes/${change.id}${path}`)).status).toBe(404);
    expect((await post(stranger, `/${change.id}/apply`, { reason: "Mine" })).status).toBe(404);
    const answers = await Promise.all(
      [1, 2, 3, 4].map(async () => (await post(desk, `/${change.id}/apply`, { reason: "A test" })).status),
    );
    expect(answers.filter((status) => status < 300)).toHaveLength(1);
    await expect.poll(() => statusOf(change.id), { timeout: 30_000 }).toBe("done");
    expect((await post(desk, `/${change.id}/apply`, { reason: "Again" })).status).toBe(400);
    const sent = (await stand.owner.get(`/api/audit?change=${change.id}&operation=updateUserChannel`)).json() as {
      rows: unknown[];
    };
    expect(sent.rows).toHaveLength(1);
  });
});

test("nobody approves what they planned, over some channels as over all, nor does whoever has no such right", async () => {
  const made = await stand.owner.post("/api/access/roles", {
    name: "Deleters",
    rights: ["see-channels", "delete-channels"],
  });
  const { id: roleId } = made.json() as { id: string };
  await holding(roleId, async () => {
    await holding(
      "help-desk",
      async () => {
        const last = inside().at(-1);
        if (!last) throw new Error("nothing is inside");
        const { change } = await post(desk, "", { ...part("delete-channels", [targetOf(last)]), apply: true });
        expect(change).toMatchObject({ status: "planned", needsApproval: true });
        const again = await stand.stack.signIn("helpdesk");
        for (const self of [desk, again])
          expect((await post(self, `/${change.id}/apply`, { reason: "Mine" })).status).toBe(403);
        const colleague = await stand.stack.signIn("member");
        expect((await post(colleague, `/${change.id}/apply`, { reason: "For a colleague" })).status).toBe(404);
        expect(await statusOf(change.id)).toBe("planned");
        expect(stand.stack.sandbox.store.channels.all.some(({ id }) => id === last.id)).toBe(true);
      },
      "member",
    );
  });
});

test("what others were given is neither taken, changed nor made one's own", async () => {
  const made = await stand.owner.post("/api/access/roles", { name: "Givers", rights: ["give-roles", "see-channels"] });
  const { id: roleId } = made.json() as { id: string };
  await holding(
    "workspace-admin",
    async (theirs) => {
      await holding(roleId, async () => {
        const overview = async () => (await stand.owner.get("/api/access")).json() as AccessOverview;
        const before = await overview();
        const tries: readonly [string, string, unknown, number][] = [
          ["DELETE", `/api/access/grants/${theirs}`, undefined, 403],
          // An ID in the body is nobody's.
          ["POST", "/api/access/grants", { ...asked("workspace-admin"), id: theirs }, 403],
          ["POST", "/api/access/grants", { ...asked("help-desk"), isBreakGlass: true }, 403],
          ["PUT", `/api/access/roles/${roleId}`, { name: "Givers", rights: ["delete-channels"], seenAtMs: 0 }, 403],
          ["PUT", "/api/access/roles/help-desk", { name: "Help", rights: ["delete-channels"], seenAtMs: 0 }, 404],
          ["POST", "/api/access/roles", { id: "help-desk", name: "Help desk", rights: ["delete-channels"] }, 403],
          ["DELETE", "/api/access/roles/workspace-admin", undefined, 400],
          ["POST", `/api/access/changes/${before.changes.at(1)?.id}/undo`, {}, 403],
          ["POST", "/api/access/break-glass", { reason: "Now" }, 403],
        ];
        for (const [method, path, body, status] of tries) {
          const answer = await desk.send(path, { method, ...(body !== undefined && { body }) });
          expect([method, path, answer.status]).toEqual([method, path, status]);
        }
        const after = await overview();
        expect(after.grants).toEqual(before.grants);
        expect(after.builtIn).toEqual(before.builtIn);
        expect(after.roles).toEqual(before.roles);
      });
    },
    "member",
  );
});

test("whoever leaves a directory group applies no plan that was made by its role", async () => {
  const { groups } = stand.stack.sandbox.store;
  const [group] = groups.all;
  const [first] = inside();
  const { index } = companyOf(stand.stack).userOf("helpdesk");
  if (!group || !first) throw new Error("the company has no directory group");
  groups.add(group, index);
  const to = { is: "group", groupId: group.id, name: group.name } as const;
  const given = await stand.owner.post("/api/access/grants", { ...asked("channel-administrator"), to });
  expect(given.status).toBe(201);
  stand.stack.clock.advance(61_000);
  const { status, change } = await post(desk, "", settings(2, targetOf(first)));
  expect(status).toBe(201);
  groups.remove(group, index);
  stand.stack.clock.advance(61_000);
  const before = settingsOf(first.id);
  expect((await post(desk, `/${change.id}/apply`, { reason: "Still mine" })).status).toBe(200);
  await expect.poll(() => statusOf(change.id), { timeout: 30_000 }).toBe("done");
  expect(await itemsOf(change.id)).toMatchObject([{ status: "failed", failure: { code: "not_allowed" } }]);
  expect(settingsOf(first.id)).toEqual(before);
  await stand.owner.send(`/api/access/grants/${(given.json() as { id: string }).id}`, { method: "DELETE" });
});

test("whoever the console made an administrator no longer, or took out, acts as one no more and makes themself none", async () => {
  const channel = outside();
  const { id: userId, email } = companyOf(stand.stack).userOf("helpdesk");
  const target = { channelId: channel.id, channel: channel.name, name: "Help desk", email, userId, memberId: "" };
  const did = async (
    who: Browser,
    action: "invite-administrators" | "demote-members" | "promote-members",
    own: object,
  ) => (await post(who, "", { ...part(action, [{ ...target, ...own }]), apply: true, confirmed: "grave" })).status;
  const acts = async (mentionAll: number) =>
    (await post(desk, "", { ...settings(mentionAll, targetOf(channel)), apply: true })).status;
  expect(await did(stand.owner, "invite-administrators", {})).toBe(201);
  expect(await acts(3)).toBe(201);
  expect(await did(stand.owner, "demote-members", { actorId: "" })).toBe(201);
  expect(await acts(2)).toBe(403);
  expect(await did(desk, "promote-members", {})).toBe(403);
});
