// Imports of people of channels: good rows, bad ones, doubled ones, and what spreadsheets make of cells.
import { describe, expect, test } from "vitest";
import { channelPeopleKinds } from "./people-kinds.ts";
import { check, general, sales } from "./testing/check-kind.ts";

describe("people of many channels, and of one", () => {
  test("come in by files with semicolons and a mark of their encoding, each once in each channel", () => {
    const rows = [
      "\uFEFFChannel;E-mail;Role",
      "General;Ada@acme.example;member",
      `${sales};ada@acme.example;`,
      "general;ADA@acme.example;admin",
      "Sales;bo@acme.example;Administrator",
    ];
    const { parts, problems } = check(channelPeopleKinds, "invite-members", rows);
    expect(parts).toMatchObject([
      {
        actionId: "invite-members",
        targets: [
          { channelId: general, channel: "General", email: "ada@acme.example" },
          { channelId: sales, email: "ada@acme.example" },
        ],
      },
      { actionId: "invite-administrators", targets: [{ channelId: sales, email: "bo@acme.example" }] },
    ]);
    expect(problems).toEqual(["4: This is already on line 2."]);
  });

  test("need no column of the channel on the page of one, and what one holds is not heeded there", () => {
    const fixed = { channel: { id: general, name: "General" } };
    const rows = ["channel,email", "Sales,ada@acme.example", "Nowhere,bo@acme.example"];
    const { parts, problems } = check(channelPeopleKinds, "remove-members", rows, { fixed });
    expect(parts).toMatchObject([
      { targets: [{ channelId: general, email: "ada@acme.example" }, { channelId: general }] },
    ]);
    expect(problems).toEqual([]);
    expect(check(channelPeopleKinds, "remove-members", rows).problems).toEqual([
      "3: No channel in this list is named “Nowhere”.",
    ]);
  });

  test("are left out where a spreadsheet has spoilt the ID of the channel or the address", () => {
    const rows = ["channel_id,email", "1.23E+31,ada@acme.example", "General,#NAME?", `${general},bo@acme.example`];
    const { parts, problems } = check(channelPeopleKinds, "promote-members", rows);
    expect(parts).toEqual([]);
    expect(problems).toEqual([
      expect.stringMatching(/^2: .*1\.23E\+31/),
      expect.stringMatching(/^3: .*#NAME\?/),
      "4: The row has no role.",
    ]);
  });

  test("without a column of who it is nothing is read", () => {
    const { missing } = check(channelPeopleKinds, "invite-members", ["channel,colour", "General,red"]);
    expect(missing).toBe("Choose the column of email or user ID.");
  });
});
