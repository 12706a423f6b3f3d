import type { operations } from "../../../contract/operations.gen.ts";
import { longAgoMs, migrated } from "./refusals/migration.ts";
import { unknownChannelId } from "./refusals/refusal.ts";
import type { Sdk, SdkDrive } from "./sdk.ts";
import { type Stage, serverApp } from "./stage.ts";

type Id = Extract<(typeof operations)[number], { tag: "Chat Migration" }>["id"];

const lead = { identifier: "lead@sandbox.example" };
const members = [{ identifier: "helpdesk@sandbox.example", role: "admin" as const }];
const channel = { type: 3 as const, created_time: "2025-02-13T15:23:14.541Z", members };
const star = (target_id: string) => ({
  method: "star" as const,
  params: [{ target_id, target_type: "channel" as const }],
});

const migrateMessage = ({ chat }: Sdk, to_channel: string) =>
  chat.chatMigration.migrateChatMessages({
    body: {
      messages: [{ to_channel, sender: lead.identifier, message: "The crane is back.", message_timestamp: longAgoMs }],
    },
  });

const migrateReaction = ({ chat }: Sdk, stage: Stage) =>
  chat.chatMigration.migrateChatMessageReactions({
    body: {
      reactions: [
        {
          message_id: `${longAgoMs}`,
          message_timestamp: longAgoMs,
          to_channel: stage.id(migrated),
          emojis: [{ emoji: "+U1F400", user_identifier: [lead.identifier] }],
        },
      ],
    },
  });

export const migrationDrives: Record<Id, SdkDrive> = {
  migrateChannelMembers: {
    happy: {
      as: serverApp,
      call: ({ chat }, stage) =>
        chat.chatMigration.migrateChannelMembers({ path: { channelId: stage.id(migrated) }, body: { members } }),
    },
    answer: [204, ""],
    refused: {
      as: serverApp,
      call: ({ chat }) =>
        chat.chatMigration.migrateChannelMembers({ path: { channelId: unknownChannelId }, body: { members } }),
    },
    refusal: "404/4130",
  },
  migrateChatMessageReactions: {
    happy: {
      as: serverApp,
      call: async (sdk, stage) => {
        await migrateMessage(sdk, stage.id(migrated));
        return migrateReaction(sdk, stage);
      },
    },
    answer: [204, ""],
    refused: { as: serverApp, call: migrateReaction },
    refusal: "400/5401",
  },
  getMigratedZoomChannelIDs: {
    happy: {
      as: serverApp,
      call: ({ chat }) =>
        chat.chatMigration.getMigratedZoomChannelIDs({
          query: { origin_platform: "slack", origin_team_id: "T024BRIGHT", origin_channel_ids: "C024BRIGHT0,C9" },
        }),
    },
    answer: [200, { mappings_found: 1, mappings_not_found: 1, mappings: [{ origin_channel_id: "C024BRIGHT0" }] }],
    refused: {
      as: serverApp,
      call: ({ chat }) =>
        chat.chatMigration.getMigratedZoomChannelIDs({
          query: { origin_platform: "slack", origin_team_id: "T0", origin_channel_ids: "C9" },
        }),
    },
    refusal: "404/5801",
  },
  getMigratedZoomUserIDs: {
    happy: {
      as: serverApp,
      call: ({ chat }) =>
        chat.chatMigration.getMigratedZoomUserIDs({
          query: { origin_platform: "slack", origin_user_ids: "U024B00004" },
        }),
    },
    answer: [200, { mappings_found: 1, mappings_not_found: 0 }],
    refused: {
      as: serverApp,
      call: ({ chat }) =>
        chat.chatMigration.getMigratedZoomUserIDs({ query: { origin_platform: "slack", origin_user_ids: "," } }),
    },
    refusal: "400/400",
  },
  migrateChatMessages: {
    happy: { as: serverApp, call: (sdk, stage) => migrateMessage(sdk, stage.id(migrated)) },
    answer: [201, {}],
    refused: { as: serverApp, call: (sdk) => migrateMessage(sdk, unknownChannelId) },
    refusal: "404/4130",
  },
  migrateChatChannel: {
    happy: {
      as: serverApp,
      call: ({ chat }) =>
        chat.chatMigration.migrateChatChannel({ path: lead, body: { ...channel, name: "harbour-news" } }),
    },
    answer: [201, {}],
    refused: {
      as: serverApp,
      call: ({ chat }) => chat.chatMigration.migrateChatChannel({ path: lead, body: { ...channel, name: "General" } }),
    },
    refusal: "400/5301",
  },
  migrateConversationOrChannelOperations: {
    happy: {
      as: serverApp,
      call: ({ chat }, stage) =>
        chat.chatMigration.migrateConversationOrChannelOperations({ path: lead, body: star(stage.id(migrated)) }),
    },
    answer: [204, ""],
    refused: {
      as: serverApp,
      call: ({ chat }) =>
        chat.chatMigration.migrateConversationOrChannelOperations({ path: lead, body: star(unknownChannelId) }),
    },
    refusal: "404/4130",
  },
};
