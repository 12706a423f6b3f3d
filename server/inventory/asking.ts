// What is asked of the lists, with what is left out of them.

import type { View } from "../../domain/access/rights.ts";
import type { ChannelsAsked } from "../../domain/inventory/channels.ts";
import type { PeopleAsked, PersonPage } from "../../domain/inventory/people.ts";
import type { Permissions } from "../access/actors.ts";
import { channelsSeen } from "../access/inventory.ts";
import type { Orm } from "../db/database.ts";
import { snoozedSubjects } from "./findings/store.ts";
import type { Memory } from "./memory/memory.ts";
import { type Asking, idsSeen } from "./queries/channels.ts";
import type { ExternalSeen } from "./queries/external.ts";
import { type PeopleWanted, peopleTotal } from "./queries/people.ts";
import { peopleCalled } from "./queries/search.ts";
import { sightOf } from "./sight.ts";

/** IDs or keys for which a finding is snoozed; none where no finding is named. */
export const leftOut = async (orm: Orm, finding: string | undefined, nowMs: number): Promise<ReadonlySet<string>> =>
  finding === undefined ? new Set() : snoozedSubjects(orm, finding, nowMs);

export const askingOf = async (orm: Orm, asked: ChannelsAsked, may: Permissions, nowMs: number): Promise<Asking> => ({
  asked,
  nowMs,
  ...sightOf(may),
  without: await leftOut(orm, asked.unsnoozed, nowMs),
});

interface PeopleIn {
  readonly orm: Orm;
  readonly memory: Memory;
  readonly nowMs: number;
}

/** In which channels people have to be for somebody to see them; undefined where they see everyone. */
export async function channelsOfSight(memory: Memory, may: Permissions): Promise<readonly string[] | undefined> {
  if (may.all("see-people")) return undefined;
  const [people, channels] = [channelsSeen(may, "see-people"), channelsSeen(may)];
  return idsSeen({ memory }, (row) => (people?.(row) ?? true) && (channels?.(row) ?? true));
}

/** Whether somebody sees a channel, by its ID, and by another view what that shows of it. */
export async function seeing(memory: Memory, may: Permissions) {
  const { rows, slotOf } = (await memory.current()).channels;
  return (channelId: string, view: View = "see-channels"): boolean => {
    const sees = channelsSeen(may, view);
    if (!sees) return true;
    const row = rows[slotOf.get(channelId) ?? -1];
    return row != null && sees(row);
  };
}

/** In which channels external people are shown; undefined where it is in all. */
export async function externalSight(memory: Memory, may: Permissions): Promise<ExternalSeen["channels"]> {
  const sees = channelsSeen(may);
  if (!sees && may.all("see-people")) return undefined;
  const within = await channelsOfSight(memory, may);
  if (within) return { are: "within", ids: within };
  return { are: "without", ids: await idsSeen({ memory }, (row) => sees?.(row) === false) };
}

/** Of a person's page what somebody sees; null where they see nothing of the person. */
export async function personSeen(memory: Memory, page: PersonPage, may: Permissions): Promise<PersonPage | null> {
  const isSeen = await seeing(memory, may);
  const channels = page.channels.filter(({ id }) => isSeen(id));
  if (!may.all("see-people") && !channels.some(({ id }) => isSeen(id, "see-people"))) return null;
  return {
    ...page,
    channels,
    mentionGroups: page.mentionGroups.filter(({ channelId }) => isSeen(channelId)),
    moves: page.moves.filter(({ channelId }) => isSeen(channelId)),
    spaces: may.all("see-spaces") ? page.spaces : [],
    directoryGroups: may.all("see-directory-groups") ? page.directoryGroups : [],
  };
}

/** Those who are meant, with how many they are: where nobody has the words, those who nearly have them. */
export async function peopleMeant(
  { orm, memory, nowMs }: PeopleIn,
  asked: PeopleAsked,
  may: Permissions,
): Promise<{ readonly wanted: PeopleWanted; readonly total: number }> {
  const exact = {
    ...asked,
    without: [...(await leftOut(orm, asked.unsnoozed, nowMs))],
    within: await channelsOfSight(memory, may),
  };
  const total = await peopleTotal(orm, exact);
  if (total > 0 || asked.find.trim() === "") return { wanted: exact, total };
  const near = { ...exact, among: await peopleCalled((await memory.current()).people, asked.find) };
  return { wanted: near, total: await peopleTotal(orm, near) };
}
