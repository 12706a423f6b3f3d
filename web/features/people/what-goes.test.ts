import { expect, test } from "vitest";
import type { PersonPage } from "../../../domain/inventory/people.ts";
import { isStillAtZoom, whatFollows, whatGoes } from "./what-goes.ts";

const place = (id: string, role: "owner" | "member") => ({ id, name: id, role, atMs: 1 });
const channel = (id: string, role: "owner" | "member") => ({
  ...place(id, role),
  ...{ type: 1, space: null, isArchived: false, members: 2, admins: 0 },
});
const known: Parameters<typeof whatGoes>[0] = {
  ...{ isExternal: false, goneAtMs: null, spaces: [place("s", "member")] as PersonPage["spaces"] },
  channels: [channel("a", "owner"), channel("b", "member")],
  ...{ mentionGroups: [], directoryGroups: [], moves: [] },
};

test("what goes is told by what there is", () => {
  const [who, where, owned] = whatGoes(known);
  expect(who).toContain("department");
  expect(where).toBe("Where they are: 2 channels, 1 shared space.");
  expect(owned).toBe("That they own 1 channel.");
  const stranger = whatGoes({ ...known, isExternal: true, channels: [], spaces: [] });
  expect(stranger[0]).toMatch(/^Their name and, where the console invited them, their address/);
  expect(stranger.join(" ")).not.toMatch(/Where they are|own 1|joined/);
  const move = { channelId: "a", channel: "a", atMs: 1, status: "joined" as const, operatorKey: "", operator: "" };
  expect(whatGoes({ ...known, moves: [move] }).join(" ")).toContain("When they joined and left channels");
});

test("what comes back is told by whether Zoom still has them", () => {
  expect(isStillAtZoom(known)).toBe(true);
  expect(whatFollows(known)).toContain("at once who leads their channels and spaces");
  const gone = { ...known, goneAtMs: 1 };
  expect(isStillAtZoom(gone)).toBe(false);
  expect(whatFollows(gone)).toContain("Zoom no longer has this person");
  expect(isStillAtZoom({ ...known, isExternal: true })).toBe(true);
  expect(isStillAtZoom({ ...known, isExternal: true, channels: [], spaces: [] })).toBe(false);
});
