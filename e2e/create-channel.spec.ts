import type { Page } from "@playwright/test";
import * as v from "valibot";
import { expectAccessible, expectAccessibleInEveryLook } from "./accessible.ts";
import { expect, test } from "./test.ts";
import { callZoom, channelOf } from "./zoom.ts";

const field = (page: Page, name: string) => page.getByRole("textbox", { name, exact: true });
const create = (page: Page) => page.getByRole("button", { name: "Create channel" }).click();

const Users = v.object({ users: v.array(v.object({ email: v.string() })) });
const Members = v.object({ total_records: v.number(), members: v.array(v.object({ email: v.optional(v.string()) })) });

/** Addresses of active people whom nobody names elsewhere. */
async function someAddresses(page: Page, count: number): Promise<readonly string[]> {
  const { body } = await callZoom(page, "/users?status=active&page_size=100");
  const emails = v.parse(Users, body).users.map(({ email }) => email);
  return emails.filter((email) => !email.startsWith("admin@")).slice(-count);
}

async function membersOf(page: Page, person: string, name: string): Promise<readonly string[]> {
  const { id } = await channelOf(page, person, name);
  const { body } = await callZoom(page, `/chat/channels/${id}/members?page_size=100`);
  return v.parse(Members, body).members.map(({ email }) => email ?? "");
}

test("a form that cannot be sent says why, field by field", async ({ openAs, control }) => {
  const page = await openAs("admin", "/channels/new");
  await expect(page.getByRole("combobox", { name: "Owner" })).toHaveValue("admin@sandbox.example");
  // What the field shows counts, not whom it held before.
  await page.getByRole("combobox", { name: "Owner" }).fill("nobody at all");
  await field(page, "Email addresses").fill("member@sandbox.example; no address, helpdesk@");
  await create(page);
  const name = field(page, "Name");
  await expect(name).toBeFocused();
  await expect(name).toHaveAccessibleDescription("Enter a name for the channel.");
  await expect(page.getByText("Choose the person who will own the channel.")).toBeVisible();
  const unread = page.getByRole("region", { name: "Not addresses" }).getByRole("listitem");
  await expect(unread).toHaveText(["helpdesk@has nothing after the @"]);
  await expectAccessibleInEveryLook(page);
  await name.fill("n".repeat(129));
  await expect(name).toHaveAccessibleDescription(/At most 128 characters; this has 129/);
  await create(page);
  expect(await control.calls("createChannel")).toEqual([]);
  // An address in full is a choice without a press on its suggestion, once that person was found.
  await page.getByRole("combobox", { name: "Owner" }).fill("Helpdesk@sandbox.example ");
  await expect(page.getByText("Choose the person who will own the channel.")).toBeHidden();
  await name.fill("Owned by whom it shows");
  await create(page);
  await expect(page.getByRole("heading", { level: 1, name: "Owned by whom it shows" })).toBeVisible();
  expect(await membersOf(page, "helpdesk", "Owned by whom it shows")).toEqual([
    "helpdesk@sandbox.example",
    "member@sandbox.example",
  ]);
});

test("a channel is created with people whom Zoom takes, mails, or does not take", async ({ openAs, control }) => {
  const page = await openAs("admin", "/channels/new");

  await test.step("a public channel lets every member add others, whatever was chosen before", async () => {
    const adding = page.getByRole("combobox", { name: "Who can add members" });
    await adding.selectOption("Owner and administrators");
    await page.getByRole("radio", { name: /^Public/ }).check();
    await expect(adding).toBeDisabled();
    await expect(adding.locator("option:checked")).toHaveText("Every member");
    await expect(adding).toHaveAccessibleDescription(/Zoom lets every member add others/);
  });

  await test.step("addresses Zoom does not take are named, and the channel stands", async () => {
    await page.goto("/channels/new?via=account");
    await field(page, "Name").fill("Garden");
    await field(page, "Email addresses").fill("lead@sandbox.example, nobody@sandbox.example, guest@elsewhere.example");
    // What the type makes impossible is said before anything is sent, and follows the type.
    const why = page.getByText(/^Only people in this account can be in this channel: guest@elsewhere\.example/);
    await expect(why).toBeVisible();
    await page.getByRole("radio", { name: /^Private By invitation; people from other accounts/ }).check();
    await expect(why).toHaveCount(0);
    await expect(page.getByText(/^Zoom emails people from other accounts/)).toBeVisible();
    await page.getByRole("radio", { name: /^Private, account only/ }).check();
    await expect(why).toBeVisible();
    await create(page);
    const dialog = page.getByRole("dialog", { name: "Channel created, but some members are missing" });
    const result = (email: string) => dialog.getByRole("listitem").filter({ hasText: email });
    await expect(dialog.getByRole("status")).toHaveText("1 address done, 1 failed");
    await expect(result("lead@sandbox.example").getByLabel("Done")).toBeVisible();
    await expect(result("nobody@sandbox.example").getByLabel("Failed")).toBeVisible();
    await expect(result("nobody@sandbox.example")).toContainText("no active person in the account has this address");
    await expect(dialog.getByRole("button", { name: "Retry failed" })).toHaveCount(0);
    const calls = [...(await control.calls("createChannel")), ...(await control.calls("inviteUserChannelMembers"))];
    expect(JSON.stringify(calls)).not.toContain("guest@elsewhere.example");
    await expectAccessibleInEveryLook(page);
    await dialog.getByRole("button", { name: "Go to the channel" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Garden" })).toBeVisible();
    expect(await membersOf(page, "admin", "Garden")).toEqual(["admin@sandbox.example", "lead@sandbox.example"]);
  });

  await test.step("an address elsewhere that Zoom mailed has not failed", async () => {
    await page.goto("/channels/new?via=account");
    await field(page, "Name").fill("Harbour talks");
    await page.getByRole("radio", { name: /^Private By invitation; people from other accounts/ }).check();
    await field(page, "Email addresses").fill("lead@sandbox.example, nobody@sandbox.example, guest@elsewhere.example");
    await create(page);
    const dialog = page.getByRole("dialog", { name: "Channel created, but some members are missing" });
    await expect(dialog.getByRole("status")).toHaveText("2 addresses done, 1 failed");
    const guest = dialog.getByRole("listitem").filter({ hasText: "guest@elsewhere.example" });
    await expect(guest.getByLabel("Done")).toBeVisible();
    await expect(guest).toContainText("Zoom invited them by email, or they are already in the channel.");
    // Nobody has the address that failed, and will not when it is sent again.
    await expect(dialog.getByRole("button", { name: "Retry failed" })).toHaveCount(0);
  });

  await test.step("a channel with a person elsewhere alone is created without a word of failure", async () => {
    await page.goto("/channels/new?via=account");
    await field(page, "Name").fill("Pier talks");
    await page.getByRole("radio", { name: /^Private By invitation; people from other accounts/ }).check();
    await field(page, "Email addresses").fill("guest@elsewhere.example");
    await create(page);
    await expect(page.getByText("Channel created. 1 more person is invited.")).toBeVisible();
    await expect(page.getByRole("heading", { level: 1, name: "Pier talks" })).toBeVisible();
  });
});

test("a channel is created with more members than one call takes", async ({ openAs, control }) => {
  const page = await openAs("admin", "/channels/new");
  const emails = await someAddresses(page, 25);
  await field(page, "Name").fill("Spring cleaning");
  await page.getByRole("radio", { name: /^Public/ }).check();
  await page.getByRole("combobox", { name: "Who can post" }).selectOption("Owner and administrators");
  await field(page, "Email addresses").fill(`${emails.join("\n")}\n${emails[0]}`);
  await expect(page.getByText("25 addresses in your domains · 2 calls to Zoom")).toBeVisible();
  await create(page);
  await expect(page.getByText("Channel created with 25 members.")).toBeVisible();
  await expect(page).toHaveURL(/\/channels\/[0-9a-f]{32}\?via=account&user=admin%40sandbox\.example/);
  await expect(page.getByRole("heading", { level: 1, name: "Spring cleaning" })).toBeVisible();
  expect(await control.calls("inviteUserChannelMembers")).toHaveLength(2);
  expect([...(await membersOf(page, "admin", "Spring cleaning"))].sort()).toEqual(
    ["admin@sandbox.example", ...emails].sort(),
  );
});

test("an invitation that Zoom holds up goes on without the page, and its people come in", async ({
  openAs,
  control,
}) => {
  const page = await openAs("admin", "/channels/new");
  const emails = await someAddresses(page, 41);
  await field(page, "Name").fill("Long guest list");
  await field(page, "Email addresses").fill(emails.join("\n"));
  await control.fault({ operation: "inviteUserChannelMembers", latencyMs: 3_000, times: 9 });
  await create(page);
  await page.getByRole("dialog").getByRole("button", { name: "Leave it running" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Long guest list" })).toBeVisible();
  await expect.poll(() => membersOf(page, "admin", "Long guest list"), { timeout: 30_000 }).toHaveLength(42);
});

test("a channel that was created is deleted by its undo, which says what goes with it", async ({ openAs }) => {
  const page = await openAs("lead", "/channels/new?via=me");
  await field(page, "Name").fill("On second thoughts");
  await create(page);
  await expect(page.getByRole("heading", { level: 1, name: "On second thoughts" })).toBeVisible();
  await page.goto("/changes");
  await page.getByRole("link", { name: "Create On second thoughts" }).click();
  await page.getByRole("button", { name: "Undo…" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Undo: Create On second thoughts" })).toBeVisible();
  await page.getByRole("button", { name: "Apply…" }).click();
  const question = page.getByRole("dialog");
  await expect(question).toContainText("The channel, its messages and its files are deleted for everyone.");
  await expect(question.getByRole("button", { name: "Apply" })).toBeDisabled();
  await question.getByRole("checkbox").check();
  await question.getByRole("button", { name: "Apply" }).click();
  await expect(page.getByText("1 done")).toBeVisible();
});

test("a name that is taken is refused where it is typed, and what was typed stays", async ({ openAs }) => {
  const page = await openAs("lead", "/channels/new");
  await field(page, "Name").fill("Coffee and cake");
  await page.getByRole("radio", { name: /^Public/ }).check();
  await create(page);
  const name = field(page, "Name");
  await expect(name).toBeFocused();
  await expect(name).toHaveAttribute("aria-invalid", "true");
  await expect(name).toHaveAccessibleDescription("Another channel already has this name.");
  await expect(page.getByRole("alert")).toHaveCount(0);
  await expect(name).toHaveValue("Coffee and cake");
  await expectAccessibleInEveryLook(page);
  await name.fill("Coffee without cake");
  await expect(name).not.toHaveAttribute("aria-invalid");
  await create(page);
  await expect(page.getByRole("heading", { level: 1, name: "Coffee without cake" })).toBeVisible();
  await expect(page).toHaveURL(/via=me/);
});

test("what was typed is not left without asking, and outlives a reload", async ({ openAs }) => {
  const page = await openAs("admin");
  await page.getByRole("link", { name: "New channel" }).click();
  await field(page, "Name").fill("Half a thought");
  const away = page.getByRole("navigation", { name: "Sections" }).getByRole("link", { name: "Channels" });
  await away.click();
  const guard = page.getByRole("dialog", { name: "Leave without saving?" });
  await expectAccessibleInEveryLook(page);
  await guard.getByRole("button", { name: "Keep editing" }).click();
  await expect(page).toHaveURL(/\/channels\/new/);
  await page.goBack();
  await expect(guard).toBeVisible();
  await guard.getByRole("button", { name: "Keep editing" }).click();

  const warning = page.waitForEvent("dialog");
  const reloading = page.reload();
  const dialog = await warning;
  expect(dialog.type()).toBe("beforeunload");
  await dialog.accept();
  await reloading;
  await expect(page.getByText("Your earlier changes have been restored. They are not saved yet.")).toBeVisible();
  await expect(field(page, "Name")).toHaveValue("Half a thought");

  await away.click();
  await guard.getByRole("button", { name: "Discard changes" }).click();
  await expect(page).toHaveURL(/\/channels(\?|$)/);
  await page.getByRole("link", { name: "New channel" }).click();
  await expect(field(page, "Name")).toHaveValue("");
});

test("a role that may only look is told so before anything is typed", async ({ openAs }) => {
  const page = await openAs("channel-viewer", "/spaces/new?via=account");
  await expect(page.getByRole("heading", { name: "Your roles do not allow you to create a space" })).toBeVisible();
  await page.goto("/channels/new?via=account");
  await expect(page.getByRole("heading", { name: "Your roles do not allow you to create a channel" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Use my connection" }).click();
  await expect(page.getByRole("textbox", { name: "Name", exact: true })).toBeVisible();
});
