import { expectAccessibleInEveryLook } from "./accessible.ts";
import { choice, chooseAction, done } from "./channel-page.ts";
import { helpdesk, lead, membersIn, openSpace, results, rolesIn, row } from "./space-page.ts";
import { expect, test } from "./test.ts";

test("people are added, promoted, demoted and removed, each with a result and a way back", async ({
  openAs,
  control,
}) => {
  test.slow();
  const page = await openAs("lead", "/spaces?via=me");
  const id = await openSpace(page, "Platform", "Members");
  await expect(row(page, "Members", "Aiko Marchetti")).toContainText("Owner");
  await expectAccessibleInEveryLook(page);
  await page.getByRole("combobox", { name: "Status" }).selectOption("Deactivated");
  await expect(row(page, "Members", "Aiko Marchetti")).toHaveCount(0);
  await expect(page).toHaveURL(/[?&]status=inactive/);
  await expect
    .poll(async () => (await control.calls("listSharedSpaceMembers")).map(({ query }) => query))
    .toContainEqual(expect.stringContaining("status=inactive"));
  await page.getByRole("combobox", { name: "Status" }).selectOption("All statuses");

  await page.getByRole("button", { name: "Add people" }).click();
  const dialog = page.getByRole("dialog", { name: "Add people to Platform" });
  await dialog.getByText("Paste addresses", { exact: true }).click();
  await dialog
    .getByRole("textbox", { name: "Email addresses" })
    .fill(`${helpdesk} owner@sandbox.example admin@sandbox.example nobody@sandbox.example`);
  await expect(dialog.getByText("1 already in the space, left out.")).toBeVisible();
  await expectAccessibleInEveryLook(page);
  await control.fault({ operation: "addMembersToSharedSpace", status: 500, times: 3 });
  await dialog.getByRole("button", { name: "Add 3 people" }).click();
  const adding = page.getByRole("dialog", { name: "Add 2 people to the space Platform?" });
  await expect(adding.getByRole("region", { name: "Left out" })).toContainText(/finds nobody.*nobody@/);
  await expectAccessibleInEveryLook(page);
  await adding.getByRole("button", { name: "Add", exact: true }).click();
  await expect(results(page).getByRole("status")).toHaveText("0 people done, 2 failed");
  await expectAccessibleInEveryLook(page);
  await results(page).getByRole("button", { name: "Retry failed" }).click();
  await expect(row(page, "Members", "Daniel Achebe")).toContainText("Member");
  expect(await rolesIn(page, id)).toMatchObject({ "owner@sandbox.example": "member" });
  await done(page, "Added 2 people to Platform.").getByRole("button", { name: "Undo" }).click();
  await expect(row(page, "Members", "Daniel Achebe")).toHaveCount(0);

  // Somebody promotes her meanwhile: the page does not show it yet, and the plan leaves her out.
  const priscilla = (await membersIn(page, id)).find(({ email }) => email === helpdesk)?.member_id;
  await control.elsewhere("lead", `POST /chat/spaces/${id}/admins`, { members: [{ identifier: priscilla }] });
  await page.getByRole("button", { name: "Select by address…" }).click();
  const selecting = page.getByRole("dialog", { name: "Select people of Platform" });
  await selecting.getByText("Paste addresses", { exact: true }).click();
  await selecting.getByRole("textbox", { name: "Email addresses" }).fill(`${helpdesk} owner@sandbox.example`);
  await expect(selecting.getByText("1 person is not in the space: owner@sandbox.example")).toBeVisible();
  await selecting.getByRole("button", { name: "Select 1 person" }).click();
  await page.getByRole("button", { name: "Promote…" }).click();
  const nothing = page.getByRole("dialog", { name: "Nothing to change" });
  await expect(nothing.getByRole("region", { name: "Left out" })).toContainText("already an administrator");
  await nothing.getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("button", { name: "Refresh" }).click();
  await expect(row(page, "Members", "Priscilla")).toContainText("Administrator");
  await page.getByRole("button", { name: "Demote…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Demote", exact: true }).click();
  await expect(done(page, "Demoted Priscilla Nakamura-Jones.")).toBeVisible();
  expect((await rolesIn(page, id))[helpdesk]).toBe("member");
  await done(page, /^Demoted/)
    .getByRole("button", { name: "Undo" })
    .click();
  await expect(done(page, /^Undone: Demote Priscilla Nakamura-Jones/)).toBeVisible();

  await row(page, "Members", "Priscilla").getByRole("checkbox").click();
  await row(page, "Members", "Aiko Marchetti").getByRole("checkbox").click();
  await page.getByRole("button", { name: "Remove…" }).click();
  const question = page.getByRole("dialog", { name: /^Remove Priscilla/ });
  await expect(question).toContainText("Aiko Marchetti owns the space");
  await question.getByRole("button", { name: "Remove", exact: true }).click();
  await expect(done(page, "Removed Priscilla Nakamura-Jones.")).toBeVisible();
  expect(Object.keys(await rolesIn(page, id))).not.toContain(helpdesk);
  await done(page, /^Removed/)
    .getByRole("button", { name: "Undo" })
    .click();
  await expect(done(page, /^Undone: Remove Priscilla Nakamura-Jones/)).toBeVisible();
  expect((await rolesIn(page, id))[helpdesk]).toBe("admin");
});

test("the ownership is transferred by name, and given back", async ({ openAs }) => {
  const page = await openAs("admin", "/spaces?via=account");
  const id = await openSpace(page, "Platform", "Members");
  await row(page, "Members", "Priscilla").click();
  await page.getByRole("button", { name: "Make owner…" }).click();
  const dialog = page.getByRole("dialog", { name: "Transfer ownership?" });
  await expect(dialog.getByRole("combobox", { name: "New owner" })).toHaveValue("Priscilla Nakamura-Jones");
  await expect(dialog).toContainText("Aiko Marchetti stays in the space");
  await expectAccessibleInEveryLook(page);
  await expect(dialog.getByRole("button", { name: "Transfer" })).toBeDisabled();
  await dialog.getByRole("textbox", { name: /Type “Platform”/ }).fill("Platform");
  await dialog.getByRole("button", { name: "Transfer" }).click();
  await expect(
    done(page, "Priscilla Nakamura-Jones owns Platform. Aiko Marchetti is an administrator now."),
  ).toBeVisible();
  await expect(page.getByText("owner Priscilla Nakamura-Jones")).toBeVisible();
  await done(page, /owns Platform/)
    .getByRole("button", { name: "Undo" })
    .click();
  await expect(page.getByText("owner Aiko Marchetti")).toBeVisible();
  expect((await rolesIn(page, id, "account"))[lead]).toBe("owner");

  const owner = await openAs("lead", `/spaces/${id}?via=me`);
  const own = await chooseAction(owner, "Transfer ownership…");
  await expect(own).toContainText("You cannot undo this yourself");
  await own.getByRole("textbox", { name: /Type “Platform”/ }).fill("Platform");
  await own.getByRole("button", { name: "Transfer" }).click();
  await expect(own.getByText("Choose the new owner of the space.")).toBeVisible();
  await own.getByRole("combobox", { name: "New owner" }).fill("Yannick");
  await own.getByRole("option", { name: /Yannick Obasanjo/ }).click();
  await own.getByRole("button", { name: "Transfer" }).click();
  await expect(done(owner, "Yannick Obasanjo owns Platform. You are an administrator now.")).toBeVisible();
  await expect(choice(owner, "Who can add members", "Every member")).toBeDisabled();

  await owner.getByRole("button", { name: "Actions" }).click();
  await owner.getByRole("menuitem", { name: "Leave…" }).click();
  await owner.getByRole("dialog", { name: "Leave Platform?" }).getByRole("button", { name: "Leave" }).click();
  await expect(owner.getByRole("heading", { name: "No shared spaces yet" })).toBeVisible();
  expect(Object.keys(await rolesIn(page, id, "account"))).not.toContain(lead);
});
