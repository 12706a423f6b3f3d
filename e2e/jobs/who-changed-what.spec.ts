// Who changed what, in the console and outside it, one's own changes included; what was done long ago is taken back.
import { nameField, openChannel, openTab, save } from "../channel-page.ts";
import { expect, test } from "../test.ts";
import { membersOf, settingsOf } from "../zoom.ts";

// A trail of its own: nothing of other tests stands in it.
test.use({ stackOptions: { server: { AUDIT_DAYS: "31" } } });

test("a channel owner finds what they and others did, and takes one of it back", async ({ openAs }) => {
  test.slow();
  const owner = await openAs("lead", "/channels?tab=mine&via=me");
  const id = await openChannel(owner, "Release notes");
  await nameField(owner).fill("Notes of releases");
  await save(owner).click();
  await expect(owner.getByRole("heading", { level: 1, name: "Notes of releases" })).toBeVisible();
  await owner.context().close();

  const admin = await openAs("admin", `/channels/${id}?via=account`);
  const before = await membersOf(admin, id);
  await openTab(admin, "Members");
  await admin
    .getByRole("grid", { name: "Members" })
    .getByRole("checkbox", { name: /^Select (?!all)/ })
    .nth(2)
    .check();
  const bar = admin.getByRole("region", { name: "Selected members" });
  await bar.getByRole("button", { name: "Remove…" }).click();
  await admin.getByRole("dialog").getByRole("button", { name: "Remove 1 person" }).click();
  await expect.poll(async () => (await membersOf(admin, id)).size).toBe(before.size - 1);

  // The day after: the admin sees both beside what Zoom recorded.
  await openTab(admin, "History");
  const history = admin.getByRole("grid", { name: "History" });
  await expect(history.getByRole("row", { name: /Remove members .*Daniel Achebe Done/ })).toBeVisible();
  await expect(history.getByRole("row", { name: /Change channel settings .*Aiko Marchetti Done/ })).toBeVisible();
  await expect(history.getByRole("row", { name: /Outside the console/ }).first()).toBeVisible();

  // The owner, in another browser, sees what they did themselves and takes it back.
  const again = await openAs("lead", "/audit");
  await expect(again.getByText(/This is what you did yourself/)).toBeVisible();
  await again
    .getByRole("row", { name: /Change channel settings/ })
    .first()
    .click();
  await again.getByRole("button", { name: "Undo this…" }).click();
  await again.getByRole("button", { name: "Apply", exact: true }).click();
  await expect(again.getByText("Done", { exact: true }).first()).toBeVisible();
  expect((await settingsOf(admin, id)).name).toBe("Release notes");
});
