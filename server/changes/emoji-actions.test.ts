// Emojis, which are made of pictures.
// Against the local Zoom: applied, seen there, undone, and as before.
import { describe, expect, test } from "vitest";
import { type StagedFileInfo, stagedFilesPath } from "../../contract/bff.ts";
import { png } from "../../sandbox/store/seed/png.ts";
import { actionStand } from "../testing/action-stand.ts";
import type { Browser } from "../testing/browser.ts";

const stand = actionStand();
const { asked, who } = stand;
const emojis = () => stand.stack.sandbox.store.emoji.page("", 0, 1_000).items;
const emojiNamed = (name: string) => emojis().find((emoji) => emoji.name === name);
const smallPng = (shade: number) => png(16, (x, y) => [x * 15, y * 15, shade, 255]);
const staged = async (browser: Browser, body: Buffer): Promise<string> => {
  const answer = await browser.send(stagedFilesPath, {
    method: "POST",
    body,
    headers: { "content-type": "image/png" },
  });
  return (answer.json() as StagedFileInfo).id;
};
/** As `Browser` reads it. */
const pictureText = (bytes: Buffer) => new Response(new Uint8Array(bytes)).text();

describe.each(["me", "account"] as const)("through %s", (connection) => {
  test("emojis are added from staged pictures, names that are taken are left out, and the undo deletes them", async () => {
    const [taken] = emojis();
    const picture = await staged(who(connection), smallPng(1));
    const other = await staged(who(connection), smallPng(2));
    const targets = [
      { name: "fresh", picture },
      { name: "fresh_too", picture: other },
      { name: taken?.name.toUpperCase(), picture },
      { name: "no dashes", picture },
      { name: "nothing" },
    ];
    const { items, between } = await stand.tester.thereAndBack(asked(connection, "add-emojis", targets));
    expect(items.map(({ skip }) => skip)).toEqual([
      null,
      null,
      "The account already has an emoji with this name.",
      "Only letters A to Z, digits and underscores.",
      "It has no picture.",
    ]);
    expect(items[0]?.newTarget).toMatchObject({ fileId: expect.stringMatching(/./), name: "fresh", picture });
    expect(between.emojis).toEqual(expect.arrayContaining(["fresh", "fresh_too"]));
  });

  test("an emoji whose addition got no answer is found, and not added twice", async () => {
    const request = asked(connection, "add-emojis", [
      { name: "lost", picture: await staged(who(connection), smallPng(3)) },
    ]);
    await stand.stack.fault({ operation: "addCustomEmoji", drop: "after" });
    const sent = await stand.tester.countOf("addCustomEmoji", async () => {
      const there = await stand.tester.carryOut(request);
      expect(there.items).toMatchObject([{ status: "done", newTarget: { fileId: emojiNamed("lost")?.file.id } }]);
      await stand.tester.undo(request, there);
      expect(emojiNamed("lost")).toBeUndefined();
    });
    expect(sent).toBe(1);
  });

  test("a deleted emoji is added again from its own picture, which is kept before", async () => {
    const request = asked(connection, "add-emojis", [
      { name: "precious", picture: await staged(who(connection), smallPng(4)) },
    ]);
    await stand.tester.carryOut(request);
    const fileId = emojiNamed("precious")?.file.id;
    const deleting = asked(connection, "delete-emojis", [{ fileId, name: "precious" }]);
    const { back, items } = await stand.tester.thereAndBack(deleting);
    expect(items).toMatchObject([{ noUndo: null }]);
    expect(back.items).toMatchObject([{ remark: "It will have a new ID." }]);
    const now = emojiNamed("precious");
    expect(now?.file.id).not.toBe(fileId);
    const shown = await who(connection).send(`/api/emoji/${now?.file.id}/picture`);
    expect(shown.text).toBe(await pictureText(smallPng(4)));
    // What was undone is done again, and undone again.
    const again = await stand.tester.undo(deleting, back);
    expect(again.items).toMatchObject([{ status: "done", noUndo: null }]);
    expect(emojiNamed("precious")).toBeUndefined();
    await stand.tester.undo(deleting, again);
    await stand.tester.carryOut({
      ...deleting,
      targets: [{ fileId: emojiNamed("precious")?.file.id, name: "precious" }],
    });
  });

  test("where the picture cannot be had, the plan says beforehand that there is no way back", async () => {
    // One whose picture nobody has had kept yet.
    const emoji = emojis()[connection === "me" ? 0 : 1];
    const target = { fileId: emoji?.file.id, name: emoji?.name };
    const deleting = { ...asked(connection, "delete-emojis", [target]), who: stand.owner };
    await stand.stack.fault({ operation: "getFileInfo", status: 404, times: 1 });
    const { change, items } = await stand.tester.plan(deleting);
    const why = "Its picture could not be loaded, so it could not be added again.";
    expect(items).toMatchObject([{ status: "planned", noUndo: why }]);
    expect(change.plan?.noUndo).toEqual([{ why, count: 1 }]);
    // Planned anew, it can be had.
    expect((await stand.tester.plan(deleting)).items).toMatchObject([{ status: "planned", noUndo: null }]);
  });
});

test("each action says what it sends, its undo included", () => stand.tester.expectDeclared());
