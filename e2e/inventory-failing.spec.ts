// The page Inventory where Zoom does not answer for some of it.
import { expectAccessible } from "./accessible.ts";
import { expect, test } from "./test.ts";

test.use({
  stackOptions: [
    { sandbox: { SANDBOX_PLAN: "unlimited" }, server: { INVENTORY_PERCENT: "100", ZOOM_PLAN: "business" } },
    { scope: "worker" },
  ],
});

test("what fails is told on its page with the reason and what to do, and takes nothing away", async ({
  openAs,
  control,
}) => {
  test.slow();
  await control.fault({ operation: "getRetentionPolicyOfChannel", status: 500, times: 10_000 });
  const page = await openAs("admin", "/inventory");
  await expect(page.getByText(/could not be read\./).first()).toBeVisible({ timeout: 90_000 });
  await expect(page.getByText("It is tried again automatically; what was known stays.").first()).toBeVisible();
  await expectAccessible(page);

  // As long as not all was read, no page passes off what is known for all there is.
  const partly = page.getByText(/^The account (is still being read|cannot be read at the moment), \d+ % /);
  await page.goto("/people");
  await expect(partly).toContainText("they may own, administer and be in more channels than it says here.");
  await expectAccessible(page);
  await page.getByRole("grid", { name: "People" }).focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/people\/.+/);
  await expect(partly).toContainText("this person may own, administer and be in more");
  await expectAccessible(page);
  await page.goto("/leavers?of=deactivated");
  await expect(partly).toContainText("The plan has only what is known by now.");
  await expectAccessible(page);
  // What is read appears while the page is open.
  const review = page.getByRole("button", { name: "Review the plan…" });
  await expect(review).toBeEnabled({ timeout: 90_000 });
  await review.click();
  await expect(page.getByRole("dialog")).toContainText(
    /The account .+ \d+ % .+: what .+ in the rest of it is not part of this plan\./,
    { timeout: 60_000 },
  );
  await expectAccessible(page);
});
