import { describe, expect, it } from "vitest";
import type { ChannelRow } from "../../../domain/exports/channel-rows.ts";
import type { OwnChannel } from "../../../domain/inventory/own-channels.ts";
import { readView } from "../../shared/channels/list-view.ts";
import { countsOf, countWith, figures, openSettingPath, openSettings } from "./figures.ts";
import { byArchive, byRole, ownFindingOf, ownFindings } from "./own/findings.ts";
import { afterAct } from "./own/own-channels.ts";

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

const own = (id: string, over: Partial<OwnChannel> = {}): OwnChannel => ({
  ...{ id, name: id, type: 1, role: "member", ownerName: "Ann", owner: "own" },
  ...{ members: 5, outsiders: 0, isArchived: false, membersAtMs: 0 },
  ...over,
});

describe("findings of one's own channels", () => {
  const fitting = (over: Partial<OwnChannel>) =>
    ownFindings.filter(({ fits }) => fits(own("a", over))).map(({ id }) => id);

  it.each<[Partial<OwnChannel>, readonly string[]]>([
    [{}, []],
    [{ owner: "none" }, ["owner-missing"]],
    [{ owner: "external", outsiders: 1, type: 5 }, ["external-owner", "external-members"]],
    [{ outsiders: 2, type: 2 }, ["external-members", "internal-with-external"]],
    [{ members: 1 }, ["empty"]],
    [{ members: null, outsiders: null, owner: null, isArchived: null }, []],
  ])("%j has %j", (over, expected) => {
    expect(fitting(over)).toEqual(expected);
  });

  it("counts each channel once by role and by archive", () => {
    const channels = [own("a", { role: "owner" }), own("b", { isArchived: true }), own("c", { isArchived: null })];
    for (const counted of [byRole(channels), byArchive(channels)])
      expect(counted.reduce((sum, { count }) => sum + count, 0)).toBe(channels.length);
    expect(ownFindingOf("archived")?.label).toBe("Archived");
    expect(ownFindingOf("nothing")).toBeUndefined();
  });

  it("shows at once what a change did", () => {
    const channels = [own("a"), own("b")];
    const archived = afterAct(channels, "archive", new Set(["a"]));
    expect(archived.map(({ isArchived }) => isArchived)).toEqual([true, false]);
    expect(afterAct(archived, "unarchive", new Set(["a"]))).toEqual(channels);
    expect(afterAct(channels, "delete", new Set(["b"]))).toEqual([own("a")]);
  });
});
