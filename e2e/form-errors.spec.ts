// Errors of forms and dialogs: wherever they stand, they come into view and get the focus.
import { readFile } from "node:fs/promises";
import type { Locator } from "@playwright/test";
import * as v from "valibot";
import { choice, done, nameField, openChannel, save } from "./channel-page.ts";
import { expect, test } from "./test.ts";

const Manifest = v.pipe(v.string(), v.parseJson(), v.record(v.string(), v.object({ file: v.string() })));

/** What the build made of a module that is fetched by itself. */
async function fileOf(module: string): Promise<string> {
  const built = v.parse(Manifest, await readFile("dist/web/.vite/manifest.json", "utf8"))[module];
  if (!built) throw new Error(`${module} is no file of its own`);
  return built.file;
}

/** Whether the whole of it can be seen: inside the window, and under no bar. */
async function expectInSight(error: Locator): Promise<void> {
  await expect(error).toBeInViewport({ ratio: 1 });
  const isUncovered = await error.evaluate((element) => {
    const { left, top, bottom } = element.getBoundingClientRect();
    return [top + 4, bottom - 4].every((y) => element.contains(document.elementFromPoint(left + 4, y)));
  });
  expect(isUncovered).toBe(true);
}

test("what is wrong in a long form is seen, and has the focus each time", async ({ openAs, control }) => {
  const page = await openAs("lead", "/channels/new");

  await test.step("a field that is still wrong gets the focus each time", async () => {
    const name = page.getByRole("textbox", { name: "Name", exact: true });
    await expect(name).toBeVisible();
    for (let time = 0; time < 2; time += 1) {
      await page.getByRole("button", { name: "Create channel" }).click();
      await expect(name).toBeFocused();
      await expectInSight(name);
    }
  });

  await test.step("what Zoom refuses of a long form is seen, and has the focus", async () => {
    await control.fault({ operation: "createChannel", status: 400, code: 5301, message: "No.", times: 2 });
    await page.getByRole("textbox", { name: "Name", exact: true }).fill("Spring cleaning");
    const create = page.getByRole("button", { name: "Create channel" });
    await create.click();
    const error = page.getByRole("alert");
    await expect(error).toContainText("Zoom could not do this");
    await expect(error).toBeFocused();
    await expectInSight(error);
    // The same again, from the keyboard.
    await create.focus();
    await page.keyboard.press("Enter");
    await expect(error).toBeFocused();
    await expectInSight(error);
  });
});

test("an error that came before the code that looks after it has the focus as well", async ({ openAs, control }) => {
  const page = await openAs("lead", "/channels/new");
  let release = () => {};
  const isReleased = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(`**/${await fileOf("app/layout/after-paint.tsx")}`, async (route) => {
    await isReleased;
    await route.continue();
  });
  await page.reload();
  await control.fault({ operation: "createChannel", status: 400, code: 5301, message: "No." });
  await page.getByRole("textbox", { name: "Name", exact: true }).fill("Spring cleaning");
  await page.getByRole("button", { name: "Create channel" }).click();
  const error = page.getByRole("alert");
  await expect(error).toBeVisible();
  await expect(error).not.toBeFocused();
  release();
  await expect(error).toBeFocused();
  await expectInSight(error);
});

test("an error that comes after its dialog has closed is seen on the page, and so is that of an undo", async ({
  openAs,
  control,
}) => {
  const page = await openAs("lead");
  await openChannel(page, "Launch room");
  await page.setViewportSize({ width: 1440, height: 420 });
  await choice(page, "Type", "Public, open to others").check();
  await save(page).click();
  const question = page.getByRole("dialog", { name: "Make this channel public?" });
  await question.getByRole("checkbox").check();
  await control.fault({ operation: "updateUserChannel", status: 400, code: 5301, message: "No.", latencyMs: 300 });
  await question.getByRole("button", { name: "Make public" }).click();
  const error = page.getByRole("alert");
  await expect(error).toBeFocused();
  await expectInSight(error);

  await page.getByRole("button", { name: "Discard" }).click();
  await nameField(page).fill("Launch pad");
  await save(page).click();
  const undo = done(page, "Saved: Name.").getByRole("button", { name: "Undo" });
  await expect(undo).toBeVisible();
  await control.fault({ operation: "updateUserChannel", status: 400, code: 5301, message: "No.", latencyMs: 300 });
  await undo.click();
  await expect(error).toBeFocused();
  await expectInSight(error);
});

test("an error in a dialog is seen above its buttons, and whoever types is left alone", async ({ openAs, control }) => {
  const page = await openAs("owner", "/directory-groups");
  await page.setViewportSize({ width: 1440, height: 420 });
  await page.getByRole("button", { name: "New group" }).click();
  const dialog = page.getByRole("dialog", { name: "New directory group" });
  const name = dialog.getByRole("textbox", { name: "Name", exact: true });
  await name.fill("Gardeners");
  await control.fault({ operation: "createIMDirectoryGroup", status: 400, code: 5301, message: "No." });
  await dialog.getByRole("button", { name: "Create group" }).click();
  const error = dialog.getByRole("alert");
  await expect(error).toBeFocused();
  await expectInSight(error);

  await control.fault({ operation: "createIMDirectoryGroup", status: 400, code: 5301, message: "No.", latencyMs: 800 });
  await dialog.getByRole("button", { name: "Create group" }).click();
  await name.focus();
  await expect(error).toHaveCount(0);
  await expect(error).toBeVisible();
  await expect(name).toBeFocused();
});
