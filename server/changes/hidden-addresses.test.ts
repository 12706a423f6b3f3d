// Who reads the addresses of people from other accounts in changes: whoever named them, and whoever may read all.
import { expect, test } from "vitest";
import type { AppliedChange, ChangeInfo, ChangeItemInfo } from "../../domain/changes/info.ts";
import { actionStand } from "../testing/action-stand.ts";
import type { Browser } from "../testing/browser.ts";
import { itemWithoutAddress } from "./hidden-addresses.ts";

const stand = actionStand();
const GUEST = "Guest.One@partner.example";

test("an invited address is read by whoever planned the change and by the account's administrators alone", async () => {
  const [admin, manager] = [await stand.stack.signIn("admin"), await stand.stack.signIn("channel-admin")];
  const { channelId, name: channel } = stand.channelTarget("Launch room");
  const targets = [{ channelId, channel, name: GUEST, email: GUEST }];
  const parts = [{ actionId: "invite-members", input: {}, targets }];
  const planned = async (who: Browser) =>
    ((await who.post("/api/changes", { connection: "account", parts })).json() as AppliedChange).id;
  const read = async (who: Browser, id: string) => {
    const change = (await who.get(`/api/changes/${id}`)).json() as ChangeInfo;
    const { items } = (await who.get(`/api/changes/${id}/items`)).json() as { items: ChangeItemInfo[] };
    const file = (await who.get(`/api/changes/${id}/items.csv`)).text;
    return { title: change.title, item: items[0], texts: [JSON.stringify(change), JSON.stringify(items), file] };
  };
  const [managers, id] = [await planned(manager), await planned(admin)];
  for (const [who, own] of [
    [manager, managers],
    [stand.owner, managers],
    [stand.owner, id],
  ] as const) {
    const { title, item, texts } = await read(who, own);
    expect(title).toContain(GUEST);
    expect(item?.target).toMatchObject({ name: GUEST, email: GUEST });
    for (const text of texts) expect(text).toContain(GUEST);
  }
  const { title, item, texts } = await read(manager, id);
  expect(title).toBe("Add (address not shown) to Launch room");
  expect(item).toMatchObject({ label: "(address not shown) · Launch room", target: { email: "", channelId } });
  for (const text of texts) expect(text.toLowerCase()).not.toContain(GUEST.toLowerCase());

  // What is made of it, they have not named.
  await admin.post(`/api/changes/${id}/cancel`);
  const again = (await manager.post(`/api/changes/${id}/again`)).text;
  expect(again.toLowerCase()).not.toContain(GUEST.toLowerCase());
});

const item = (over: Partial<ChangeItemInfo>): ChangeItemInfo => ({
  ...{ n: 0, part: 0, label: "Ada · Sales", target: { name: "Ada", email: "ada@acme.example" }, status: "done" },
  ...{ before: { role: "none" }, to: { role: "member" }, found: null, reached: null, newTarget: null },
  ...{ skip: null, noUndo: null, remark: null, failure: null, endedAtMs: 1 },
  ...over,
});

test("people of the account are shown with theirs", () => {
  expect(itemWithoutAddress(item({}))).toEqual(item({}));
});

test.each<[string, Partial<ChangeItemInfo>]>([
  ["is from another account", { before: { role: "none", isExternal: true } }],
  ["may be, for Zoom does not say", { before: null }],
])("somebody who %s is shown without", (_, over) => {
  const remark = "ADA@acme.example was invited.";
  const shown = itemWithoutAddress(item({ ...over, remark, newTarget: { email: "ada@acme.example", memberId: "m" } }));
  expect(shown).toMatchObject({
    ...{ target: { name: "Ada", email: "" }, newTarget: { email: "", memberId: "m" } },
    ...{ remark: "(address not shown) was invited.", label: "Ada · Sales", status: "done", n: 0 },
  });
});
