// What whoever sees the audit trail reads of the console's changes, and that they do nothing with them.
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ChangeInfo, ChangeItemInfo } from "../../domain/changes/info.ts";
import type { Browser } from "../testing/browser.ts";
import { companyOf } from "../testing/company.ts";
import { type HttpChanges, part, plan, startHttpChanges, targetsOf } from "../testing/http-changes.ts";

let stack: HttpChanges["stack"];
let owner: HttpChanges["owner"];
let channels: HttpChanges["channels"];
let desk: Browser;
beforeAll(async () => {
  ({ stack, owner, channels } = await startHttpChanges());
  desk = await stack.signIn("helpdesk");
});
afterAll(() => stack.close());

const give = async (roleId: string, who: string, set: object = { of: "all" }): Promise<string> => {
  const { id: userId, email: name } = companyOf(stack).userOf(who);
  const to = { is: "person", userId, name };
  const answer = await owner.post("/api/access/grants", { roleId, set, to, untilMs: null, reason: "A test" });
  expect(answer, answer.text).toMatchObject({ status: 201 });
  return (answer.json() as { id: string }).id;
};
const end = (id: string) => owner.send(`/api/access/grants/${id}`, { method: "DELETE" });
interface List {
  readonly changes: readonly ChangeInfo[];
}
const idsOf = async (browser: Browser, query = "page_size=100") =>
  ((await browser.get(`/api/changes?${query}`)).json() as List).changes.map(({ id }) => id);

test("an auditor reads every change of the account, its items and the file of them, and does nothing with it", async () => {
  const { change } = await plan(owner, part("archive-channels", targetsOf(channels.slice(0, 2))));
  expect(await idsOf(desk)).not.toContain(change.id);
  const grantId = await give("auditor", "helpdesk");
  expect(await idsOf(desk)).toContain(change.id);
  expect((await desk.get(`/api/changes/${change.id}`)).json()).toMatchObject({ id: change.id, status: "planned" });
  const items = (await desk.get(`/api/changes/${change.id}/items`)).json() as { items: ChangeItemInfo[] };
  expect(items.items).toHaveLength(2);
  expect((await desk.get("/api/exports/changes.csv?connection=account")).text).toContain(change.id);
  for (const act of ["apply", "cancel", "undo", "forget", "pause", "reread", "again"])
    expect(await desk.post(`/api/changes/${change.id}/${act}`, act === "apply" ? {} : undefined), act).toMatchObject({
      status: 404,
    });
  expect((await owner.get(`/api/changes/${change.id}`)).json()).toMatchObject({ status: "planned" });
  expect((await desk.get("/api/access/connection")).json()).toMatchObject({ state: "connected", isKeeper: false });
  expect((await desk.send("/api/access/connection", { method: "DELETE" })).status).toBe(403);
  await end(grantId);
  expect((await desk.get(`/api/changes/${change.id}`)).status).toBe(404);
  expect((await desk.get("/api/access/connection")).status).toBe(403);
});

test("the next shift finds what a colleague changed about somebody by whom it is about", async () => {
  const [lead, member] = [await stack.signIn("lead"), await stack.signIn("member")];
  await Promise.all(["lead", "member"].map((who) => give("help-desk", who)));
  const [channel] = channels;
  if (!channel) throw new Error("there are no channels");
  const { id: userId, email } = companyOf(stack).userOf("helpdesk");
  const target = { channelId: channel.id, channel: channel.name, name: "Help", email, userId, memberId: "" };
  const { change: about } = await plan(lead, part("invite-members", [target]));
  const admin = companyOf(stack).userOf("admin");
  const other = { ...target, userId: admin.id, email: admin.email };
  const { change: elsewhere } = await plan(lead, part("invite-members", [other]));
  const found = await idsOf(member, `person=${userId}`);
  expect(found).toContain(about.id);
  expect(found).not.toContain(elsewhere.id);
  // Whoever may not do the like sees none of it.
  expect(await idsOf(desk, `person=${userId}`)).toEqual([]);
});

test("all that match among the members of a channel inside one’s set can be planned, and of none outside", async () => {
  const [inside, outside] = channels;
  if (!inside || !outside) throw new Error("there are too few channels");
  const grantId = await give("help-desk", "helpdesk", { of: "list", channelIds: [inside.id] });
  const ask = ({ id, name }: { readonly id: string; readonly name: string }) => {
    const matching = { list: "members", channelId: id, channel: name, text: "", role: "member" };
    const parts = [{ actionId: "remove-members", input: {}, targets: { matching, each: [{}] } }];
    return desk.post("/api/changes", { connection: "account", parts });
  };
  expect(await ask(inside)).toMatchObject({ status: 201 });
  const refused = await ask(outside);
  await end(grantId);
  expect(refused).toMatchObject({ status: 403 });
});
