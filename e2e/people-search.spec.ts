// Choosing people by name and address: who is found, what is taken with Enter, and what stands beside the names.
import type { Page } from "@playwright/test";
import * as v from "valibot";
import { expectAccessibleInEveryLook } from "./accessible.ts";
import { openChannel, openTab } from "./channel-page.ts";
import { expect, test } from "./test.ts";
import { callZoom } from "./zoom.ts";

// Many people: some share a name, and some have an address that is the end of another one.
test.use({ stackOptions: { sandbox: { SANDBOX_SIZE: "medium" } } });

const Users = v.object({
  users: v.array(
    v.object({
      id: v.string(),
      email: v.string(),
      first_name: v.string(),
      last_name: v.string(),
      dept: v.optional(v.string(), ""),
    }),
  ),
});
type User = v.InferOutput<typeof Users>["users"][number];

async function people(page: Page, status: "active" | "inactive"): Promise<readonly User[]> {
  return v.parse(Users, (await callZoom(page, `/users?status=${status}&page_size=300`)).body).users;
}

/** Two people of whom the address of the first stands at the end of the second's. */
function nested(all: readonly User[]): { readonly inner: User; readonly outer: User } {
  for (const inner of all) {
    const outer = all.find(({ email }) => email !== inner.email && email.endsWith(inner.email));
    if (outer) return { inner, outer };
  }
  throw new Error("No address of the company stands in another");
}

async function openInvite(page: Page, channel: string) {
  await openChannel(page, channel);
  await openTab(page, "Members");
  await page.getByRole("button", { name: "Add people" }).click();
  const dialog = page.getByRole("dialog", { name: "Add people" });
  await dialog.getByText("Search", { exact: true }).click();
  return { dialog, field: dialog.getByRole("combobox", { name: "Find a person" }) };
}

test("an address typed in full chooses that person, though another one's holds it", async ({ openAs }) => {
  const page = await openAs("admin", "/channels?tab=person");
  const all = [];
  let token = "";
  for (const status of ["active", "inactive"]) {
    do {
      const { body } = await callZoom(page, `/users?status=${status}&page_size=300&next_page_token=${token}`);
      all.push(...v.parse(Users, body).users);
      token = v.parse(v.object({ next_page_token: v.optional(v.string(), "") }), body).next_page_token;
    } while (token !== "");
  }
  const { inner, outer } = nested(all);
  const picker = page.getByRole("combobox", { name: "Person" });
  await picker.fill(inner.email.slice(0, inner.email.indexOf("@") + 4));
  await expect(page.getByRole("option", { name: new RegExp(outer.email) })).toBeVisible();
  await expect(page.getByRole("option", { selected: true })).toHaveCount(0);
  await picker.fill(inner.email);
  await expect(page.getByRole("option").first()).toContainText(inner.email);
  await expect(page.getByRole("option", { name: new RegExp(outer.email) })).toBeVisible();
  await picker.press("Enter");
  await expect(page).toHaveURL(new RegExp(`[?&]person=${inner.email.replace("@", "%40")}(&|$)`));

  const own = await openAs("lead");
  const { dialog, field } = await openInvite(own, "Platform team");
  await field.fill(inner.email);
  await expect(dialog.getByRole("option", { name: new RegExp(outer.email) })).toBeVisible();
  await field.press("Enter");
  await expect(dialog.getByRole("region", { name: "Chosen people" }).getByRole("listitem")).toContainText(inner.email);
});

test("the deactivated are found by name and shown as such, on either connection", async ({ openAs }) => {
  const page = await openAs("admin", "/channels?tab=person");
  const [gone] = await people(page, "inactive");
  if (!gone) throw new Error("Nobody is deactivated");
  const name = `${gone.last_name}, ${gone.first_name}`;
  const picker = page.getByRole("combobox", { name: "Person" });
  await picker.fill(name);
  const option = page.getByRole("option", { name: `${gone.first_name} ${gone.last_name} Deactivated ${gone.email}` });
  await expect(option).toBeVisible();
  await expectAccessibleInEveryLook(page);
  await option.click();
  await expect(page).toHaveURL(/[?&]person=/);
  // Whoever the field shows no longer is not looked at either.
  await picker.pressSequentially(" or not");
  await expect(page).not.toHaveURL(/[?&]person=/);
  await expect(picker).toHaveValue(`${gone.email} or not`);
  await picker.fill(gone.email);
  await expect(page).toHaveURL(/[?&]person=/);

  await page.goto("/channels/new");
  const owner = page.getByRole("combobox", { name: "Owner" });
  await owner.fill(name);
  await expect(option).toHaveAttribute("aria-disabled", "true");

  const own = await openAs("lead");
  const { dialog, field } = await openInvite(own, "Platform team");
  await field.fill(name);
  await expect(dialog.getByRole("option", { name: `${gone.first_name} ${gone.last_name} Deactivated` })).toBeVisible();
});

test("who is a member already is marked, and every suggestion can be reached", async ({ openAs }) => {
  const page = await openAs("lead");
  await page.setViewportSize({ width: 1280, height: 620 });
  const { dialog, field } = await openInvite(page, "Platform team");
  await field.fill("Marchetti, Aiko");
  const lead = dialog.getByRole("option", { name: /^Aiko Marchetti/ });
  await expect(lead).toContainText("Already a member");
  await expect(lead).toHaveAttribute("aria-disabled", "true");

  await field.fill("sandbox.example");
  const options = dialog.getByRole("option");
  await expect(options.nth(19)).toBeAttached();
  await options.nth(19).scrollIntoViewIfNeeded();
  await expect(options.nth(30)).toBeAttached();
  const email = /[^@\s]+@sandbox\.example$/;
  const twentieth = (await options.nth(20).locator("span").last().textContent()) ?? "";
  expect(twentieth).toMatch(email);
  // Nothing of the dialog lies over it: the press arrives.
  await options.nth(20).click();
  const chosen = dialog.getByRole("region", { name: "Chosen people" }).getByRole("listitem");
  await expect(chosen).toContainText(twentieth);

  await field.fill("an");
  await expect(options.first()).toBeVisible();
  await field.press("Escape");
  await expect(options).toHaveCount(0);
  await expect(dialog).toBeVisible();
});

test("namesakes are told apart by their title and department", async ({ openAs }) => {
  const page = await openAs("admin", "/channels?tab=person");
  const users = await people(page, "active");
  const nameOf = ({ first_name, last_name }: User) => `${first_name} ${last_name}`;
  const one = users.find((user) => users.filter((other) => nameOf(other) === nameOf(user)).length > 1);
  if (!one) throw new Error("Nobody has a namesake");
  await page.getByRole("combobox", { name: "Person" }).fill(nameOf(one));
  const option = page.getByRole("option", { name: new RegExp(one.email) });
  await expect(option).toContainText(one.dept);
  // Zoom's list of people tells no titles; their profiles do.
  const { body } = await callZoom(page, `/users/${one.id}`);
  await expect(option).toContainText(v.parse(v.object({ job_title: v.string() }), body).job_title);
});
