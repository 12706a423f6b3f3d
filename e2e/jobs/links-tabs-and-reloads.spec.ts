// Back and forward, links with filters that others open, two tabs, a reload in the middle of a form.
import type { Page } from "@playwright/test";
import { channelList } from "../channel-list.ts";
import { choice, nameField, openChannel, openTab, save } from "../channel-page.ts";
import { expect, test } from "../test.ts";
import { channelOf, everyChannel, membersOf, settingsOf } from "../zoom.ts";
import { peopleOf } from "./company.ts";
import { openPeople, selectChannels } from "./steps.ts";

const restored = (page: Page) => page.getByText("Your earlier changes have been restored. They are not saved yet.");

test("back and forward lead through lists and tabs as they were left", async ({ openAs }) => {
  const page = await openAs("admin");
  const list = channelList(page);
  const filter = page.getByRole("searchbox", { name: "Filter by name" });
  await filter.fill("es");
  await list.table.getByRole("button", { name: "Name", exact: true }).click();
  await expect(page).toHaveURL(/name=es&sort=name\.asc/);
  const shown = await list.rows.getByRole("link").allTextContents();
  const id = await openChannel(page, "Release notes");
  await openTab(page, "Members");
  const members = page.getByRole("searchbox", { name: "Filter members by name or address" });
  await members.fill("marchetti");
  await expect(page).toHaveURL(/tab=members.*find=marchetti/);

  await page.goBack();
  await expect(nameField(page)).toHaveValue("Release notes");
  await page.goBack();
  await expect(filter).toHaveValue("es");
  await expect(list.rows.getByRole("link")).toHaveText(shown);
  await page.goForward();
  await expect(nameField(page)).toHaveValue("Release notes");
  await page.goForward();
  await expect(members).toHaveValue("marchetti");
  await expect(page.getByRole("grid", { name: "Members" }).getByRole("row", { name: /Aiko Marchetti/ })).toBeVisible();

  // Back out of a form that was begun: only when told to.
  await openTab(page, "Settings");
  await nameField(page).fill("Half a thought");
  await page.goBack();
  const question = page.getByRole("dialog", { name: "Leave without saving?" });
  await question.getByRole("button", { name: "Keep editing" }).click();
  await expect(nameField(page)).toHaveValue("Half a thought");
  await save(page).click();
  await expect.poll(async () => (await settingsOf(page, id)).name).toBe("Half a thought");
  await page.goBack();
  await expect(members).toHaveValue("marchetti");
});

test("a link with filters shows somebody else the same rows", async ({ openAs }) => {
  const page = await openAs("admin");
  const list = channelList(page);
  await page.getByRole("searchbox", { name: "Filter by name" }).fill("a");
  await page.getByRole("button", { name: "Filters" }).click();
  await page
    .getByRole("dialog", { name: "Filters" })
    .getByRole("combobox", { name: "Who can use @all" })
    .selectOption("Owner and administrators");
  await page.keyboard.press("Escape");
  await list.table.getByRole("button", { name: "Name", exact: true }).click();
  await expect(page).toHaveURL(/sort=name\.asc/);
  const link = page.url();

  const other = await openAs("owner", link);
  const all = await everyChannel(other);
  const matching: string[] = [];
  for (const { id, name } of all.filter((channel) => /a/i.test(channel.name)))
    if ((await settingsOf(other, id)).channel_settings.mention_all_permissions === 2) matching.push(name);
  expect(matching.length).toBeGreaterThan(2);
  const { compare } = new Intl.Collator("en", { sensitivity: "base" });
  for (const { rows } of [list, channelList(other)])
    await expect(rows.getByRole("link")).toHaveText(matching.toSorted(compare));
});

test("two tabs show what is done in either, and neither overwrites the other unasked", async ({ openAs }) => {
  const first = await openAs("admin");
  const { id } = await channelOf(first, "lead", "Release notes");
  const second = await first.context().newPage();
  await second.goto(`/channels/${id}?via=account`);
  await nameField(second).fill("Notes of releases");
  await save(second).click();
  await expect(second.getByRole("heading", { level: 1, name: "Notes of releases" })).toBeVisible();
  await expect(channelList(first).row("Notes of releases")).toBeVisible();

  await openChannel(first, "Notes of releases");
  await nameField(second).fill("From the second tab");
  await choice(first, "Who can use @all", "Nobody").check();
  await save(first).click();
  await expect(first.getByText("Saved: Who can use @all.")).toBeVisible();
  // What was typed in the other tab is still there, and saving it keeps what was saved here.
  await expect(nameField(second)).toHaveValue("From the second tab");
  await save(second).click();
  await expect(second.getByRole("heading", { level: 1, name: "From the second tab" })).toBeVisible();
  expect(await settingsOf(first, id)).toMatchObject({
    name: "From the second tab",
    channel_settings: { mention_all_permissions: 3 },
  });

  await nameField(first).fill("From the first tab");
  await nameField(second).fill("From the second again");
  await save(second).click();
  await expect(second.getByRole("heading", { level: 1, name: "From the second again" })).toBeVisible();
  await save(first).click();
  const conflict = first.getByRole("dialog", { name: "Changed in the meantime" });
  await conflict.getByRole("radio", { name: "Yours: From the first tab" }).check();
  await conflict.getByRole("button", { name: "Save", exact: true }).click();
  await expect.poll(async () => (await settingsOf(first, id)).name).toBe("From the first tab");
});

test("a reload in the middle of a form costs nothing", async ({ openAs }) => {
  const page = await openAs("admin");
  const asked: string[] = [];
  page.on("dialog", (dialog) => {
    asked.push(dialog.type());
    void dialog.accept();
  });
  const id = await openChannel(page, "Release notes");
  await nameField(page).fill("Reloaded notes");
  await choice(page, "Who can use @all", "Nobody").check();
  await page.reload();
  expect(asked).toEqual(["beforeunload"]);
  await expect(restored(page)).toBeVisible();
  await save(page).click();
  await expect(page.getByText(/^Saved: /)).toBeVisible();
  expect(await settingsOf(page, id)).toMatchObject({
    name: "Reloaded notes",
    channel_settings: { mention_all_permissions: 3 },
  });

  const [someone] = await peopleOf(page, "active");
  await page.goto("/channels/new");
  await nameField(page).fill("Made across a reload");
  await page.getByRole("textbox", { name: "Email addresses" }).fill("member@sandbox.example");
  await page.reload();
  await expect(restored(page)).toBeVisible();
  await expect(nameField(page)).toHaveValue("Made across a reload");
  await page.getByRole("button", { name: "Create channel" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Made across a reload" })).toBeVisible();
  const made = /\/channels\/([^?]+)/.exec(page.url())?.[1] ?? "";
  expect([...(await membersOf(page, made)).keys()].sort()).toEqual(["admin@sandbox.example", "member@sandbox.example"]);

  // A dialog keeps nothing; so the browser asks.
  await page.goto("/channels");
  await selectChannels(page, ["Coffee and cake", "IT help desk"]);
  const dialog = await openPeople(page, "Add people…", "Add people to 2 channels");
  await dialog.getByRole("textbox", { name: "Email addresses, full names or user IDs" }).fill(someone?.email ?? "");
  asked.length = 0;
  await page.reload();
  expect(asked).toEqual(["beforeunload"]);
});
