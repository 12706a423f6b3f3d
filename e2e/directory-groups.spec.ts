// Directory groups.
import { expectAccessibleInEveryLook } from "./accessible.ts";
import { done } from "./channel-page.ts";
import { groupsOf, list, openGroup, people, peopleOf, person, results, undo } from "./directory-group-page.ts";
import { expect, test } from "./test.ts";

test("a group is created with people, changed and deleted, each with a way back", async ({ openAs }) => {
  test.slow();
  const page = await openAs("admin", "/directory-groups");
  await expect(list(page).getByRole("row")).toHaveCount(7);
  await expectAccessibleInEveryLook(page);
  await page.getByRole("columnheader", { name: "People" }).getByRole("button").click();
  await expect(page).toHaveURL(/[?&]sort=people/);
  await page.getByRole("combobox", { name: "Type" }).selectOption("Shared");
  await expect(list(page).getByRole("row")).toHaveCount(3);
  await page.getByRole("searchbox", { name: "Filter groups by name" }).fill("lighthouse");
  await page.getByRole("button", { name: "Clear filters" }).click();

  await page.getByRole("button", { name: "New group" }).click();
  const dialog = page.getByRole("dialog", { name: "New directory group" });
  await dialog.getByRole("textbox", { name: "Name" }).fill("ENGINEERING");
  await expect(dialog.getByText("The account already has a group with this name.")).toBeVisible();
  await expect(dialog.getByRole("button", { name: "Create group", exact: true })).toBeDisabled();
  await dialog.getByRole("textbox", { name: "Name" }).fill("Pilots");
  await dialog.getByRole("radio", { name: /^Shared/ }).check();
  await dialog.getByText("Paste addresses", { exact: true }).click();
  await dialog
    .getByRole("textbox", { name: "Email addresses" })
    .fill("member@sandbox.example lead@sandbox.example nobody@sandbox.example");
  await expectAccessibleInEveryLook(page);
  await dialog.getByRole("button", { name: "Create group with 3 people" }).click();
  await expect(results(page).getByRole("status")).toHaveText("2 people done, 1 failed");
  await expect(results(page).getByRole("listitem").filter({ hasText: "nobody@" })).toContainText(
    "no active person matching this",
  );
  await page.getByRole("dialog").getByRole("button", { name: "Close" }).last().click();
  await expect(done(page, "Created the directory group Pilots with 2 people.")).toBeVisible();
  expect(await peopleOf(page, "Pilots")).toEqual(["member@sandbox.example", "lead@sandbox.example"]);

  // The way back of all that a dialog did, whom it added among it.
  await undo(page, /^Created/);
  const asked = page.getByRole("dialog");
  await expect(asked).toContainText("People who are in a channel only through the group leave it.");
  await asked.getByRole("checkbox").check();
  await asked.getByRole("button", { name: "Undo" }).click();
  await expect(
    done(page, "Undone: Create the directory group Pilots, then add 2 people to the directory group Pilots."),
  ).toBeVisible();
  expect((await groupsOf(page)).map(({ name }) => name)).not.toContain("Pilots");
  await page.getByRole("button", { name: "New group" }).click();
  await dialog.getByRole("textbox", { name: "Name" }).fill("Pilots");
  await dialog.getByText("Paste addresses", { exact: true }).click();
  await dialog.getByRole("textbox", { name: "Email addresses" }).fill("member@sandbox.example lead@sandbox.example");
  await dialog.getByRole("button", { name: "Create group with 2 people" }).click();
  await expect(done(page, "Created the directory group Pilots with 2 people.")).toBeVisible();
  await expect(dialog).toHaveCount(0);

  await openGroup(page, "Pilots");
  await page.getByRole("button", { name: "Edit…" }).click();
  const edit = page.getByRole("dialog", { name: "Edit Pilots" });
  await edit.getByRole("textbox", { name: "Name" }).fill("Harbour pilots");
  await edit.getByRole("radio", { name: /^Restricted/ }).check();
  await edit.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Harbour pilots" })).toBeVisible();
  expect((await groupsOf(page)).find(({ name }) => name === "Harbour pilots")).toMatchObject({ type: "restricted" });
  await undo(page, "Changed the directory group Harbour pilots.");
  await expect(page.getByRole("heading", { level: 1, name: "Pilots", exact: true })).toBeVisible();

  await page.getByRole("button", { name: "Delete…" }).click();
  const question = page.getByRole("dialog", { name: "Delete Pilots?" });
  await expect(question).toContainText("its list of 2 people");
  await expect(question.getByRole("button", { name: "Delete", exact: true })).toBeDisabled();
  await question.getByRole("textbox").fill("Pilots");
  await question.getByRole("button", { name: "Delete", exact: true }).click();
  await expect(page.getByRole("heading", { name: "This group has been deleted" })).toBeVisible();
  expect((await groupsOf(page)).map(({ name }) => name)).not.toContain("Pilots");
  await undo(page, "Deleted the directory group Pilots.");
  await expect(done(page, "Undone: Delete the directory group Pilots.")).toBeVisible();
  await expect(person(page, "Yannick Obasanjo")).toBeVisible();
  expect(await peopleOf(page, "Pilots")).toEqual(["member@sandbox.example", "lead@sandbox.example"]);
});

test("people are added and taken out, and whom Zoom refuses can be tried again", async ({ openAs, control }) => {
  test.slow();
  const page = await openAs("admin", "/directory-groups");
  const before = await peopleOf(page, "Product");
  const design = await peopleOf(page, "Design");
  await openGroup(page, "Product");
  await expectAccessibleInEveryLook(page);
  await page.getByRole("button", { name: "Add people" }).click();
  const dialog = page.getByRole("dialog", { name: "Add people to Product" });
  await dialog.getByText("Paste addresses", { exact: true }).click();
  await dialog.getByRole("textbox", { name: "Email addresses" }).fill(before[0] ?? "");
  await expect(dialog.getByText("1 already in the group, left out.")).toBeVisible();
  await dialog.getByText("From a directory group", { exact: true }).click();
  await dialog.getByRole("combobox", { name: "Directory group" }).selectOption({ label: `Design (${design.length})` });
  await dialog.getByRole("button", { name: `Choose ${design.length} people` }).click();
  // Whom a refused call named is asked for one by one.
  await control.fault({ operation: "addIMDirectoryGroupMembers", status: 500, times: 100 });
  await dialog.getByRole("button", { name: `Add ${design.length} people` }).click();
  await expect(results(page).getByRole("status")).toHaveText(`0 people done, ${design.length} failed`);
  await control.clearFaults();
  await results(page).getByRole("button", { name: "Retry failed" }).click();
  await expect(done(page, `Added ${design.length} people to Product.`)).toBeVisible();
  await expect(people(page).getByRole("row")).toHaveCount(before.length + design.length + 1);
  expect([...(await peopleOf(page, "Product"))].sort()).toEqual([...before, ...design].sort());
  await undo(page, /^Added/);
  await expect(people(page).getByRole("row")).toHaveCount(before.length + 1);
  expect(await peopleOf(page, "Product")).toEqual(before);

  await page.getByRole("button", { name: "Select by address…" }).click();
  const select = page.getByRole("dialog", { name: "Select people of Product" });
  await select.getByText("Paste addresses", { exact: true }).click();
  await select.getByRole("textbox", { name: "Email addresses" }).fill(`${before[1]} nobody@sandbox.example`);
  await expect(select.getByText("1 person is not in the group: nobody@sandbox.example")).toBeVisible();
  await select.getByRole("button", { name: "Select 1 person" }).click();
  await expect(page.getByRole("region", { name: "Selected people" }).getByRole("status")).toHaveText(
    /^1 selected of [\d,]+$/,
  );
  await people(page).getByRole("checkbox", { name: "Select all" }).click();
  await control.fault({ operation: "deleteIMDirectoryGroupMember", status: 500, times: 1 });
  const bar = page.getByRole("region", { name: "Selected people" });
  await bar.getByRole("button", { name: "Remove…" }).click();
  const question = page.getByRole("dialog", {
    name: `Remove ${before.length} people from the directory group Product?`,
  });
  await expect(question).toContainText("any channels they are in only through the group");
  // So many of a group at once want a reason.
  await expect(question.getByRole("button", { name: "Remove", exact: true })).toBeDisabled();
  await question.getByRole("textbox").fill("They moved on.");
  await question.getByRole("button", { name: "Remove", exact: true }).click();
  await expect(results(page).getByRole("status")).toHaveText(`${before.length - 1} people done, 1 failed`);
  await results(page).getByRole("button", { name: "Retry failed" }).click();
  await expect(page.getByRole("heading", { name: "No people in this group" })).toBeVisible();
  expect(await peopleOf(page, "Product")).toEqual([]);
  await expect(page.getByText(`Remove ${before.length} people from the directory group Product: done.`)).toBeVisible();
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(people(page).getByRole("row")).toHaveCount(before.length + 1);
  expect([...(await peopleOf(page, "Product"))].sort()).toEqual([...before].sort());
  await page.getByRole("searchbox", { name: "Filter people by name or address" }).fill(before[1] ?? "");
  await expect(people(page).getByRole("row")).toHaveCount(2);
});

/** The address of a group's part about some channels. */
