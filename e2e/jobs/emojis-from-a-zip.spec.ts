// A hundred emojis from a zip, some too big, of a wrong kind or with taken names; all as a zip; those of one person deleted.
import { readFile } from "node:fs/promises";
import { unzipSync, zipSync } from "fflate";
import { addFiles, COUNT, emojiOf, file, gallery, results, smallPng } from "../emoji-gallery.ts";
import { expect, test } from "../test.ts";

const GOOD = 96;
const ADMIN = "admin@sandbox.example";

test("a hundred emojis come in, go out, and go", async ({ openAs }) => {
  test.slow();
  const page = await openAs("admin", "/emoji?via=me");
  await expect(gallery(page).getByRole("listitem")).toHaveCount(COUNT);
  const before = await emojiOf(page);
  const taken = before.slice(0, 2).map(({ name }) => name);
  const good = Array.from({ length: GOOD }, (_, at) => `ship_${at}`);
  const pictures = [...good, ...taken].map((name, at) => [`${name}.png`, smallPng(at)] as const);
  const archive = zipSync(
    Object.fromEntries([
      ...pictures,
      ["too_big.png", Buffer.concat([smallPng(1), Buffer.alloc(300_000)])],
      ["notes.txt.png", Buffer.from("not a picture")],
    ]),
  );
  const dialog = await addFiles(page, [file("ships.zip", Buffer.from(archive), "application/zip")]);
  await expect(dialog.getByText("The account already has an emoji with this name.")).toHaveCount(2);
  await dialog.getByRole("button", { name: `Add ${GOOD} emojis` }).click();
  await expect(results(page).getByRole("status")).toHaveText(`${GOOD} emojis done, 4 left out`, { timeout: 90_000 });
  await page.getByRole("dialog").getByRole("button", { name: "Close" }).last().click();
  const after = await emojiOf(page);
  expect(after.map(({ name }) => name).sort()).toEqual([...before.map(({ name }) => name), ...good].sort());

  const started = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download all" }).click();
  const files = unzipSync(await readFile(await (await started).path()));
  expect(Object.keys(files)).toHaveLength(COUNT + GOOD + 1);

  // Those of one person: of the admin, who added the ships.
  const own = after.filter(({ user_email: email }) => email === ADMIN);
  await page.getByRole("searchbox", { name: "Added by" }).fill(ADMIN);
  await page.getByRole("checkbox", { name: new RegExp(`^Select all ${own.length}`) }).check();
  await page.getByRole("button", { name: "Delete…" }).click();
  const question = page.getByRole("dialog", { name: `Delete ${own.length} emojis?` });
  await question.getByRole("textbox", { name: /^Type/ }).fill(`delete ${own.length} emojis`);
  await question.getByRole("button", { name: "Delete", exact: true }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0, { timeout: 60_000 });
  expect(await emojiOf(page)).toEqual(after.filter(({ user_email: email }) => email !== ADMIN));
});
