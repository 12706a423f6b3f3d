// What else can be done with several channels: spaces, retention, directory groups, settings.
import type { Page } from "@playwright/test";
import * as v from "valibot";
import { expectAccessibleInEveryLook } from "./accessible.ts";
import { apply, bar, chooseOfPeople, question, select, undo } from "./bulk-bar.ts";
import { channelList } from "./channel-list.ts";
import { expect, test } from "./test.ts";
import { answerOf, everyChannel, settingsOf } from "./zoom.ts";

const names = ["Coffee and cake", "Release notes"];

const Retention = v.object({
  cloud_retention: v.object({ enable_custom_retention: v.boolean(), retention_period: v.string() }),
});
const InChannel = v.object({ groups: v.optional(v.array(v.object({ group_name: v.string() })), []) });
const Spaces = v.object({ shared_spaces: v.array(v.object({ space_id: v.string(), space_name: v.string() })) });
const SpaceChannels = v.object({ channels: v.array(v.object({ channel_name: v.string() })) });

const idsOf = async (page: Page) => {
  const channels = await everyChannel(page);
  return names.map((name) => channels.find((channel) => channel.name === name)?.id ?? "");
};

test("channels get the same settings and retention, and directory groups in and out", async ({ openAs }) => {
  test.slow();
  const page = await openAs("admin");
  const ids = await idsOf(page);
  const { table } = channelList(page);
  const posting = async () =>
    (await Promise.all(ids.map((id) => settingsOf(page, id)))).map(
      ({ channel_settings: { mention_all_permissions: all } }) => all,
    );
  const before = await posting();
  await select(table, names);
  await bar(page, "channels").getByRole("button", { name: "Settings" }).click();
  const settings = question(page, "Settings of 2 channels");
  await settings.getByRole("combobox", { name: "Who can use @all" }).selectOption("Nobody");
  await expectAccessibleInEveryLook(page);
  // What was chosen is there again after a reload, once the dialog is.
  await page.reload();
  await select(table, names);
  await bar(page, "channels").getByRole("button", { name: "Settings" }).click();
  await expect(settings.getByRole("combobox", { name: "Who can use @all" })).toHaveValue("3");
  await settings.getByRole("button", { name: "Review" }).click();
  const setting = "Change the settings of 2 channels";
  await apply(page, question(page, `${setting}?`), "Change", setting);
  expect(await posting()).toEqual([3, 3]);
  await undo(page, setting);
  expect(await posting()).toEqual(before);

  const retention = async () => {
    const policies = [];
    for (const id of ids) {
      const { cloud_retention: policy } = v.parse(Retention, await answerOf(page, `/chat/channels/${id}/retention`));
      policies.push(policy.enable_custom_retention ? policy.retention_period : "default");
    }
    return policies;
  };
  const kept = await retention();
  await select(table, names);
  await bar(page, "channels").getByRole("button", { name: "Retention" }).click();
  const period = question(page, "Settings of 2 channels");
  await period.getByRole("combobox", { name: "Keep messages for" }).selectOption("3 years");
  await period.getByRole("button", { name: "Review" }).click();
  const keeping = "Keep messages of 2 channels for 3 years";
  const review = question(page, `${keeping}?`);
  await review.getByRole("checkbox").check();
  await apply(page, review, "Change", keeping);
  expect(await retention()).toEqual(["3y", "3y"]);
  // They are kept for less time again.
  await undo(page, keeping, true);
  expect(await retention()).toEqual(kept);

  const groups = async () =>
    (await Promise.all(ids.map((id) => answerOf(page, `/chat/channels/${id}/members/groups`)))).map((answer) =>
      v.parse(InChannel, answer).groups.map(({ group_name: name }) => name),
    );
  await select(table, names);
  const choosing = await chooseOfPeople(page, "channels", "Add a directory group…");
  await choosing.getByRole("combobox", { name: "Directory group" }).selectOption("Design");
  await expectAccessibleInEveryLook(page);
  await choosing.getByRole("button", { name: "Review" }).click();
  const adding = "Add the directory group Design to 2 channels";
  await apply(page, question(page, `${adding}?`), "Add", adding);
  expect(await groups()).toEqual([["Design"], ["Design"]]);
  await undo(page, adding);
  expect(await groups()).toEqual([[], []]);
});

test("channels are moved into a space, and back", async ({ openAs }) => {
  const page = await openAs("lead", "/channels?tab=mine");
  const { shared_spaces: spaces } = v.parse(Spaces, await answerOf(page, "/chat/spaces?page_size=100", { via: "me" }));
  const platform = spaces.find(({ space_name: name }) => name === "Platform")?.space_id;
  const inside = async () =>
    v
      .parse(SpaceChannels, await answerOf(page, `/chat/spaces/${platform}/channels?page_size=50`, { via: "me" }))
      .channels.map(({ channel_name: name }) => name);
  const before = await inside();
  await select(channelList(page).table, ["Platform team", "Coffee and cake"]);
  await bar(page, "channels").getByRole("button", { name: "Move into a space" }).click();
  const choosing = question(page, "Move 2 channels into a space");
  await choosing.getByRole("combobox", { name: "Space" }).selectOption("Platform");
  await expectAccessibleInEveryLook(page);
  await choosing.getByRole("button", { name: "Review" }).click();
  const moving = question(page, "Move 2 channels into the space Platform?");
  await moving.getByRole("button", { name: "Move in", exact: true }).click();
  // A public channel stays where it is, and that is said.
  const results = page.getByRole("dialog", { name: /: results$/ });
  await expect(results.getByRole("region", { name: "Results" }).getByRole("status")).toHaveText(
    "1 channel done, 1 failed",
  );
  expect(await inside()).toEqual(expect.arrayContaining([...before, "Platform team"]));
  await results.getByRole("button", { name: "Undo what was done" }).click();
  await expect.poll(inside).toEqual(before);
});
