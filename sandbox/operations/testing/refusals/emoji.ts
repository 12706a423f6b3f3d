import { emojiForm, smallPng } from "../made-files.ts";
import { me, type Stage } from "../stage.ts";
import type { Refusals } from "./refusal.ts";

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
