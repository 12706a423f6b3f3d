// Shared spaces: that they are there.
import * as v from "valibot";
import { call } from "../../contract/call.ts";
import {
  addMembersToSharedSpace,
  createSharedSpace,
  deleteSharedSpace,
  listSharedSpaces,
  promoteSharedSpaceMembersToAdministrators,
} from "../../contract/endpoints.gen.ts";
import { isSameUserId } from "../../contract/user-id.ts";
import type { Ask } from "../answers/ask.ts";
import { everyRow, pageOf } from "../answers/page.ts";
import { CallFailed, type Via } from "../changes/resource.ts";
import { Id, IdOrNone, Text } from "../ids.ts";
import { mayNotLook } from "../look-ups/who-is.ts";
import { absent, type Existence, existenceOf, isSameSet, there } from "./existence.ts";
import type { Filling } from "./filling.ts";
import { lookUpPerson } from "./find-person.ts";
import type { LookedUp } from "./people.ts";
import { CALL_SIZE, operated, spaceMemberList, whys } from "./space-members.ts";
import { getSpace, NewSpace, wirePermissions } from "./space-settings.ts";

/** Zoom documents no most; its example has 30 spaces a page. */
const PAGE_SIZE = "100";
const Row = v.object({ space_id: v.string(), space_name: v.nullish(v.string(), "") });
const Spaces = pageOf("shared_spaces", Row);
const Created = v.object({ space_id: v.string() });

/** Somebody who comes into a new space, by an address or an ID. */
const Member = v.object({ identifier: Id, role: v.picklist(["admin", "member"]) });
type Member = v.InferOutput<typeof Member>;

const Target = v.object({
  spaceId: IdOrNone,
  name: Text,
  /** Address or user ID of whoever is to own it; on one's own connection that is oneself. */
  owner: IdOrNone,
  members: v.optional(v.pipe(v.array(Member), v.maxLength(500)), []),
});
export type CreatedSpaceTarget = v.InferOutput<typeof Target>;
const Content = v.object({
  name: v.string(),
  made: v.optional(NewSpace),
  /** User ID of whoever is to own it. */
  ownerId: v.optional(v.string()),
  /** Whoever comes into it beside the owner, by the IDs that Zoom takes; of a space that is there, who of those wanted is in. */
  people: v.optional(v.array(v.string())),
  /** Those of them who become administrators. */
  admins: v.optional(v.array(v.string())),
  /** The addresses by which they were named. */
  addresses: v.optional(v.record(v.string(), v.string())),
});
type Content = v.InferOutput<typeof Content>;
export type SpaceExistence = Existence<Content>;

async function readOne(spaceId: string, ask: Ask) {
  try {
    return there<Content>(spaceId, { name: (await getSpace(spaceId, ask)).space_name });
  } catch (error) {
    if (error instanceof CallFailed && error.failure.kind === "not_found") return absent<Content>();
    throw error;
  }
}

/** Of a space that is there by its name who of those wanted is in it, where this connection may see that. */
async function withPeople(id: string, name: string, { people = [], admins = [] }: Partial<Content>, ask: Ask) {
  if (people.length === 0) return there<Content>(id, { name });
  const { page, callOf } = spaceMemberList(id);
  try {
    const { rows, unreadableCount } = await everyRow(ask, page, callOf);
    if (unreadableCount > 0) return { is: "untold" } as const;
    const roleOf = (one: string) =>
      rows.find(({ memberId, userId }) => memberId === one || isSameUserId(userId, one))?.role ?? "none";
    return there<Content>(id, {
      name,
      people: people.filter((one) => roleOf(one) !== "none"),
      admins: admins.filter((one) => ["admin", "owner"].includes(roleOf(one))),
    });
  } catch (error) {
    if (error instanceof CallFailed && mayNotLook.has(error.failure.kind)) return there<Content>(id, { name });
    throw error;
  }
}

/** The owner to be. */
async function ownerOf({ owner }: CreatedSpaceTarget, via: Via, ask: Ask): Promise<LookedUp> {
  if (via.connection === "me") return { userId: via.userId };
  if (owner === "") return { barred: "Choose the person who will own it." };
  return owner.includes("@") ? lookUpPerson(owner, via, ask) : { userId: owner };
}

/** Members by their IDs, without the owner. Nothing is created while some are not found: whoever named them can put that right. */
async function peopleOf(members: readonly Member[], ownerId: string, via: Via, ask: Ask) {
  const roles = new Map<string, Member["role"]>();
  const addresses: Record<string, string> = {};
  const whys = new Map<string, string[]>();
  for (const { identifier, role } of members) {
    const { userId, memberId, barred } = identifier.includes("@") ? await lookUpPerson(identifier, via, ask) : {};
    const id = userId || memberId || identifier;
    if (barred !== undefined) whys.set(barred, [...(whys.get(barred) ?? []), identifier]);
    else if (!isSameUserId(id, ownerId)) {
      if (roles.get(id) !== "admin") roles.set(id, role);
      addresses[id] = identifier;
    }
  }
  const barred = [...whys].map(([why, who]) => `${who.join(", ")}: ${why}`).join(" ");
  if (barred !== "") return { barred };
  const people = [...roles.keys()];
  if (people.length === 0) return {};
  return { people, admins: people.filter((id) => roles.get(id) === "admin"), addresses };
}

const identifiers = (ids: readonly string[]) => ({ body: { members: ids.map((identifier) => ({ identifier })) } });

/** What the two ways in which people come in have in common. */
const filling = {
  createSize: 0,
  addSize: CALL_SIZE,
  added: (answer, ids) => {
    const saidOf = operated(answer);
    return ids.filter((id) => saidOf(id) === "done");
  },
  // The space itself is gone, or not theirs to change.
  isOfOne: ({ code }) => code !== 5407 && code !== 200,
} as const satisfies Partial<Filling<CreatedSpaceTarget, Content>>;

/** Whether a shared space is there. */
export const spaceExistence = existenceOf<CreatedSpaceTarget, Content>({
  id: "space-existence",
  target: Target,
  content: Content,
  keyOf: ({ spaceId, name }) => spaceId || `new ${name.trim().toLowerCase()}`,
  labelOf: ({ name }) => name,
  readGroupOf: ({ spaceId }) => spaceId,
  idOf: ({ spaceId }) => spaceId,
  withId: (target, spaceId) => ({ ...target, spaceId }),
  read: async (targets, via, ask, wanted) => {
    const [first] = targets;
    if (!first) return [];
    if (first.spaceId !== "") return [await readOne(first.spaceId, ask)];
    const { rows, unreadableCount } = await everyRow(ask, Spaces, (token) =>
      call(listSharedSpaces, { query: { page_size: PAGE_SIZE, next_page_token: token } }),
    );
    return Promise.all(
      targets.map(async (target, at) => {
        const lower = target.name.trim().toLowerCase();
        const found = rows.find(({ space_name: name }) => name.toLowerCase() === lower);
        if (found) return withPeople(found.space_id, found.space_name, wanted[at]?.content ?? {}, ask);
        if (unreadableCount > 0) return { is: "untold" } as const;
        // They were found when it was planned.
        if (wanted[at]?.content?.ownerId !== undefined) return absent<Content>();
        const { userId: ownerId = "", barred } = await ownerOf(target, via, ask);
        if (barred !== undefined) return absent<Content>({ barred });
        const { barred: why, ...people } = await peopleOf(target.members, ownerId, via, ask);
        return absent<Content>(
          why === undefined ? { content: { name: target.name, ownerId, ...people } } : { barred: why },
        );
      }),
    );
  },
  create: (_target, { name, made, ownerId = "" }, { connection }) => {
    if (!made) throw new Error("a space without its settings");
    return call(createSharedSpace, {
      body: {
        space_name: name.trim(),
        space_desc: made.description,
        space_settings: wirePermissions(made),
        ...(connection === "account" && { space_members: [{ identifier: ownerId, role: "owner" as const }] }),
      },
    });
  },
  createdId: (answer) => v.parse(Created, answer).space_id,
  delete: (_target, spaceId) => call(deleteSharedSpace, { path: { spaceId } }),
  fillings: [
    {
      ...filling,
      step: "fill",
      of: ({ people = [] }) => people,
      with: (content, people) => ({ ...content, people: [...people] }),
      add: (_target, spaceId, ids) => call(addMembersToSharedSpace, { path: { spaceId }, ...identifiers(ids) }),
      notAdded: whys.add,
      nameOf: (id, _target, { addresses }) => addresses?.[id] ?? id,
    },
    {
      ...filling,
      step: "promote",
      of: ({ admins = [] }) => admins,
      with: (content, admins) => ({ ...content, admins: [...admins] }),
      add: (_target, spaceId, ids) =>
        call(promoteSharedSpaceMembersToAdministrators, { path: { spaceId }, ...identifiers(ids) }),
      notAdded: whys.promote,
    },
  ],
  // Who else is in it has no say in that.
  isSame: (one, other) =>
    isSameSet(one.people ?? other.people ?? [], other.people ?? one.people ?? []) &&
    isSameSet(one.admins ?? other.admins ?? [], other.admins ?? one.admins ?? []),
  words: {
    notKnown: "Zoom does not say whether the space is there.",
    noReturn: "A deleted space cannot be restored.",
    describe: ({ name, people = [], admins = [] }) => [
      { name: "Name", value: name },
      ...(people.length > 0 ? [{ name: "Members", value: String(people.length) }] : []),
      ...(admins.length > 0 ? [{ name: "Administrators", value: String(admins.length) }] : []),
    ],
  },
});
