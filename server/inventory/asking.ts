// What is asked of the lists, with what is left out of them.
import type { ChannelsAsked } from "../../domain/inventory/channels.ts";
import type { PeopleAsked } from "../../domain/inventory/people.ts";
import type { Permissions } from "../access/actors.ts";
import type { Orm } from "../db/database.ts";
import { snoozedSubjects } from "./findings/store.ts";
import type { Memory } from "./memory/memory.ts";
import type { Asking } from "./queries/channels.ts";
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

/** Those who are meant, with how many they are: where nobody has the words, those who nearly have them. */
export async function peopleMeant(
  { orm, memory, nowMs }: PeopleIn,
  asked: PeopleAsked,
): Promise<{ readonly wanted: PeopleWanted; readonly total: number }> {
  const exact = { ...asked, without: [...(await leftOut(orm, asked.unsnoozed, nowMs))] };
  const total = await peopleTotal(orm, exact);
  if (total > 0 || asked.find.trim() === "") return { wanted: exact, total };
  const near = { ...exact, among: await peopleCalled((await memory.current()).people, asked.find) };
  return { wanted: near, total: await peopleTotal(orm, near) };
}
