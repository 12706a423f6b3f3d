// A colleague leaves tomorrow: everything they own, administer and are in, handed over or removed in one go.
import { expectAccessibleInEveryLook } from "../accessible.ts";
import { inventoryRead, withInventory } from "../inventory.ts";
import { addressOf } from "../sign-in.ts";
import { expect, test } from "../test.ts";
import { everyChannel } from "../zoom.ts";
import { mentioned, rolesIn } from "./company.ts";

test.use({ stackOptions: [withInventory(), { scope: "worker" }] });

test("a colleague's channels, spaces and groups are handed over in one change", async ({ openAs }) => {
  test.slow();
  const page = await openAs("admin", "/people?find=lead@sandbox");
  await inventoryRead(page);
  await page.reload();
  await page.getByRole("grid", { name: "People" }).getByRole("row").last().getByRole("checkbox").check();
  await page.getByRole("region", { name: "Selected people" }).getByRole("link", { name: "Hand over…" }).click();
  await expect(page).toHaveURL(/\/leavers\?people=/);
  const owned = page.getByRole("grid", { name: "Channels they own" });
  await expect(owned.getByRole("row", { name: /Platform team/ })).toContainText("No owner, no active administrator");
  await expect(owned.getByRole("row", { name: /Launch room/ })).toContainText("Yannick Obasanjo");
  await expectAccessibleInEveryLook(page);

  // One successor is chosen by hand, and survives a reload.
  await owned.getByRole("row", { name: /Platform team/ }).click();
  const decision = page.getByRole("dialog", { name: /Decide about/ });
  await decision.getByRole("combobox", { name: "Someone else" }).fill("helpdesk@sandbox");
  await decision.getByRole("option").first().click();
  await decision.getByRole("button", { name: "Set" }).click();
  const chosen = owned.getByRole("row", { name: /Platform team/ });
  await expect(chosen).toContainText("Chosen");
  await page.reload();
  await expect(chosen).toContainText("Chosen");

  const channels = await everyChannel(page, `/chat/users/${addressOf("lead")}/channels`);
  await page.getByRole("button", { name: "Review the plan…" }).click();
  const review = page.getByRole("dialog");
  const confirm = review.getByRole("button", { name: "Hand over", exact: true });
  await expect(confirm).toBeVisible({ timeout: 30_000 });
  // Giving a space to someone else, among so many changes, is confirmed by typing what is asked for.
  const asked = (await review.getByText(/^Type “/).textContent()) ?? "";
  await review.getByRole("textbox", { name: /^Type “/ }).fill(/“(.+)”/.exec(asked)?.[1] ?? "");
  await confirm.click();

  const idOf = (name: string): string => channels.find((one) => one.name === name)?.id ?? "";
  const [platform, coffee] = [idOf("Platform team"), idOf("Coffee and cake")];
  const lead = addressOf("lead");
  await expect
    .poll(async () => (await rolesIn(page, platform)).get(addressOf("helpdesk")), { timeout: 60_000 })
    .toBe("admin");
  // Zoom's API leaves an owner where they are, and removes them elsewhere.
  await expect.poll(async () => (await rolesIn(page, coffee)).has(lead), { timeout: 60_000 }).toBe(false);
  expect((await rolesIn(page, platform)).get(lead)).toBe("owner");
  await expect.poll(() => mentioned(page, platform, "on-call")).not.toContain(lead);

  await page.goto("/leavers/owners");
  const task = page.getByRole("listitem").filter({ hasText: "Platform team" });
  await expect(task).toContainText(addressOf("helpdesk"));
  await expectAccessibleInEveryLook(page);
});
