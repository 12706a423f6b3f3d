// A call at the help desk: who it is by the number that is shown, why she cannot post, and mended by a button.
import * as v from "valibot";
import { REQUEST_HEADER } from "../../contract/bff.ts";
import { expectAccessibleInEveryLook } from "../accessible.ts";
import { inventoryRead, withInventory } from "../inventory.ts";
import { expect, test } from "../test.ts";
import { answerOf, channelOf, settingsOf } from "../zoom.ts";
import { everyMember } from "./company.ts";

test.use({ stackOptions: [withInventory(), { scope: "worker" }] });

const Caller = v.object({
  phone_numbers: v.optional(v.array(v.object({ code: v.string(), number: v.string() })), []),
});

test("whoever calls is found by phone, and can post again after a button", async ({ openAs }) => {
  const page = await openAs("admin", "/people");
  await inventoryRead(page);
  const { id } = await channelOf(page, "lead", "Release notes");
  const { origin } = new URL(page.url());
  const set = await page.request.post("/api/changes", {
    headers: { origin, [REQUEST_HEADER]: "1" },
    data: {
      ...{ connection: "account", apply: true, confirmed: "grave" },
      parts: [
        {
          ...{ actionId: "set-channel-settings", input: { posting: 2 } },
          targets: [{ channelId: id, name: "Release notes" }],
        },
      ],
    },
  });
  expect(set.status()).toBe(201);
  const callers = (await everyMember(page, id)).filter(({ role, email }) => role === "member" && email !== "");
  let caller:
    | { readonly email: string; readonly name: string; readonly memberId: string; readonly phone: string }
    | undefined;
  for (const { email, name, member_id: memberId } of callers) {
    const [phone] = v.parse(Caller, await answerOf(page, `/users/${email}`)).phone_numbers;
    if (phone) caller ??= { email, name, memberId, phone: `0${phone.number.slice(0, 3)} ${phone.number.slice(3)}` };
    if (caller) break;
  }
  if (!caller) throw new Error("no member has a phone");

  await page.reload();
  await page.getByRole("searchbox", { name: "Find people" }).fill(caller.phone);
  const rows = page.getByRole("grid", { name: "People" }).getByRole("row");
  await expect(rows).toHaveCount(2);
  await expect(rows.nth(1)).toContainText(caller.email);
  await page.getByRole("grid", { name: "People" }).focus();
  await page.keyboard.press("Enter");
  await page
    .getByRole("navigation", { name: "Parts of the person’s page" })
    .getByRole("link", { name: "Why not?" })
    .click();
  await page.getByRole("combobox", { name: "Channel" }).fill("Release notes");
  await page
    .getByRole("option", { name: /^Release notes/ })
    .first()
    .click();
  await page.getByRole("combobox", { name: "Why can’t they…?" }).selectOption({ label: "Post messages here" });
  const answer = page.getByRole("region", { name: "Why not" });
  await expect(answer.getByRole("heading", { name: "This stops them." })).toBeVisible();
  await expect(answer).toContainText("Only the owner and administrators can post, and they are a member.");
  await expectAccessibleInEveryLook(page);

  await answer.getByRole("button", { name: "Let them post", exact: true }).click();
  await expect(answer.getByText("Mended: this no longer stops them.")).toBeVisible({ timeout: 30_000 });
  await expect(answer.getByRole("heading", { name: "Nothing was found that would stop them." })).toBeVisible();
  expect((await settingsOf(page, id)).channel_settings).toMatchObject({
    posting_permissions: 3,
    designated_posting_members: [expect.objectContaining({ member_id: caller.memberId })],
  });
  await expect(page).toHaveURL(new RegExp(`channel=${id}.*question=post`));

  // From the channel it is asked of a member, and shared as an address.
  await page.goto(`/channels/${id}?via=account&tab=members&find=${encodeURIComponent(caller.email)}`);
  await page.getByRole("grid", { name: "Members" }).getByRole("row").nth(1).click();
  await page.getByRole("dialog", { name: "Member" }).getByRole("link", { name: "Why can’t they…?" }).click();
  await expect(page).toHaveURL(new RegExp(`tab=help&channel=${id}$`));
  await page.getByRole("combobox", { name: "Why can’t they…?" }).selectOption({ label: "Use @all here" });
  await expect(answer.getByRole("region", { name: "What this rests on" })).toContainText("Zoom, just now");
});
