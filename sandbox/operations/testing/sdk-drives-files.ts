import type { operations } from "../../../contract/operations.gen.ts";
import { smallGif, smallPng } from "./made-files.ts";
import { firstEmoji } from "./refusals/emoji.ts";
import { firstMatter } from "./refusals/legal-hold.ts";
import type { Sdk, SdkDrive } from "./sdk.ts";
import { account, me, type Stage, serverApp } from "./stage.ts";

type Id = Extract<(typeof operations)[number], { tag: "Chat Files" | "Chat Emoji" | "Legal Hold" }>["id"];

const content = () => Buffer.from("What we said about the launch.");
const noFile = { fileId: "so6Q0cltRtiHe7w_5lM39Q" };
const noMatter = { matterId: "00000000-0000-4000-8000-000000000000" };
const matter = (stage: Stage) => ({ matterId: firstMatter(stage).id });

async function uploaded({ uploads }: Sdk): Promise<{ fileId: string }> {
  const { data } = await uploads.chatFiles.uploadChatFile({ path: { userId: "me" }, body: { file: content() } });
  return { fileId: data?.id ?? "" };
}

export const fileDrives: Record<Id, SdkDrive> = {
  uploadChatFile: {
    happy: {
      as: me("lead"),
      call: ({ uploads }) => uploads.chatFiles.uploadChatFile({ path: { userId: "me" }, body: { file: content() } }),
    },
    answer: [201, {}],
    refused: {
      as: me("lead"),
      // The SDK lets the file be left out; a form without parts is none.
      call: ({ uploads }) => uploads.chatFiles.uploadChatFile({ path: { userId: "me" }, body: {} }),
    },
    refusal: "400/300",
  },
  sendChatFile: {
    happy: {
      as: me("lead"),
      call: ({ uploads }, stage) =>
        uploads.chatFiles.sendChatFile({
          path: { userId: "me" },
          // The SDK's type asks for a list, and its form refuses lists: one file is all it can send.
          body: { files: smallPng() as unknown as Buffer[], to_channel: stage.id("Platform team") },
        }),
    },
    answer: [201, {}],
    refused: {
      as: me("lead"),
      call: ({ uploads }) =>
        uploads.chatFiles.sendChatFile({
          path: { userId: "me" },
          body: { files: content() as unknown as Buffer[], to_contact: "nobody@sandbox.example" },
        }),
    },
    refusal: "404/1001",
  },
  getFileInfo: {
    happy: { as: me("lead"), call: async (sdk) => sdk.chat.chatFiles.getFileInfo({ path: await uploaded(sdk) }) },
    answer: [200, { length: content().length, OS_file_type: "" }],
    refused: { as: me("lead"), call: ({ chat }) => chat.chatFiles.getFileInfo({ path: noFile }) },
    refusal: "404/404",
  },
  deleteChatFile: {
    happy: { as: me("lead"), call: async (sdk) => sdk.chat.chatFiles.deleteChatFile({ path: await uploaded(sdk) }) },
    answer: [204, ""],
    refused: { as: me("lead"), call: ({ chat }) => chat.chatFiles.deleteChatFile({ path: noFile }) },
    refusal: "404/404",
  },
  listCustomEmojis: {
    happy: {
      as: me("member"),
      call: ({ chat }, stage) =>
        chat.chatEmoji.listCustomEmojis({ query: { search_key: firstEmoji(stage).name, page_size: 1 } }),
    },
    answer: [200, { page_size: 1, emojis: [{ name: "shipit" }] }],
    refused: { as: me("member"), call: ({ chat }) => chat.chatEmoji.listCustomEmojis({ query: { search_key: "x" } }) },
    refusal: "400/5333",
  },
  addCustomEmoji: {
    happy: {
      as: me("member"),
      call: ({ uploads }) => uploads.chatEmoji.addCustomEmoji({ body: { name: "brand_new", file: smallGif() } }),
    },
    answer: [201, { name: "brand_new" }],
    refused: {
      as: me("member"),
      call: ({ uploads }) => uploads.chatEmoji.addCustomEmoji({ body: { name: "shipit", file: smallPng() } }),
    },
    refusal: "409/30010",
  },
  deleteCustomEmoji: {
    happy: {
      as: me("admin"),
      call: ({ chat }, stage) => chat.chatEmoji.deleteCustomEmoji({ path: { fileId: firstEmoji(stage).file.id } }),
    },
    answer: [204, ""],
    refused: { as: me("admin"), call: ({ chat }) => chat.chatEmoji.deleteCustomEmoji({ path: noFile }) },
    refusal: "404/5404",
  },
  listLegalHoldMatters: {
    happy: { as: serverApp, call: ({ chat }) => chat.legalHold.listLegalHoldMatters({}) },
    answer: [200, { page_size: 30, next_page_token: "" }],
    refused: { as: account("channel-admin"), call: ({ chat }) => chat.legalHold.listLegalHoldMatters({}) },
    refusal: "403/403",
  },
  addLegalHoldMatter: {
    happy: {
      as: serverApp,
      call: ({ chat }) =>
        chat.legalHold.addLegalHoldMatter({ body: { matter_name: "New", identifiers: ["lead@sandbox.example"] } }),
    },
    answer: [201, {}],
    refused: {
      as: serverApp,
      call: ({ chat }) =>
        chat.legalHold.addLegalHoldMatter({ body: { matter_name: "New", identifiers: ["who@sandbox.example"] } }),
    },
    refusal: "404/1001",
  },
  updateLegalHoldMatter: {
    happy: {
      as: serverApp,
      call: ({ chat }, stage) =>
        chat.legalHold.updateLegalHoldMatter({ path: matter(stage), body: { matter_name: "Renamed" } }),
    },
    answer: [204, ""],
    refused: {
      as: serverApp,
      call: ({ chat }) => chat.legalHold.updateLegalHoldMatter({ path: noMatter, body: { matter_name: "Renamed" } }),
    },
    refusal: "404/1001",
  },
  deleteLegalHoldMatters: {
    happy: { as: serverApp, call: ({ chat }, stage) => chat.legalHold.deleteLegalHoldMatters({ path: matter(stage) }) },
    answer: [204, ""],
    refused: { as: serverApp, call: ({ chat }) => chat.legalHold.deleteLegalHoldMatters({ path: noMatter }) },
    refusal: "404/1001",
  },
  listLegalHoldFilesByGivenMatter: {
    happy: {
      as: serverApp,
      call: ({ chat }, stage) =>
        chat.legalHold.listLegalHoldFilesByGivenMatter({
          path: matter(stage),
          query: { identifier: custodianOf(stage) },
        }),
    },
    answer: [200, { data: [{ ready_for_download: true }, {}] }],
    refused: {
      as: serverApp,
      call: ({ chat }, stage) =>
        chat.legalHold.listLegalHoldFilesByGivenMatter({ path: matter(stage), query: { identifier: "nobody" } }),
    },
    refusal: "400/300",
  },
  downloadLegalHoldFilesForGivenMatter: {
    happy: {
      as: serverApp,
      call: async ({ chat }, stage) => {
        const path = matter(stage);
        const list = await chat.legalHold.listLegalHoldFilesByGivenMatter({
          path,
          query: { identifier: custodianOf(stage) },
        });
        const key = list.data?.data[0]?.file_key ?? "";
        return chat.legalHold.downloadLegalHoldFilesForGivenMatter({ path, query: { file_key: key } });
      },
    },
    answer: [200, /^PK/],
    refused: {
      as: serverApp,
      call: ({ chat }, stage) =>
        chat.legalHold.downloadLegalHoldFilesForGivenMatter({ path: matter(stage), query: { file_key: "nothing" } }),
    },
    refusal: "404/1001",
  },
};

/** The address of somebody whose messages the first matter holds. */
function custodianOf(stage: Stage): string {
  const [index] = firstMatter(stage).custodians;
  return stage.store.people.at(index ?? -1).email;
}
