// Ten people into a channel, three out, one made an administrator, from a message somebody sent.

import { openChannel, openTab } from "../channel-page.ts";
import { expect, test } from "../test.ts";
import { channelOf } from "../zoom.ts";
import { everyMember, peopleOf, rolesIn } from "./company.ts";

test("ten people come in, three go out, one becomes an administrator", async ({ openAs }) => {
  const admin = await openAs("admin");
  const page = await openAs("lead", "/channels?tab=mine");
  const { id } = await channelOf(admin, "lead", "Release notes");
  const before = await everyMember(admin, id);
  const present = new Set(before.map(({ email }) => email));
  const coming = (await peopleOf(admin, "active")).filter(({ email }) => !present.has(email)).slice(0, 10);
  const ordinary = before.filter(({ email, role }) => role === "member" && email !== "" && !email.startsWith("lead@"));
  const leaving = ordinary.slice(0, 3);
  const [promoted] = ordinary.slice(3);
  if (!promoted) throw new Error("the channel has too few members");

  await openChannel(page, "Release notes");
  await openTab(page, "Members");
  await page.getByRole("button", { name: "Add people" }).click();
  const invite = page.getByRole("dialog", { name: "Add people" });
  const message = coming.map((one) => `${one.first_name} ${one.last_name} <${one.email}>`).join("; ");
  await invite.getByRole("textbox", { name: "Email addresses" }).fill(`Please add: ${message}`);
  await invite.getByRole("button", { name: /^Add 10 people/ }).click();
  const review = page.getByRole("dialog", { name: "Add 10 people to Release notes?" });
  await review.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByText(/^Add 10 people to Release notes: (\d+ )?done/)).toBeVisible({ timeout: 30_000 });

  const table = page.getByRole("grid", { name: "Members" });
  const filter = page.getByRole("searchbox", { name: "Filter members by name or address" });
  for (const { email } of leaving) {
    await filter.fill(email);
    await table
      .getByRole("checkbox", { name: /^Select (?!all)/ })
      .first()
      .click();
  }
  const bar = page.getByRole("region", { name: "Selected members" });
  await expect(bar.getByRole("status")).toContainText("3 selected");
  await bar.getByRole("button", { name: "Remove…" }).click();
  await page
    .getByRole("dialog", { name: "Remove 3 people from Release notes?" })
    .getByRole("button", { name: "Remove" })
    .click();
  await expect(page.getByText(/^Remove 3 people from Release notes: (\d+ )?done/)).toBeVisible({ timeout: 30_000 });

  await filter.fill(promoted.email);
  await table
    .getByRole("checkbox", { name: /^Select (?!all)/ })
    .first()
    .click();
  await bar.getByRole("button", { name: "Promote…" }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^Promote/ })
    .click();
  await expect.poll(async () => (await rolesIn(admin, id)).get(promoted.email)).toBe("admin");

  const now = await rolesIn(admin, id);
  for (const { email } of coming) expect(now.get(email), email).toBe("member");
  for (const { email } of leaving) expect(now.has(email), email).toBe(false);
  expect(now.size).toBe(new Set(before.map(({ email }) => email)).size + 7);
});
