// What is known of the things and people that targets name by their IDs, so that whoever reads a plan or the audit trail
// reads what they are called, whatever the sender called them.
import * as v from "valibot";
import { userIdKey } from "../../contract/user-id.ts";
import { fieldsOf, ownKindOf, type TargetFields, textIn } from "../target-fields.ts";

/** IDs of things, user IDs without case, and lower-case addresses. */
export interface ThingIds {
  readonly channel: readonly string[];
  readonly space: readonly string[];
  /** Directory groups and mention groups. */
  readonly group: readonly string[];
  readonly userKeys: readonly string[];
  readonly addresses: readonly string[];
}

export interface KnownPerson {
  /** The user ID without case. */
  readonly key: string;
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
const isPerson = (fields: TargetFields): boolean => ownKindOf(fields) === "person";

/** Those whom something is created with. */
const peopleIn = ({ people }: TargetFields): readonly TargetFields[] =>
  Array.isArray(people) ? people.map(fieldsOf) : [];

export function idsOf(targets: readonly object[]): ThingIds {
  const all = targets.map(fieldsOf);
  const some = (texts: readonly string[]) => [...new Set(texts)].filter(Boolean);
  const people = [...all.filter(isPerson), ...all.flatMap(peopleIn)];
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
 * deactivated and whether they are named as two, which nobody else says, and the address where only their user ID was
 * given: Zoom invites by addresses.
 *
 * @param keepsName Its own name stays as it was given, to be held against Zoom's.
 */
export function withKnown(target: object, known: KnownThings, keepsName = false): TargetFields {
  const fields = fieldsOf(target);
  const own = ownKindOf(fields);
  const names = placeKinds.flatMap((kind) => {
    const name = known[kind].get(textIn(fields, `${kind}Id`));
    const field = kind === own ? "name" : kind;
    const isKept = keepsName && field === "name";
    return name !== undefined && name !== "" && field in fields && !isKept ? [[field, name]] : [];
  });
  return {
    ...(own === "person" ? knownPerson(fields, known) : fields),
    ...Object.fromEntries(names),
    ...("people" in fields && { people: peopleIn(fields).map((one) => knownPerson(one, known)) }),
  };
}

const Named = v.object({ name: v.string() });
/** What is set of a thing, or what it is where it may be there or not. */
const StateNamed = v.union([
  v.pipe(
    Named,
    v.transform(({ name }) => name),
  ),
  v.pipe(
    v.object({ content: v.union([Named, v.object({ settings: Named })]) }),
    v.transform(({ content }) => ("name" in content ? content.name : content.settings.name)),
  ),
]);

/**
 * A target that was given by its ID alone, with the name that was read of it; undefined where it has a name, or none was
 * read.
 *
 * @param state as it was read
 */
export function withNameRead(target: unknown, state: unknown): TargetFields | undefined {
  const fields = fieldsOf(target);
  const given = textIn(fields, "name").trim();
  const isById = "name" in fields && (given === "" || given === textIn(fields, `${ownKindOf(fields)}Id`));
  const named = isById ? v.safeParse(StateNamed, state) : undefined;
  return named?.success && named.output !== "" ? { ...fields, name: named.output } : undefined;
}

function knownPerson(given: TargetFields, { people }: KnownThings): TargetFields {
  const { isDeactivated: _given, isTwo: _two, ...fields } = given;
  const userKey = userIdKey(textIn(fields, "userId"));
  const email = textIn(fields, "email").toLowerCase();
  const byId = people.get(userKey);
  const byAddress = people.get(email);
  const person = byId ?? byAddress;
  if (!person) return fields;
  const isTwo =
    userKey !== "" && email !== "" && (person.key !== userKey || (person.email !== "" && person.email !== email));
  return {
    ...fields,
    ...(person.name !== "" && { name: person.name }),
    ...(person.email !== "" && email === "" && { email: person.email }),
    ...(person.isDeactivated && { isDeactivated: true }),
    ...(isTwo && { isTwo }),
  };
}
