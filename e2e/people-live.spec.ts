// The list of people keeps up with the inventory, and a change of all that match is planned from it.
import type { Page } from "@playwright/test";
import { bar } from "./bulk-bar.ts";
import { inventoryRead, withInventory } from "./inventory.ts";
import { expect, test } from "./test.ts";
import { channelOf, membersOf } from "./zoom.ts";

test.use({ stackOptions: [withInventory(), { scope: "worker" }] });

const rows = (page: Page) =>
  page
    .getByRole("grid", { name: "People" })
    .getByRole("row")
    .filter({ has: page.getByRole("gridcell") });

interface Listed {
  readonly total: number;
  readonly people: readonly {
    readonly userId: string;
    readonly name: string;
    readonly email: string;
    readonly administered: number;
    readonly channels: number;
  }[];
}
const listed = async (page: Page, query: string) =>
  (await (await page.request.get(`/api/inventory/people?page_size=100&${query}`)).json()) as Listed;

test("people who come into an open list wait until they are asked for; who is in it is brought up to date", async ({
  openAs,
}) => {
  const page = await openAs("admin", "/people");
  await inventoryRead(page);
  const channel = await channelOf(page, "lead", "Platform team");
  const members = await membersOf(page, channel.id, "account");
  const { people } = await listed(page, "status=active");
  const person = people.find(({ email, administered }) => members.get(email) === "member" && administered === 0);
  if (!person) throw new Error("everyone in the channel administers one");
  const { total } = await listed(page, "leads=administers");
  await page.goto("/people?leads=administers");
  await expect(page.getByText(new RegExp(`^${total} of \\d+ people`))).toBeVisible();
  // Whoever reads the list is left where they are.
  await page.getByRole("grid", { name: "People" }).focus();
  await page.keyboard.press("ArrowDown");

  const other = await openAs("admin", "/spaces");
  const change = (actionId: string) =>
    other.request.post("/api/changes", {
      headers: { "x-channelkeeper": "1", origin: new URL(other.url()).origin },
      data: {
        connection: "account",
        apply: true,
        confirmed: "some",
        parts: [
          {
            actionId,
            input: {},
            targets: [
              {
                ...{ channelId: channel.id, channel: "Platform team", memberId: "" },
                ...{ userId: person.userId, email: person.email, name: person.name },
              },
            ],
          },
        ],
      },
    });
  expect(await (await change("promote-members")).text()).toContain('"done"');
  await expect(page.getByText("1 more person in the list")).toBeVisible({ timeout: 30_000 });
  await expect(rows(page).filter({ hasText: person.name })).toHaveCount(0);
  await page.getByRole("button", { name: "Show" }).click();
  await expect(rows(page).filter({ hasText: person.name })).toBeVisible();
  await expect(page.getByText(new RegExp(`^${total + 1} of \\d+ people`))).toBeVisible();

  await page.goto(`/people?find=${encodeURIComponent(person.email)}`);
  const administered = rows(page).getByRole("gridcell").last();
  await expect(administered).toHaveText(String(person.administered + 1));
  await page.getByRole("grid", { name: "People" }).focus();
  expect(await (await change("demote-members")).text()).toContain('"done"');
  await expect(administered).toHaveText(String(person.administered), { timeout: 30_000 });
});

test("all people who match come into a channel together, whether they are on the screen or not", async ({ openAs }) => {
  const page = await openAs("admin", "/people?status=active&leads=administers");
  await inventoryRead(page);
  const { total } = await listed(page, "status=active&leads=administers");
  await page.reload();
  await page.getByRole("checkbox", { name: `Select all ${total}` }).click();
  await expect(page.getByText("All that match selected")).toBeVisible();
  await bar(page, "people").getByRole("button", { name: "Add to channels…" }).click();
  const dialog = page.getByRole("dialog", { name: "Add all people that match to channels" });
  await dialog.getByRole("combobox", { name: "Add a channel" }).fill("Release notes");
  await dialog.getByRole("option", { name: /Release notes/ }).click();
  await dialog.getByRole("button", { name: "Review" }).click();
  const plan = page.getByRole("dialog", { name: /^Add \d+ people to Release notes\?/ });
  await expect(plan).toBeVisible({ timeout: 30_000 });
  // Whom it leaves out is in the channel already. The items of the plan come after the plan.
  const cells = plan
    .getByRole("region", { name: "By channel" })
    .getByRole("row", { name: /^Release notes/ })
    .getByRole("cell");
  const people = async () => (await cells.allTextContents()).reduce((sum, count) => sum + Number(count), 0);
  await expect.poll(people).toBe(total);
  await expect(cells).toHaveCount(2);
});
