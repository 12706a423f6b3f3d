// Accounts and files of any kind, and a Zoom that does what a plan says, for tests of the desired state.
import fc from "fast-check";
import * as v from "valibot";
import * as yaml from "yaml";
import { actionOf } from "../actions/registry.ts";
import { compareDesired } from "../desired/compare.ts";
import type { Fix } from "../desired/difference.ts";
import type { DesiredDocument } from "../desired/document.ts";
import type { Known, KnownChannel, KnownGroup, KnownMember, KnownPerson, KnownSpace } from "../desired/known.ts";
import { type ParseResult, parseDesired } from "../desired/parse.ts";
import { partsOf } from "../desired/parts.ts";
import { readPlain } from "../desired/yaml-text.ts";

/** A file, read. */
export const parsed = (text: string): ParseResult => parseDesired(text, readPlain(yaml, text));

type Writable<T> = { -readonly [Name in keyof T]: T[Name] };

const names = ["Ada", "Bob", "Cem", "Dora", "Eve"];
const called = (name: string): KnownPerson => ({
  ...{ key: `u-${name.toLowerCase()}`, userId: `u-${name}`, memberId: `m-${name}`, name },
  ...{ email: `${name.toLowerCase()}@acme.example`, isExternal: false },
});
/** Of the account, and not in the inventory yet. */
const newcomer = called("Fay");
const everyone: readonly KnownPerson[] = [
  ...names.map(called),
  { key: "m-Outsider", userId: "", memberId: "m-Outsider", name: "Outsider", email: "", isExternal: true },
];
export const account = everyone.filter(({ isExternal }) => !isExternal);
/** Whoever an address or an ID is of at Zoom. */
const atZoom = [...everyone, newcomer];
const eve = account.at(-1);
const refs = atZoom.map(({ email, memberId }) => email || memberId);

export const some = <T>(items: readonly T[]) => fc.subarray([...items]);
const oneOf = <T>(...values: readonly T[]) => fc.constantFrom(...values);

const members = fc.tuple(oneOf(...account), some(everyone), some(account)).map(([owner, in_, admins]) => {
  const rest = in_.filter((person) => person !== owner);
  return [
    { ...owner, role: "owner" as const },
    ...rest.map((person) => ({ ...person, role: admins.includes(person) ? ("admin" as const) : ("member" as const) })),
  ] satisfies KnownMember[];
});
const groupsAmong = (among: readonly KnownMember[]) =>
  fc.uniqueArray(
    fc.record({ name: oneOf("on-call", "leads", "night"), description: oneOf("", "Who to ask"), people: some(among) }),
    { selector: ({ name }) => name, maxLength: 3 },
  );
export const channel = (id: string, name: string) =>
  members
    .chain((in_) => fc.tuple(fc.constant(in_), groupsAmong(in_)))
    .chain(([in_, groups]) =>
      fc.record({
        ...{
          id: fc.constant(id),
          name: oneOf(name, `${name} old`, "yes", '#1: "x"', "été  - 2"),
          type: oneOf(1, 2, 3, 5),
          isArchived: fc.boolean(),
        },
        ...{ posting: oneOf(1, 2), adding: oneOf(1, 2), mentionAll: oneOf(1, 2, 3), external: oneOf(0, 1, 2, 3) },
        ...{ seesHistory: fc.boolean(), retention: oneOf("", "30d", "1y"), spaceId: oneOf(null, "s1", "s2") },
        isGeneral: fc.constant(false),
        members: fc.constant(in_),
        mentionGroups: fc.constant(
          groups.map((group, n): KnownGroup => ({ ...group, people: [...group.people], id: `${id}-g${n}` })),
        ),
      }),
    )
    .map((made): KnownChannel => ({ ...made, ...ofType(made) }));
/** What a type leaves no choice in. */
const ofType = ({ type, adding, external }: Pick<KnownChannel, "type" | "adding" | "external">) => ({
  adding: type >= 3 ? 1 : adding,
  external: type === 2 || type === 3 ? 0 : external,
});
export const space = (id: string, name: string) =>
  fc.record({
    ...{ id: fc.constant(id), name: oneOf(name, `${name} old`), description: oneOf("", "For all") },
    ...{ adding: oneOf(1, 2), external: oneOf(0, 1, 2, 3), bringingIn: oneOf(1, 2), members },
    hasChannelsRead: fc.constant(true),
  }) satisfies fc.Arbitrary<KnownSpace>;
/** A space's own, which Zoom moves nowhere. */
const general = channel("g1", "Platform").map(
  (made): KnownChannel => ({ ...made, name: "Platform", isArchived: false, spaceId: "s1", isGeneral: true }),
);
/** Any account. */
export const known: fc.Arbitrary<Known> = fc.record({
  channels: fc.tuple(channel("c1", "sales"), channel("c2", "support"), general),
  spaces: fc.tuple(space("s1", "Platform"), space("s2", "Field")),
  people: fc.boolean().map((isEveActive) => account.map((one) => ({ ...one, isActive: isEveActive || one !== eve }))),
  ...{ isWhole: fc.constant(true), seesRetention: fc.constant(true) },
  oldestAtMs: fc.constant(null),
});

const part = <T extends object>(record: fc.Arbitrary<T>) =>
  fc.tuple(record, fc.array(fc.nat(20))).map(([whole, picks]) => {
    const entries = Object.entries(whole).filter(([name], n) => name === "id" || picks.includes(n));
    return Object.fromEntries(entries) as Partial<T>;
  });
const set = <T>(items: fc.Arbitrary<T[]>) =>
  fc.oneof(
    items,
    items.map((only) => ({ only })),
  );
const wantedGroup = fc
  .tuple(
    oneOf("on-call", "leads", "night"),
    part(fc.record({ description: oneOf("", "Ask"), members: set(some(refs)) })),
  )
  .map(([name, rest]) => ({ name, ...rest }));
const wantedChannel = (id: string) =>
  part(
    fc.record({
      ...{ id: fc.constant(id), name: oneOf("sales", "support", "new"), archived: fc.boolean() },
      ...{ type: oneOf("private", "private-account-only", "public"), owner: oneOf(...refs) },
      settings: part(
        fc.record({
          ...{ posting: oneOf("everyone", "administrators"), mentionAll: oneOf("everyone", "nobody") },
          ...{
            adding: oneOf("members", "administrators"),
            history: fc.boolean(),
            external: oneOf("nobody", "account"),
          },
        }),
      ),
      ...{ retention: oneOf("default", "30d", "2 years"), administrators: set(some(refs)), members: set(some(refs)) },
      mentionGroups: set(fc.uniqueArray(wantedGroup, { selector: ({ name }) => name, maxLength: 3 })),
    }),
  );
const wantedSpace = (id: string) =>
  part(
    fc.record({
      ...{ id: fc.constant(id), name: oneOf("Platform", "New"), description: oneOf("", "New") },
      ...{ owner: oneOf(...refs), administrators: set(some(refs)), members: set(some(refs)) },
      settings: part(fc.record({ adding: oneOf("members", "administrators"), external: oneOf("nobody", "account") })),
      channels: set(some(["c1", "c2", "g1"])),
    }),
  );
/** Any file about it. */
export const file = fc
  .record({
    version: fc.constant(1),
    channels: fc.tuple(wantedChannel("c1"), wantedChannel("c2")),
    spaces: fc.tuple(wantedSpace("s1"), wantedSpace("s2")),
  })
  // A channel is in one space.
  .map(({ spaces: [one, other], ...rest }) => ({ ...rest, spaces: [one, { ...other, channels: undefined }] }));

/** Undefined where the file contradicts itself. */
export function read(text: string): DesiredDocument | undefined {
  const result = parsed(text);
  return result.is === "right" ? result.parsed.document : undefined;
}

const isMeant = (
  person: KnownPerson,
  { memberId, userId, email }: { readonly memberId?: unknown; readonly userId?: unknown; readonly email?: unknown },
) =>
  memberId ? person.memberId === memberId : userId ? person.userId === userId : email !== "" && person.email === email;

/** A Zoom that does what it is told, and refuses what Zoom does. */
export function applied(state: Known, fixes: readonly Fix[]): Known {
  const channels = state.channels.map((row): Writable<KnownChannel> => ({ ...row }));
  const spaces = state.spaces.map((row): Writable<KnownSpace> => ({ ...row }));
  for (const { actionId, input, target } of fixes) {
    const action = actionOf(actionId);
    v.parse(action.input, input);
    v.parse(action.resource.target, target);
    const own = channels.find(({ id }) => id === target.channelId);
    const place = spaces.find(({ id }) => id === target.spaceId);
    const holder = own ?? place;
    const person = atZoom.find((one) => isMeant(one, target));
    const isIn = (one: KnownPerson) => holder?.members?.some(({ key }) => key === one.key) ?? false;
    const withRole = (role: KnownMember["role"] | "none") => {
      if (!holder || !person) throw new Error(`${actionId} of nobody`);
      if (holder.members?.some(({ key, role: now }) => key === person.key && now === "owner"))
        throw new Error(`${actionId} of the owner`);
      if (/^(?:demote|remove|promote)/.test(actionId) !== isIn(person))
        throw new Error(`${actionId} of ${person.name}`);
      if (role === "admin" && person.isExternal) throw new Error(`${actionId} of an outsider`);
      const others = (holder.members ?? []).filter(({ key }) => key !== person.key);
      holder.members = role === "none" ? others : [...others, { ...person, role }];
      if (own && role === "none") own.mentionGroups = own.mentionGroups?.map((one) => without(one, person)) ?? null;
    };
    const group = own?.mentionGroups?.find(({ id }) => id === target.groupId);
    const withGroup = (next: KnownGroup | undefined) => {
      if (!own) throw new Error(`${actionId} without a channel`);
      own.mentionGroups = [...(own.mentionGroups ?? []).filter((one) => one !== group), ...(next ? [next] : [])];
    };
    if (actionId === "set-channel-settings" && own) {
      const { seesHistory = own.seesHistory, ...rest } = input as Partial<KnownChannel>;
      Object.assign(own, rest, { seesHistory });
      Object.assign(own, ofType(own));
    } else if (actionId === "set-space-settings" && place) {
      const { channels: bringingIn = place.bringingIn, ...rest } = input as { channels?: number };
      Object.assign(place, rest, { bringingIn });
    } else if (actionId === "transfer-spaces" && place) {
      const to = place.members?.find((one) => isMeant(one, input));
      if (!to || to.isExternal) throw new Error("only members of the account in it can own it");
      place.members = (place.members ?? []).map((one) => ({
        ...one,
        role: one === to ? "owner" : one.role === "owner" ? "admin" : one.role,
      }));
    } else if (actionId === "archive-channels" && own) own.isArchived = true;
    else if (actionId === "unarchive-channels" && own) own.isArchived = false;
    else if (actionId === "set-retention" && own) own.retention = (input as { period: string | null }).period ?? "";
    else if (actionId.startsWith("move-") && own?.isGeneral) throw new Error("the general channel stays");
    else if (actionId === "move-channels-in" && own) own.spaceId = String(target.spaceId);
    else if (actionId === "move-channels-out" && own) own.spaceId = null;
    else if (/^(?:invite-members|add-to-spaces|demote)/.test(actionId)) withRole("member");
    else if (/^(?:invite-administrators|add-administrators|promote)/.test(actionId)) withRole("admin");
    else if (/^remove-(?:members|from-spaces)/.test(actionId)) withRole("none");
    else if (actionId === "create-mention-groups") {
      const people = target.people as { memberId: string; userId: string; email: string }[];
      const in_ = atZoom.filter((one) => people.some((given) => isMeant(one, given)));
      if (in_.length !== people.length || !in_.every(isIn)) throw new Error("a group of people who are not there");
      const { description } = input as { description: string };
      withGroup({
        id: `${String(target.channelId)}-${String(target.name)}`,
        name: String(target.name),
        description,
        people: in_,
      });
    } else if (actionId === "delete-mention-groups") withGroup(undefined);
    else if (actionId === "edit-mention-groups" && group) withGroup({ ...group, ...input });
    else if (actionId === "add-to-mention-groups" && group && person && isIn(person))
      withGroup({ ...group, people: [...group.people, person] });
    else if (actionId === "remove-from-mention-groups" && group && person) withGroup(without(group, person));
    else throw new Error(`${actionId} is not known here`);
  }
  return { ...state, channels, spaces };
}

const without = (group: KnownGroup, { key }: KnownPerson): KnownGroup => ({
  ...group,
  people: group.people.filter((person) => person.key !== key),
});

export const planOf = (document: DesiredDocument, state: Known): readonly Fix[] => {
  const { differences } = compareDesired(document, state);
  return (["me", "account"] as const).flatMap((connection) =>
    partsOf(differences, connection).parts.flatMap(({ actionId, input, targets }) =>
      targets.map((target): Fix => ({ connection, actionId, input, target })),
    ),
  );
};
