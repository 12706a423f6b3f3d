// Several shared spaces at once, and the channels of one.
import type { Page } from "@playwright/test";
import * as v from "valibot";
import { expectAccessibleInEveryLook } from "./accessible.ts";
import { apply, bar, chooseOfPeople, paste, question, select, undo } from "./bulk-bar.ts";
import { grid, helpdesk, member, openSpace, rolesIn } from "./space-page.ts";
import { expect, test } from "./test.ts";
import { answerOf } from "./zoom.ts";

const Spaces = v.object({ shared_spaces: v.array(v.object({ space_id: v.string(), space_name: v.string() })) });
const Space = v.object({ space_settings: v.object({ add_member_permissions: v.number() }) });

async function spaceIds(page: Page): Promise<ReadonlyMap<string, string>> {
  const { shared_spaces } = v.parse(Spaces, await answerOf(page, "/chat/spaces?page_size=100"));
  return new Map(shared_spaces.map(({ space_id, space_name }) => [space_name, space_id]));
}

test("shared spaces get the same setting and the same people, and are deleted, together", async ({ openAs }) => {
  test.slow();
  const page = await openAs("admin", "/spaces?via=account");
  const names = ["Platform", "Partner programme"];
  const ids = await spaceIds(page);
  const [platform = "", partner = ""] = names.map((name) => ids.get(name) ?? "");
  const adding = async (id: string) =>
    v.parse(Space, await answerOf(page, `/chat/spaces/${id}`)).space_settings.add_member_permissions;
  expect([await adding(platform), await adding(partner)]).toEqual([2, 1]);
  await select(grid(page), names);
  await expect(bar(page, "spaces").getByRole("status")).toHaveText(/^2 selected of \d+$/);
  await expectAccessibleInEveryLook(page);

  await bar(page, "spaces").getByRole("button", { name: "Settings" }).click();
  const settings = question(page, "Settings of 2 spaces");
  await expect(settings.getByRole("button", { name: "Review" })).toBeDisabled();
  await settings.getByRole("combobox", { name: "Who can add members" }).selectOption("Owner and administrators");
  await expectAccessibleInEveryLook(page);
  await settings.getByRole("button", { name: "Review" }).click();
  // One of them has it already.
  const change = question(page, "Change the settings of the space Partner programme?");
  await expect(change.getByRole("region", { name: "Left out" })).toContainText("Platform");
  await apply(page, change, "Change", "Change the settings of the space Partner programme");
  expect([await adding(platform), await adding(partner)]).toEqual([2, 2]);
  await undo(page, "Change the settings of the space Partner programme");
  expect([await adding(platform), await adding(partner)]).toEqual([2, 1]);

  await bar(page, "spaces").getByRole("button", { name: "Clear selection" }).click();
  await select(grid(page), names);
  const before = [await rolesIn(page, platform, "account"), await rolesIn(page, partner, "account")];
  const choosing = await chooseOfPeople(page, "spaces", "Remove people…");
  await paste(choosing, `${helpdesk} ${member}`);
  await choosing.getByRole("button", { name: "Review 2 people" }).click();
  const removing = question(page, /^Remove .*\?$/);
  await expect(removing.getByRole("table")).toContainText("Platform");
  await expectAccessibleInEveryLook(page);
  const title = (await removing.getByRole("heading").first().innerText()).replace(/\?$/, "");
  await apply(page, removing, "Remove", title);
  const after = [await rolesIn(page, platform, "account"), await rolesIn(page, partner, "account")];
  expect(after.flatMap((roles) => [roles[helpdesk], roles[member]])).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
  await undo(page, title);
  expect([await rolesIn(page, platform, "account"), await rolesIn(page, partner, "account")]).toEqual(before);

  await bar(page, "spaces").getByRole("button", { name: "Delete" }).click();
  const deleting = question(page, "Delete 2 spaces?");
  await expect(deleting.getByRole("button", { name: "Delete" })).toBeDisabled();
  await deleting.getByRole("textbox").fill("delete 2 spaces");
  await apply(page, deleting, "Delete", "Delete 2 spaces");
  await expect(grid(page).getByRole("link", { name: "Platform", exact: true })).toHaveCount(0);
  await expect(bar(page, "spaces")).toBeHidden();
  expect([...(await spaceIds(page)).keys()]).not.toEqual(expect.arrayContaining(names));
});

test("spaces are handed over to someone in them", async ({ openAs }) => {
  const page = await openAs("admin", "/spaces?via=account");
  const id = (await spaceIds(page)).get("Platform") ?? "";
  const before = await rolesIn(page, id, "account");
  expect(before[member]).not.toBe("owner");
  await select(grid(page), ["Platform"]);
  const choosing = await chooseOfPeople(page, "spaces", "Transfer ownership…");
  await paste(choosing, member);
  await choosing.getByRole("button", { name: "Review 1 person" }).click();
  const transfer = question(page, /^Transfer ownership of the space Platform to .*\?$/);
  await expect(transfer).toContainText("Whoever owns it now becomes an administrator.");
  await transfer.getByRole("checkbox").check();
  const title = (await transfer.getByRole("heading").first().innerText()).replace(/\?$/, "");
  await apply(page, transfer, "Transfer", title);
  expect((await rolesIn(page, id, "account"))[member]).toBe("owner");
  await undo(page, title);
  await expect
    .poll(async () => Object.entries(await rolesIn(page, id, "account")).find(([, role]) => role === "owner"))
    .toEqual(Object.entries(before).find(([, role]) => role === "owner"));
});

test("channels of a space are archived from its list, beside being moved out", async ({ openAs }) => {
  const page = await openAs("lead", "/spaces?via=me");
  await openSpace(page, "Platform", "Channels");
  const table = page.getByRole("grid", { name: "Channels in the space" });
  await select(table, ["platform-roadmap"]);
  for (const name of ["Move out…", "Rename", "Settings", "People", "Archive", "Delete"])
    await expect(bar(page, "channels").getByRole("button", { name, exact: true })).toBeEnabled();
  await expectAccessibleInEveryLook(page);
});
