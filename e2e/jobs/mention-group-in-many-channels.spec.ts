// The mention group "on-call" with the same people in ten channels, whose people change in all of them later.
import { expectAccessibleInEveryLook } from "../accessible.ts";
import { expect, test } from "../test.ts";
import { everyChannel } from "../zoom.ts";
import { everyMember, mentioned } from "./company.ts";
import { openPeople, selectChannels } from "./steps.ts";

test("a mention group is made in ten channels, and its people change in all of them", async ({ openAs }) => {
  const page = await openAs("admin");
  const all = (await everyChannel(page)).filter(
    ({ name }, at, rows) => rows.filter((row) => row.name === name).length === 1 && at < 40,
  );
  const ten = all.filter(({ type }) => type === 3).slice(0, 10);
  const inAll = new Map<string, Set<string>>();
  for (const { id } of ten) {
    const addresses = (await everyMember(page, id)).flatMap(({ email }) => email || []);
    inAll.set(id, new Set(addresses));
  }
  const everyone = [...new Set([...inAll.values()].flatMap((set) => [...set]))];
  const often = everyone.toSorted(
    (one, other) => channelsOf(other, inAll) - channelsOf(one, inAll) || one.localeCompare(other),
  );
  const [first = "", second = "", third = ""] = often;
  const membersAmong = (id: string, people: readonly string[]) =>
    people.filter((one) => inAll.get(id)?.has(one)).sort();
  const box = { name: "Email addresses, full names or user IDs" };

  await selectChannels(
    page,
    ten.map(({ name }) => name),
  );
  const dialog = await openPeople(page, "New mention group…", "New mention group in 10 channels");
  await dialog.getByRole("textbox", { name: "Name of the group" }).fill("pager");
  await dialog.getByRole("textbox", box).fill([first, second].join("\n"));
  await expectAccessibleInEveryLook(page);
  await dialog.getByRole("button", { name: "Review 2 people" }).click();
  const review = page.getByRole("dialog", { name: /^Create .*\?$/ });
  await review.getByRole("button", { name: "Create" }).click();
  await expect(
    page.getByText(/^Create[^?]*: (\d+ )?done/).or(page.getByRole("dialog", { name: /results$/ })),
  ).toBeVisible({
    timeout: 30_000,
  });
  for (const { id } of ten) {
    const wanted = membersAmong(id, [first, second]);
    expect(await mentioned(page, id, "pager"), id).toEqual(wanted.length > 0 ? wanted : undefined);
  }
  const made = ten.filter(({ id }) => membersAmong(id, [first, second]).length > 0);

  const people = await openPeople(page, "People of a mention group…", "People of a mention group in 10 channels");
  await people.getByRole("textbox", { name: "Name of the group" }).fill("Pager");
  await people.getByRole("textbox", box).fill(third);
  await people.getByRole("button", { name: "Review 1 person" }).click();
  const adding = page.getByRole("dialog", { name: /^Add [^?]+ to \d+ mention groups\?$/ });
  await expect(adding.getByRole("region", { name: "By channel" })).toBeVisible();
  await expectAccessibleInEveryLook(page);
  await adding.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByText(/^Add [^?]+ to \d+ mention groups: (\d+ )?done/)).toBeVisible({ timeout: 30_000 });
  for (const { id } of made)
    expect(await mentioned(page, id, "pager")).toEqual(membersAmong(id, [first, second, third]));

  const removing = await openPeople(page, "People of a mention group…", "People of a mention group in 10 channels");
  await removing.getByRole("textbox", { name: "Name of the group" }).fill("pager");
  await removing.getByRole("radio", { name: "Remove people" }).check();
  await removing.getByRole("textbox", box).fill(first);
  await removing.getByRole("button", { name: "Review 1 person" }).click();
  const taking = page.getByRole("dialog", { name: /^Remove [^?]+ from \d+ mention groups\?$/ });
  await taking.getByRole("button", { name: "Remove", exact: true }).click();
  await expect(page.getByText(/^Remove [^?]+ from \d+ mention groups: (\d+ )?done/)).toBeVisible({ timeout: 30_000 });
  for (const { id } of made) expect(await mentioned(page, id, "pager")).toEqual(membersAmong(id, [second, third]));
});

const channelsOf = (email: string, inAll: ReadonlyMap<string, ReadonlySet<string>>): number =>
  [...inAll.values()].filter((set) => set.has(email)).length;
