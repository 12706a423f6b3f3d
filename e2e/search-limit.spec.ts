import { expectAccessibleInEveryLook } from "./accessible.ts";
import { channelList } from "./channel-list.ts";
import { expect, test } from "./test.ts";

// A console of its own: what it counts outlasts the test. A quarter of the twenty a minute is kept for others.
test.use({ stackOptions: { server: { ZOOM_PLAN: "business" } } });

test("the 16th search of a person in a minute is held back and says how long", async ({ openAs, control }) => {
  const page = await openAs("admin", "/channels?tab=search");
  const field = page.getByRole("searchbox", { name: "Channel name, ID or link" });
  const found = (words: string) =>
    page.getByText(`No channel has “${words}” in its name. Archived channels were not searched.`);
  for (let count = 1; count <= 15; count += 1) {
    await field.fill(`nothing ${count}`);
    await field.press("Enter");
    await expect(found(`nothing ${count}`)).toBeVisible();
  }
  await field.fill("coffee");
  await field.press("Enter");
  await expect(page.getByRole("heading", { name: "Zoom is limiting searches" })).toBeVisible();
  const wait = page.getByText(/^Searching again in \d+ s$/);
  const before = await wait.textContent();
  await expect(wait).not.toHaveText(before ?? "");
  await expectAccessibleInEveryLook(page);
  await page.getByRole("button", { name: "Try now" }).click();
  await expect(wait).toBeVisible();
  expect(await control.calls("searchUsersOrAccountsChannels")).toHaveLength(15);

  await field.fill("nothing 7");
  await field.press("Enter");
  await expect(found("nothing 7")).toBeVisible();
  await expect(channelList(page).table).toHaveCount(0);
});
