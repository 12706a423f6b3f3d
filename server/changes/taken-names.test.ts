// What is to be created under a name that somebody else took after the plan was made.
import { expect, test } from "vitest";
import { type StagedFileInfo, stagedFilesPath } from "../../contract/bff.ts";
import type { ChangeItemInfo } from "../../domain/changes/info.ts";
import { png } from "../../sandbox/store/seed/png.ts";
import { actionStand } from "../testing/action-stand.ts";
import { snapshotOf } from "../testing/snapshot.ts";

const stand = actionStand();
const staged = async (shade: number): Promise<string> => {
  const body = png(16, (x, y) => [x * 15, y * 15, shade, 255]);
  const headers = { "content-type": "image/png" };
  return ((await stand.owner.send(stagedFilesPath, { method: "POST", body, headers })).json() as StagedFileInfo).id;
};
const owned = { owner: "lead@sandbox.example" };
const channel = { posting: 1, adding: 1, mentionAll: 1, seesHistory: true, external: 1 };
const directory = { searchesAccount: true, searchesDomain: false, searchesMasterAccount: false };
const inChannel = () => {
  const { id: channelId, name } = stand.company.channelNamed("Platform team");
  return { channelId, channel: name, people: [{ name: "Aiko", email: owned.owner }] };
};

/** What is planned, and what somebody else makes of the same name. */
const cases = {
  "add-emojis": async () => ({
    planned: { target: { picture: await staged(1) }, input: {} },
    other: { target: { picture: await staged(2) }, input: {} },
  }),
  "create-channels": async () => ({
    planned: { target: owned, input: { ...channel, type: 1 } },
    other: { target: owned, input: { ...channel, type: 3 } },
  }),
  "create-mention-groups": async () => ({
    planned: { target: inChannel(), input: { description: "Ships it." } },
    other: { target: inChannel(), input: { description: "Breaks it." } },
  }),
  "create-directory-groups": async () => ({
    planned: { target: {}, input: { ...directory, type: "restricted" } },
    other: { target: {}, input: { ...directory, type: "shared" } },
  }),
  "create-spaces": async () => ({
    planned: { target: owned, input: { adding: 1, external: 1, channels: 1, description: "" } },
    other: { target: owned, input: { adding: 2, external: 1, channels: 2, description: "" } },
  }),
};

test.each(Object.keys(cases) as (keyof typeof cases)[])(
  "what another one has taken the name of is set aside and never overwritten: %s",
  async (actionId) => {
    const given = await cases[actionId]();
    const askedOf = ({ target, input }: { readonly target: object; readonly input: object }) =>
      stand.asked("account", actionId, [{ ...target, name: "raced" }], input);
    const plan = await stand.tester.plan(askedOf(given.planned));
    expect(plan.items).toMatchObject([{ status: "planned" }]);
    expect((await stand.tester.carryOut(askedOf(given.other))).items).toMatchObject([{ status: "done" }]);
    const between = snapshotOf(stand.stack.sandbox.store);
    const { change, items } = await stand.tester.apply(askedOf(given.planned), plan);
    expect(items).toMatchObject([
      { status: "stale", before: { isThere: false }, found: { isThere: true }, to: { isThere: true } },
    ]);
    await stand.owner.post(`/api/changes/${change.id}/retry`, { statuses: ["stale"] });
    const after = (await stand.owner.get(`/api/changes/${change.id}/items`)).json() as { items: ChangeItemInfo[] };
    expect(after.items).toMatchObject([
      { status: "skipped", skip: "There is another one with this name by now.", found: { isThere: true } },
    ]);
    expect(snapshotOf(stand.stack.sandbox.store)).toEqual(between);
  },
);
