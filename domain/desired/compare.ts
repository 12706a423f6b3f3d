// What a file says, held against what is known: what differs, and of what nothing is known.

import { compareGroups } from "./compare-groups.ts";
import { compareOwner } from "./compare-owner.ts";
import { type Crowd, comparePeople, type People, peopleByRef } from "./compare-people.ts";
import { compareArchived, compareChannelSettings, compareRetention, compareSpaceSettings } from "./compare-settings.ts";
import type { Path } from "./difference.ts";
import { type DesiredChannel, type DesiredDocument, type DesiredSpace, isExact } from "./document.ts";
import { eachOnce, inList } from "./each-once.ts";
import { fixBy, type Gathering, gatheringOf, type Sink } from "./gathering.ts";
import type { Known, KnownChannel, KnownSpace } from "./known.ts";

/** By ID and, whatever its case, by name, of which there may be several. */
interface Index<Row> {
  byId(id: string): Row | undefined;
  named(name: string): readonly Row[];
}

const nameKey = (name: string): string => name.trim().toLowerCase();

function indexOf<Row extends { readonly id: string; readonly name: string }>(rows: readonly Row[]): Index<Row> {
  const ids = new Map(rows.map((row) => [row.id, row]));
  const names = new Map<string, Row[]>();
  for (const row of rows) {
    const same = names.get(nameKey(row.name));
    if (same) same.push(row);
    else names.set(nameKey(row.name), [row]);
  }
  return { byId: (id) => ids.get(id), named: (name) => names.get(nameKey(name)) ?? [] };
}

export function compareDesired(document: DesiredDocument, known: Known): Sink {
  const comparing = comparingDesired(document, known);
  for (;;) {
    const step = comparing.next();
    if (step.done) return step.value;
  }
}

/** The same thing by thing, for whoever has others to serve. */
export function* comparingDesired(document: DesiredDocument, known: Known): Generator<undefined, Sink> {
  const sink: Sink = { differences: [], blanks: [] };
  const channels = indexOf(known.channels);
  const spaces = indexOf(known.spaces);
  const people = peopleByRef(known.people);
  function* visit<
    Wanted extends { readonly id?: string | undefined; readonly name?: string | undefined },
    Row extends { readonly id: string; readonly name: string },
  >(
    kind: "channel" | "space",
    wanted: readonly Wanted[],
    index: Index<Row>,
    compare: (one: Wanted, row: Row, into: Gathering) => void,
  ): Generator<undefined, void> {
    const seen = new Set<string>();
    for (const [n, one] of wanted.entries()) {
      yield;
      const path: Path = [`${kind}s`, n];
      const called = one.name ?? one.id ?? "";
      const found = one.id === undefined ? index.named(called) : [index.byId(one.id)].flatMap((row) => row ?? []);
      const [row, other] = found;
      const into = gatheringOf(sink, { kind, id: row?.id ?? one.id ?? "", name: row?.name ?? called, path });
      if (!row && !known.isWhole)
        into.untold([], `The inventory has not found this ${kind} yet, and is still being read.`);
      else if (!row) {
        const note = `No plan creates a ${kind}: create it on the page of ${kind}s, or remove it from the file.`;
        into.differs({
          field: "exists",
          is: "Not there",
          wanted: "There",
          path: [],
          note,
          edits: [{ do: "delete", path: [] }],
        });
      } else if (other)
        into.untold([], `${found.length} ${kind}s have this name. Give the ID of the one that is meant.`);
      else if (seen.has(row.id))
        into.untold([], `The file names this ${kind} twice, and only the first counts. Remove one.`);
      else {
        seen.add(row.id);
        compare(one, row, into);
      }
    }
  }
  yield* visit("channel", document.channels ?? [], channels, (one, row, into) =>
    compareChannel(one, row, people, known.seesRetention, into),
  );
  const around: Around = { people, channels, spaces, all: known.channels, isWhole: known.isWhole };
  yield* visit("space", document.spaces ?? [], spaces, (one, row, into) => compareSpace(one, row, around, into));
  return sink;
}

function compareChannel(
  wanted: DesiredChannel,
  channel: KnownChannel,
  people: People,
  seesRetention: boolean,
  into: Gathering,
): void {
  const within = channel.isArchived === true && wanted.archived !== false ? withoutFixes(into) : into;
  compareChannelSettings(wanted, channel, within);
  compareArchived(wanted, channel, into);
  compareRetention(wanted, channel, seesRetention, within);
  const crowd: Crowd = {
    ...{ noun: "channel", members: channel.members, place: { channelId: channel.id, channel: channel.name } },
    actions: {
      add: "invite-members",
      addAdministrator: "invite-administrators",
      promote: "promote-members",
      demote: "demote-members",
      remove: "remove-members",
    },
  };
  const crowding = comparePeople(wanted, crowd, people, within);
  compareOwner(wanted.owner, crowd, crowding, within);
  const isUnarchived = channel.isArchived === true && wanted.archived === false;
  compareGroups(wanted.mentionGroups, channel, { people, crowding, isUnarchived }, within);
}

/** Zoom refuses to change what is archived. */
const withoutFixes = (into: Gathering): Gathering => ({
  untold: into.untold,
  differs: ({ fixes: _refused, ...told }) =>
    into.differs({ ...told, note: "It is archived, and cannot be changed until it is unarchived." }),
});

interface Around {
  readonly people: People;
  readonly channels: Index<KnownChannel>;
  readonly spaces: Index<KnownSpace>;
  readonly all: readonly KnownChannel[];
  readonly isWhole: boolean;
}

function compareSpace(wanted: DesiredSpace, space: KnownSpace, around: Around, into: Gathering): void {
  compareSpaceSettings(wanted, space, into);
  const crowd: Crowd = {
    ...{ noun: "space", members: space.members, place: { spaceId: space.id, space: space.name } },
    actions: {
      add: "add-to-spaces",
      addAdministrator: "add-administrators-to-spaces",
      promote: "promote-in-spaces",
      demote: "demote-in-spaces",
      remove: "remove-from-spaces",
      transfer: "transfer-spaces",
    },
  };
  compareOwner(wanted.owner, crowd, comparePeople(wanted, crowd, around.people, into), into);
  compareChannelsIn(wanted, space, around, into);
}

/** Only people themselves move channels, so that these are part of a plan on one's own connection. */
function compareChannelsIn(
  wanted: DesiredSpace,
  space: KnownSpace,
  { channels, spaces, all, isWhole }: Around,
  into: Gathering,
): void {
  if (wanted.channels === undefined) return;
  if (!space.hasChannelsRead) {
    into.untold(["channels"], "Which channels are in the space has not been read yet.");
    return;
  }
  const expected = new Set<string>();
  const move = (direction: "in" | "out", channel: KnownChannel, place: KnownSpace) =>
    fixBy(
      direction === "in" ? "move-channels-in" : "move-channels-out",
      { spaceId: place.id, space: place.name, channelId: channel.id, name: channel.name },
      {},
      "me",
    );
  const meant = (ref: string): readonly KnownChannel[] => {
    const byId = channels.byId(ref);
    return byId ? [byId] : channels.named(ref);
  };
  const keyIn = (ref: string): string => {
    const [channel, other] = meant(ref);
    return channel && !other ? channel.id : nameKey(ref);
  };
  eachOnce(wanted.channels, keyIn, (ref, places) => {
    const [path, edits] = inList(["channels"], places);
    const found = meant(ref);
    const [channel, other] = found;
    if (other) {
      into.untold(path, `${found.length} channels are called ${ref}. Give the ID of the one that is meant.`);
      for (const { id } of found) expected.add(id);
    } else if (!channel && !isWhole)
      into.untold(path, `The inventory has not found the channel ${ref} yet, and is still being read.`);
    else if (!channel) {
      into.differs({
        field: "channel",
        of: ref,
        is: "No such channel",
        wanted: "In the space",
        path,
        edits,
        note: "Create the channel, or remove it from the file.",
      });
    } else {
      expected.add(channel.id);
      if (channel.spaceId === space.id) return;
      if (channel.spaceId === null && channel.isArchived === true) {
        into.untold(path, `${channel.name} is archived, and Zoom does not tell which space an archived channel is in.`);
        return;
      }
      const now = channel.spaceId === null ? undefined : spaces.byId(channel.spaceId);
      into.differs({
        ...{ field: "channel", of: channel.name, ofKey: channel.id, path, wanted: "In the space" },
        is: now ? `In ${now.name}` : "Not in the space",
        ...(channel.isGeneral
          ? { note: "It is the general channel of the space it is in, and stays there. Remove it from the file." }
          : { fixes: [...(now ? [move("out", channel, now)] : []), move("in", channel, space)] }),
        edits,
      });
    }
  });
  if (!isExact(wanted.channels)) return;
  for (const channel of all) {
    // The general channel is the space's own.
    if (channel.spaceId !== space.id || channel.isGeneral || expected.has(channel.id)) continue;
    const path = ["channels", "only"];
    into.differs({
      ...{
        field: "channel",
        of: channel.name,
        ofKey: channel.id,
        path,
        is: "In the space",
        wanted: "Not in the space",
      },
      fixes: [move("out", channel, space)],
      edits: [{ do: "add", path, value: channel.id }],
    });
  }
}
