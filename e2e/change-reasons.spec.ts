// What is much at once is done with a reason only.
import * as v from "valibot";
import { REQUEST_HEADER } from "../contract/bff.ts";
import { expectAccessibleInEveryLook } from "./accessible.ts";
import { openChannel, openTab } from "./channel-page.ts";
import { expect, test } from "./test.ts";
import { channelOf, membersOf } from "./zoom.ts";

test("whoever removes many of a channel's people at once says why", async ({ openAs }) => {
  const page = await openAs("admin");
  const id = await openChannel(page, "Release notes");
  const before = await membersOf(page, id);
  await openTab(page, "Members");
  const members = page.getByRole("grid", { name: "Members" });
  const boxes = members.getByRole("checkbox", { name: /^Select (?!all)/ });
  const taken = Math.ceil(before.size / 4) + 1;
  // The first owns the channel.
  for (let at = 1; at <= taken; at++) await boxes.nth(at).check();
  const bar = page.getByRole("region", { name: "Selected members" });
  await bar.getByRole("button", { name: "Remove…" }).click();
  const review = page.getByRole("dialog", { name: `Remove ${taken} people from Release notes?` });
  await expect(review.getByRole("region", { name: "A large change" })).toContainText(
    `It removes ${taken} of the ${before.size} people in Release notes.`,
  );
  const remove = review.getByRole("button", { name: /^Remove/ });
  await expect(remove).toBeDisabled();
  await expectAccessibleInEveryLook(page);
  const reason = review.getByRole("textbox", { name: "Reason" });
  await reason.fill("  ");
  await expect(remove).toBeDisabled();
  await reason.fill("The project has ended");
  await remove.click();
  await expect(review).toHaveCount(0);
  await expect.poll(async () => (await membersOf(page, id)).size).toBe(before.size - taken);

  await page.goto("/changes");
  await page
    .getByRole("row", { name: new RegExp(`Remove ${taken} people from Release notes`) })
    .first()
    .click();
  await expect(page.getByText("The project has ended")).toBeVisible();
});

test("whoever tries again what has become much by now says why", async ({ openAs, control }) => {
  const page = await openAs("admin");
  const { id } = await channelOf(page, "lead", "Launch room");
  const before = await membersOf(page, id);
  const going = [...before].flatMap(([email, role]) => (role === "member" && email !== "" ? email : []));
  const { origin } = new URL(page.url());
  const remove = async (emails: readonly string[], apply: boolean) => {
    const targets = emails.map((email) => ({ channelId: id, channel: "Launch room", name: email, email }));
    const answer = await page.request.post(`${origin}/api/changes`, {
      headers: { origin, [REQUEST_HEADER]: "1" },
      data: { connection: "account", parts: [{ actionId: "remove-members", input: {}, targets }], apply },
    });
    return v.parse(v.object({ id: v.string() }), await answer.json()).id;
  };
  await control.fault({ operation: "batchRemoveMembersFromChannel", status: 400, times: 9 });
  const failed = await remove(going.slice(0, 3), true);
  await control.clearFaults();
  await remove(going.slice(3, 6), false);
  await page.goto(`/changes/${failed}`);
  await page.getByRole("button", { name: "Retry what failed…" }).click();
  const asking = page.getByRole("dialog", { name: "Retry what failed?" });
  const retry = asking.getByRole("button", { name: "Retry", exact: true });
  await retry.click();
  await expect(asking.getByRole("region", { name: "A large change" })).toContainText(
    /It removes 6 of the \d+ people in Launch room\. Your other recent changes are among them, planned ones too\./,
  );
  await expect(retry).toBeDisabled();
  await expectAccessibleInEveryLook(page);
  await asking.getByRole("textbox", { name: "Reason" }).fill("They have left");
  await retry.click();
  await expect.poll(async () => (await membersOf(page, id)).size).toBe(before.size - 3);
  await expect(page.getByRole("main").getByText("They have left")).toBeVisible();
});
