// What plans know of the account where all of it was read.
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { ChangeInfo } from "../../domain/changes/info.ts";
import { changeTester } from "../testing/change-tester.ts";
import { companyOf } from "../testing/company.ts";
import type { Stack } from "../testing/stack.ts";
import { startWithWholeInventory, WHOLE_MS } from "../testing/whole-inventory.ts";

let stack: Stack;
beforeAll(async () => {
  stack = await startWithWholeInventory();
}, WHOLE_MS);
afterAll(() => stack.close());

test("tells a plan how many channels the account has, where the page says nothing of a list or more than there is", async () => {
  const admin = await stack.signIn("admin");
  const all = stack.sandbox.store.channels.all.filter(({ type }) => type !== 4);
  const targets = all.slice(0, 1 + Math.floor(stack.sandbox.store.channels.size / 4));
  const guardsOf = async (count: number, listTotal?: number) => {
    const own = targets.slice(0, count).map(({ id, name }) => ({ channelId: id, name }));
    const parts = [{ actionId: "set-retention", input: { period: "42d" }, targets: own, listTotal }];
    const { id } = (await admin.post("/api/changes", { connection: "account", parts })).json() as { id: string };
    const planned = async () => (await admin.get(`/api/changes/${id}`)).json() as ChangeInfo;
    await vi.waitFor(async () => expect((await planned()).status).toBe("planned"), { timeout: 30_000 });
    const { plan } = await planned();
    await admin.post(`/api/changes/${id}/cancel`);
    return plan?.guards;
  };
  const much = [`It changes ${targets.length} of the ${stack.sandbox.store.channels.size} channels in the account.`];
  expect(await guardsOf(targets.length)).toEqual(much);
  expect(await guardsOf(targets.length, 1_000_000)).toEqual(much);
  expect(await guardsOf(targets.length - 1)).toEqual([]);
  expect(await guardsOf(6, 20)).toEqual(["It changes 6 of the 20 channels in the list."]);
});

test("counts the channels somebody is in where they change them through their own connection", async () => {
  const lead = await stack.signIn("lead");
  const { channels } = (await lead.get("/api/inventory/own-channels")).json() as {
    channels: { id: string; name: string; role: string }[];
  };
  const others = channels.filter(({ role }) => role !== "owner");
  const targets = others.map(({ id, name }) => ({ channelId: id, name }));
  const guardsOf = async (actionId: string) => {
    const parts = [{ actionId, input: {}, targets }];
    const { id } = (await lead.post("/api/changes", { connection: "me", parts })).json() as { id: string };
    const planned = async () => (await lead.get(`/api/changes/${id}`)).json() as ChangeInfo;
    await vi.waitFor(async () => expect((await planned()).status).toBe("planned"), { timeout: 30_000 });
    return (await planned()).plan?.guards;
  };
  expect(await guardsOf("leave-channels")).toEqual([
    expect.stringMatching(new RegExp(`of the ${channels.length} channels you are in\\.$`)),
  ]);
  expect(await guardsOf("join-channels")).toEqual([]);
});

test("plans a change of all channels that match, whatever their number, and knows how many there are", async () => {
  const admin = await stack.signIn("admin");
  const asked = { find: "", sort: "name", facets: { archived: ["no"] } };
  const { total } = (await admin.get("/api/inventory/channels?archived=no")).json() as { total: number };
  const plan = async (connection: "me" | "account", by = admin) =>
    by.post("/api/changes", {
      connection,
      parts: [
        {
          actionId: "set-channel-settings",
          input: { adding: 2 },
          targets: { matching: { list: "inventory-channels", asked } },
        },
      ],
    });
  const { id } = (await plan("account")).json() as { id: string };
  await vi.waitFor(
    async () => {
      const change = (await admin.get(`/api/changes/${id}`)).json();
      expect(change).toMatchObject({ status: "planned", itemCount: total });
      expect(JSON.stringify(change)).toContain(`of the ${total} channels in the list`);
    },
    { timeout: 30_000, interval: 200 },
  );
  expect((await plan("me")).status).toBe(400);
  // Of what whoever leads some channels plans, others match nothing.
  const member = await stack.signIn("member");
  const own = (await member.get("/api/inventory/channels?archived=no")).json() as { total: number };
  expect(own.total).toBeLessThan(total);
  const planned = (await plan("account", member)).json() as { id: string };
  await vi.waitFor(
    async () => {
      const change = (await member.get(`/api/changes/${planned.id}`)).json();
      expect(change).toMatchObject({ status: "planned", itemCount: own.total });
    },
    { timeout: 30_000, interval: 200 },
  );
});

const TAKEN = "Another channel already has this name.";

test("a name is taken by a private channel too, and by no channel that has another name by now", async () => {
  const company = companyOf(stack);
  const { channels } = stack.sandbox.store;
  const tester = changeTester(stack);
  const owner = await stack.signIn("owner");
  const room = company.channelNamed("Launch room");
  const secret = channels.all.find(({ type, isArchived }) => type === 2 && !isArchived);
  if (!secret) throw new Error("the company has no private channel");
  const taken = secret.name;
  const targets = [{ channelId: room.id, name: room.name, newName: taken.toUpperCase() }];
  const asked = { who: owner, connection: "account", actionId: "rename-channels", targets } as const;
  const listed = await tester.countOf("listAccountsPublicChannels", async () => {
    expect((await tester.plan(asked)).items).toMatchObject([{ skip: TAKEN }]);
    const free = { ...asked, targets: [{ ...targets[0], newName: "Named by nobody" }] };
    expect((await tester.plan(free)).items).toMatchObject([{ skip: null }]);
    channels.rename(secret, "Past the console");
    expect((await tester.plan(asked)).items).toMatchObject([{ skip: null }]);
  });
  expect(listed).toBe(0);
});
