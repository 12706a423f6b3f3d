// A plan that Zoom does not tell all of: it waits and says so, names what it lacks, and reads that again.
import { expectAccessibleInEveryLook } from "./accessible.ts";
import { bar, question } from "./bulk-bar.ts";
import { openChannel, openTab } from "./channel-page.ts";
import { expect, test } from "./test.ts";
import { membersOf } from "./zoom.ts";

test("a plan says that Zoom has trouble, and what could not be read is read again before it is applied", async ({
  openAs,
  control,
}) => {
  const page = await openAs("admin");
  const id = await openChannel(page, "Release notes");
  const before = await membersOf(page, id);
  await openTab(page, "Members");
  const boxes = page.getByRole("grid", { name: "Members" }).getByRole("checkbox", { name: /^Select (?!all)/ });
  // The first owns the channel.
  for (const at of [1, 2]) await boxes.nth(at).check();
  const remove = bar(page, "members").getByRole("button", { name: "Remove…" });
  const answerWith = async (status: number) => {
    await control.clearFaults();
    await control.fault({ operation: "listChannelMembers", status, times: 99 });
  };

  await answerWith(503);
  await remove.click();
  const waiting = question(page, "Remove 2 people from Release notes");
  await expect(waiting).toContainText(/Zoom has trouble answering; trying again until \d\d:\d\d UTC\./);
  await expectAccessibleInEveryLook(page);
  await waiting.getByRole("button", { name: "Cancel" }).click();

  await answerWith(400);
  await remove.click();
  const nothing = question(page, "Nothing to change");
  const unread = nothing.getByRole("region", { name: "Not read" });
  await expect(unread).toContainText("2 items could not be read");
  await nothing.getByRole("button", { name: "Read again" }).click();
  await expect(unread).toBeVisible();
  await nothing.getByRole("link", { name: "See every item of the plan" }).click();
  await expect(page.getByText("2 items could not be read, so they are left out. Read them again")).toBeVisible();
  await expect(page.getByRole("button", { name: "Apply…" })).toBeDisabled();
  await expectAccessibleInEveryLook(page);

  await control.clearFaults();
  await page.getByRole("button", { name: "Read again" }).click();
  await page.getByRole("button", { name: "Apply…" }).click();
  await question(page, "Remove 2 people from Release notes?").getByRole("button", { name: "Apply" }).click();
  await expect(page.getByText("2 done")).toBeVisible();
  await expect.poll(async () => (await membersOf(page, id)).size).toBe(before.size - 2);
});
