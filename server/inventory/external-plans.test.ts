import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { ChangeInfo, ChangeItemInfo } from "../../domain/changes/info.ts";
import type { ExternalPage } from "../../domain/inventory/external.ts";
import type { Browser } from "../testing/browser.ts";
import { companyOf } from "../testing/company.ts";
import type { Stack } from "../testing/stack.ts";
import { startWithWholeInventory, WHOLE_MS } from "../testing/whole-inventory.ts";

let stack: Stack;
beforeAll(async () => {
  stack = await startWithWholeInventory();
}, WHOLE_MS);
afterAll(() => stack.close());

test("plans what is done with all external people that match, and with what they are in", async () => {
  const admin = await stack.signIn("channel-admin");
  const { people, channels, spaces } = stack.sandbox.store;
  const outsidersIn = (place: { readonly members: { readonly people: Iterable<number> } }) =>
    [...place.members.people].filter((index) => people.at(index).isExternal).length;
  const listed = async (query: string) =>
    (await admin.get(`/api/inventory/external?page_size=500&${query}`)).json() as ExternalPage;
  const page = await listed("in=channel");
  const inChannels = channels.all.map(outsidersIn);
  expect(page.total).toBe(inChannels.reduce((sum, count) => sum + count, 0));
  expect(page.counts.channels).toBe(inChannels.filter((count) => count > 0).length);
  const inSpaces = spaces.page(0, 10_000).items.map(({ general }) => outsidersIn(general));
  expect((await listed("in=space")).total).toBe(inSpaces.reduce((sum, count) => sum + count, 0));

  const asked = { find: "", sort: "person", facets: { in: ["channel"] } };
  const part = (list: string, kind: string, actionId: string, input: object) => ({
    ...{ actionId, input, targets: { matching: { list, asked, in: kind } } },
  });
  const parts = [
    part("external-people", "channel", "remove-members", {}),
    // They are asked for in channels alone.
    part("external-people", "space", "remove-from-spaces", {}),
    part("external-places", "channel", "set-channel-settings", { external: 0 }),
  ];
  const plan = (who: Browser, connection: string) => who.post("/api/changes", { connection, parts });
  const { id } = (await plan(admin, "account")).json() as ChangeInfo;
  await vi.waitFor(
    async () =>
      expect((await admin.get(`/api/changes/${id}`)).json()).toMatchObject({
        status: "planned",
        itemCount: page.total + page.counts.channels,
      }),
    { timeout: 30_000, interval: 200 },
  );
  const { items } = (await admin.get(`/api/changes/${id}/items?page_size=500`)).json() as {
    items: ChangeItemInfo[];
  };
  const [first] = page.rows;
  expect(items.map(({ target }) => target)).toContainEqual(
    expect.objectContaining({ channelId: first?.id, memberId: first?.key, name: first?.person, userId: "" }),
  );
  expect((await plan(admin, "me")).status).toBe(400);
  expect((await plan(await stack.signIn("member"), "account")).status).toBe(403);
});

test("whom the console invited is told with their organization, since when and by whom, and comes back by an undo", async () => {
  const { channels, people } = stack.sandbox.store;
  const room = companyOf(stack).channelNamed("Launch room");
  const guest = channels.all
    .flatMap(({ members }) => [...members.people])
    .map((index) => people.at(index))
    .find(({ isExternal, index }) => isExternal && !room.members.people.includes(index));
  if (!guest) throw new Error("nobody to invite");
  const [lead, admin] = [await stack.signIn("lead"), await stack.signIn("admin")];
  const place = { channelId: room.id, channel: room.name };
  const change = async (who: Browser, connection: string, actionId: string, target: object) => {
    const parts = [{ actionId, input: {}, targets: [{ ...place, ...target }] }];
    const answer = await who.post("/api/changes", { connection, parts, apply: true, confirmed: "grave" });
    return answer.json() as ChangeInfo;
  };
  await change(lead, "me", "invite-members", { name: guest.displayName, email: guest.email });
  const rows = async () =>
    ((await admin.get(`/api/inventory/external?channel=${room.id}&person=${guest.memberId}`)).json() as ExternalPage)
      .rows;
  const domain = guest.email.split("@")[1];
  // Who joined when is told by the account's activity, which is asked for every minute.
  stack.clock.advance(2 * 60_000);
  await vi.waitFor(
    async () =>
      expect(await rows()).toMatchObject([
        { organization: domain, email: guest.email, since: "joined", by: companyOf(stack).userOf("lead").displayName },
      ]),
    { timeout: 90_000, interval: 500 },
  );

  const { id, counts } = await change(admin, "account", "remove-members", {
    ...{ name: guest.displayName, email: guest.email, memberId: guest.memberId, userId: "" },
  });
  expect(counts).toMatchObject({ done: 1 });
  expect(room.members.people).not.toContain(guest.index);
  const undo = (await admin.post(`/api/changes/${id}/undo`)).json() as ChangeInfo;
  await admin.post(`/api/changes/${undo.id}/apply`, {});
  await vi.waitFor(() => expect(room.members.people).toContain(guest.index), { timeout: 30_000 });
}, 150_000);
