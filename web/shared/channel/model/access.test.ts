import { describe, expect, it } from "vitest";
import { type Access, accessTo, type Situation } from "./access.ts";

const onMe: Situation = {
  connection: "me",
  accountAccess: "none",
  standing: "owner",
  type: 1,
  adding: 1,
  isArchived: false,
  owner: "unknown",
  hasActor: undefined,
};
const onAccount: Situation = { ...onMe, connection: "account", accountAccess: "edit", owner: "active", hasActor: true };

const names = Object.keys(accessTo(onMe)) as (keyof Access)[]; // Object.keys widens; these are exactly its keys.
const allowedIn = (situation: Situation): string[] => {
  const access = accessTo(situation);
  return names.filter((name) => access[name].isAllowed);
};
const whyNot = (situation: Situation, name: keyof Access): string => {
  const verdict = accessTo(situation)[name];
  return verdict.isAllowed ? "" : verdict.why;
};

describe("on one's own connection", () => {
  const lead = ["edit", "remove", "promote", "demote", "archive", "invite"];
  it.each([
    ["the owner leads and cannot leave", {}, [...lead, "editOwnersSettings", "delete"]],
    ["an administrator leads, but the owner's part", { standing: "admin" }, [...lead, "leave"]],
    ["a member invites where every member may", { standing: "member" }, ["invite", "leave"]],
    ["a member does not invite where only leaders may", { standing: "member", adding: 2 }, ["leave"]],
    ["someone else joins a public channel", { standing: "none", type: 3 }, ["join"]],
    ["someone else does not join a private one", { standing: "none" }, []],
    [
      "a group chat has no administrators to promote",
      { type: 4 },
      [...lead.filter((name) => name !== "promote"), "editOwnersSettings", "delete"],
    ],
    [
      "an archived channel is only left, emptied, unarchived or deleted",
      { isArchived: true },
      ["remove", "demote", "unarchive", "delete"],
    ],
    [
      "an app with granular scopes reaches no administrators",
      { canReachAdministrators: false },
      [...lead.filter((name) => name !== "promote" && name !== "demote"), "editOwnersSettings", "delete"],
    ],
    [
      "with everything unknown Zoom decides",
      { standing: "unknown", type: 5, isArchived: undefined },
      [...lead, "editOwnersSettings", "delete", "unarchive", "join", "leave"],
    ],
  ] satisfies [string, Partial<Situation>, string[]][])("%s", (_, change, expected) => {
    expect(allowedIn({ ...onMe, ...change }).sort()).toEqual(expected.toSorted());
  });

  it("what Zoom always refuses is not offered again, with the reason", () => {
    const member = { ...onMe, standing: "member" } as const;
    expect(whyNot({ ...member, refusal: "stay" }, "leave")).toContain("does not let you leave");
    expect(whyNot({ ...member, refusal: "default" }, "leave")).toContain("default channel");
    expect(allowedIn({ ...onMe, refusal: "stay" })).toContain("archive");
    expect(whyNot({ ...onMe, refusal: "default" }, "archive")).toContain("default channel");
    expect(whyNot({ ...onAccount, isArchived: true, refusal: "default" }, "unarchive")).toContain("default channel");
  });

  it.each(["admin", "member", "unknown"] as const)("an %s is not offered to leave a General channel", (standing) => {
    expect(whyNot({ ...onMe, standing, isGeneral: true }, "leave")).toContain("Nobody can leave a General channel");
  });

  it("says that groups need the account connection", () => {
    expect(whyNot(onMe, "changeGroups")).toContain("account connection");
  });
});

describe("on the account connection", () => {
  it("a role that edits may do all but join and leave", () => {
    expect(names.filter((name) => !accessTo(onAccount)[name].isAllowed)).toEqual(["unarchive", "join", "leave"]);
  });

  it("a role that views may do nothing, and is told why", () => {
    const viewer: Situation = { ...onAccount, accountAccess: "read" };
    expect(allowedIn(viewer)).toEqual([]);
    expect(whyNot(viewer, "edit")).toContain("view channels");
  });

  it.each([
    ["inactive", "deactivated"],
    ["gone", "no longer exists"],
    ["external", "another account"],
    ["missing", "does not say"],
  ] as const)("leaves the owner's settings alone when the owner is %s", (owner, word) => {
    const situation: Situation = { ...onAccount, owner };
    expect(accessTo(situation).edit.isAllowed).toBe(true);
    expect(whyNot(situation, "editOwnersSettings")).toContain(word);
  });

  it("promotes and demotes only in the name of somebody active", () => {
    const situation: Situation = { ...onAccount, hasActor: false };
    expect(whyNot(situation, "promote")).toContain("none of them is active");
    expect(whyNot(situation, "demote")).toContain("none of them is active");
    expect(accessTo(situation).remove.isAllowed).toBe(true);
  });
});
