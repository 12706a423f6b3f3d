import { afterEach, describe, expect, it, vi } from "vitest";
import type { Member, MemberRole } from "../../../../domain/exports/member-row.ts";
import type { ChannelRef } from "./channel-ref.ts";
import { askersAmong, findAccountLeaders } from "./leaders.ts";

const account: ChannelRef = { connection: "account", channelId: "c1" };

type Answer = { readonly status?: number; readonly body?: unknown };

/** Answers requests by method and path below `/api/zoom`, and remembers them. */
function stubZoom(answers: Readonly<Record<string, Answer>>) {
  const asked: string[] = [];
  vi.stubGlobal("fetch", async (path: string, init: RequestInit) => {
    const request = `${init.method} ${decodeURIComponent(path.replace("/api/zoom", ""))}`;
    asked.push(request);
    const { status = 200, body } = answers[request] ?? { status: 404, body: { code: 1001, message: "not stubbed" } };
    return new Response(status === 204 ? null : JSON.stringify(body ?? {}), { status });
  });
  return asked;
}

afterEach(() => vi.unstubAllGlobals());

const person = (userId: string, role: MemberRole): Member => ({
  id: `m-${userId}`,
  userId,
  name: userId,
  email: "",
  role,
  isExternal: userId === "",
});
const wire = ({ id, userId, name, role }: Member) => ({ member_id: id, id: userId, name, role });
const adminsFor = (userId: string, people: readonly Member[]): Record<string, Answer> => ({
  [`GET /account/chat/users/${userId}/channels/c1/admins?page_size=50`]: { body: { admins: people.map(wire) } },
});
const refusesFor = (userId: string): Record<string, Answer> => ({
  [`GET /account/chat/users/${userId}/channels/c1/admins?page_size=50`]: {
    status: 400,
    body: { code: 200, message: "Unauthorized request." },
  },
});
const userIs = (userId: string, status: string): Record<string, Answer> => ({
  [`GET /account/users/${userId}`]: { body: { status } },
});

describe("who leads a channel, on the account connection", () => {
  const { signal } = new AbortController();
  const boss = person("boss", "owner");
  const deputy = person("deputy", "admin");
  const leaver = person("leaver", "admin");
  const plain = person("plain", "member");

  it("asks in the name of the owner first, then of administrators, never of outsiders", () => {
    expect(askersAmong([plain, person("", "owner"), deputy, boss]).map(({ userId }) => userId)).toEqual([
      "boss",
      "deputy",
      "plain",
    ]);
  });

  it("acts for an active owner", async () => {
    stubZoom({ ...adminsFor("boss", [boss, deputy]), ...userIs("boss", "active") });
    expect(await findAccountLeaders(account, [boss, plain], signal)).toMatchObject({
      owner: boss,
      ownerState: "active",
      actor: boss,
    });
  });

  it("acts for the first active administrator when the owner is deactivated", async () => {
    stubZoom({
      ...adminsFor("boss", [boss, leaver, deputy]),
      ...userIs("boss", "inactive"),
      ...userIs("leaver", "inactive"),
      ...userIs("deputy", "active"),
    });
    expect(await findAccountLeaders(account, [boss], signal)).toMatchObject({ ownerState: "inactive", actor: deputy });
  });

  it("names administrators who cannot be read", async () => {
    const path = Object.keys(adminsFor("boss", []))[0] ?? "";
    stubZoom({
      [path]: { body: { admins: [null, { id: "b", member_id: "b", role: "owner" }, { role: "captain" }] } },
    });
    const { people, unreadable } = await findAccountLeaders(account, [boss], signal);
    expect(people).toHaveLength(1);
    expect(unreadable.map(({ raw }) => raw)).toEqual([undefined, { role: "captain" }]);
  });

  it("has nobody to act for when none is active, and says that the owner is gone", async () => {
    stubZoom(adminsFor("boss", [boss]));
    expect(await findAccountLeaders(account, [boss], signal)).toMatchObject({ ownerState: "gone", actor: undefined });
  });

  it("asks the next member when Zoom refuses one", async () => {
    const asked = stubZoom({
      ...refusesFor("plain"),
      ...adminsFor("other", [boss]),
      ...userIs("boss", "active"),
    });
    expect(await findAccountLeaders(account, [plain, person("other", "member")], signal)).toMatchObject({
      owner: boss,
    });
    expect(asked).toHaveLength(3);
  });

  it("knows an owner of another account from the member list alone", async () => {
    const outsider = person("", "owner");
    stubZoom({});
    expect(await findAccountLeaders(account, [outsider], signal)).toMatchObject({
      owner: outsider,
      ownerState: "external",
      actor: undefined,
    });
  });
});
