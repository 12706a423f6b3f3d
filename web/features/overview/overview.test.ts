import { describe, expect, it } from "vitest";
import type { ChannelRow } from "../../../domain/exports/channel-rows.ts";
import { ApiError, NotFoundError } from "../../lib/api/errors.ts";
import { readView } from "../../shared/channels/list-view.ts";
import type { Member } from "../../shared/people/member.ts";
import { type CheckedChannel, ownerStateOf } from "./check/check-channel.ts";
import { emptyResult } from "./check/check-result.ts";
import { byArchive, byUnlistedType, findingOf, findingsOf } from "./check/findings.ts";
import { runCheck } from "./check/run-check.ts";
import { countsOf, countWith, figures, openSettingPath, openSettings } from "./figures.ts";

const row = (id: string, over: Partial<ChannelRow> = {}): ChannelRow => ({
  id,
  name: id,
  type: 3,
  posting: 1,
  adding: 1,
  mentionAll: 1,
  external: 0,
  seesHistory: true,
  memberCount: undefined,
  ...over,
});

const rows = [row("a"), row("b", { type: 5, external: 1 }), row("c", { posting: 2, mentionAll: 3 })];

describe("countsOf", () => {
  it.each(figures.map((figure) => [figure.name, figure] as const))("counts every channel once by %s", (_, figure) => {
    const counts = countsOf(rows, figure, "public");
    expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(rows.length);
  });

  it.each(figures.map((figure) => [figure.name, figure] as const))(
    "leads by %s to the channels counted",
    (_, figure) => {
      for (const { to = "", count } of countsOf(rows, figure, "public")) {
        const { filters } = readView(new URLSearchParams(to.split("?")[1]));
        expect(countWith(rows, filters)).toBe(count);
      }
    },
  );

  it("says where Zoom does not tell, or tells something new", () => {
    const [, posting] = figures;
    if (!posting) throw new Error("no figure");
    const counts = countsOf([row("a", { posting: undefined }), row("b", { posting: 9 })], posting, "mine");
    expect(counts.map(({ label, count, to }) => [label, count, to])).toEqual([
      ["Unknown (9)", 1, undefined],
      ["Zoom does not say", 1, undefined],
    ]);
  });
});

it.each(openSettings.map((setting) => [setting.id, setting] as const))("counts and leads to %s", (_, setting) => {
  const { filters } = readView(new URLSearchParams(openSettingPath("public", setting).split("?")[1]));
  expect(filters).toEqual(setting.filter);
  expect(countWith(rows, setting.filter)).toBeGreaterThan(0);
});

const member = (over: Partial<Member>): Member => ({
  id: "m",
  userId: "u",
  name: "Ann",
  email: "",
  role: "owner",
  isExternal: false,
  ...over,
});

it.each([
  [undefined, new Set<string>(), "missing"],
  [member({}), undefined, "unknown"],
  [member({}), new Set<string>(), "active"],
  [member({}), new Set(["u"]), "inactive"],
  [member({ userId: "", isExternal: true }), new Set<string>(), "external"],
] as const)("ownerStateOf %#", (owner, inactive, state) => expect(ownerStateOf(owner, inactive)).toBe(state));

const checked = (over: Partial<CheckedChannel>): CheckedChannel => ({
  id: "c",
  name: "c",
  type: 3,
  archive: "live",
  ownerName: "Ann",
  owner: "active",
  memberCount: 5,
  externalCount: 0,
  ...over,
});

describe("findings", () => {
  const findings = findingsOf({ knowsInactive: true });
  it.each([
    [checked({}), []],
    [checked({ owner: "missing" }), ["no-owner"]],
    [checked({ owner: "inactive" }), ["no-owner"]],
    [checked({ owner: "unknown", archive: "unknown" }), []],
    [checked({ owner: "external", type: 5, externalCount: 1 }), ["external-owner", "external-members"]],
    [checked({ externalCount: 1 }), ["external-members", "internal-with-external"]],
    [checked({ memberCount: 1 }), ["empty"]],
  ])("%#", (channel, ids) => expect(findings.filter(({ fits }) => fits(channel)).map(({ id }) => id)).toEqual(ids));

  it("do not claim to know who is deactivated where that cannot be looked up", () => {
    const [first] = findingsOf({ knowsInactive: false });
    expect(first?.id).toBe("owner-missing");
    expect(first?.fits(checked({ owner: "unknown" }))).toBe(false);
    expect(first?.fits(checked({ owner: "missing" }))).toBe(true);
  });

  it("are found by their id", () => {
    for (const { id, label } of findings) expect(findingOf(id)?.label).toBe(label);
    expect(findingOf("archived")?.label).toBe("Archived");
    expect(findingOf("type-4")?.label).toBe("Group chat");
    expect(findingOf("x")).toBeUndefined();
  });
});

it("counts checked channels by archive and by the types that no list has", () => {
  const channels = [checked({ archive: "archived", type: 1 }), checked({ type: 4, archive: "unknown" }), checked({})];
  const result = { ...emptyResult(true), channels };
  const counts = (found: ReturnType<typeof byArchive>) => found.map(({ finding, count }) => [finding.id, count]);
  expect(counts(byArchive(result))).toEqual([
    ["archived", 1],
    ["live", 1],
    ["archive-unknown", 1],
  ]);
  expect(counts(byUnlistedType(result))).toEqual([
    ["type-1", 1],
    ["type-4", 1],
  ]);
  expect(counts(byArchive({ ...result, channels: [] }))).toEqual([["archived", 0]]);
});

describe("runCheck", () => {
  const failure = new ApiError("no", { code: 5301, status: 400 });
  const gone = new NotFoundError("gone", { code: 4130, status: 404 });
  const run = (signal: AbortSignal, check: (id: string) => Promise<CheckedChannel>) =>
    runCheck({
      ids: ["a", "b", "c", "d", "e", "f"],
      check,
      signal,
      onProgress: () => undefined,
      nowMs: () => 0,
      wait: async () => undefined,
    });

  it("keeps what it could read and says what not", async () => {
    const result = await run(new AbortController().signal, async (id) => {
      if (id === "b") throw failure;
      if (id === "c") throw gone;
      return checked({ id });
    });
    expect(result.channels.map(({ id }) => id)).toEqual(["a", "d", "e", "f"]);
    expect(result.failed.map(({ id }) => id)).toEqual(["b"]);
    expect([...result.gone]).toEqual(["c"]);
  });

  it("stops where it is told to and keeps what came", async () => {
    const stop = new AbortController();
    const result = await run(stop.signal, async (id) => {
      if (id === "b") stop.abort();
      if (stop.signal.aborted) throw new DOMException("aborted", "AbortError");
      return checked({ id });
    });
    expect(result.channels.map(({ id }) => id)).toEqual(["a"]);
    expect(result.failed).toEqual([]);
  });
});
