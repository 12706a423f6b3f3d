import { channelList } from "./channel-list.ts";
import { hold } from "./hold.ts";
import { expect, test } from "./test.ts";
import { callZoom, everyChannel } from "./zoom.ts";

test("the list of channels is filtered, ordered, and walked through", async ({ openAs }) => {
  const page = await openAs("admin");
  const list = channelList(page);

  await test.step("filters and order are in the address and come back with a reload", async () => {
    const everyone = await everyChannel(page);
    const expected = everyone
      .map(({ name }) => name)
      .filter((name) => name.toLowerCase().includes("an"))
      .sort(new Intl.Collator("en", { sensitivity: "base" }).compare)
      .reverse();
    expect(expected.length).toBeGreaterThan(3);
    expect(expected.length).toBeLessThan(everyone.length);

    await page.getByRole("searchbox", { name: "Filter by name" }).fill("AN");
    await list.table.getByRole("button", { name: "Name", exact: true }).click();
    await list.table.getByRole("button", { name: "Name", exact: true }).click();
    await expect(list.table.getByRole("columnheader", { name: "Name" })).toHaveAttribute("aria-sort", "descending");
    await expect(list.rows.getByRole("link")).toHaveText(expected);
    await expect(page).toHaveURL(/[?&]name=AN(&|$)/);
    await expect(page).toHaveURL(/[?&]sort=name\.desc(&|$)/);

    await page.reload();
    await expect(page.getByRole("searchbox", { name: "Filter by name" })).toHaveValue("AN");
    await expect(list.table.getByRole("columnheader", { name: "Name" })).toHaveAttribute("aria-sort", "descending");
    await expect(list.rows.getByRole("link")).toHaveText(expected);
  });

  await test.step("a filter by a setting shows only what has it, and goes with one press", async () => {
    await page.goto("/channels");
    const all = (await everyChannel(page)).length;
    await page.getByRole("button", { name: "Filters" }).click();
    const filters = page.getByRole("dialog", { name: "Filters" });
    await filters.getByRole("combobox", { name: "Type" }).selectOption("Public, open to others");
    await expect(list.row("Partner onboarding")).toBeVisible();
    await expect(list.row("General")).toHaveCount(0);
    await filters.getByRole("combobox", { name: "Who can use @all" }).selectOption("Nobody");
    await page.keyboard.press("Escape");
    await expect(filters).toBeHidden();
    await expect(page).toHaveURL(/[?&]type=5&mentionAll=3(&|$)/);
    await page.reload();
    await expect(page.getByRole("heading", { name: "No channel matches" })).toBeVisible();
    await page.getByRole("button", { name: "Remove filter: Who can use @all Nobody" }).click();
    await expect(list.row("Partner onboarding")).toBeVisible();
    await page.getByRole("button", { name: "Remove filter: Type Public, open to others" }).click();
    await expect(list.end).toHaveText(`${all} channels, all loaded`);
    await expect(page).toHaveURL(/\/channels$/);
  });

  await test.step("a press on the words of an entry in a panel is a press on the entry, and the panel stays", async () => {
    await page.goto("/channels");
    const { table } = channelList(page);
    const column = table.getByRole("columnheader", { name: "Who can add" });
    await expect(column).toBeVisible();
    await page.getByRole("button", { name: "Columns" }).click();
    const columns = page.getByRole("dialog", { name: "Columns" });
    await columns.getByText("Who can add", { exact: true }).click();
    await expect(column).toHaveCount(0);
    await expect(columns.getByRole("checkbox", { name: "Who can add" })).not.toBeChecked();
    await columns.getByText("Who can add", { exact: true }).click();
    await expect(column).toBeVisible();
    await page.getByRole("button", { name: "Columns" }).click();
    await expect(columns).toBeHidden();

    await page.getByRole("button", { name: "Filters" }).click();
    const filters = page.getByRole("dialog", { name: "Filters" });
    await filters.getByText("Type", { exact: true }).click();
    await expect(filters.getByRole("combobox", { name: "Type" })).toBeFocused();
    await page.mouse.click(5, 5);
    await expect(filters).toBeHidden();
  });

  await test.step("public channels are filtered by the types that public channels have", async () => {
    await page.goto("/channels");
    await page.getByRole("button", { name: "Filters" }).click();
    const type = page.getByRole("dialog", { name: "Filters" }).getByRole("combobox", { name: "Type" });
    await expect(type.getByRole("option")).toHaveText(["Any", "Public", "Public, open to others"]);
  });

  await test.step("after Back from a channel its row is active, and the keyboard goes on from it", async () => {
    await page.goto("/channels");
    await expect(list.rows.first()).toBeVisible();
    await list.table.focus();
    for (let presses = 0; presses < 3; presses += 1) await page.keyboard.press("ArrowDown");
    const name = (await list.table.locator('[data-index="3"]').getByRole("link").textContent()) ?? "";
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
    await page.goBack();
    await expect(list.table).toBeFocused();
    const active = await list.table.getAttribute("aria-activedescendant");
    await expect(page.locator(`[id="${active}"]`).getByRole("link")).toHaveText(name);
  });
});

test("a long list is filtered and ordered as a whole, selected as a whole, and counted on a phone", async ({
  openAs,
  control,
}) => {
  await control.reset({ publicChannels: 400 });
  const page = await openAs("admin");
  const list = channelList(page);

  await test.step("a link with a filter finds every match of a long list by itself", async () => {
    await page.goto("/channels?name=+A+");
    const everyone = await everyChannel(page);
    const matching = everyone.filter(({ name }) => name.toLowerCase().includes("a")).length;
    expect(matching).toBeGreaterThan(50);
    await expect(list.table).toHaveAttribute("aria-rowcount", `${matching + 1}`);
    await expect(page.getByText(`${matching} of 400 channels`, { exact: true })).toBeAttached();
  });

  await test.step("an order holds for the whole list, and the reader stays at its first row", async () => {
    await page.goto("/channels?sort=name.desc");
    const names = (await everyChannel(page)).map(({ name }) => name);
    const last = names.toSorted(new Intl.Collator("en", { sensitivity: "base" }).compare).at(-1);
    await expect(list.end).toHaveText("400 channels, all loaded");
    await expect(list.table.locator('[data-index="0"]').getByRole("link")).toHaveText(last ?? "");
    await expect(list.table.locator('[data-index="0"]')).toBeInViewport();
  });

  await test.step("everything is selected by one press, loaded or not, and the count says of how many", async () => {
    await page.goto("/channels");
    await list.row("General").getByRole("checkbox").click();
    await expect(list.selection.getByRole("status")).toHaveText("1 selected of 400");
    await list.selection.getByRole("button", { name: "Select all 400" }).click();
    await expect(list.selection.getByRole("status")).toHaveText(/^(All that match|400) selected of 400$/);
    await list.selection.getByRole("button", { name: "Clear selection" }).click();
    await page.reload();
    await list.table.getByRole("checkbox", { name: "Select all 400" }).click();
    await expect(page.getByText("400 selected of 400")).toBeVisible();
  });

  await test.step("a phone shows how many channels there are, and how many of them are shown", async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto("/channels");
    const { table } = channelList(page);
    await expect(table.getByRole("columnheader", { name: /^\d+ of 400 channels loaded$/ })).toBeVisible();
    await page.getByRole("searchbox", { name: "Filter by name" }).fill("a");
    const matching = (await everyChannel(page)).filter(({ name }) => name.toLowerCase().includes("a")).length;
    await expect(table.getByRole("columnheader", { name: `${matching} of 400 channels`, exact: true })).toBeVisible();
  });
});

test("loading that was stopped says what the filter has not seen, and goes on when asked", async ({
  openAs,
  control,
}) => {
  await control.reset({ publicChannels: 400 });
  const page = await openAs("admin");
  const list = channelList(page);
  await expect(list.rows.first()).toBeVisible();
  const letGo = await hold(page, "**/api/zoom/account/chat/channels?*next_page_token*");
  await page.getByRole("searchbox", { name: "Filter by name" }).fill("a");
  await page.getByRole("button", { name: "Stop", exact: true }).click();
  letGo();
  const notice = page.getByText(/^\d+ of 400 channels loaded: filters and sorting apply only to these\.$/);
  await expect(notice).toBeVisible();
  await page.getByRole("button", { name: "Load all" }).click();
  await expect(notice).toBeHidden();
  await expect(list.table).not.toHaveAttribute("aria-rowcount", "1");
});

test("a row that cannot be read is shown as such, and the others stay; an empty first page is followed", async ({
  openAs,
}) => {
  const page = await openAs("admin", "/channels?tab=mine&via=me");
  const list = channelList(page);
  await expect(list.rows.first()).toBeVisible();
  const before = await list.rows.count();
  const channel = (id: string, more: object) => ({ id, name: id, type: 1, ...more });
  await page.route("**/api/zoom/me/chat/users/me/channels?*", async (route) => {
    const isFirst = !route.request().url().includes("next_page_token");
    const channels = isFirst
      ? []
      : [channel("good one", { member_count: null }), channel("odd one", { type: "secret" }), null];
    await route.fulfill({ json: { total_records: 3, next_page_token: isFirst ? "more" : "", channels } });
  });
  await page.getByRole("button", { name: "Refresh" }).click();
  await expect(list.rows).toHaveCount(1);
  expect(before).toBeGreaterThan(1);
  await expect(list.row("good one")).toBeVisible();
  await page.getByText(/^2 channels could not be read/).click();
  await expect(page.getByText(/^odd one: type: Invalid type/)).toBeVisible();
});

test("the list shown is in the address; the columns stay as chosen", async ({ openAs }) => {
  const page = await openAs("channel-admin");
  const list = channelList(page);
  await expect(list.table.getByRole("columnheader", { name: "Channel ID" })).toHaveCount(0);
  await page.getByRole("button", { name: "Columns" }).click();
  await page.getByRole("checkbox", { name: "Channel ID" }).check();
  await page.getByRole("checkbox", { name: "Who can add" }).uncheck();
  await page.keyboard.press("Escape");

  await page.getByRole("navigation", { name: "Lists of channels" }).getByRole("link", { name: "My channels" }).click();
  await expect(page).toHaveURL(/[?&]tab=mine(&|$)/);
  await expect(list.row("Legacy pager bridge")).toBeVisible();
  await page.reload();
  await expect(list.row("Legacy pager bridge")).toBeVisible();
  await expect(page).toHaveTitle("My channels · Channelkeeper");
  await expect(list.table.getByRole("columnheader", { name: "Channel ID" })).toBeVisible();
  await expect(list.table.getByRole("columnheader", { name: "Who can add" })).toHaveCount(0);
  const { body } = await callZoom(page, "/chat/users/me/channels?page_size=50", { via: "me" });
  await expect(list.table).toHaveAttribute("aria-rowcount", `${(body as { total_records: number }).total_records + 1}`);
});

test("a person's channels, the private ones too, are a choice away", async ({ openAs }) => {
  const page = await openAs("channel-viewer", "/channels?tab=person");
  const list = channelList(page);
  await expect(page.getByRole("heading", { name: "Whose channels?" })).toBeVisible();
  const picker = page.getByRole("combobox", { name: "Person" });
  await picker.fill("marchetti");
  await expect(page.getByRole("option", { name: /^Aiko Marchetti/ })).toBeVisible();
  await picker.press("Enter");
  await expect(page).toHaveURL(/[?&]person=lead%40sandbox\.example(&|$)/);
  const everyone = await everyChannel(page, "/chat/users/lead@sandbox.example/channels");
  await expect(list.rows).toHaveCount(everyone.length);
  await expect(list.row("Platform team").getByRole("gridcell", { name: "Private, account only" })).toBeVisible();
  await page.reload();
  await expect(picker).toHaveValue("lead@sandbox.example");
  await expect(list.rows).toHaveCount(everyone.length);

  await picker.fill("nobody@nowhere.example");
  await picker.press("Enter");
  await expect(page.getByRole("alert")).toContainText("No such person");
});

test("a filter keeps all that is typed, however fast, and shows what the address says", async ({ openAs }) => {
  const page = await openAs("admin");
  const list = channelList(page);
  const filter = page.getByRole("searchbox", { name: "Filter by name" });
  await expect(list.row("General")).toBeVisible();
  await filter.pressSequentially("partner onboarding");
  await expect(filter).toHaveValue("partner onboarding");
  await expect(page).toHaveURL(/[?&]name=partner\+onboarding(&|$)/);
  await expect(list.rows.getByRole("link")).toHaveText(["Partner onboarding"]);

  await page.getByRole("navigation", { name: "Lists of channels" }).getByRole("link", { name: "My channels" }).click();
  await expect(filter).toHaveValue("");
  await page.goBack();
  await expect(filter).toHaveValue("partner onboarding");
  await filter.pressSequentially(", no such channel");
  await page.getByRole("button", { name: "Clear filters" }).click();
  await expect(filter).toHaveValue("");
  await expect(list.row("General")).toBeVisible();

  await page.goto("/spaces?via=account");
  const spaces = page.getByRole("grid", { name: "Shared spaces" }).getByRole("row");
  await expect(spaces.filter({ hasText: "Platform" })).toBeVisible();
  const find = page.getByRole("searchbox", { name: "Space or owner" });
  await find.pressSequentially("partner programme");
  await expect(find).toHaveValue("partner programme");
  await expect(page).toHaveURL(/[?&]find=partner\+programme(&|$)/);
  await expect(spaces).toHaveCount(2);
  await expect(spaces.last()).toContainText("Partner programme");
});
