import { parse } from "valibot";
import { describe, expect, it } from "vitest";
import { memberAnswer } from "../../../../domain/exports/member-row.ts";
import { channelAnswer } from "./channel.ts";

describe("a channel's answer", () => {
  it("keeps what is told and leaves the rest undefined", () => {
    expect(parse(channelAnswer, { id: "c1", name: "Platform" })).toEqual({
      id: "c1",
      name: "Platform",
      type: 0,
      url: undefined,
      posting: undefined,
      designated: [],
      adding: undefined,
      mentionAll: undefined,
      seesHistory: undefined,
      external: undefined,
    });
  });

  it("knows designated members by member id, by user id where there is none", () => {
    const channel_settings = { designated_posting_members: [{ member_id: "m1", user_id: "u1" }, { user_id: "u2" }] };
    expect(parse(channelAnswer, { id: "c1", name: "P", channel_settings }).designated).toEqual(["m1", "u2"]);
  });

  it.each([
    ["https://zoom.us/launch/chat/v2/x", "https://zoom.us/launch/chat/v2/x"],
    ["javascript:alert(1)", undefined],
    ["http://zoom.us/x", undefined],
    ["", undefined],
  ])("takes the address %j for a link: %s", (channel_url, expected) => {
    expect(parse(channelAnswer, { id: "c1", name: "P", channel_url }).url).toBe(expected);
  });
});

describe("a member's answer", () => {
  it.each([
    [{ name: "Ann Lee", first_name: "A" }, "Ann Lee"],
    [{ first_name: "Ann", last_name: "Lee" }, "Ann Lee"],
    [{ email: "ann@corp.example" }, "ann@corp.example"],
    [{}, "Unnamed"],
  ])("%j is called %s", (wire, name) => expect(parse(memberAnswer, { member_id: "m1", ...wire }).name).toBe(name));

  it("of another account has a member id only", () => {
    expect(parse(memberAnswer, { member_id: "m1", id: "", name: "Wei", is_external: true })).toMatchObject({
      id: "m1",
      userId: "",
      isExternal: true,
    });
  });
});
