import { describe, expect, it } from "vitest";
import { operations } from "../../../contract/operations.gen.ts";
import { helpForOperations, limitText } from "./operation-help.ts";

describe("helpForOperations", () => {
  it("names scopes by kind of app and leaves out a kind that cannot call", () => {
    const { scopes } = helpForOperations(["listChannelActivityLogs"]);
    expect(scopes).toEqual([{ app: "account-level app", needs: [["chat_channel:read:admin"]] }]);
  });

  it("names scopes that several operations share once", () => {
    const { scopes, operations: found } = helpForOperations(["createChannelMentionGroup", "deleteChannelMentionGroup"]);
    expect(found).toHaveLength(2);
    expect(scopes.map(({ needs }) => needs)).toEqual([[["chat_channel:write"]], [["chat_channel:write:admin"]]]);
  });

  it("leaves out a need that a narrower one fills", () => {
    const { scopes } = helpForOperations(["listChannelActivityLogs", "getChannel"]);
    expect(scopes.find(({ app }) => app === "account-level app")?.needs).toEqual([["chat_channel:read:admin"]]);
  });

  it("tells limits and callers", () => {
    const [group] = helpForOperations(["createChannelMentionGroup"]).operations;
    expect(group?.notes).toContain("Mention groups per channel: at most 20 groups.");
    expect(group?.notes).toContain("For the channel owner or admin.");
  });

  it.each(operations.map(({ id }) => id))("has readable notes for %s", (id) => {
    const [help] = helpForOperations([id]).operations;
    for (const note of help?.notes ?? []) expect(note).toMatch(/^[\w_].*\.$/);
  });
});

it.each([
  [{ subject: "file size", max: 262_144, unit: "bytes" }, "File size: at most 256 KB."],
  [{ subject: "file size", max: 1_073_741_824, unit: "bytes" }, "File size: at most 1 GB."],
  [{ subject: "period", min: 1, max: 90, unit: "days" }, "Period: at least 1 days and at most 90 days."],
  [{ subject: "rate", max: 20, unit: "requests", per: "second" }, "Rate: at most 20 requests per second."],
  [{ subject: "messages", max: 30, unit: "messages", perSeconds: 10 }, "Messages: at most 30 messages in 10 seconds."],
])("writes %j as %s", (limit, text) => expect(limitText(limit)).toBe(text));
