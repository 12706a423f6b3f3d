import { expectAccessible } from "./accessible.ts";
import { addressOf, type Person } from "./sign-in.ts";
import { expect, test } from "./test.ts";

const people: readonly { person: Person; name: string; tabs: readonly string[]; canCreateForAccount: boolean }[] = [
  {
    person: "admin",
    name: "Daniel Achebe",
    tabs: ["Public channels", "My channels", "A person’s channels", "Search"],
    canCreateForAccount: true,
  },
  {
    person: "channel-admin",
    name: "Rosa Villanueva",
    tabs: ["Public channels", "My channels", "A person’s channels", "Search"],
    canCreateForAccount: true,
  },
  {
    person: "channel-viewer",
    name: "Tomasz Wierzbicki",
    tabs: ["Public channels", "My channels", "A person’s channels", "Search"],
    canCreateForAccount: false,
  },
  { person: "lead", name: "Aiko Marchetti", tabs: ["My channels", "Search"], canCreateForAccount: false },
];

for (const { person, name, tabs, canCreateForAccount } of people)
  test(`${person} signs in and sees what the role allows`, async ({ page, stack }) => {
    await page.goto(stack.url);
    await expect(page.getByRole("heading", { name: "Channelkeeper" })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("link", { name: "Sign in with Zoom" }).click();
    await page.getByRole("radio", { name: new RegExp(` ${addressOf(person)}`) }).check();
    await page.getByRole("button", { name: "Allow" }).click();

    await expect(page).toHaveURL(/\/channels/);
    await expect(page.getByRole("row").nth(1)).toBeVisible();
    await expect(page.getByText(name)).toBeVisible();
    const lists = page.getByRole("navigation", { name: "Lists of channels" });
    await expect(lists.getByRole("link")).toHaveText([...tabs]);
    const create = page.getByRole("link", { name: "New channel" });
    if (tabs[0] === "Public channels") await expect(create).toHaveCount(canCreateForAccount ? 1 : 0);
    await expectAccessible(page);
  });

test("a person who does not allow the access is told so and can try again", async ({ page, stack }) => {
  await page.goto(stack.url);
  await page.getByRole("link", { name: "Sign in with Zoom" }).click();
  await page.getByRole("button", { name: "Deny" }).click();
  await expect(page.getByRole("alert")).toContainText("You did not allow access");
  await expect(page.getByRole("link", { name: "Sign in with Zoom" })).toBeVisible();
});

test("signing in leads back to the page that was asked for", async ({ page, stack }) => {
  await page.goto(`${stack.url}/channels?tab=mine&q=plan`);
  await page.getByRole("link", { name: "Sign in with Zoom" }).click();
  await page.getByRole("radio", { name: new RegExp(` ${addressOf("lead")}`) }).check();
  await page.getByRole("button", { name: "Allow" }).click();
  await expect(page).toHaveURL(/tab=mine.*q=plan|q=plan.*tab=mine/);
});

test("signing out ends the session for every tab", async ({ openAs }) => {
  const page = await openAs("admin");
  const other = await page.context().newPage();
  await other.goto("/channels");
  await expect(other.getByRole("row").nth(1)).toBeVisible();
  await page.getByRole("button", { name: /Daniel Achebe/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page.getByRole("link", { name: "Sign in with Zoom" })).toBeVisible();
  await other.reload();
  await expect(other.getByRole("link", { name: "Sign in with Zoom" })).toBeVisible();
});
