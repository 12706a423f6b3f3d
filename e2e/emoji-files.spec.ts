import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { unzipSync } from "fflate";
import { pulsingGif } from "../sandbox/store/seed/emoji-pictures.ts";
import { png } from "../sandbox/store/seed/png.ts";
import { expectAccessible, expectAccessibleInEveryLook } from "./accessible.ts";
import { addFiles, COUNT, file, gallery, namesOf, results, smallPng, tile } from "./emoji-gallery.ts";
import { expect, test } from "./test.ts";

/** Colours that cannot be packed: larger than an emoji may be. */
const hugePng = () => png(320, (x, y) => [(x * 7919 + y * 104_729) % 251, (x * 31 + y * x) % 241, (x * y) % 239, 255]);

test("files are checked, fitted when the person agrees, and added with a result for each", async ({
  openAs,
  control,
}) => {
  const page = await openAs("lead", "/emoji?via=me");
  await expect(gallery(page).getByRole("listitem")).toHaveCount(COUNT);
  const huge = hugePng();
  expect(huge.length).toBeGreaterThan(262_144);
  const dialog = await addFiles(page, [
    file("new one!.png", smallPng(1)),
    file("moving.gif", pulsingGif("star", [90, 160, 230]), "image/gif"),
    file("Party Parrot.png", smallPng(2)),
    file("text.png", Buffer.from("not a picture")),
    file("cut.png", smallPng(3).subarray(0, 40)),
    file("huge.png", huge),
  ]);
  const row = (name: string) => dialog.getByRole("listitem").filter({ hasText: name });
  const nameField = (fileName: string) => dialog.getByRole("textbox", { name: `Name of ${fileName}` });
  await expect(nameField("new one!.png")).toHaveValue("new_one");
  await expect(dialog.getByText("The account already has an emoji with this name.")).toBeVisible();
  await expect(row("text.png")).toContainText("Not a picture");
  await expect(row("cut.png")).toContainText("cannot be read");
  await expect(dialog.getByText("Larger than 256 KB. It can be resized to fit.")).toBeVisible();
  await expect(dialog.getByRole("button", { name: "Add 2 emojis" })).toBeEnabled();
  await expect(dialog.getByText("4 files will not be added as they are.")).toBeVisible();
  await expectAccessibleInEveryLook(page);

  // Put away and taken up again.
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Add emojis · 6 waiting" }).click();
  await expect(nameField("new one!.png")).toHaveValue("new_one");

  // A picture of a kind Zoom does not take, and a long one: pasted and dropped.
  await page.evaluate(async () => {
    const made = async (name: string, type: string, width: number, height: number) => {
      const canvas = document.createElement("canvas");
      canvas.width = width;
      canvas.height = height;
      canvas.getContext("2d")?.fillRect(0, 0, width, height);
      const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type));
      return new File(blob ? [blob] : [], name, { type });
    };
    const transfer = async (...args: Parameters<typeof made>) => {
      const data = new DataTransfer();
      data.items.add(await made(...args));
      return data;
    };
    window.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData: await transfer("web.png", "image/webp", 64, 64), cancelable: true }),
    );
    window.dispatchEvent(
      new DragEvent("drop", { dataTransfer: await transfer("long.png", "image/png", 200, 50), cancelable: true }),
    );
  });
  await expect(dialog.getByText("Zoom does not accept WebP pictures. It can be resized to fit.")).toBeVisible();
  await dialog.getByRole("checkbox", { name: /^Put 1 long picture on a square/ }).check();
  await dialog.getByRole("checkbox", { name: /^Fit 2 pictures that Zoom would reject/ }).check();
  await expect(dialog.getByText("Becomes PNG 128 × 128")).toHaveCount(2);
  await nameField("Party Parrot.png").fill("no spaces");
  await expect(dialog.getByText("Only letters A to Z, digits and underscores.")).toBeVisible();
  await nameField("Party Parrot.png").fill("moving");
  await expect(dialog.getByText("Another emoji here has the same name.")).toHaveCount(2);
  await nameField("Party Parrot.png").fill("parrot_2");
  await dialog.getByRole("button", { name: "Leave out cut.png" }).click();
  const folder = await mkdtemp(path.join(tmpdir(), "emoji-"));
  await mkdir(path.join(folder, "inner"));
  await writeFile(path.join(folder, "inner", "of-folder.png"), smallPng(4));
  await writeFile(path.join(folder, ".hidden.png"), smallPng(5));
  await dialog.getByLabel("Folder to add").setInputFiles(folder);
  await expect(nameField("of-folder.png")).toHaveValue("of_folder");
  await rm(folder, { recursive: true });

  await control.fault({ operation: "addCustomEmoji", status: 500, times: 1 });
  await dialog.getByRole("button", { name: "Add 7 emojis" }).click();
  await expect(results(page).getByRole("status")).toHaveText("6 emojis done, 1 failed, 1 left out");
  await expect(results(page)).toContainText("Not a picture");
  await expectAccessible(page);
  await results(page).getByRole("button", { name: "Retry failed" }).click();
  await expect(results(page).getByRole("status")).toHaveText("7 emojis done, 1 left out");
  await page.getByRole("dialog").getByRole("button", { name: "Close" }).last().click();
  await expect(gallery(page).getByRole("listitem")).toHaveCount(COUNT + 7);
  const added = ["new_one", "moving", "parrot_2", "huge", "web", "long", "of_folder"];
  expect((await namesOf(page)).slice(COUNT).sort()).toEqual(added.toSorted());
  const mark = (name: string) => tile(page, name).getByText("Moving", { exact: true });
  await tile(page, "moving").scrollIntoViewIfNeeded();
  await expect(mark("moving")).toBeVisible();
  await expect(mark("new_one")).toHaveCount(0);
  await page.emulateMedia({ reducedMotion: "reduce" });
  await expect(tile(page, "moving").locator("canvas")).toBeVisible();
  await expect(tile(page, "moving").locator("img")).toHaveCount(0);
  await expect
    .poll(() =>
      tile(page, "huge")
        .locator("img")
        .evaluate((image: HTMLImageElement) => [image.naturalWidth, image.naturalHeight]),
    )
    .toEqual([128, 128]);
  await page.goto("/changes");
  await page.getByRole("row", { name: /Add 7 emojis/ }).click();
  await page.getByRole("button", { name: "Undo…" }).click();
  await page.getByRole("button", { name: "Apply", exact: true }).click();
  await expect(page.getByText("Done", { exact: true }).first()).toBeVisible();
  expect(await namesOf(page)).toHaveLength(COUNT);
});

test("pictures that do not reach the server hold nothing up, and what the server has is added without the page", async ({
  openAs,
  control,
}) => {
  const page = await openAs("lead", "/emoji?via=me");
  await expect(gallery(page).getByRole("listitem")).toHaveCount(COUNT);
  let failures = 2;
  await page.route("**/api/staged-files", async (route) => {
    if (failures === 0) return route.fallback();
    failures -= 1;
    return route.fulfill({ status: 503, json: { code: "unavailable", message: "No.", requestId: "r" } });
  });
  const names = ["first", "second", "third"];
  const dialog = await addFiles(
    page,
    names.map((name, index) => file(`${name}.png`, smallPng(40 + index))),
  );
  await dialog.getByRole("button", { name: "Add 3 emojis" }).click();
  await expect(results(page).getByRole("status")).toHaveText("1 picture done, 2 failed");
  await expectAccessibleInEveryLook(page);
  await page.getByRole("button", { name: "Back to the files" }).click();
  await expect(dialog.getByRole("button", { name: "Add 3 emojis" })).toBeEnabled();
  failures = 1;
  await dialog.getByRole("button", { name: "Add 3 emojis" }).click();
  await expect(page.getByRole("button", { name: "Add the other 2 emojis" })).toBeVisible();
  // Zoom takes its time, and the page is gone by then.
  await control.fault({ operation: "addCustomEmoji", latencyMs: 9_000, times: 3 });
  await results(page).getByRole("button", { name: "Retry failed" }).click();
  await expect(page.getByText("In progress…")).toBeVisible();
  await page.close();
  await control.clearFaults();
  const other = await openAs("lead", "/emoji?via=me");
  await expect.poll(() => namesOf(other), { timeout: 30_000 }).toEqual(expect.arrayContaining(names));
});

test("all are downloaded as a zip that another account can add", async ({ openAs }) => {
  const page = await openAs("owner", "/emoji?via=me");
  await expect(gallery(page).getByRole("listitem")).toHaveCount(COUNT);
  const names = await namesOf(page);
  let failures = 1;
  await page.route("**/api/emoji/*/picture", async (route) => {
    if (route.request().resourceType() !== "fetch" || failures === 0) return route.fallback();
    failures -= 1;
    return route.fulfill({ status: 503, json: { code: "unavailable", message: "No.", requestId: "r" } });
  });
  await page.getByRole("button", { name: "Download all" }).click();
  await expect(results(page).getByRole("status")).toHaveText(`${COUNT - 1} emojis done, 1 failed`);
  const started = page.waitForEvent("download");
  await results(page).getByRole("button", { name: "Retry failed" }).click();
  const download = await started;
  expect(download.suggestedFilename()).toMatch(/^emoji \d{4}-\d\d-\d\d\.zip$/);
  const archive = await readFile(await download.path());
  const files = unzipSync(archive);
  expect(Object.keys(files)).toHaveLength(COUNT + 1);
  const manifest = JSON.parse(Buffer.from(files["manifest.json"] ?? []).toString()) as { emojis: { name: string }[] };
  expect(manifest.emojis.map(({ name }) => name).sort()).toEqual(names.toSorted());

  for (const name of ["looking", "Kanpai"])
    await page.getByRole("checkbox", { name: `Select ${name}`, exact: true }).check();
  await page.getByRole("button", { name: "Delete…" }).click();
  await page.getByRole("checkbox", { name: "Delete 2 emojis" }).check();
  await page.getByRole("dialog").getByRole("button", { name: "Delete", exact: true }).click();
  await expect(gallery(page).getByRole("listitem")).toHaveCount(COUNT - 2);

  const dialog = await addFiles(page, [
    file("emoji.zip", archive, "application/zip"),
    file("broken.zip", archive.subarray(0, 2_000), "application/zip"),
  ]);
  await expect(dialog.getByText("The account already has an emoji with this name.")).toHaveCount(COUNT - 2);
  await expect(dialog.getByText("The archive could not be opened.")).toBeVisible();
  await dialog.getByRole("button", { name: "Add 2 emojis" }).click();
  await expect(results(page).getByRole("status")).toHaveText(`2 emojis done, ${COUNT - 1} left out`);
  await page.getByRole("dialog").getByRole("button", { name: "Close" }).last().click();
  expect((await namesOf(page)).sort()).toEqual(names.toSorted());
});

test("names that clash are settled for all at once, and a list beside the pictures names them", async ({ openAs }) => {
  const page = await openAs("lead", "/emoji?via=me");
  await expect(gallery(page).getByRole("listitem")).toHaveCount(COUNT);
  const dialog = await addFiles(page, [
    file("one.png", smallPng(1)),
    file("two.png", smallPng(2)),
    file("three.gif", pulsingGif("star", [90, 160, 230]), "image/gif"),
    file(
      "pack.json",
      Buffer.from(JSON.stringify({ files: { looking: "one.png", Twice: "two.png", twice: "three.gif" } })),
      "application/json",
    ),
  ]);
  const nameField = (fileName: string) => dialog.getByRole("textbox", { name: `Name of ${fileName}` });
  await expect(nameField("one.png")).toHaveValue("looking");
  await expect(dialog.getByRole("listitem").filter({ hasText: "GIF" }).getByText("Moving")).toBeVisible();
  await expect(dialog.getByText("2 names are taken, or used more than once here.")).toBeVisible();
  await expectAccessibleInEveryLook(page);
  await dialog.getByRole("textbox", { name: "Prefix" }).fill("Team");
  await dialog.getByRole("button", { name: "Add the prefix" }).click();
  await expect(nameField("one.png")).toHaveValue("Team_looking");
  await expect(nameField("two.png")).toHaveValue("Twice");
  await expect(nameField("three.gif")).toHaveValue("Team_twice");
  await dialog.getByRole("button", { name: "Add 3 emojis" }).click();
  await expect(gallery(page).getByRole("listitem")).toHaveCount(COUNT + 3);
  await page.getByRole("searchbox", { name: "Name" }).fill(":team looking:");
  await expect(gallery(page).getByRole("listitem")).toHaveCount(1);
  await expect(tile(page, "Team_looking")).toBeVisible();
});

test("a CSV beside the pictures names them, and what is wrong with its rows is told before anything is added", async ({
  openAs,
}) => {
  const page = await openAs("lead", "/emoji?via=me");
  await expect(gallery(page).getByRole("listitem")).toHaveCount(COUNT);
  const before = await namesOf(page);
  const rows = ["file;name", "one.png;csv_one", "two.png;csv two", "gone.png;csv_three", ";csv_four", "one.png;again"];
  const dialog = await addFiles(page, [
    file("one.png", smallPng(1)),
    file("two.png", smallPng(2)),
    file("names.csv", Buffer.from(`\uFEFF${rows.join("\r\n")}`), "text/csv"),
  ]);
  const nameField = (fileName: string) => dialog.getByRole("textbox", { name: `Name of ${fileName}` });
  await expect(nameField("one.png")).toHaveValue("csv_one");
  await expect(nameField("two.png")).toHaveValue("csv two");
  const files = dialog.getByRole("list", { name: "Files" });
  await expect(files).toContainText("“gone.png” is not among the files.");
  await expect(files).toContainText("The row names no file.");
  await expect(files).toContainText("“one.png” is already on line 2.");
  await expect(files.getByRole("listitem").filter({ hasText: "names.csv, line 4" })).toHaveCount(1);
  await expect(dialog.getByText("4 files will not be added as they are.")).toBeVisible();
  await expectAccessibleInEveryLook(page);
  await nameField("two.png").fill("csv_two");
  await dialog.getByRole("button", { name: "Add 2 emojis" }).click();
  await expect(results(page).getByRole("status")).toHaveText("2 emojis done, 3 left out");
  expect((await namesOf(page)).sort()).toEqual([...before, "csv_one", "csv_two"].sort());
});
