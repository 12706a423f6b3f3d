import { parse } from "valibot";
import { expect, test } from "vitest";
import { channelTypes } from "../../../domain/channel-words.ts";
import { channelPage, labelOf } from "./channel-row.ts";

test("a listed channel keeps what a row shows", () => {
  const page = parse(channelPage, {
    channels: [
      {
        id: "c1",
        jid: "c1@conference.xmpp.zoom.us",
        name: "Developers",
        type: 2,
        channel_url: "https://zoom.us/launch/chat/v2/x",
        channel_settings: {
          add_member_permissions: 2,
          new_members_can_see_previous_messages_files: true,
          posting_permissions: 3,
          mention_all_permissions: 1,
          allow_to_add_external_users: 2,
        },
      },
    ],
    next_page_token: "t",
    page_size: 50,
    total_records: 1,
  });
  expect(page.channels).toEqual([
    {
      id: "c1",
      name: "Developers",
      type: 2,
      posting: 3,
      adding: 2,
      mentionAll: 1,
      external: 2,
      seesHistory: true,
      memberCount: undefined,
    },
  ]);
});

test("a found channel has members and no settings; an empty answer is an empty page", () => {
  const found = parse(channelPage, {
    channels: [{ id: "c1", name: "D", type: 3, channel_url: "u", member_count: 12 }],
  });
  expect(found.channels[0]).toMatchObject({ memberCount: 12, posting: undefined });
  expect(parse(channelPage, {}).channels).toEqual([]);
});

test.each([
  [3, "Public"],
  [9, "Unknown (9)"],
  [undefined, "–"],
])("labelOf(%s)", (value, text) => {
  expect(labelOf(channelTypes, value)).toBe(text);
});
