import { describe, expect, it } from "vitest";
import type { HoldingsInfo } from "../../../../contract/bff.ts";
import type { ChannelPlace } from "../../../../domain/access/info.ts";
import type { Role } from "../../../../domain/access/role.ts";
import { accessWith } from "../../../../domain/testing/access-with.ts";
import { mayInChannel } from "../../access/use-may-in-channel.ts";
import { type Access, accessTo, type Situation } from "./access.ts";

const user = { id: "ada", email: "", displayName: "Ada", roleName: "" };
const facts = { name: null, spaceId: null, own: null, isProtected: false };
/** What roles allow in a channel. */
const inChannel = (access: HoldingsInfo, some: Partial<ChannelPlace["channel"]> = {}) =>
  mayInChannel({ user, access }, "c", { channel: { ...facts, ...some }, access }, false);

const onMe: Situation = {
  connection: "me",
  may: inChannel(accessWith()),
  standing: "owner",
  type: 1,
  adding: 1,
  isArchived: false,
  owner: "unknown",
  hasActor: undefined,
};
const onAccount: Situation = {
  ...onMe,
  connection: "account",
  may: inChannel(accessWith("workspace-admin")),
  owner: "active",
  hasActor: true,
};

const mentionGroups = [
  "createMentionGroup",
  "editMentionGroup",
  "deleteMentionGroup",
  "addToMentionGroup",
  "removeFromMentionGroup",
] as const;

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
  const lead = ["edit", "remove", "promote", "demote", "archive", "invite", ...mentionGroups];
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
    expect(whyNot(onMe, "addGroups")).toContain("account connection");
  });
});

describe("on the account connection", () => {
  it("a workspace administrator may do all but join and leave", () => {
    expect(names.filter((name) => !accessTo(onAccount)[name].isAllowed)).toEqual(["unarchive", "join", "leave"]);
  });

  const changes = names.filter((name) => !["unarchive", "join", "leave"].includes(name));
  const inviter: Role = { id: "inviters", name: "Inviters", rights: ["invite-members"] };
  it.each([
    ["a channel administrator", accessWith("channel-administrator"), {}, changes],
    [
      "a channel administrator, in one that is protected",
      accessWith("channel-administrator"),
      { isProtected: true },
      [],
    ],
    ["a viewer", accessWith("channel-viewer"), {}, []],
    ["an auditor", accessWith("auditor"), {}, []],
    [
      "an administrator of it, without a role",
      accessWith(),
      { own: "administrator" },
      changes.filter((name) => name !== "delete"),
    ],
    ["its owner, without a role", accessWith(), { own: "owner" }, changes],
    ["whoever is neither, without a role", accessWith(), {}, []],
    [
      "the help desk",
      accessWith("help-desk"),
      {},
      [
        "invite",
        "remove",
        "promote",
        "demote",
        "addGroups",
        "removeGroups",
        "addToMentionGroup",
        "removeFromMentionGroup",
      ],
    ],
    [
      "a role of one's own over its space",
      accessWith([inviter, { of: "spaces", spaceIds: ["s"] }]),
      { spaceId: "s" },
      ["invite"],
    ],
    ["the same in a channel elsewhere", accessWith([inviter, { of: "spaces", spaceIds: ["s"] }]), {}, []],
  ] satisfies [string, HoldingsInfo, Partial<ChannelPlace["channel"]>, readonly string[]][])(
    "%s may do what the role says",
    (_, access, some, expected) => {
      expect(allowedIn({ ...onAccount, may: inChannel(access, some) }).sort()).toEqual(expected.toSorted());
    },
  );

  it("a refusal says which right is missing", () => {
    const viewer: Situation = { ...onAccount, may: inChannel(accessWith("auditor")) };
    expect(whyNot(viewer, "archive")).toBe(
      "Your roles include “Archive channels” only for channels that you own or administer.",
    );
    expect(whyNot(viewer, "createMentionGroup")).toContain("“Create mention groups”");
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
