// What one did a week ago taken back: as it was where nobody has touched it since, and left alone where somebody has.
import { channelList } from "../channel-list.ts";
import { choice, nameField, openTab, save } from "../channel-page.ts";
import { expect, test } from "../test.ts";
import { channelOf, settingsOf } from "../zoom.ts";
import { letTimePass, serverWithClock } from "./clock.ts";
import { rolesIn } from "./company.ts";

test.use({ stackOptions: { server: serverWithClock(7) } });

test("an owner takes back what they did a week ago", async ({ openAs, stack }) => {
  const admin = await openAs("admin");
  const { id } = await channelOf(admin, "lead", "Launch room");
  const before = await settingsOf(admin, id);
  const page = await openAs("lead", `/channels/${id}?via=me`);
  await nameField(page).fill("Landing room");
  await choice(page, "Who can post", "Owner and administrators").check();
  await save(page).click();
  await expect(page.getByText("Saved: Name, who can post.")).toBeVisible();
  const people = await rolesIn(admin, id);
  await openTab(page, "Members");
  await page
    .getByRole("grid", { name: "Members" })
    .getByRole("row", { name: /Lan Li/ })
    .getByRole("checkbox")
    .check();
  await page.getByRole("region", { name: "Selected members" }).getByRole("button", { name: "Remove…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove 1 person" }).click();
  await expect.poll(async () => (await rolesIn(admin, id)).size).toBe(people.size - 1);
  await page.context().close();

  letTimePass(stack);
  const judge = await openAs("admin");
  const later = await openAs("lead", "/changes");
  await later
    .getByRole("row", { name: /^Remove Lan Li/ })
    .first()
    .click();
  await later.getByRole("button", { name: "Undo…" }).click();
  await later.getByRole("button", { name: "Apply", exact: true }).click();
  await expect(later.getByText("1 done")).toBeVisible();
  expect(await rolesIn(judge, id)).toEqual(people);

  // The settings from the channel itself, where everything that was done to it is listed.
  await later.goto(`/channels/${id}?via=me&tab=history`);
  await later
    .getByRole("row", { name: /Change channel settings/ })
    .first()
    .click();
  await later.getByRole("button", { name: "Undo this…" }).click();
  await expect(
    later.getByText("Name: Landing room → Launch room; Who can post: Owner and administrators → Everyone"),
  ).toBeVisible();
  await later.getByRole("button", { name: "Apply", exact: true }).click();
  await expect(later.getByText("1 done")).toBeVisible();
  expect(await settingsOf(judge, id)).toEqual(before);
});

test("what somebody else changed since then is shown and left alone", async ({ control, openAs, stack }) => {
  const admin = await openAs("admin");
  const { id } = await channelOf(admin, "lead", "Release notes");
  const page = await openAs("lead", "/channels?tab=mine&via=me");
  const list = channelList(page);
  for (const name of ["Release notes", "Launch room"]) await list.box(name).click();
  await list.selection.getByRole("button", { name: "Rename", exact: true }).click();
  await page.getByRole("dialog").getByRole("textbox", { name: "Put before the name" }).fill("old ");
  await page.getByRole("dialog").getByRole("button", { name: "Review" }).click();
  await page.getByRole("dialog", { name: "Rename 2 channels?" }).getByRole("button", { name: "Rename" }).click();
  await expect(page.getByText("Rename 2 channels: done.")).toBeVisible();
  await page.context().close();
  await control.elsewhere("account", `PATCH /chat/channels/${id}`, { name: "News" });

  letTimePass(stack);
  const judge = await openAs("admin");
  const later = await openAs("lead", "/changes");
  await later
    .getByRole("row", { name: /^Rename 2 channels/ })
    .first()
    .click();
  await later.getByRole("button", { name: "Undo…" }).click();
  await expect(later.getByRole("row", { name: /Release notes/ })).toHaveAccessibleName(
    "Release notes Left out It was changed in the meantime.",
  );
  await later.getByRole("button", { name: "Apply…" }).click();
  await later.getByRole("dialog").getByRole("button", { name: "Apply" }).click();
  await expect(later.getByText("1 done, 1 left out")).toBeVisible();
  expect((await settingsOf(judge, id)).name).toBe("News");
  expect((await channelOf(judge, "lead", "Launch room")).name).toBe("Launch room");
});
