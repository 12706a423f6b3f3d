// A ticket at the help desk: a colleague's access copied until a day, what was left out said, the ticket's number with each
// change, what comes of it pasted into the ticket, and a note for the next shift.
import { expectAccessibleInEveryLook } from "../accessible.ts";
import { inventoryRead, withInventory } from "../inventory.ts";
import { addressOf } from "../sign-in.ts";
import { expect, test } from "../test.ts";
import { peopleOf, rolesIn } from "./company.ts";

test.use({ stackOptions: [withInventory(), { scope: "worker" }] });

test("a colleague's access is copied for a ticket until a day, put off, and handed to the next shift", async ({
  openAs,
}) => {
  test.slow();
  const page = await openAs("admin", "/people");
  await inventoryRead(page);
  const people = await peopleOf(page, "active");
  const idOf = (address: string) => people.find(({ email }) => email === address)?.id ?? "";
  const [from, to] = [addressOf("lead"), addressOf("helpdesk")];

  await page.goto(`/people/${idOf(to)}`);
  await page.getByRole("button", { name: /, Admin$/ }).click();
  await page.getByRole("menuitem", { name: "Work on a ticket…" }).click();
  await page.getByRole("textbox", { name: "Ticket" }).fill("INC-4711");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status", { name: "Ticket" })).toContainText("INC-4711");

  await page
    .getByRole("tab", { name: "Copy access" })
    .or(page.getByRole("link", { name: "Copy access" }))
    .click();
  await page.getByRole("combobox", { name: "Copy access from" }).fill(from);
  await page
    .getByRole("option", { name: new RegExp(from) })
    .first()
    .click();
  const channels = page.getByRole("group", { name: "Channels" });
  await expect(channels.getByRole("checkbox", { name: /Launch room/ })).toBeChecked();
  await expect(page.getByRole("region", { name: "Left out" })).toBeVisible();
  await expectAccessibleInEveryLook(page);

  // Only the one, as an administrator; the address has it all.
  await page.getByRole("button", { name: "Choose none" }).click();
  await channels.getByRole("checkbox", { name: /Launch room/ }).click();
  await expect(channels.getByRole("checkbox", { name: /Launch room/ })).toBeChecked();
  await page.getByRole("combobox", { name: "Launch room: copy as" }).selectOption("Administrator");
  await page.reload();
  await expect(page.getByRole("status").filter({ hasText: /^1 of \d+ chosen/ })).toBeVisible();
  await page.getByRole("button", { name: "Copy access…" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText("Ticket INC-4711")).toBeVisible();
  await dialog.getByRole("button", { name: "Only until a day" }).click();
  await dialog.getByRole("button", { name: "Copy access", exact: true }).click();
  await expect.poll(async () => (await rolesOfLaunchRoom()).get(to)).toBe("admin");

  async function rolesOfLaunchRoom() {
    const answer = await page.request.get("/api/inventory/suggest/channels?find=Launch%20room");
    const { channels: found } = (await answer.json()) as { channels: readonly { id: string }[] };
    return rolesIn(page, found[0]?.id ?? "");
  }

  await page.goto(`/people/${idOf(to)}?tab=desk`);
  const until = page.getByRole("region", { name: "Until a day" });
  await expect(until.getByRole("listitem")).toHaveCount(1);
  await expect(until).toContainText("Ticket INC-4711");
  const before = await until.getByText(/^Until \d/).textContent();
  await until.getByRole("button", { name: "Put off the end of Launch room" }).click();
  const day = page.getByRole("dialog").getByRole("textbox", { name: "Last day (UTC)" });
  await day.fill(new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10));
  await page.getByRole("dialog").getByRole("button", { name: "Put off" }).click();
  await expect(until.getByText(/^Until \d/)).not.toHaveText(before ?? "");
  await until.getByRole("link", { name: /^Given/ }).click();
  await expect(page.getByRole("link", { name: "INC-4711" }).first()).toBeVisible();
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("button", { name: "Copy link for a ticket" }).press("Enter");
  await expect(page.getByRole("button", { name: "Copied" })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
    /^Add .* by .*: done\.\nhttps?:\/\/.*\/changes\//,
  );

  await page.goto(`/people/${idOf(to)}?tab=desk`);
  await page.getByRole("textbox", { name: "Note" }).fill("Tell them when the room is handed over.");
  await page.getByRole("button", { name: "Leave the note" }).click();
  await expectAccessibleInEveryLook(page);
  await until.getByRole("button", { name: "Make Launch room permanent" }).click();
  await expect(until).toContainText("Nothing that ends on a day.");
  expect((await rolesOfLaunchRoom()).get(to)).toBe("admin");

  const next = await openAs("owner", "/people/notes");
  await expect(next.getByText("Tell them when the room is handed over.")).toBeVisible();
  await expectAccessibleInEveryLook(next);
  await next.getByRole("button", { name: "Done", exact: true }).click();
  await expect(next.getByText("No open notes.")).toBeVisible();
});
