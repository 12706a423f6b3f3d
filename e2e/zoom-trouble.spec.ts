// Zoom slow, limited, down, and answering half: what the reader sees, and that trying again works.
import type { Page } from "@playwright/test";
import { expectAccessible, expectAccessibleInEveryLook } from "./accessible.ts";
import { channelList } from "./channel-list.ts";
import { nameField, openChannel, save } from "./channel-page.ts";
import { hold } from "./hold.ts";
import { expect, test } from "./test.ts";

const LIST = "listAccountsPublicChannels";

const alert = (page: Page) => page.getByRole("alert");
const tryAgain = (page: Page) => alert(page).getByRole("button", { name: "Try again" }).click();

/** What support asks for, behind "Details for support". */
async function supportDetail(page: Page, label: string): Promise<string> {
  const details = alert(page).getByRole("group");
  if ((await details.getAttribute("open")) === null) await details.getByText("Details for support").click();
  const labels = await details.getByRole("term").allTextContents();
  expect(labels).toContain(label);
  return (await details.getByRole("definition").nth(labels.indexOf(label)).textContent()) ?? "";
}

test("slow: the table's shape stands while the first page is on its way", async ({ openAs }) => {
  const page = await openAs("admin", "/nowhere");
  const letGo = await hold(page, "**/api/zoom/account/chat/channels?*");
  await page.goto("/channels");
  await expect(page.getByRole("status", { name: "Loading channels" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Channels", level: 1 })).toBeVisible();
  await expectAccessibleInEveryLook(page);
  letGo();
  await expect(channelList(page).row("General")).toBeVisible();
  await expect(page.getByRole("status", { name: "Loading channels" })).toBeHidden();
});

test("slow: the rows that are there stay usable while more load", async ({ openAs, control }) => {
  await control.reset({ publicChannels: 300 });
  const page = await openAs("admin");
  const list = channelList(page);
  await expect(list.row("General")).toBeVisible();
  await expect(page.getByText("Loading more…")).toBeHidden();
  const letGo = await hold(page, "**/api/zoom/account/chat/channels?*next_page_token*");
  await list.table.focus();
  await page.keyboard.press("End");
  const progress = page.getByRole("progressbar", { name: "Loading channels" });
  await expect(progress).toHaveAttribute("aria-valuemax", /^\d+$/);
  await page.keyboard.press("Home");
  await list.box("General").click();
  await expect(list.box("General")).toBeChecked();
  await expect(progress).toBeVisible();
  await page.getByRole("button", { name: "Stop" }).click();
  letGo();
  await expect(progress).toBeHidden();
  await expect(list.end).toHaveCount(0);
});

test("a short limit is sat out without a word; no connection, Zoom’s errors and half an answer are told, and recovered from", async ({
  openAs,
  control,
}) => {
  const page = await openAs("admin", "/nowhere");

  await test.step("limited: a short limit is sat out without a word", async () => {
    await control.fault({ operation: LIST, status: 429 });
    await page.goto("/channels");
    await expect(channelList(page).row("General")).toBeVisible();
    expect((await control.calls(LIST))[0]?.status).toBe(429);
    await expect(alert(page)).toHaveCount(0);
  });

  await test.step("down: a dropped connection is told with its code and recovers", async () => {
    await control.fault({ operation: LIST, drop: "before", times: 3 });
    await page.goto("/channels");
    await expect(alert(page)).toContainText("Zoom cannot be reached");
    expect(await supportDetail(page, "Code")).toBe("upstream_unreachable");
    expect(await supportDetail(page, "Request ID")).toMatch(/^[\w-]{8,}$/);
    await tryAgain(page);
    await expect(channelList(page).row("General")).toBeVisible();
    await expect(alert(page)).toHaveCount(0);
  });

  await test.step("down: an error of Zoom's own is told with its meaning, code and tracking id", async () => {
    await control.fault({ operation: LIST, status: 503, times: 3 });
    await page.goto("/channels");
    await expect(alert(page)).toContainText("Zoom has a problem");
    await expect(alert(page)).toContainText("Try again in a moment.");
    expect(await supportDetail(page, "Code")).toBe("503");
    expect(await supportDetail(page, "Tracking ID")).toMatch(/^WEB_[0-9A-Fa-f]+|^v=/);
    await expectAccessibleInEveryLook(page);
    await tryAgain(page);
    await expect(channelList(page).row("General")).toBeVisible();
  });

  await test.step("broken: an answer that breaks off is no empty list, and trying again works", async () => {
    await control.fault({ operation: LIST, cutOff: true, times: 3 });
    await page.goto("/channels");
    await expect(alert(page)).toContainText("The answer was cut off");
    expect(await supportDetail(page, "Tracking ID")).not.toBe("");
    expect(await supportDetail(page, "Request ID")).not.toBe("");
    await tryAgain(page);
    await expect(channelList(page).row("General")).toBeVisible();
  });
});

test("limited: a longer limit is counted down, and the page recovers after it", async ({ openAs, control }) => {
  await control.fault({ operation: LIST, status: 429, headers: { "Retry-After": "8" } });
  const page = await openAs("admin");
  await expect(alert(page)).toContainText("Zoom’s rate limit is reached");
  const retry = alert(page).getByRole("button", { name: /^Try again/ });
  await expect(retry).toHaveText(/^Try again in \d+ s$/);
  await expect(retry).toBeDisabled();
  await expectAccessibleInEveryLook(page);
  await expect(retry).toHaveText("Try again", { timeout: 20_000 });
  expect(await control.calls(LIST)).toHaveLength(1);
  await retry.click();
  await expect(channelList(page).row("General")).toBeVisible();
});

test("limited: what is used up for the day can be tried again each minute", async ({ openAs }) => {
  const page = await openAs("admin", "/nowhere");
  await page.clock.install();
  // As the console's server answers; of Zoom's own it would hold the list back from other tests too.
  const used = { code: "rate_limited", message: "Used up for today.", requestId: "none", retryAfterMs: 75_600_000 };
  let asked = 0;
  await page.route("**/api/zoom/account/chat/channels?*", async (route) => {
    asked += 1;
    if (asked < 3) await route.fulfill({ status: 429, json: used });
    else await route.continue();
  });
  await page.goto("/channels");
  const retry = alert(page).getByRole("button", { name: /^Try again/ });
  for (const times of [1, 2]) {
    await expect(retry).toHaveText(/^Try again in 2[01] h/);
    await expect(retry).toBeDisabled();
    expect(asked).toBe(times);
    await page.clock.fastForward(61_000);
    await expect(retry).toHaveText("Try again");
    await retry.click();
  }
  await expect(channelList(page).row("General")).toBeVisible();
});

test("down in the middle of a list: the rows stay, and the rest comes when asked again", async ({
  openAs,
  control,
}) => {
  await control.reset({ publicChannels: 300 });
  const page = await openAs("admin");
  const list = channelList(page);
  await expect(list.row("General")).toBeVisible();
  await expect(page.getByText("Loading more…")).toBeHidden();
  await control.fault({ operation: LIST, status: 500, times: 3 });
  await list.table.focus();
  await page.keyboard.press("End");
  await expect(alert(page)).toContainText("Zoom has a problem");
  await page.keyboard.press("Home");
  await expect(list.row("General")).toBeVisible();
  await tryAgain(page);
  await expect(alert(page)).toHaveCount(0);
  await list.table.focus();
  await page.keyboard.press("End");
  await expect(list.end).toBeVisible();
});

test("an answer of another shape is not shown as if it were right, and a server that is away is told", async ({
  openAs,
}) => {
  const page = await openAs("admin", "/channels?tab=mine");

  await test.step("broken: an answer of another shape is not shown as if it were right", async () => {
    await expect(channelList(page).row("Salary review")).toBeVisible();
    await page.route("**/api/zoom/account/chat/channels?*", async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, json: { channels: { id: 7 } } });
    });
    await page
      .getByRole("navigation", { name: "Lists of channels" })
      .getByRole("link", { name: "Public channels" })
      .click();
    await expect(alert(page)).toContainText("Zoom answered in an unexpected way");
    expect(await supportDetail(page, "Code")).toBe("contract_mismatch");
    await page.unroute("**/api/zoom/account/chat/channels?*");
    await tryAgain(page);
    await expect(channelList(page).row("General")).toBeVisible();
  });

  await test.step("the console's own server away: the page says so and recovers", async () => {
    await page.goto("/channels?tab=mine");
    await expect(channelList(page).row("Salary review")).toBeVisible();
    // A refresh joins a request that is under way, which may still be answered.
    await expect(channelList(page).end).toBeVisible();
    await page.context().setOffline(true);
    await page.getByRole("button", { name: "Refresh" }).click();
    // The explanation comes from the server too: who loses it at once is told in one sentence.
    await expect(alert(page)).toContainText(/The console(’s server cannot be reached| could not reach its server)/);
    await expect(channelList(page).row("Salary review")).toBeVisible();
    await page.context().setOffline(false);
    await tryAgain(page);
    await expect(alert(page)).toHaveCount(0);
  });
});

test("slow: a channel's page has its shape, and saving shows that it is under way", async ({ openAs, control }) => {
  const page = await openAs("admin");
  await expect(channelList(page).row("Coffee and cake")).toBeVisible();
  const letGo = await hold(page, "**/api/zoom/account/chat/channels/*");
  await channelList(page).row("Coffee and cake").getByRole("link").click();
  await expect(page.getByRole("status", { name: "Loading" })).toBeVisible();
  await expectAccessible(page);
  letGo();
  await expect(page.getByRole("heading", { level: 1, name: "Coffee and cake" })).toBeVisible();

  await control.fault({ operation: "updateChannel", latencyMs: 2_000 });
  await nameField(page).fill("Tea and biscuits");
  await save(page).click();
  await expect(save(page)).toHaveAttribute("aria-disabled", "true");
  await expect(nameField(page)).toBeDisabled();
  await save(page).click({ force: true });
  await expect(page.getByRole("heading", { level: 1, name: "Tea and biscuits" })).toBeVisible();
  expect(await control.calls("updateChannel")).toHaveLength(1);
});

test("limited: a save that Zoom holds back counts down, keeps what was typed, and goes through", async ({
  openAs,
  control,
}) => {
  const page = await openAs("admin");
  await openChannel(page, "Coffee and cake");
  await control.fault({ operation: "updateChannel", status: 429, headers: { "Retry-After": "4" } });
  await nameField(page).fill("Tea and biscuits");
  await save(page).click();
  await expect(alert(page)).toContainText("Zoom’s rate limit is reached");
  await expect(alert(page).getByText(/^Wait \d s\.$/)).toBeVisible();
  await expect(alert(page).getByText("You can try again now.")).toBeVisible();
  await save(page).click();
  await expect(page.getByRole("heading", { level: 1, name: "Tea and biscuits" })).toBeVisible();
});
