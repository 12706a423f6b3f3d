import { describe, expect, test } from "vitest";
import type { HoldingsInfo } from "../../../contract/bff.ts";
import type { ChannelPlace } from "../../../domain/access/info.ts";
import type { Right } from "../../../domain/access/rights.ts";
import { accessWith } from "../../../domain/testing/access-with.ts";
import { mayOf } from "../../lib/may.ts";
import { askedOf } from "./use-may.ts";
import { mayInChannel } from "./use-may-in-channel.ts";
import { whyRefused } from "./verdict.ts";

const sessionOf = (access: HoldingsInfo) => ({
  access,
  user: { id: "ada", email: "ada@sandbox.example", displayName: "Ada", roleName: "Member" },
});
const ofAccess = (access: HoldingsInfo) => askedOf(mayOf(sessionOf(access)));
const space = (spaceId: string) => ({ is: "space", spaceId }) as const;

describe("of lists and of the whole account", () => {
  const rights = ["see-channels", "invite-members", "archive-channels", "set-retention", "see-audit"] as const;
  test.each([
    ["nobody in particular", accessWith(), "", ""],
    ["a workspace administrator", accessWith("workspace-admin"), rights.join(), rights.join()],
    [
      "a channel administrator",
      accessWith("channel-administrator"),
      "see-channels,invite-members,archive-channels,set-retention",
      "see-channels,invite-members,archive-channels,set-retention",
    ],
    ["a channel viewer", accessWith("channel-viewer"), "see-channels", "see-channels"],
    ["the help desk", accessWith("help-desk"), "see-channels,invite-members", "see-channels,invite-members"],
    [
      "the help desk of a space",
      accessWith(["help-desk", { of: "spaces", spaceIds: ["s"] }]),
      "",
      "see-channels,invite-members",
    ],
    ["an auditor", accessWith("auditor"), "see-channels,see-audit", "see-channels,see-audit"],
    [
      "a role of one's own over a name",
      accessWith([
        { id: "k", name: "Keepers", rights: ["set-retention"] },
        { of: "name", pattern: "x*" },
      ]),
      "",
      "set-retention",
    ],
  ])("%s", (_who, access, all, some) => {
    const may = ofAccess(access);
    expect(rights.filter((right) => may.all(right)).join()).toBe(all);
    expect(rights.filter((right) => may.some(right)).join()).toBe(some);
  });

  test("several rights are asked for together", () => {
    const may = ofAccess(accessWith("auditor"));
    expect([may.all("see-channels", "see-audit"), may.all("see-channels", "archive-channels")]).toEqual([true, false]);
  });
});

test("a space is one's own to the set, and a refusal says why and who gives roles", () => {
  const may = ofAccess(accessWith(["workspace-admin", { of: "spaces", spaceIds: ["s"] }]));
  expect(may.at("set-space-settings", space("s"))).toEqual({ isAllowed: true });
  expect(may.at("set-space-settings", space("other"))).toEqual({
    isAllowed: false,
    why: "Your role includes “Change space settings”, but not for this space.",
    whatNext: "Workspace administrators give roles.",
  });
  expect(whyRefused(may.at("add-emojis"))).toBe(
    "Your role includes “Add emojis” for some channels only, not for the whole account.",
  );
});

describe("in one channel", () => {
  const facts = { name: "sales-emea", spaceId: "s", own: null, isProtected: false } as const;
  const inChannel = (access: HoldingsInfo, right: Right, some: Partial<ChannelPlace["channel"]> = {}) =>
    whyRefused(mayInChannel(sessionOf(accessWith()), "c", { channel: { ...facts, ...some }, access }, false)(right));

  test("one's own channels are for whoever leads them", () => {
    expect(inChannel(accessWith(), "archive-channels", { own: "administrator" })).toBeUndefined();
    expect(inChannel(accessWith(), "delete-channels", { own: "owner" })).toBeUndefined();
    expect(inChannel(accessWith(), "delete-channels", { own: "administrator" })).toContain("only its owner");
    expect(inChannel(accessWith(), "archive-channels")).toContain("channels that you own or administer.");
  });

  test("a role over a space or a name ends at its edge", () => {
    const desk = accessWith(["help-desk", { of: "spaces", spaceIds: ["s"] }]);
    expect(inChannel(desk, "invite-members")).toBeUndefined();
    expect(inChannel(desk, "invite-members", { spaceId: null })).toContain("not for this channel");
    const sales = accessWith([
      { id: "k", name: "K", rights: ["set-retention"] },
      { of: "name", pattern: "sales-*" },
    ]);
    expect(inChannel(sales, "set-retention")).toBeUndefined();
    expect(inChannel(sales, "set-retention", { name: "legal" })).toContain("not for this channel");
  });

  test("one that is protected is for workspace administrators", () => {
    expect(inChannel(accessWith("channel-administrator"), "archive-channels", { isProtected: true })).toContain(
      "protected",
    );
    expect(inChannel(accessWith("workspace-admin"), "archive-channels", { isProtected: true })).toBeUndefined();
  });

  test("until it is known what the channel is, nothing more is offered than over all channels", () => {
    const unknown = (access: HoldingsInfo, hasFailed: boolean) =>
      whyRefused(mayInChannel(sessionOf(access), "c", undefined, hasFailed)("invite-members"));
    expect(unknown(accessWith("help-desk"), false)).toBeUndefined();
    expect(unknown(accessWith(["help-desk", { of: "spaces", spaceIds: ["s"] }]), false)).toContain("being found out");
    expect(unknown(accessWith(["help-desk", { of: "spaces", spaceIds: ["s"] }]), true)).toContain(
      "cannot be found out",
    );
  });
});
