// A shared space: created, fifteen channels moved in, handed over, deleted.
import * as v from "valibot";
import { chooseAction, done, nameField } from "../channel-page.ts";
import { helpdesk, lead, member, rolesIn } from "../space-page.ts";
import { expect, test } from "../test.ts";
import { callZoom, everyChannel } from "../zoom.ts";

const Channels = v.object({ channels: v.array(v.object({ channel_id: v.string(), channel_name: v.string() })) });

test("a space lives from its creation to its deletion", async ({ control, openAs }) => {
  test.slow();
  const page = await openAs("lead", "/spaces?via=me");
  const names = Array.from({ length: 15 }, (_, at) => `Quay ${at + 1}`);
  for (const name of names) await control.elsewhere("lead", "POST /chat/users/me/channels", { name, type: 1 });
  await page.getByRole("link", { name: "New space" }).click();
  await nameField(page).fill("Harbour");
  await page.getByText("Paste addresses", { exact: true }).click();
  await page.getByRole("textbox", { name: "Email addresses" }).fill(`${helpdesk}, ${member}`);
  await page.getByRole("button", { name: "Create space" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Harbour" })).toBeVisible();
  const id = /\/spaces\/([^?]+)/.exec(page.url())?.[1] ?? "";

  // Those who came with it were not added once more.
  expect(Object.keys(await rolesIn(page, id, "me"))).toEqual(expect.arrayContaining([helpdesk, member]));
  await page.goto("/changes?find=harbour");
  const changes = page.getByRole("grid", { name: "Changes" }).getByRole("row");
  await expect(changes.filter({ hasText: "Create the space Harbour" })).toHaveCount(1);
  await expect(changes).toHaveCount(2);

  await page.goto(`/spaces/${id}?via=me&tab=channels`);
  await page.getByRole("button", { name: "Move channels in" }).first().click();
  const dialog = page.getByRole("dialog", { name: "Move channels into Harbour" });
  for (const name of names) await dialog.getByRole("checkbox", { name: new RegExp(`^${name}(?!\\d)`) }).check();
  await dialog.getByRole("button", { name: "Move 15 channels in" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Move in", exact: true }).click();
  await expect(done(page, "Moved 15 channels into Harbour.")).toBeVisible();
  const { body } = await callZoom(page, `/chat/spaces/${id}/channels?page_size=50`, { via: "me" });
  const inside = v.parse(Channels, body).channels.map(({ channel_name }) => channel_name);
  expect(inside).toEqual(expect.arrayContaining(names));

  const own = await chooseAction(page, "Transfer ownership…");
  await own.getByRole("textbox", { name: /Type “Harbour”/ }).fill("Harbour");
  await own.getByRole("combobox", { name: "New owner" }).fill("Yannick");
  await own.getByRole("option", { name: /Yannick Obasanjo/ }).click();
  await own.getByRole("button", { name: "Transfer" }).click();
  await expect(done(page, /^Yannick Obasanjo owns Harbour\./)).toBeVisible();
  expect(await rolesIn(page, id)).toMatchObject({ [member]: "owner", [lead]: "admin" });

  const heir = await openAs("member", `/spaces/${id}?via=me`);
  const question = await chooseAction(heir, "Delete…");
  await question.getByRole("textbox").fill("Harbour");
  await question.getByRole("button", { name: "Delete permanently" }).click();
  await expect(heir.getByRole("heading", { level: 1, name: "Shared spaces" })).toBeVisible();
  await expect.poll(async () => (await callZoom(heir, `/chat/spaces/${id}`, { via: "me" })).status).toBe(404);
  // The channels stay, as private ones.
  const left = (await everyChannel(page, "/chat/users/me/channels", "me")).filter(({ name }) => names.includes(name));
  expect(left).toHaveLength(15);
});
