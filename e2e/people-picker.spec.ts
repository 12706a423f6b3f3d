import type { Locator, Page } from "@playwright/test";
import { expectAccessibleInEveryLook } from "./accessible.ts";
import { done, openChannel, openTab } from "./channel-page.ts";
import { openSpace } from "./space-page.ts";
import { expect, test } from "./test.ts";

const outlook =
  "Obasanjo, Yannick <member@sandbox.example>; „Nakamura-Jones, Priscilla“ <mailto:helpdesk@sandbox.example>;\u00A0Boss";

const sourcesIn = (scope: Locator) => scope.getByRole("group", { name: "How to choose people" }).getByRole("radio");
const labelsIn = (scope: Locator): Promise<readonly string[]> =>
  sourcesIn(scope).evaluateAll((radios) => radios.map((radio) => radio.parentElement?.textContent?.trim() ?? ""));

async function newMentionGroup(page: Page): Promise<Locator> {
  await openChannel(page, "Platform team");
  await openTab(page, "Mention groups");
  await page.getByRole("button", { name: "New group" }).click();
  return page.getByRole("dialog", { name: "New mention group" });
}

test("pasted people count as they stand, and what cannot be read blocks nobody", async ({ openAs }) => {
  const page = await openAs("lead");
  const dialog = await newMentionGroup(page);
  await expect(dialog.getByText("A group needs a name.")).toBeVisible();
  await dialog.getByRole("textbox", { name: "Name" }).fill("pasted");
  await expect(dialog.getByText("Paste or choose people first.")).toBeVisible();
  await dialog.getByText("Paste addresses", { exact: true }).click();
  await dialog.getByRole("textbox", { name: "Email addresses" }).fill(outlook);
  await expect(dialog.getByRole("region", { name: "Not addresses" }).getByRole("listitem")).toHaveText([
    "Bosshas no @",
  ]);
  await expect(dialog.getByText("2 addresses pasted")).toBeVisible();
  await expectAccessibleInEveryLook(page);
  await dialog.getByText("Channel members", { exact: true }).click();
  await expect(dialog.getByRole("checkbox", { name: /Yannick Obasanjo/ })).toBeChecked();
  await dialog.getByRole("checkbox", { name: /Yannick Obasanjo/ }).uncheck();
  await dialog.getByRole("button", { name: "Create group with 1 person" }).click();
  await expect(done(page, "Created the mention group pasted.")).toBeVisible();
  await page.getByRole("link", { name: "pasted", exact: true }).click();
  await expect(page.getByRole("list", { name: "People in the group" }).getByRole("listitem")).toHaveText(/Priscilla/);
});

test("a file with people is taken where people can be pasted", async ({ openAs }) => {
  const page = await openAs("lead", "/spaces?via=me");
  await openSpace(page, "Platform", "Members");
  await page.getByRole("button", { name: "Add people" }).click();
  const dialog = page.getByRole("dialog", { name: "Add people to Platform" });
  await expect(dialog.getByText("Paste or choose people first.")).toBeVisible();
  const file = (name: string, content: string | Buffer) => ({
    name,
    mimeType: "text/csv",
    buffer: Buffer.from(content),
  });
  await dialog
    .getByLabel("File with people")
    .setInputFiles(file("team.csv", "Name;E-mail;Manager\nDaniel;owner@sandbox.example;lead@sandbox.example\n"));
  await expect(dialog.getByRole("button", { name: "Add 1 person" })).toBeEnabled();
  await dialog.getByLabel("File with people").setInputFiles(file("team.xlsx", Buffer.from([80, 75, 3, 4, 0, 0])));
  await expect(dialog.getByRole("alert")).toContainText("team.xlsx is not a text file");
  await expectAccessibleInEveryLook(page);
});

test("people are chosen alike everywhere", async ({ openAs }) => {
  const page = await openAs("admin", "/channels/new");
  const labels = ["Paste addresses", "Search", "From a channel", "From a directory group"];
  const main = page.getByRole("main");
  await expect(sourcesIn(main)).toHaveCount(4);
  expect(await labelsIn(main)).toEqual(labels);
  await page.goto("/spaces/new?via=account");
  await expect(sourcesIn(main)).toHaveCount(4);
  expect(await labelsIn(main)).toEqual(labels);
  await page.goto("/directory-groups");
  await page.getByRole("button", { name: "New group" }).click();
  const groups = page.getByRole("dialog", { name: "New directory group" });
  await expect(sourcesIn(groups)).toHaveCount(4);
  expect(await labelsIn(groups)).toEqual(labels);
  await page.goto("/channels?tab=person&person=lead@sandbox.example");
  const mentions = await newMentionGroup(page);
  await expect(sourcesIn(mentions)).toHaveCount(5);
  expect(await labelsIn(mentions)).toEqual(["Channel members", ...labels]);
  await mentions.getByRole("button", { name: "Cancel" }).click();
  await openTab(page, "Members");
  await page.getByRole("button", { name: "Add people" }).click();
  const invite = page.getByRole("dialog", { name: "Add people" });
  await expect(sourcesIn(invite)).toHaveCount(4);
  expect(await labelsIn(invite)).toEqual(labels);
});
