import * as v from "valibot";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { emojiForm, smallGif } from "../operations/testing/made-files.ts";
import { firstEmoji } from "../operations/testing/refusals/emoji.ts";
import { me, Stage } from "../operations/testing/stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
});
beforeEach(() => stage.reset());
afterAll(() => stage.close());

const Info = v.object({ download_url: v.string(), digest: v.string(), length: v.number() });

describe("custom emoji", () => {
  it("have pictures of their own, PNG and moving GIF, that everybody may fetch", async () => {
    const { emoji } = stage.store;
    for (const { file } of emoji.page("", 0, 3).items) {
      const answer = await stage.call("getFileInfo", me("member"), { params: { fileId: file.id } });
      const picture = await fetch(v.parse(Info, answer.body).download_url);
      const bytes = Buffer.from(await picture.arrayBuffer());
      expect(picture.headers.get("content-type")).toBe(`image/${file.extension}`);
      expect(bytes.toString("latin1", 0, 6)).toMatch(file.extension === "png" ? "PNG" : "GIF89a");
      expect(bytes.length).toBe(file.size);
    }
  });

  it("are listed as they were added, found by part of the name, and gone when deleted", async () => {
    const Page = v.object({
      emojis: v.array(v.object({ name: v.string(), file_id: v.string(), user_id: v.string() })),
    });
    const list = async (query: Record<string, string> = {}) =>
      v.parse(Page, (await stage.call("listCustomEmojis", me("member"), { query })).body).emojis;
    const added = await stage.call("addCustomEmoji", me("member"), { form: emojiForm("Ship_Wreck", smallGif()) });
    expect(added.status).toBe(201);
    const found = await list({ search_key: "ship", page_size: "50" });
    expect(found.at(-1)).toMatchObject({ name: "Ship_Wreck", user_id: stage.user("member").id });
    expect(found.every(({ name }) => name.toLowerCase().includes("ship"))).toBe(true);
    expect((await list())[0]?.name).toBe(firstEmoji(stage).name);
    const params = { fileId: found.at(-1)?.file_id ?? "" };
    expect((await stage.call("deleteCustomEmoji", me("member"), { params })).status).toBe(204);
    expect((await list({ search_key: "ship_w" })).map(({ name }) => name)).toEqual([]);
    expect((await stage.call("getFileInfo", me("member"), { params })).status).toBe(404);
  });
});
