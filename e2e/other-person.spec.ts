import { expectAccessible } from "./accessible.ts";
import { channelList } from "./channel-list.ts";
import { signIn } from "./sign-in.ts";
import { expect, test } from "./test.ts";

test("a tab does nothing as somebody who signs in in another tab, and offers to reload", async ({
  openAs,
  stack,
  control,
}) => {
  const first = await openAs("lead", "/channels/new?via=me");
  await first.getByRole("textbox", { name: "Name", exact: true }).fill("Made by whom");
  const second = await first.context().newPage();
  await signIn(first.context(), stack.url, "admin");
  await second.goto("/channels");
  await expect(second.getByRole("button", { name: /^Daniel / })).toBeVisible();

  // The page may have noticed by itself, with a dialog before the button.
  await first
    .getByRole("button", { name: "Create channel" })
    .evaluate((button) => (button as HTMLButtonElement).form?.requestSubmit());
  const dialog = first.getByRole("dialog", { name: "Someone else signed in" });
  await expect(dialog).toBeVisible();
  await expectAccessible(first);
  expect(await control.calls("createChannel")).toEqual([]);

  // What the first person typed is not the second one's to see.
  first.on("dialog", (leaving) => void leaving.accept());
  await dialog.getByRole("button", { name: "Reload the page" }).click();
  await expect(first.getByRole("button", { name: /^Daniel / })).toBeVisible();
  await expect(first.getByRole("textbox", { name: "Name", exact: true })).toHaveValue("");
  await second.goto("/channels?via=me");
  await expect(channelList(second).row("General").first()).toBeVisible();
});

test("a list asked for before a second sign-in is not shown in the first person's page", async ({ openAs, stack }) => {
  const page = await openAs("lead", "/sign-in");
  let isSecond = false;
  // Between the first requests of a page somebody else signs in.
  await page.route("**/api/zoom/me/chat/users/me/channels?*", async (route) => {
    if (!isSecond) {
      isSecond = true;
      await signIn(page.context(), stack.url, "admin");
      // The list's own request, as the browser sends it now.
      const answer = await page.request.get(route.request().url(), { headers: { accept: "application/json" } });
      await route.fulfill({ response: answer });
      return;
    }
    await route.continue();
  });
  await page.goto("/channels?via=me");
  await expect(page.getByRole("dialog", { name: "Someone else signed in" })).toBeVisible();
});
