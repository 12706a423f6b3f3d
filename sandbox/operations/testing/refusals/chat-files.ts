import type { StoredFile } from "../../../store/files.ts";
import { announceUpload, botToken } from "../../../testing/sandbox-client.ts";
import { fileForm, smallPng } from "../made-files.ts";
import { me, type RequestParts, type Stage } from "../stage.ts";
import { firstEmoji } from "./emoji.ts";
import { type Refusal, type Refusals, unknownChannelId } from "./refusal.ts";

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

const unknownMessageId = "00000000-0000-4000-8000-000000000000";

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
      request: (stage) => fileTo({ to_channel: stage.id("Platform team"), reply_main_message_id: unknownMessageId }),
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
