// A day at the help desk, whose role is over one shared space: a call, a ticket for a colleague's access, the next shift, and
// what lies outside.
import type { Page } from "@playwright/test";
import * as v from "valibot";
import { addDays, dayOf } from "../../domain/days.ts";
import { expectAccessible, expectAccessibleInEveryLook } from "../accessible.ts";
import { askConsole, change, giveRole, knownChannel, statusOfPlan } from "../console.ts";
import { inventoryRead, withInventory } from "../inventory.ts";
import { everyMember, rolesIn } from "../jobs/company.ts";
import { addressOf } from "../sign-in.ts";
import { expect, test } from "../test.ts";
import { answerOf } from "../zoom.ts";

test.use({ stackOptions: [withInventory(), { scope: "worker" }] });

const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
const TICKET = "INC-4711";

const section = (page: Page, name: string) =>
  page.getByRole("navigation", { name: "Sections" }).getByRole("link", { name, exact: true });
const part = (page: Page, name: string) =>
  page.getByRole("navigation", { name: "Parts of the person’s page" }).getByRole("link", { name });
const ownLists = ["My channels", "Search"];

const Caller = v.object({
  phone_numbers: v.optional(v.array(v.object({ code: v.string(), number: v.string() })), []),
});

/** Somebody of the space with a phone, who is not in one of its channels; the number as a display shows it. */
async function callerOf(page: Page, generalId: string, channelId: string) {
  const [general, there] = await Promise.all([everyMember(page, generalId), rolesIn(page, channelId)]);
  for (const { email = "", name, role } of general) {
    if (role !== "member" || email === "" || there.has(email) || email.startsWith("helpdesk@")) continue;
    const [phone] = v.parse(Caller, await answerOf(page, `/users/${email}`)).phone_numbers;
    if (phone) return { email, name: name ?? "", phone: `0${phone.number.slice(0, 3)} ${phone.number.slice(3)}` };
  }
  throw new Error("nobody of the space who is not in the channel has a phone");
}

const Shown = v.object({ shown: v.optional(v.string()) });

/** The address of one of these of whom somebody is shown the name alone. */
async function strangerTo(page: Page, some: Awaited<ReturnType<typeof everyMember>>): Promise<string> {
  for (const { email = "" } of some) {
    if (email === "") continue;
    const { body } = await askConsole(page, "GET", `/api/inventory/people/${encodeURIComponent(email)}`);
    if (v.parse(Shown, body).shown === "name") return email;
  }
  throw new Error("everyone is in the space");
}

test("the help desk of one space answers a call, works on a ticket and hands over, and is told why not elsewhere", async ({
  openAs,
}) => {
  test.slow();
  const admin = await openAs("admin", "/access");
  await inventoryRead(admin);
  const [incidents, roadmap, outside] = await Promise.all(
    ["platform-incidents", "platform-roadmap", "Platform team"].map((name) => knownChannel(admin, name)),
  );
  if (!incidents || !roadmap || !outside) throw new Error("the company lacks a channel");
  const general = await knownChannel(admin, "General", roadmap.spaceId);
  const caller = await callerOf(admin, general.id, incidents.id);
  await change(admin, {
    ...{ actionId: "set-channel-settings", input: { posting: 2 } },
    targets: [{ channelId: incidents.id, name: incidents.name }],
  });

  // The role is given while the page is open.
  const desk = await openAs("helpdesk", "/channels");
  const lists = desk.getByRole("navigation", { name: "Lists of channels" });
  await expect(lists.getByRole("link")).toHaveText(ownLists);
  const set = { of: "spaces", spaceIds: [roadmap.spaceId] };
  const grantId = await giveRole(admin, desk, { roleId: "help-desk", set, reason: "Nights" });
  await expect(lists.getByRole("link", { name: "All channels" })).toBeVisible();
  await expect(lists.getByRole("link", { name: "Public channels" })).toHaveCount(0);
  for (const name of ["Inventory", "Desired state"]) await expect(section(desk, name)).toHaveCount(0);
  await lists.getByRole("link", { name: "All channels" }).click();
  const channels = desk.getByRole("grid", { name: "Channels" }).getByRole("row");
  await expect(channels.filter({ hasText: roadmap.name })).toHaveCount(1);
  await expect(channels.filter({ hasText: outside.name })).toHaveCount(0);
  await expectAccessibleInEveryLook(desk);

  // A call: who it is by the number that is shown, found and opened by keys.
  await desk.getByRole("button", { name: /^Priscilla Nakamura-Jones/ }).click();
  await desk.getByRole("menuitem", { name: "Work on a ticket…" }).click();
  await desk.getByRole("textbox", { name: "Ticket" }).fill(TICKET);
  await desk.keyboard.press("Enter");
  await expect(desk.getByRole("status", { name: "Ticket" })).toContainText(TICKET);
  await section(desk, "People").click();
  await desk.getByRole("searchbox", { name: "Find people" }).fill(caller.phone);
  const people = desk.getByRole("grid", { name: "People" });
  await expect(people.getByRole("row")).toHaveCount(2);
  await expect(people.getByRole("row").nth(1)).toContainText(caller.email);
  await people.focus();
  await desk.keyboard.press("Enter");
  await expect(desk.getByRole("heading", { level: 1, name: caller.name })).toBeVisible();
  const personPage = new URL(desk.url()).pathname;

  // Why she cannot post: two causes, one after the other, each mended by a button as far as the role goes.
  await part(desk, "Why not?").click();
  await desk.getByRole("combobox", { name: "Channel" }).fill(incidents.name);
  await desk.getByRole("option", { name: new RegExp(`^${incidents.name}`) }).click();
  await desk.getByRole("combobox", { name: "Why can’t they…?" }).selectOption({ label: "Post messages here" });
  await expect(desk).toHaveURL(new RegExp(`channel=${incidents.id}.*question=post`));
  const answer = desk.getByRole("region", { name: "Why not" });
  await expect(answer.getByRole("heading", { name: "This stops them." })).toBeVisible();
  await expect(answer).toContainText("They are not in the channel.");
  await expect(answer.getByRole("region", { name: "What this rests on" })).toContainText("Zoom, just now");
  await answer.getByRole("button", { name: "Add to the channel", exact: true }).click();
  await expect(answer).toContainText("Only the owner and administrators can post, and they are a member.");
  expect((await rolesIn(admin, incidents.id)).get(caller.email)).toBe("member");
  await expect(answer.getByRole("button", { name: "Let everyone post" })).toHaveCount(0);
  await expect(answer).toContainText("only for channels that you own or administer");
  await expectAccessibleInEveryLook(desk);
  await answer.getByRole("button", { name: "Promote to administrator" }).click();
  await expect(answer.getByText("Mended: this no longer stops them.")).toBeVisible();
  await expect(answer.getByRole("heading", { name: "Nothing was found that would stop them." })).toBeVisible();
  expect((await rolesIn(admin, incidents.id)).get(caller.email)).toBe("admin");

  // From the channel it is asked of a member. What the role does not allow there says why.
  const channelPage = `/channels/${incidents.id}?via=account`;
  const members = `${channelPage}&tab=members`;
  await desk.goto(`${members}&find=${encodeURIComponent(caller.email)}`);
  const adding = desk.getByRole("button", { name: "Add people" });
  await expect(adding).toBeEnabled();
  await expectAccessibleInEveryLook(desk);
  await desk.getByRole("grid", { name: "Members" }).getByRole("row").nth(1).click();
  await desk.getByRole("dialog", { name: "Member" }).getByRole("link", { name: "Why can’t they…?" }).click();
  await expect(desk).toHaveURL(new RegExp(`tab=help&channel=${incidents.id}$`));
  await desk.goto(channelPage);
  const onlyOwn = desk.getByText("only for channels that you own or administer").first();
  await expect(onlyOwn).toBeVisible();
  await expect(desk.getByRole("textbox", { name: "Name", exact: true })).toBeDisabled();
  await desk.goto("/channels/new?via=account");
  await expect(desk.getByText("None of your roles includes “Create channels”.")).toBeVisible();

  // Outside the space nothing is told and nothing is done.
  await desk.goto(`/channels/${outside.id}?via=account`);
  await expect(desk.getByRole("link", { name: "Try my own connection" })).toBeVisible();
  const inviting = (channelId: string) =>
    statusOfPlan(desk, {
      actionId: "invite-members",
      targets: [{ channelId, channel: "A channel", name: "The owner", email: addressOf("owner") }],
    });
  expect([await inviting(incidents.id), await inviting(outside.id)]).toEqual([201, 403]);
  // Who is nowhere in it is found by name, and their page says that the role shows no more of them.
  const elsewhere = desk.getByText("Also in the account, outside what your role shows:");
  await desk.goto(`/people?status=inactive&find=${encodeURIComponent(caller.email)}`);
  await expect(desk.getByRole("heading", { name: "No person within your role matches" })).toBeVisible();
  await expect(elsewhere).toHaveCount(0);
  const stranger = await strangerTo(desk, await everyMember(admin, outside.id));
  await desk.goto(`/people?find=${encodeURIComponent(stranger)}`);
  await elsewhere.getByRole("link").first().click();
  await expect(desk.getByText("Your role shows you their name and address, and no more of them")).toBeVisible();
  await expect(desk.getByRole("link", { name: "Hand over…" })).toHaveCount(0);
  await expectAccessible(desk);
  await part(desk, "Changes").click();
  await expect(desk.getByText("None of the changes that you see is about them")).toBeVisible();
  // That the inventory is paused is told to those who see a part of it, and what they hand over says why it is nothing.
  await askConsole(admin, "POST", "/api/inventory/pause", {});
  const strangerKey = new URL(desk.url()).pathname.replace("/people/", "").toLowerCase();
  await desk.goto(`/leavers?people=${strangerKey}`);
  await expect(desk.getByText("They are in no channel, space or group that your role shows you.")).toBeVisible();
  await expect(desk.getByText("Your role shows you nothing of 1 of these people.")).toBeVisible();
  await expect(desk.getByText("those who own the most")).toHaveCount(0);
  await expect(desk.getByText("The inventory is paused: changes made in Zoom since do not show here.")).toBeVisible();
  await expectAccessible(desk);
  await askConsole(admin, "POST", "/api/inventory/resume", {});

  // On a phone: a colleague's access is copied for the ticket, until a day.
  await desk.setViewportSize(PHONE);
  await desk.goto(`${personPage}?tab=copy`);
  await desk.getByRole("combobox", { name: "Copy access from" }).fill(addressOf("lead"));
  await desk
    .getByRole("option", { name: new RegExp(addressOf("lead")) })
    .first()
    .click();
  const offered = desk.getByRole("group", { name: "Channels" });
  const room = offered.getByRole("checkbox", { name: new RegExp(roadmap.name) });
  await expect(room).toBeChecked();
  await expect(desk.getByRole("region", { name: "Left out" })).toContainText(incidents.name);
  await expect(desk.getByText(/^Left out, because your role does not show them to you: \d+ channels/)).toBeVisible();
  await expectAccessibleInEveryLook(desk);
  // Only the one, as an administrator; the address has it all.
  await desk.getByRole("button", { name: "Choose none" }).click();
  await room.click();
  await expect(room).toBeChecked();
  await desk.getByRole("combobox", { name: `${roadmap.name}: copy as` }).selectOption("Administrator");
  await desk.reload();
  await expect(desk.getByRole("status").filter({ hasText: /^1 of \d+ chosen/ })).toBeVisible();
  await desk.getByRole("button", { name: "Copy access…" }).click();
  const copying = desk.getByRole("dialog");
  await expect(copying.getByText(`Ticket ${TICKET}`)).toBeVisible();
  await copying.getByRole("button", { name: "Only until a day" }).click();
  await expectAccessible(desk);
  await copying.getByRole("button", { name: "Copy access", exact: true }).click();
  const roleThere = async () => (await rolesIn(admin, roadmap.id)).get(caller.email);
  await expect.poll(roleThere).toBe("admin");
  await desk.setViewportSize(DESK);

  // It is put off, told in the ticket, noted for the next shift, and made permanent in the end.
  await desk.goto(`${personPage}?tab=desk`);
  const until = desk.getByRole("region", { name: "Until a day" });
  await expect(until.getByRole("listitem")).toHaveCount(1);
  await expect(until).toContainText(`Ticket ${TICKET}`);
  const before = await until.getByText(/^Until \d/).textContent();
  await until.getByRole("button", { name: `Put off the end of ${roadmap.name}` }).click();
  const putting = desk.getByRole("dialog");
  await putting.getByRole("textbox", { name: "Last day (UTC)" }).fill(addDays(dayOf(Date.now()), 20));
  await putting.getByRole("button", { name: "Put off" }).click();
  await expect(until.getByText(/^Until \d/)).not.toHaveText(before ?? "");
  await until.getByRole("link", { name: /^Given/ }).click();
  await expect(desk).toHaveURL(/\/changes\//);
  await expect(desk.getByRole("link", { name: TICKET }).first()).toBeVisible();
  await desk.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await desk.getByRole("button", { name: "Copy link for a ticket" }).press("Enter");
  await expect(desk.getByRole("button", { name: "Copied" })).toBeVisible();
  expect(await desk.evaluate(() => navigator.clipboard.readText())).toMatch(
    /^Add .* by .*: done\.\nhttps?:\/\/.*\/changes\//,
  );
  await desk.goto(`${personPage}?tab=desk`);
  await desk.getByRole("textbox", { name: "Note" }).fill("Tell them when the room is handed over.");
  await desk.getByRole("button", { name: "Leave the note" }).click();
  await expect(desk.getByRole("listitem").filter({ hasText: "Tell them when" })).toContainText(`Ticket ${TICKET}`);
  await expectAccessibleInEveryLook(desk);
  await until.getByRole("button", { name: `Make ${roadmap.name} permanent` }).click();
  await expect(until).toContainText("Nothing that ends on a day.");
  expect(await roleThere()).toBe("admin");

  const next = await openAs("owner", "/people/notes");
  await expect(next.getByText("Tell them when the room is handed over.")).toBeVisible();
  await expectAccessibleInEveryLook(next);
  await next.getByRole("button", { name: "Done", exact: true }).click();
  await expect(next.getByText("No open notes.")).toBeVisible();

  // The role is taken away while a page is open.
  await desk.goto(members);
  await expect(adding).toBeEnabled();
  expect((await askConsole(admin, "DELETE", `/api/access/grants/${grantId}`)).status).toBe(204);
  await expect(adding).toBeDisabled();
  await expect(onlyOwn).toBeVisible();
  await desk.goto("/channels");
  await expect(lists.getByRole("link")).toHaveText(ownLists);
});
