import { expect, test } from "vitest";
import { companyOf } from "../testing/company.ts";
import { startStack } from "../testing/stack.ts";

const SOON = { timeout: 5_000, interval: 50 };

test("roles that are given and taken through one instance hold in the others", async () => {
  const stack = await startStack({ database: "postgres" });
  try {
    const other = await stack.startInstance();
    const [owner, desk] = await Promise.all([stack.signIn("owner"), stack.signIn("helpdesk")]);
    const elsewhere = desk.copy(other.url);
    const company = companyOf(stack);
    const channelId = company.channelNamed("Launch room").id;
    const reads = async () => (await elsewhere.get(`/api/zoom/account/chat/channels/${channelId}/members`)).status;
    expect(await reads()).toBe(403);
    const given = await owner.post("/api/access/grants", {
      ...{ roleId: "channel-viewer", set: { of: "list", channelIds: [channelId] }, reason: "A test", untilMs: null },
      to: { is: "person", userId: company.userOf("helpdesk").id, name: "Help" },
    });
    expect(given.status).toBe(201);
    await expect.poll(reads, SOON).toBe(200);
    const { id } = given.json() as { id: string };
    expect((await owner.send(`/api/access/grants/${id}`, { method: "DELETE" })).status).toBe(204);
    await expect.poll(reads, SOON).toBe(403);
  } finally {
    await stack.close();
  }
}, 60_000);

test("an administrator who is one no more loses what goes through the account connection, session or not", async () => {
  const stack = await startStack({ jobs: true });
  try {
    const admin = await stack.signIn("admin");
    const company = companyOf(stack);
    const targets = ["Launch room", "Platform team"].map((name) => ({
      channelId: company.channelNamed(name).id,
      name,
    }));
    const parts = [{ actionId: "set-retention", input: { period: "1y" }, targets }];
    const planned = await admin.post("/api/changes", { connection: "account", parts });
    expect(planned.status).toBe(201);
    const { id } = planned.json() as { id: string };
    Object.assign(company.userOf("admin"), { roleId: "2" });
    stack.clock.advance(240_000);
    expect((await admin.post(`/api/changes/${id}/apply`, { reason: "Still mine" })).status).toBe(403);
    expect((await admin.get("/api/zoom/account/chat/channels")).status).toBe(403);
    expect((await admin.get("/api/access")).status).toBe(403);
    expect((await admin.post("/api/changes", { connection: "account", parts })).status).toBe(403);
    expect((await admin.get("/api/zoom/me/users/me")).status).toBe(200);
  } finally {
    await stack.close();
  }
}, 60_000);
