// What is known of the things and people that targets name by their IDs, so that whoever reads a plan or the audit trail
// reads what they are called, whatever the sender called them.
import { userIdKey } from "../../contract/user-id.ts";
import { type TargetFields, textIn } from "../target-fields.ts";

/** IDs of things, user IDs without case, and lower-case addresses. */
export interface ThingIds {
  readonly channel: readonly string[];
  readonly space: readonly string[];
  readonly group: readonly string[];
  readonly userKeys: readonly string[];
  readonly addresses: readonly string[];
}

export interface KnownPerson {
  readonly name: string;
  /** Lower case; empty where there is none. */
  readonly email: string;
  readonly isDeactivated: boolean;
}

/** Names by ID; people by user ID without case, and by address. */
export interface KnownThings extends Readonly<Record<PlaceKind, ReadonlyMap<string, string>>> {
  readonly people: ReadonlyMap<string, KnownPerson>;
}

export const nothingKnown: KnownThings = {
  channel: new Map(),
  space: new Map(),
  group: new Map(),
  people: new Map(),
};

const placeKinds = ["channel", "space", "group"] as const;
type PlaceKind = (typeof placeKinds)[number];
const isPerson = (fields: TargetFields): boolean => "memberId" in fields;

export function idsOf(targets: readonly object[]): ThingIds {
  const all = targets.map((target): TargetFields => ({ ...target }));
  const some = (texts: readonly string[]) => [...new Set(texts)].filter(Boolean);
  const people = all.filter(isPerson);
  return {
    channel: some(all.map((fields) => textIn(fields, "channelId"))),
    space: some(all.map((fields) => textIn(fields, "spaceId"))),
    group: some(all.map((fields) => textIn(fields, "groupId"))),
    userKeys: some(people.map((fields) => userIdKey(textIn(fields, "userId")))),
    addresses: some(people.map((fields) => textIn(fields, "email").toLowerCase())),
  };
}

/**
 * A target with the names of what is known; the others stay as they were given. Of people it says whether they are
 * deactivated, which nobody else says, and the address where only their user ID was given: Zoom invites by addresses.
 */
export function withKnown(target: object, known: KnownThings): object {
  const { isDeactivated: _given, ...fields }: Record<string, unknown> = { ...target };
  const person = isPerson(fields)
    ? (known.people.get(userIdKey(textIn(fields, "userId"))) ?? known.people.get(textIn(fields, "email").toLowerCase()))
    : undefined;
  const own = isPerson(fields) ? undefined : (["group", "channel", "space"] as const).find((of) => `${of}Id` in fields);
  const names = placeKinds.flatMap((kind) => {
    const name = known[kind].get(textIn(fields, `${kind}Id`));
    const field = kind === own ? "name" : kind;
    return name !== undefined && name !== "" && field in fields ? [[field, name]] : [];
  });
  return {
    ...fields,
    ...Object.fromEntries(names),
    ...(person && person.name !== "" && { name: person.name }),
    ...(person && person.email !== "" && textIn(fields, "email") === "" && { email: person.email }),
    ...(person?.isDeactivated && { isDeactivated: true }),
  };
}
