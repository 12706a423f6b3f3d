// Shared spaces: that they are there.
import * as v from "valibot";
import { call } from "../../contract/call.ts";
import { createSharedSpace, deleteSharedSpace, listSharedSpaces } from "../../contract/endpoints.gen.ts";
import type { Ask } from "../answers/ask.ts";
import { everyRow, pageOf } from "../answers/page.ts";
import { CallFailed, type Via } from "../changes/resource.ts";
import { Id, IdOrNone, Text } from "../ids.ts";
import { absent, type Existence, existenceOf, there } from "./existence.ts";
import { lookUpPerson } from "./find-person.ts";
import type { LookedUp } from "./people.ts";
import { getSpace, NewSpace, wirePermissions } from "./space-settings.ts";

/** Zoom documents no most; its example has 30 spaces a page. */
const PAGE_SIZE = "100";
const Row = v.object({ space_id: v.string(), space_name: v.nullish(v.string(), "") });
const Spaces = pageOf("shared_spaces", Row);
const Created = v.object({ space_id: v.string() });

/** Somebody a space is created with, by an address or an ID. */
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
  /** Those it is created with, by the IDs that Zoom takes. */
  members: v.optional(v.array(Member)),
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

/** The owner to be. */
async function ownerOf({ owner }: CreatedSpaceTarget, via: Via, ask: Ask): Promise<LookedUp> {
  if (via.connection === "me") return { userId: via.userId };
  if (owner === "") return { barred: "Choose the person who will own it." };
  return owner.includes("@") ? lookUpPerson(owner, via, ask) : { userId: owner };
}

/** Members by their IDs. One whom Zoom does not take would keep the space from being created, so all who are not found are named. */
async function membersOf(members: readonly Member[], via: Via, ask: Ask) {
  const found: Member[] = [];
  const whys = new Map<string, string[]>();
  for (const member of members) {
    const { identifier, role } = member;
    const { userId, memberId, barred } = identifier.includes("@") ? await lookUpPerson(identifier, via, ask) : {};
    if (barred === undefined) found.push({ identifier: userId || memberId || identifier, role });
    else whys.set(barred, [...(whys.get(barred) ?? []), identifier]);
  }
  const barred = [...whys].map(([why, who]) => `${who.join(", ")}: ${why}`).join(" ");
  return barred === "" ? { members: found } : { barred };
}

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
        if (found) return there<Content>(found.space_id, { name: found.space_name });
        if (unreadableCount > 0) return { is: "untold" } as const;
        const { userId: ownerId, barred } = await ownerOf(target, via, ask);
        if (barred !== undefined) return absent<Content>({ barred });
        // They were found when it was planned.
        const known = wanted[at]?.content?.members;
        const looked = known ? { members: known } : await membersOf(target.members, via, ask);
        if (looked.barred !== undefined) return absent<Content>({ barred: looked.barred });
        return absent<Content>({ content: { name: target.name, ownerId, members: looked.members } });
      }),
    );
  },
  create: (target, { name, made, ownerId = "", members = target.members }, { connection }) => {
    if (!made) throw new Error("a space without its settings");
    const owner = { identifier: ownerId, role: "owner" as const };
    return call(createSharedSpace, {
      body: {
        space_name: name.trim(),
        space_desc: made.description,
        space_settings: wirePermissions(made),
        space_members: [...(connection === "account" ? [owner] : []), ...members],
      },
    });
  },
  createdId: (answer) => v.parse(Created, answer).space_id,
  delete: (_target, spaceId) => call(deleteSharedSpace, { path: { spaceId } }),
  words: {
    notKnown: "Zoom does not say whether the space is there.",
    noReturn: "A deleted space cannot be restored.",
    describe: ({ name }) => [{ name: "Name", value: name }],
  },
});
