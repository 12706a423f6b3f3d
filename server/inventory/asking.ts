// What is asked of the lists, with what is left out of them.
import { userIdKey } from "../../contract/user-id.ts";
import type { View } from "../../domain/access/rights.ts";
import type { ChannelsAsked } from "../../domain/inventory/channels.ts";
import type { PeopleAsked, PersonPage } from "../../domain/inventory/people.ts";
import type { Permissions } from "../access/actors.ts";
import { bringing, channelsSeen, spacesSeen } from "../access/inventory.ts";
import type { Orm } from "../db/database.ts";
import { RequestFailure } from "../middleware/bff-error.ts";
import { visitEach } from "../yielding.ts";
import { snoozedSubjects } from "./findings/store.ts";
import type { Memory } from "./memory/memory.ts";
import type { Asking } from "./queries/channels.ts";
import { leadsAny } from "./queries/own-channels.ts";
import { type PeopleWanted, peopleTotal } from "./queries/people.ts";
import { peopleSeen } from "./queries/people-seen.ts";
import { accentedCalled, peopleCalled } from "./queries/search.ts";
import type { PlacesSeen, SomeIds } from "./queries/some-ids.ts";
import { sightOf } from "./sight.ts";
import { peopleByPhone } from "./store/phones.ts";

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

/** The channels that all of some views reach, by the shorter list; undefined where these are all. */
export async function channelsReached(
  memory: Memory,
  may: Permissions,
  views: readonly View[] = ["see-channels"],
): Promise<SomeIds | undefined> {
  const tests = views.flatMap((view) => channelsSeen(may, view) ?? []);
  if (tests.length === 0) return undefined;
  const [seen, unseen]: [string[], string[]] = [[], []];
  await visitEach((await memory.current()).channels.rows, (row) => {
    if (row) (tests.every((sees) => sees(row)) ? seen : unseen).push(row.id);
  });
  return seen.length <= unseen.length ? { are: "within", ids: seen } : { are: "without", ids: unseen };
}

/** Where somebody sees who is there. */
export async function placesSeen(memory: Memory, may: Permissions): Promise<PlacesSeen> {
  const isEveryone = may.all("see-people");
  const isEverySpace = isEveryone && may.all("see-spaces");
  const spaceIds = isEverySpace ? [] : [...(await memory.current()).spaces.keys()];
  return {
    isEveryone,
    channels: await channelsReached(memory, may, isEveryone ? ["see-channels"] : ["see-channels", "see-people"]),
    spaces: isEverySpace ? undefined : { are: "within", ids: spaceIds.filter(seeingSpaces(may)) },
    directoryGroups: may.all("see-directory-groups"),
  };
}

/**
 * Whether somebody is told of everyone in the account by name and address, as Zoom's own search tells every member: whoever
 * brings people in somewhere, for they have to find those who are nowhere yet.
 */
export async function findsEveryone(orm: Orm, may: Permissions): Promise<boolean> {
  if (may.all("see-people") || bringing.some(may.beyondOwn)) return true;
  return bringing.some(may.some) && leadsAny(orm, userIdKey(may.actor.userId));
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

/** The spaces whose names somebody sees: their own, and those of channels that they see; null where that is all of them. */
export async function spacesShown(memory: Memory, may: Permissions): Promise<ReadonlySet<string> | null> {
  const [spaces, channels] = [spacesSeen(may), channelsSeen(may)];
  if (!spaces || !channels) return null;
  const known = await memory.current();
  const shown = new Set([...known.spaces.keys()].filter(spaces));
  await visitEach(known.channels.rows, (row) => {
    if (row?.spaceId != null && !shown.has(row.spaceId) && channels(row)) shown.add(row.spaceId);
  });
  return shown;
}

/** Whether somebody sees who is in a shared space, by its ID. */
export function seeingSpaces(may: Permissions): (spaceId: string) => boolean {
  const [spaces, people] = [spacesSeen(may), spacesSeen(may, "see-people")];
  return (spaceId) => (spaces?.(spaceId) ?? true) && (people?.(spaceId) ?? true);
}

/** Whether nothing of the account's people is left out for somebody. */
const seesEveryPlace = (may: Permissions): boolean =>
  may.all("see-people") &&
  may.all("see-directory-groups") &&
  spacesSeen(may) === null &&
  channelsSeen(may) === null &&
  channelsSeen(may, "see-mention-groups") === null;

/** Of somebody of the account what Zoom's own directory tells every member; null where it has them not. */
const named = ({ isExternal, goneAtMs, key, userId, name, email, status }: PersonPage): PersonPage | null =>
  isExternal || goneAtMs !== null
    ? null
    : {
        ...{ key, userId, name, email, status, isExternal, goneAtMs, shown: "name" },
        ...{ memberId: "", department: "", jobTitle: "", statusSinceMs: null, readAtMs: null, phones: [] },
        ...{ channels: [], spaces: [], mentionGroups: [], directoryGroups: [], moves: [] },
      };

/**
 * Of a person's page what somebody sees: who they are alone, where whoever brings people in sees nothing else of them; null
 * where they see nothing of the person.
 */
export async function personSeen(
  { orm, memory }: Pick<PeopleIn, "orm" | "memory">,
  page: PersonPage,
  may: Permissions,
): Promise<PersonPage | null> {
  const isSeen = await seeing(memory, may);
  const isEveryone = may.all("see-people");
  // Who owns a channel stands in its row.
  const channels = page.channels.filter(
    ({ id, role }) => isSeen(id) && (isEveryone || role === "owner" || isSeen(id, "see-people")),
  );
  const isSpaceSeen = seeingSpaces(may);
  const spaces = page.spaces.filter(({ id }) => isSpaceSeen(id));
  const isIn = spaces.length > 0 || channels.some(({ id }) => isSeen(id, "see-people"));
  if (!isEveryone && !isIn) return (await findsEveryone(orm, may)) ? named(page) : null;
  return {
    ...page,
    shown: seesEveryPlace(may) ? "all" : "part",
    ...{ channels, spaces },
    mentionGroups: page.mentionGroups.filter(
      ({ channelId }) => isSeen(channelId) && isSeen(channelId, "see-mention-groups"),
    ),
    moves: page.moves.filter(({ channelId }) => isSeen(channelId)),
    directoryGroups: may.all("see-directory-groups") ? page.directoryGroups : [],
  };
}

/** Those who are meant, with how many they are: where nobody has the words, those who nearly have them. */
export async function peopleMeant(
  { orm, memory, nowMs }: PeopleIn,
  asked: PeopleAsked,
  may: Permissions,
): Promise<{ readonly wanted: PeopleWanted; readonly total: number }> {
  if (asked.group === "none" && !may.all("see-directory-groups"))
    throw new RequestFailure("forbidden_role", "Your role does not show you who is in which directory groups.");
  const seenIn = await placesSeen(memory, may);
  const known = await memory.current();
  const exact = {
    ...asked,
    also: [...(await peopleByPhone(orm, asked.find)), ...(await accentedCalled(known.people, asked.find))],
    without: [...(await leftOut(orm, asked.unsnoozed, nowMs))],
    seenIn,
    counted: await channelsReached(memory, may),
  };
  const total = await peopleTotal(orm, exact);
  if (total > 0 || asked.find.trim() === "") return { wanted: exact, total };
  const table = asked.status === "gone" ? known.people.gone : known.people;
  const called = await peopleCalled([table], asked.find, await peopleSeen(orm, known, seenIn));
  const near = { ...exact, among: called };
  return { wanted: near, total: await peopleTotal(orm, near) };
}
