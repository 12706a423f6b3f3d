import * as v from "valibot";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pageThrough } from "./testing/page-through.ts";
import { account, me, Stage, serverApp } from "./testing/stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
});
afterAll(() => stage.close());

describe("people", () => {
  it("see themselves", async () => {
    const { status, body } = await stage.call("getMe", me("helpdesk"));
    expect(status).toBe(200);
    expect(body).toMatchObject({
      id: stage.user("helpdesk").id,
      email: "helpdesk@sandbox.example",
      display_name: "Priscilla Nakamura-Jones",
      role_id: "2",
      role_name: "Member",
      status: "active",
      account_id: stage.store.accountId,
    });
    expect((await stage.call("getUser", me("helpdesk"))).body).toEqual(body);
    const parts = { params: { userId: "HelpDesk@sandbox.example" } };
    expect((await stage.call("getUser", serverApp, parts)).body).toEqual(body);
  });

  it("have the permissions of their role", async () => {
    const permissions = async (person: string) =>
      (await stage.call("getUserPermissions", me(person))).body as { permissions: string[] };
    expect(await permissions("member")).toEqual({ permissions: [] });
    expect((await permissions("channel-viewer")).permissions).toContain("ChatChannels:Read");
    expect((await permissions("channel-viewer")).permissions).not.toContain("ChatChannels:Edit");
    for (const person of ["channel-admin", "admin", "owner"])
      expect((await permissions(person)).permissions).toContain("ChatChannels:Edit");
  });

  it("are listed by status, the active unless asked otherwise", async () => {
    const list = async (query: Record<string, string>) => {
      const parts = { query: { page_size: "50", ...query } };
      const { pages, totals } = await pageThrough(stage, "listUsers", account("admin"), parts, "users");
      expect(totals[0]).toBe(pages.flat().length);
      return pages.flat().map((user) => v.parse(v.looseObject({ id: v.string(), status: v.string() }), user));
    };
    const found = {
      active: await list({}),
      inactive: await list({ status: "inactive" }),
      pending: await list({ status: "pending" }),
    };
    for (const [status, users] of Object.entries(found))
      expect(users.every((user) => user.status === status)).toBe(true);
    const all = Object.values(found).flat();
    expect(new Set(all.map(({ id }) => id)).size).toBe(stage.store.users.length);
    expect(await list({ role_id: "0" })).toMatchObject([{ email: "owner@sandbox.example" }]);
    expect(await list({ license: "zoom_compliance_management" })).toEqual([]);
  });

  it("are listed by page number too", async () => {
    const { body } = await stage.call("listUsers", serverApp, { query: { page_size: "10", page_number: "3" } });
    const active = stage.store.people.usersWith("active", null);
    expect(body).toMatchObject({
      page_number: 3,
      page_count: Math.ceil(active.length / 10),
      total_records: active.length,
    });
    expect(body).toMatchObject({ users: active.slice(20, 30).map(({ id }) => ({ id })) });
  });
});

describe("roles", () => {
  it("are listed with the count of their people, and shown with their privileges", async () => {
    const { body } = await stage.call("listRoles", serverApp);
    const { roles } = v.parse(v.looseObject({ roles: v.array(v.looseObject({ total_members: v.number() })) }), body);
    expect(roles.slice(0, 3)).toMatchObject([
      { id: "0", name: "Owner", total_members: 1 },
      { id: "1", name: "Admin" },
      { id: "2", name: "Member" },
    ]);
    expect(roles.reduce((sum, role) => sum + role.total_members, 0)).toBe(stage.store.users.length);
    const roleId = stage.user("channel-viewer").roleId;
    expect(roleId).toMatch(/^R[\w-]{22}$/);
    const role = await stage.call("getRoleInformation", serverApp, { params: { roleId } });
    expect(role.body).toMatchObject({ id: roleId, privileges: ["ChatChannels:Read", "User:Read"] });
  });
});
