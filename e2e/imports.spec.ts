import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import * as v from "valibot";
import { expectAccessibleInEveryLook } from "./accessible.ts";
import { noticeOf } from "./bulk-bar.ts";
import { channelList } from "./channel-list.ts";
import { openChannel, openTab } from "./channel-page.ts";
import { namesOf } from "./emoji-gallery.ts";
import { rolesIn } from "./space-page.ts";
import { expect, test } from "./test.ts";
import { answerOf, channelOf, everyChannel, membersOf } from "./zoom.ts";

const Groups = v.object({ groups: v.array(v.object({ name: v.string() })) });
const MentionGroups = v.object({
  mention_group_list: v.array(v.object({ mention_group_id: v.string(), mention_group_name: v.string() })),
});
const People = v.object({ members: v.array(v.object({ email: v.optional(v.string(), "") })) });
const Spaces = v.object({ shared_spaces: v.array(v.object({ space_id: v.string(), space_name: v.string() })) });

async function open(page: Page, item: string) {
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name: item }).click();
  return page.getByRole("dialog", { name: item.replace("…", "") });
}

const file = (name: string, content: string) => ({ name, mimeType: "text/csv", buffer: Buffer.from(content) });

test("a file that is not in Unicode says in which alphabet it was read, and is read in another at once", async ({
  openAs,
}) => {
  const page = await openAs("admin");
  const dialog = await open(page, "Import…");
  const bytes = Buffer.from("Channel;New name\r\nCoffee and cake;");
  // Łódź, as it is saved in Central Europe.
  const buffer = Buffer.from([...bytes, 0xa3, 0xf3, 0x64, 0x9f, 0x0d, 0x0a]);
  await dialog.getByLabel("CSV file").setInputFiles({ name: "names.csv", mimeType: "text/csv", buffer });
  const alphabet = dialog.getByRole("combobox", { name: "Alphabet of the file" });
  await expect(alphabet).toHaveValue("windows-1250");
  await expect(dialog).toContainText("Coffee and cake;Łódź");
  await expectAccessibleInEveryLook(page);
  await alphabet.selectOption("windows-1251");
  await expect(dialog).toContainText("Coffee and cake;Јуdџ");
  await alphabet.selectOption("windows-1250");
  await dialog.getByRole("button", { name: "Review 1 channel" }).click();
  await expect(page.getByRole("dialog", { name: /^Rename / })).toContainText("Łódź");
});

test("channels are renamed by a file as spreadsheets save it; what cannot be used comes back with its reason", async ({
  openAs,
}) => {
  const page = await openAs("admin");
  const dialog = await open(page, "Import…");
  await expectAccessibleInEveryLook(page);
  const notes = await channelOf(page, "lead", "Release notes");
  const rows = [
    "sep=;",
    "Channel;New name;Comment",
    '"coffee AND cake";"Coffee; cake";=danger',
    `${notes.id};Notes of releases;`,
    "No such channel;X;keep me",
    "Coffee and cake;Again;",
  ];
  await dialog.getByLabel("CSV file").setInputFiles(file("names.csv", `\uFEFF${rows.join("\r\n")}`));
  await expect(dialog.getByRole("combobox", { name: "New name" })).toHaveValue("1");
  await expect(dialog.getByRole("status")).toHaveText("2 channels to review. 2 rows are left out:");
  const left = dialog.getByRole("list", { name: "Rows left out" });
  await expect(left).toContainText("Line 5: No channel in this list is named “No such channel”.");
  await expect(left).toContainText("Line 6: This is already on line 3.");
  await expectAccessibleInEveryLook(page);

  const started = page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Download these rows" }).click();
  const back = await readFile(await (await started).path(), "utf8");
  expect(back).toBe(
    "\uFEFFChannel,New name,Comment,import note\r\nNo such channel,X,keep me,No channel in this list is named “No such channel”.\r\nCoffee and cake,Again,,This is already on line 3.\r\n",
  );

  await dialog.getByRole("button", { name: "Review 2 channels" }).click();
  const question = page.getByRole("dialog", { name: "Rename 2 channels?" });
  await question.getByRole("button", { name: "Rename" }).click();
  await expect(page.getByText("Rename 2 channels: done.")).toBeVisible();
  const names = (await everyChannel(page)).map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(["Coffee; cake", "Notes of releases"]));
  await expect(channelList(page).row("Notes of releases")).toBeVisible();

  // What came back is put right and imported again.
  const again = await open(page, "Import…");
  const fixed = back.replace("No such channel,X", "IT help desk,Help desk");
  await again.getByLabel("CSV file").setInputFiles(file("again.csv", fixed));
  await expect(again.getByRole("button", { name: "Review 1 channel" })).toBeEnabled();
});

test("people come into channels by pasted rows, with columns set by hand, and rows that fail are given back", async ({
  openAs,
  control,
}) => {
  const page = await openAs("admin");
  const dialog = await open(page, "Import…");
  await dialog.getByRole("combobox", { name: "What to do" }).selectOption({ label: "Add people" });
  const rows =
    "where\twho\tas\nRelease notes\thelpdesk@sandbox.example\tmember\nGeneral\tnobody.here@sandbox.example\tmember";
  await dialog.getByRole("textbox", { name: "Or paste rows" }).fill(rows);
  await expect(dialog.getByRole("alert")).toHaveText("Choose the column that says which channel a row is about.");
  await dialog.getByRole("checkbox", { name: "The first row is a header" }).check();
  await dialog.getByRole("combobox", { name: "Channel name" }).selectOption({ label: "where" });
  await dialog.getByRole("combobox", { name: "Email" }).selectOption({ label: "who" });
  await dialog.getByRole("combobox", { name: "Role" }).selectOption({ label: "as" });
  await expect(dialog.getByRole("status")).toHaveText("2 people to review.");
  await dialog.getByRole("button", { name: "Review 2 people" }).click();
  const question = page.getByRole("dialog", { name: /^Add nobody\.here@sandbox\.example to General/ });
  await expect(question).toContainText("They are already in the channel.");
  await question.getByRole("button", { name: "Add people" }).click();
  const results = page.getByRole("dialog", { name: /: results$/ });
  await expect(results.getByRole("region", { name: "Results" }).getByRole("status")).toHaveText(
    "0 people done, 1 failed",
  );
  await results.getByRole("button", { name: "Close" }).last().click();
  const failed = page.getByRole("dialog", { name: "1 row was not carried out" });
  await expect(failed.getByRole("list", { name: "Rows that failed" })).toContainText("Line 3: ");
  await expectAccessibleInEveryLook(page);
  const started = page.waitForEvent("download");
  await failed.getByRole("button", { name: "Download these rows" }).click();
  const back = await readFile(await (await started).path(), "utf8");
  expect(back).toMatch(/^\uFEFFwhere,who,as,import note\r\nGeneral,nobody\.here@sandbox\.example,member,.+\r\n$/);
  expect(await control.calls("inviteChannelMembers")).not.toHaveLength(0);
});

test("a pasted list selects channels for any action, and says which names mean none", async ({ openAs }) => {
  const page = await openAs("admin");
  const dialog = await open(page, "Select from a list…");
  const notes = await channelOf(page, "lead", "Release notes");
  await dialog.getByRole("textbox", { name: "Channels" }).fill(`coffee and cake\n${notes.id}\nNowhere at all`);
  await dialog.getByRole("button", { name: "Select 3 channels" }).click();
  await expect(dialog.getByText("No channel in this list is named “Nowhere at all”.")).toBeVisible();
  await expect(dialog.getByRole("textbox", { name: "Channels" })).toHaveValue("Nowhere at all");
  await expectAccessibleInEveryLook(page);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  const list = channelList(page);
  await expect(list.selection.getByRole("status")).toHaveText(/^2 selected of [\d,]+$/);
  await expect(list.box("Release notes")).toBeChecked();
  await list.selection.getByRole("button", { name: "Archive", exact: true }).click();
  await expect(page.getByRole("dialog", { name: "Archive 2 channels?" }).getByRole("listitem")).toHaveText([
    "Release notes",
    "Coffee and cake",
  ]);
});

test("a list is imported by keyboard alone on a small screen", async ({ openAs }) => {
  const page = await openAs("lead", "/channels?tab=mine");
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole("button", { name: "More", exact: true }).focus();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("menuitem", { name: "Select from a list…" })).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Import" });
  await dialog.getByRole("combobox", { name: "What to do" }).focus();
  await page.keyboard.type("Archive");
  await dialog.getByRole("textbox", { name: "Or paste rows" }).focus();
  await page.keyboard.insertText("Company announcements");
  await expect(dialog.getByRole("status")).toHaveText("1 channel to review.");
  await expectAccessibleInEveryLook(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await dialog.getByRole("button", { name: "Review 1 channel" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "Archive Company announcements?" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.getByRole("button", { name: "More", exact: true })).toBeFocused();
});

/** Opens a list's import, with pasted rows. @param what Is to be done; null where there is but one thing */
async function importRows(page: Page, what: string | null, rows: readonly string[]) {
  await page.getByRole("button", { name: "Import…" }).click();
  const dialog = page.getByRole("dialog", { name: "Import" });
  if (what !== null) await dialog.getByRole("combobox", { name: "What to do" }).selectOption({ label: what });
  await dialog.getByRole("textbox", { name: "Or paste rows" }).fill(rows.join("\n"));
  return dialog;
}

/** Reviews what is good of an import, and carries it out. @param ticked What is ticked before */
async function carryOut(page: Page, review: string, question: string, verb: string, ticked?: string): Promise<void> {
  await page.getByRole("dialog", { name: "Import" }).getByRole("button", { name: review }).click();
  const dialog = page.getByRole("dialog", { name: `${question}?` });
  if (ticked !== undefined) await dialog.getByRole("checkbox", { name: ticked }).check();
  await dialog.getByRole("button", { name: verb, exact: true }).click();
  await expect(page.getByText(noticeOf(question))).toBeVisible();
}

const rowsLeftOut = (page: Page) => page.getByRole("list", { name: "Rows left out" });

test("roles of one channel’s members follow a file, which need not name the channel", async ({ openAs }) => {
  const page = await openAs("lead");
  const id = await openChannel(page, "Platform team");
  await openTab(page, "Members");
  await importRows(page, "Change roles", [
    "Email;Role",
    "helpdesk@sandbox.example;Administrator",
    "MEMBER@sandbox.example;admin",
    "member@sandbox.example;member",
    "helpdesk;admin",
  ]);
  await expect(rowsLeftOut(page)).toContainText("Line 4: This is already on line 3.");
  await expect(rowsLeftOut(page)).toContainText("Line 5: “helpdesk” has no @.");
  await expectAccessibleInEveryLook(page);
  await carryOut(page, "Review 2 people", "Promote 2 people in Platform team to administrator", "Change roles");
  const roles = await membersOf(page, id, "me");
  expect([roles.get("helpdesk@sandbox.example"), roles.get("member@sandbox.example")]).toEqual(["admin", "admin"]);
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect.poll(async () => (await membersOf(page, id, "me")).get("member@sandbox.example")).toBe("member");
});

test("directory groups are created and deleted by files, and those that spreadsheets spoilt are left alone", async ({
  openAs,
}) => {
  const page = await openAs("admin", "/directory-groups");
  const names = async () => {
    const { groups } = v.parse(Groups, await answerOf(page, "/im/groups"));
    return groups.map(({ name }) => name);
  };
  const before = await names();
  await importRows(page, "Create", ["group,type", "Pilots,shared", "Crew,", "pilots,", "Design,", "1.2E+20,"]);
  await expect(rowsLeftOut(page)).toContainText("Line 4: This is already on line 2.");
  await expect(rowsLeftOut(page)).toContainText("shortened a long number");
  // One of them is there already.
  await carryOut(
    page,
    "Review 3 groups",
    "Create the directory group Pilots, create the directory group Crew",
    "Create",
  );
  expect((await names()).sort()).toEqual([...before, "Crew", "Pilots"].sort());
  await importRows(page, "Delete", ["group", "crew", "Pilots", "Nobody"]);
  await expect(rowsLeftOut(page)).toContainText("No group in the directory is named “Nobody”.");
  await carryOut(page, "Review 2 groups", "Delete 2 directory groups", "Delete");
  expect((await names()).sort()).toEqual(before.toSorted());
});

test("mention groups are found by name in their own channel, and get people by a file", async ({ openAs }) => {
  const page = await openAs("lead", "/mention-groups?via=me");
  const own = await everyChannel(page, "/chat/users/me/channels", "me");
  const id = own.find(({ name }) => name === "Platform team")?.id;
  const groups = async () =>
    v.parse(MentionGroups, await answerOf(page, `/chat/channels/${id}/mention_group`, { via: "me" }))
      .mention_group_list;
  await importRows(page, "Create", [
    "channel,group,description,people",
    "Platform team,pagers,Whoever,helpdesk@sandbox.example",
    "Platform team,Pagers,,helpdesk@sandbox.example",
  ]);
  await expect(rowsLeftOut(page)).toContainText("Line 3: This is already on line 2.");
  await page.keyboard.press("Escape");
  await importRows(page, "Add people", [
    "channel,group,email",
    "Platform team,on-call,helpdesk@sandbox.example",
    "Launch room,on-call,helpdesk@sandbox.example",
  ]);
  await expect(rowsLeftOut(page)).toContainText("No mention group in this channel is named “on-call”.");
  await page.getByRole("dialog", { name: "Import" }).getByRole("button", { name: "Review 1 person" }).click();
  await page
    .getByRole("dialog", { name: /^Add .*\?$/ })
    .getByRole("button", { name: "Add people" })
    .click();
  await expect(page.getByText(/^Add[^?]*: (\d+ )?done/)).toBeVisible();
  const onCall = (await groups()).find(({ mention_group_name: name }) => name === "on-call");
  const path = `/chat/channels/${id}/mention_group/${onCall?.mention_group_id}/members?page_size=100`;
  const { members } = v.parse(People, await answerOf(page, path, { via: "me" }));
  expect(members.map(({ email }) => email)).toContain("helpdesk@sandbox.example");
});

test("people come into shared spaces by a file", async ({ openAs }) => {
  const page = await openAs("admin", "/spaces?via=account");
  await importRows(page, "Add people", [
    "space,email",
    "platform,channel-viewer@sandbox.example",
    "Partner programme,channel-viewer@sandbox.example",
    "Nowhere,channel-viewer@sandbox.example",
  ]);
  await expect(rowsLeftOut(page)).toContainText("No space of the account is named “Nowhere”.");
  // They are in one of them already.
  const title = "Add channel-viewer@sandbox.example to the space Partner programme";
  await carryOut(page, "Review 2 people", title, "Add people");
  const { shared_spaces } = v.parse(Spaces, await answerOf(page, "/chat/spaces?page_size=100"));
  for (const { space_id: id, space_name: name } of shared_spaces)
    if (["Platform", "Partner programme"].includes(name))
      expect(Object.keys(await rolesIn(page, id, "account"))).toContain("channel-viewer@sandbox.example");
});

test("emojis are deleted by a file of their names", async ({ openAs }) => {
  const page = await openAs("admin", "/emoji?via=me");
  const before = await namesOf(page);
  const [one = "", two = ""] = before;
  await importRows(page, null, ["name", one.toUpperCase(), two, "no_such_emoji", one]);
  await expect(rowsLeftOut(page)).toContainText("No emoji in the account is named “no_such_emoji”.");
  await expect(rowsLeftOut(page)).toContainText("Line 5: This is already on line 2.");
  await carryOut(page, "Review 2 emojis", "Delete 2 emojis", "Delete", "Delete 2 emojis");
  expect((await namesOf(page)).sort()).toEqual(before.filter((name) => name !== one && name !== two).sort());
});
