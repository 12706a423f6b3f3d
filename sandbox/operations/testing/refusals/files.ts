import type { StoredFile } from "../../../store/files.ts";
import { gif } from "../../../store/seed/gif.ts";
import { png } from "../../../store/seed/png.ts";
import { announceUpload, botToken } from "../../../testing/sandbox-client.ts";
import { account, me, type RequestParts, type Stage } from "../stage.ts";
import { type Refusal, type Refusals, unknownChannelId } from "./refusal.ts";

export const smallPng = (): Buffer => png(4, (x, y) => [x * 60, y * 60, 0, 255]);
export const smallGif = (): Buffer =>
  gif(
    4,
    [
      [0, 0, 0],
      [255, 0, 0],
      [0, 255, 0],
      [0, 0, 255],
    ],
    [(x) => x % 4],
  );

export function emojiForm(name: string, picture: Buffer, fileName = "picture.png"): FormData {
  const form = new FormData();
  form.set("name", name);
  form.set("file", new Blob([picture]), fileName);
  return form;
}

export function fileForm(field: "file" | "files", content: Buffer, name: string): FormData {
  const form = new FormData();
  form.set(field, new Blob([content]), name);
  return form;
}

const switchEmoji = (stage: Stage, customEmoji: "admins" | "off") => {
  stage.store.settings.customEmoji = customEmoji;
};

/** The emoji that everybody knows: it is the first of the list. */
export function firstEmoji({ store }: Stage) {
  const [emoji] = store.emoji.page("", 0, 1).items;
  if (!emoji) throw new Error("the company has no custom emoji");
  return emoji;
}

/** An emoji that the person did not add. */
const othersEmoji = (stage: Stage, person: string) => {
  const found = stage.store.emoji.page("", 0, 100).items.find(({ file }) => file.owner !== stage.user(person).index);
  if (!found) throw new Error(`${person} added every emoji`);
  return { params: { fileId: found.file.id } };
};

/** A file that a channel of the person's has, of somebody else. */
function sharedFile(stage: Stage, person: string): StoredFile {
  const { channels, files } = stage.store;
  const { index } = stage.user(person);
  for (const { id } of channels.joined(index))
    for (const file of files.ofChannel(id)) if (file.owner !== index) return file;
  throw new Error(`${person} has no channel with files`);
}

/** A file in channels the person is not in. */
function strangeFile(stage: Stage, person: string): StoredFile {
  const { channels, files } = stage.store;
  const { index } = stage.user(person);
  for (const channel of channels.from(0))
    for (const file of files.ofChannel(channel.id))
      if (file.owner !== index && !channels.isMember(channel, index)) return file;
  throw new Error(`${person} sees every file`);
}

const known = (stage: Stage) => ({ params: { fileId: sharedFile(stage, "lead").id } });

/** What both operations on a file refuse. */
const fileRefusals: readonly Refusal[] = [
  { code: null, when: "the id is none", as: me("lead"), request: () => ({ params: { fileId: "not-an-id" } }) },
  {
    code: 300,
    when: "there is no token",
    as: me("lead"),
    request: (stage) => ({ ...known(stage), token: null }),
  },
  {
    code: 100,
    when: "the token is none of the sandbox's",
    as: me("lead"),
    request: (stage) => ({ ...known(stage), token: "invented" }),
  },
  {
    code: 401,
    when: "the token is a chatbot's",
    as: me("lead"),
    request: async (stage) => ({ ...known(stage), token: await botToken(stage.sandbox) }),
  },
  {
    code: 106,
    when: "the token is an hour old",
    as: me("lead"),
    request: async (stage) => {
      const token = await stage.token(me("lead"));
      stage.sandbox.advance(3_600_000);
      return { ...known(stage), token };
    },
  },
  {
    code: 403,
    when: "it was sent where the person is not",
    as: me("lead"),
    request: (stage) => ({ params: { fileId: strangeFile(stage, "lead").id } }),
  },
  {
    code: 404,
    when: "there is none",
    as: me("lead"),
    request: () => ({ params: { fileId: "so6Q0cltRtiHe7w_5lM39Q" } }),
  },
];

const noMatter = { matterId: "00000000-0000-4000-8000-000000000000" };

const someFile = () => fileForm("files", Buffer.from("text"), "notes.txt");

function fileTo(fields: Readonly<Record<string, string>>, form: FormData = someFile()): RequestParts {
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return { form };
}

const KB = 1024;

export const chatFileRefusals: Refusals = {
  uploadChatFile: [
    {
      code: 300,
      when: "the file is said to be larger than 1 GB, and is not read",
      as: me("lead"),
      request: () => ({ send: (sandbox, token, path) => announceUpload(sandbox, token, path, 1026 * KB * KB) }),
      values: () => ({ maxSize: "1GB" }),
    },
    {
      code: 124,
      when: "there is no token of the sandbox's",
      as: me("lead"),
      request: () => ({ form: fileForm("file", Buffer.from("text"), "notes.txt"), token: "invented" }),
    },
  ],
  sendChatFile: [
    {
      code: 300,
      when: "a picture has a byte more than 16 MB",
      as: me("lead"),
      request: (stage) => {
        const large = Buffer.concat([smallPng(), Buffer.alloc(16 * KB * KB + 1 - smallPng().length)]);
        return fileTo({ to_channel: stage.id("Platform team") }, fileForm("files", large, "large.png"));
      },
      values: () => ({ maxSize: "16MB" }),
    },
    {
      code: 300,
      when: "a file that is no picture has a byte more than 20 MB",
      as: me("lead"),
      request: (stage) => {
        const large = Buffer.alloc(20 * KB * KB + 1);
        return fileTo({ to_channel: stage.id("Platform team") }, fileForm("files", large, "large.png"));
      },
      values: () => ({ maxSize: "20MB" }),
    },
    {
      code: 124,
      when: "there is no token of the sandbox's",
      as: me("lead"),
      request: (stage) => ({ ...fileTo({ to_channel: stage.id("Platform team") }), token: "invented" }),
    },
    {
      code: 5301,
      when: "the person is not in the channel",
      as: me("member"),
      request: (stage) => fileTo({ to_channel: stage.id("Salary review") }),
    },
    {
      code: 5301,
      when: "the channel is archived",
      as: me("lead"),
      request: (stage) => fileTo({ to_channel: stage.id("Trade show") }),
    },
    {
      code: 5301,
      when: "the account does not let files be sent",
      as: me("lead"),
      request: (stage) => {
        stage.store.settings.canSendFiles = false;
        return fileTo({ to_channel: stage.id("Platform team") });
      },
    },
    {
      code: 5402,
      when: "the message to answer is not there",
      as: me("lead"),
      request: (stage) => fileTo({ to_channel: stage.id("Platform team"), reply_main_message_id: noMatter.matterId }),
    },
    {
      code: 1001,
      when: "there is no such person",
      as: me("lead"),
      request: () => fileTo({ to_contact: "nobody@sandbox.example" }),
      values: () => ({ to_contact: "nobody@sandbox.example" }),
    },
    {
      code: 4130,
      when: "there is no such channel",
      as: me("lead"),
      request: () => fileTo({ to_channel: unknownChannelId }),
      values: () => ({ to_channel: unknownChannelId }),
    },
  ],
  getFileInfo: fileRefusals,
  deleteChatFile: [
    ...fileRefusals,
    { code: 403, when: "somebody else uploaded it", as: me("lead"), request: known },
    {
      code: 403,
      when: "it is the picture of an emoji",
      as: me("admin"),
      request: (stage) => ({ params: { fileId: firstEmoji(stage).file.id } }),
    },
  ],
};

export const emojiRefusals: Refusals = {
  listCustomEmojis: [
    {
      code: 300,
      when: "the account has no custom emoji",
      as: me("member"),
      request: (stage) => {
        switchEmoji(stage, "off");
        return {};
      },
    },
    {
      code: 5333,
      when: "the word looked for is too short",
      as: me("member"),
      request: () => ({ query: { search_key: "hi" } }),
    },
    {
      code: 5333,
      when: "the word looked for is too long",
      as: me("member"),
      request: () => ({ query: { search_key: "h".repeat(257) } }),
    },
  ],
  addCustomEmoji: [
    {
      code: 300,
      when: "the name has a dash",
      as: me("member"),
      request: () => ({ form: emojiForm("no-dashes", smallPng()) }),
    },
    {
      code: 300,
      when: "the name has 101 letters",
      as: me("member"),
      request: () => ({ form: emojiForm("a".repeat(101), smallPng()) }),
    },
    {
      code: 300,
      when: "the picture has a byte more than 256 KB",
      as: me("member"),
      request: () => ({
        form: emojiForm("large", Buffer.concat([smallPng(), Buffer.alloc(256 * 1024 + 1 - smallPng().length)])),
      }),
    },
    {
      code: 300,
      when: "the picture is so large that it is not read",
      as: me("member"),
      request: () => ({ form: emojiForm("large", Buffer.alloc(2 * 1024 * 1024)) }),
    },
    {
      code: 300,
      when: "there is no picture",
      as: me("member"),
      request: () => {
        const form = new FormData();
        form.set("name", "nothing");
        return { form };
      },
    },
    {
      code: 400,
      when: "the content is no picture, whatever the name says",
      as: me("member"),
      request: () => ({ form: emojiForm("text", Buffer.from("plain text"), "picture.png") }),
    },
    {
      code: 500,
      when: "the picture is broken",
      as: me("member"),
      request: () => ({ form: emojiForm("broken", smallPng().subarray(0, 12)) }),
    },
    {
      code: 40090,
      when: "only administrators may add",
      as: me("member"),
      request: (stage) => {
        switchEmoji(stage, "admins");
        return { form: emojiForm("mine", smallPng()) };
      },
    },
    {
      code: 30010,
      when: "the name is taken, in other letters",
      as: me("member"),
      request: (stage) => ({ form: emojiForm(firstEmoji(stage).name.toUpperCase(), smallPng()) }),
    },
  ],
  deleteCustomEmoji: [
    {
      code: 300,
      when: "the account has no custom emoji",
      as: me("admin"),
      request: (stage) => {
        switchEmoji(stage, "off");
        return { params: { fileId: firstEmoji(stage).file.id } };
      },
    },
    {
      code: 200,
      when: "it is somebody else's",
      as: me("member"),
      request: (stage) => othersEmoji(stage, "member"),
    },
    {
      code: 5404,
      when: "there is none",
      as: me("admin"),
      request: () => ({ params: { fileId: "so6Q0cltRtiHe7w_5lM39Q" } }),
      values: () => ({ fileId: "so6Q0cltRtiHe7w_5lM39Q" }),
    },
    {
      code: 4600,
      when: "it fails",
      as: me("admin"),
      isFault: true,
      request: (stage) => ({ params: { fileId: firstEmoji(stage).file.id } }),
    },
  ],
};

export const firstMatter = ({ store }: Stage) => {
  const [matter] = store.legalHold.page(0, 1).items;
  if (!matter) throw new Error("the company has no matter");
  return matter;
};

export const legalHoldRefusals: Refusals = {
  listLegalHoldMatters: [
    { code: 403, when: "the role does not see chats", as: account("channel-admin"), request: () => ({}) },
    // It takes nobody's name, and a caller who is gone gets 401/124.
    { code: 1001, when: "the platform fails", isFault: true, as: account("admin"), request: () => ({}) },
  ],
  addLegalHoldMatter: [
    {
      code: 403,
      when: "the role does not see chats",
      as: account("channel-admin"),
      request: () => ({ body: { matter_name: "Mine", identifiers: ["lead@sandbox.example"] } }),
    },
    {
      code: 1001,
      when: "a custodian is nobody of the account",
      as: account("admin"),
      request: () => ({
        body: { matter_name: "Theirs", identifiers: ["lead@sandbox.example", "who@sandbox.example"] },
      }),
    },
  ],
  updateLegalHoldMatter: [
    {
      code: 403,
      when: "the role does not see chats",
      as: account("channel-admin"),
      request: (stage) => ({ params: { matterId: firstMatter(stage).id }, body: { matter_name: "Mine" } }),
    },
    {
      code: 1001,
      when: "there is none",
      as: account("admin"),
      request: () => ({ params: noMatter, body: { matter_name: "Mine" } }),
    },
  ],
  deleteLegalHoldMatters: [
    {
      code: 403,
      when: "the role does not see chats",
      as: account("channel-admin"),
      request: (stage) => ({ params: { matterId: firstMatter(stage).id } }),
    },
    { code: 1001, when: "there is none", as: account("admin"), request: () => ({ params: noMatter }) },
  ],
  downloadLegalHoldFilesForGivenMatter: [
    {
      code: 403,
      when: "the role does not see chats",
      as: account("channel-admin"),
      request: (stage) => ({ params: { matterId: firstMatter(stage).id }, query: { file_key: "x" } }),
    },
    {
      code: 1001,
      when: "the key names nobody",
      as: account("admin"),
      request: (stage) => ({ params: { matterId: firstMatter(stage).id }, query: { file_key: "bm9ib2R5" } }),
    },
  ],
};
