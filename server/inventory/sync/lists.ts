// The lists of the account: what they have is known, and what they have no more is gone.
import * as v from "valibot";
import { call } from "../../../contract/call.ts";
import {
  listAccountsPublicChannels,
  listCustomEmojis,
  listIMDirectoryGroups,
  listSharedSpaces,
  listUsers,
} from "../../../contract/endpoints.gen.ts";
import { userIdKey } from "../../../contract/user-id.ts";
import { everyRow, pageOf, type Rows } from "../../../domain/answers/page.ts";
import { listedChannel } from "../../../domain/exports/channel-rows.ts";
import { listedGroup } from "../../../domain/exports/directory-group-rows.ts";
import { type Emoji, listedEmoji } from "../../../domain/exports/emoji-rows.ts";
import { listedSpace } from "../../../domain/exports/space-rows.ts";
import { personKey } from "../../../domain/inventory/person-key.ts";
import type { Orm } from "../../db/database.ts";
import { peopleWithoutRead } from "../store/affected.ts";
import type { Subject } from "../store/reads.ts";
import { renameDirectoryGroups, renamePeople } from "../store/renamed.ts";
import {
  channels,
  directoryGroups,
  emojis,
  markUnseen,
  people,
  spaces,
  type Things,
  type ThingsRead,
  writeThings,
} from "../store/things.ts";
import { type AfterGone, afterDirectoryGroups, afterSpaces } from "./gone-by.ts";
import { channelColumns, subjectsOfChannel } from "./of-channels.ts";
import { anyStep, type Fact, HOUR_MS, MINUTE_MS, type Written } from "./step.ts";

/** The most that pages of people are sure to hold. */
const PEOPLE_PAGE = 300;
const CHANNEL_PAGE = 50;
const SPACE_PAGE = "100";
const EMOJI_PAGE = 100;

const text = v.nullish(v.string(), "");
const ListedPerson = v.pipe(
  v.object({
    id: v.pipe(v.string(), v.minLength(1)),
    email: text,
    display_name: text,
    first_name: text,
    last_name: text,
    dept: text,
    job_title: text,
    manager: text,
    role_id: text,
  }),
  v.transform((wire) => ({
    key: userIdKey(wire.id),
    user_id: wire.id,
    email: wire.email,
    name: wire.display_name || `${wire.first_name} ${wire.last_name}`.trim() || wire.email,
    department: wire.dept,
    job_title: wire.job_title,
    manager: wire.manager,
    role_id: wire.role_id,
  })),
);
type ListedPerson = v.InferOutput<typeof ListedPerson> & { readonly status: string };

const People = pageOf("users", ListedPerson);
const Channels = pageOf("channels", listedChannel);
const Spaces = pageOf("shared_spaces", listedSpace);
const Groups = pageOf("groups", listedGroup);
const Emojis = pageOf("emojis", listedEmoji);

/**
 * Whoever is reactivated or deactivated meanwhile stands in one of these lists, and is what the last of them says. Those
 * that were invited and have not accepted have no ID yet, and so nothing to be found by.
 */
const statuses = ["inactive", "active", "inactive"] as const;

interface ListSpec<Row extends object> {
  readonly things: Things;
  readonly toThing: (row: Row, atMs: number) => ThingsRead["things"][number];
  /** What is read of a thing that was not known, or is back. */
  readonly found: (key: string) => readonly Subject[];
  /** Left out where a list does not have all there is. */
  readonly isWhole?: false;
  readonly afterGone?: AfterGone;
  /** Writes the names that things have by now where they are named. */
  readonly rename?: (orm: Orm, keys: readonly string[]) => Promise<void>;
}

/** Writes a list down; where all of it could be read, what it does not have is gone. */
async function writeList<Row extends object>(
  orm: Orm,
  [fact]: readonly Fact<Rows<Row>>[],
  { things, toThing, found, isWhole, afterGone, rename }: ListSpec<Row>,
): Promise<Written> {
  if (!fact) return { rowCount: 0, offCount: 0 };
  const { rows, unreadableCount } = fact.facts;
  const { atMs } = fact;
  const told = rows.map((row) => toThing(row, atMs));
  const written = await writeThings(orm, things, [{ things: told, atMs }]);
  await rename?.(orm, written.renamed);
  const gone = isWhole !== false && unreadableCount === 0 ? await markUnseen(orm, things, atMs) : [];
  return {
    rowCount: rows.length,
    offCount: written.offCount + gone.length,
    found: [...written.added, ...written.back].flatMap(found),
    events: afterGone
      ? await afterGone(
          orm,
          gone.map((key) => ({ key, atMs })),
        )
      : [],
    gone: gone.flatMap(found).map((subject) => ({ ...subject, atMs })),
  };
}

/** What is read of each person. */
const ofPeople = ["person-channels", "person-phones"];
const subjectsOfPerson = (key: string): readonly Subject[] => ofPeople.map((step) => ({ step, subject: key }));

export const peopleStep = anyStep<Rows<ListedPerson>>({
  id: "people",
  rank: 1,
  againMs: 10 * MINUTE_MS,
  operations: ["listUsers"],
  noun: "people",
  read: async (_subject, ask) => {
    const rows: ListedPerson[] = [];
    let unreadableCount = 0;
    for (const status of statuses) {
      const read = await everyRow(ask, People, (next_page_token) =>
        call(listUsers, { query: { status, page_size: PEOPLE_PAGE, next_page_token } }),
      );
      for (const person of read.rows) rows.push({ ...person, status });
      unreadableCount += read.unreadableCount;
    }
    return { rows, unreadableCount };
  },
  write: async (orm, facts) => {
    const written = await writeList(orm, facts, {
      things: people,
      toThing: (person) => person,
      found: subjectsOfPerson,
      rename: renamePeople,
    });
    const found: Subject[] = [];
    for (const step of ofPeople)
      for (const subject of await peopleWithoutRead(orm, step)) found.push({ step, subject });
    return { ...written, found };
  },
});

export const publicChannelsStep = anyStep({
  id: "public-channels",
  rank: 2,
  againMs: HOUR_MS,
  operations: ["listAccountsPublicChannels"],
  noun: "public channels",
  read: (_subject, ask) =>
    everyRow(ask, Channels, (next_page_token) =>
      call(listAccountsPublicChannels, { query: { page_size: CHANNEL_PAGE, next_page_token } }),
    ),
  write: (orm, facts) =>
    writeList(orm, facts, {
      things: channels,
      toThing: (row, atMs) => channelColumns(row, "listAccountsPublicChannels", atMs),
      found: subjectsOfChannel,
      isWhole: false,
    }),
});

export const spacesStep = anyStep({
  id: "spaces",
  rank: 1,
  againMs: 10 * MINUTE_MS,
  operations: ["listSharedSpaces"],
  noun: "shared spaces",
  read: (_subject, ask) =>
    everyRow(ask, Spaces, (next_page_token) =>
      call(listSharedSpaces, { query: { page_size: SPACE_PAGE, next_page_token } }),
    ),
  write: (orm, facts) =>
    writeList(orm, facts, {
      things: spaces,
      toThing: ({ id, name, description, owner }) => ({
        key: id,
        name,
        description,
        owner_key: personKey(owner),
        owner_name: owner.name,
      }),
      found: (key) => [{ step: "space", subject: key }],
      afterGone: afterSpaces,
    }),
});

export const directoryGroupsStep = anyStep({
  id: "directory-groups",
  rank: 1,
  againMs: 10 * MINUTE_MS,
  operations: ["listIMDirectoryGroups"],
  noun: "directory groups",
  read: (_subject, ask) => everyRow(ask, Groups, () => call(listIMDirectoryGroups)),
  write: (orm, facts) =>
    writeList(orm, facts, {
      things: directoryGroups,
      toThing: ({ id, name, type, memberCount }) => ({ key: id, name, type, member_count: memberCount ?? null }),
      found: (key) => [{ step: "directory-group-members", subject: key }],
      afterGone: afterDirectoryGroups,
      rename: renameDirectoryGroups,
    }),
});

export const emojisStep = anyStep<Rows<Emoji>>({
  id: "emojis",
  rank: 1,
  againMs: 10 * MINUTE_MS,
  operations: ["listCustomEmojis"],
  noun: "custom emojis",
  read: (_subject, ask) =>
    everyRow(ask, Emojis, (next_page_token) =>
      call(listCustomEmojis, { query: { page_size: EMOJI_PAGE, next_page_token } }),
    ),
  write: (orm, facts) =>
    writeList(orm, facts, {
      things: emojis,
      toThing: ({ id, name, person, email, addedAt }) => ({ key: id, name, person, email, added_at: addedAt }),
      found: () => [],
    }),
});
