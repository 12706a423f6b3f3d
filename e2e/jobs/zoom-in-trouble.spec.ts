// The same job while Zoom is slow, limits, fails, and while the sign-in ends: each time it comes to its end, and no
// channel is archived twice or forgotten.
import type { Page } from "@playwright/test";
import { channelList } from "../channel-list.ts";
import { addressOf } from "../sign-in.ts";
import { expect, test } from "../test.ts";
import { everyChannel, type ListedChannel } from "../zoom.ts";
import { selectChannels } from "./steps.ts";

const OPERATION = "performOperationsOnChannels";
const names = ["Coffee and cake", "IT help desk", "Release notes", "sailing", "cooking"];
const title = `Archive ${names.length} channels`;

/** Archives them; the question is answered, what comes of it is not looked at. */
async function archive(page: Page): Promise<void> {
  await selectChannels(page, names);
  await channelList(page).selection.getByRole("button", { name: "Archive", exact: true }).click();
  await page
    .getByRole("dialog", { name: `${title}?` })
    .getByRole("button", { name: "Archive" })
    .click();
}

const done = (page: Page) => page.getByText(`${title}: done.`);
const running = (page: Page) => page.getByRole("dialog", { name: title });

async function expectArchived(page: Page, before: readonly ListedChannel[]): Promise<void> {
  expect((await everyChannel(page)).map(({ name }) => name).sort()).toEqual(
    before.flatMap(({ name }) => (names.includes(name) ? [] : [name])).sort(),
  );
}

test("slow: it says how far it is, and ends", async ({ openAs, control }) => {
  const page = await openAs("admin");
  const before = await everyChannel(page);
  await control.fault({ operation: OPERATION, latencyMs: 3_000 });
  await archive(page);
  // Asked for in the dialog; what takes long by how far it is.
  const isAsked = page.getByRole("button", { name: "Archive" }).and(page.locator("[aria-disabled=true]"));
  await expect(isAsked.or(running(page).getByRole("progressbar", { name: "Running" }))).toBeVisible();
  await expect(done(page)).toBeVisible();
  await expectArchived(page, before);
  expect(await control.calls(OPERATION)).toHaveLength(1);
});

test("limited: it says that it waits and goes on by itself, and does", async ({ openAs, control }) => {
  const page = await openAs("admin");
  const before = await everyChannel(page);
  await control.fault({ operation: OPERATION, status: 429, headers: { "Retry-After": "4" } });
  await archive(page);
  await expect(running(page)).toContainText(
    "Zoom’s rate limit is reached. It continues automatically within a minute.",
  );
  await expect(done(page)).toBeVisible();
  await expectArchived(page, before);
  expect((await control.calls(OPERATION)).map(({ status }) => status)).toEqual([429, 200]);
});

test("failing: what failed is said with the reason, and done when tried again", async ({ openAs, control }) => {
  const page = await openAs("admin");
  const before = await everyChannel(page);
  await control.fault({ operation: OPERATION, status: 500, times: 100 });
  await archive(page);
  const results = page.getByRole("region", { name: "Results" });
  await expect(results.getByRole("status")).toHaveText(`0 channels done, ${names.length} failed`);
  await expect(results.getByRole("listitem").first()).toContainText("Zoom answered with a server error.");
  expect(await everyChannel(page)).toHaveLength(before.length);
  await control.clearFaults();
  await results.getByRole("button", { name: "Retry failed" }).click();
  await expect(done(page)).toBeVisible();
  await expectArchived(page, before);
});

test("no answer: Zoom is asked what became of it, and nothing is done twice", async ({ openAs, control }) => {
  const page = await openAs("admin");
  const before = await everyChannel(page);
  await control.fault({ operation: OPERATION, drop: "after" });
  await archive(page);
  await expect(done(page)).toBeVisible();
  await expectArchived(page, before);
  expect(await control.calls(OPERATION)).toHaveLength(1);
});

test("the sign-in ends: it waits for whoever began it, and goes on with the next sign-in", async ({
  openAs,
  control,
}) => {
  const page = await openAs("lead", "/channels?tab=mine&via=me");
  const own = ["Release notes", "Platform team", "Launch room"];
  const name = `Archive ${own.length} channels`;
  await selectChannels(page, own);
  await channelList(page).selection.getByRole("button", { name: "Archive", exact: true }).click();
  const question = page.getByRole("dialog", { name: `${name}?` });
  await expect(question.getByRole("button", { name: "Archive" })).toBeEnabled();
  await control.endTokens({ email: addressOf("lead"), action: "revoke", which: "all" });
  await question.getByRole("button", { name: "Archive" }).click();
  const dialog = page.getByRole("dialog", { name, exact: true });
  await expect(dialog).toContainText("Your session has ended. Sign in again, and it continues where it stopped.");
  await dialog.getByRole("link", { name: "Sign in again" }).click();
  await page.getByRole("radio", { name: new RegExp(` ${addressOf("lead")}`) }).check();
  await page.getByRole("button", { name: "Allow" }).click();
  await expect(page).toHaveURL(/\/channels\?tab=mine/);
  await expect
    .poll(async () => {
      const left = await everyChannel(page, "/chat/users/me/channels", "me");
      return left.filter((channel) => own.includes(channel.name));
    })
    .toEqual([]);
});
