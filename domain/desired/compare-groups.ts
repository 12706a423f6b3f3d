// Which mention groups a channel should have, and who should be in them.
import { type Crowding, findingIn, type People, type PersonTarget } from "./compare-people.ts";
import type { Edit, Fix, Path } from "./difference.ts";
import { type DesiredGroup, type DesiredSet, isExact, itemsOf } from "./document.ts";
import { eachOnce, inList } from "./each-once.ts";
import { fixBy, type Gathering } from "./gathering.ts";
import { type KnownChannel, type KnownGroup, refKey, refOf } from "./known.ts";

const nameKey = (name: string): string => name.trim().toLowerCase();

const ONLY_MEMBERS = "Zoom lets only people of the channel into its mention groups";
const OUT = `${ONLY_MEMBERS}, and the file does not say that they are in the channel. Add them to its members, or remove them from the group.`;
const GOES = `${ONLY_MEMBERS}, and the file removes them from the channel. Add them to its members, or remove them from the group.`;
const BY_ADDRESS =
  "The inventory knows nobody by this address. The plan asks Zoom who it is, and says so where Zoom finds nobody in the account.";
const BY_ADDRESS_IN_ARCHIVED =
  "The inventory knows nobody by this address, and Zoom takes nobody by it into a new group of an archived channel. Unarchive it first.";

const WHILE_ARCHIVED =
  "Zoom shows the mention groups of an archived channel to nobody, and they were not read before. Unarchive it first.";
const NOT_READ = "Who is in the channel has not been read yet.";

/** Of the channel. `crowding` is undefined where nothing is known of who is in it. */
interface Around {
  readonly people: People;
  readonly crowding: Crowding | undefined;
  /** The file has the channel unarchived: until then Zoom shows its groups to nobody. */
  readonly isUnarchived: boolean;
}

/** How somebody whom the file names comes into a group, or why they cannot. */
type Way =
  | {
      readonly is: "open";
      readonly name: string;
      readonly person: PersonTarget;
      readonly first: readonly Fix[];
      /** What else there is to know of it. */
      readonly note?: string;
    }
  | { readonly is: "closed"; readonly name: string; readonly why: string }
  | { readonly is: "unclear"; readonly why: string };

export function compareGroups(
  wanted: DesiredSet<DesiredGroup> | undefined,
  channel: KnownChannel,
  { people, crowding, isUnarchived }: Around,
  into: Gathering,
): void {
  if (wanted === undefined) return;
  const { mentionGroups, id: channelId, name } = channel;
  if (mentionGroups === null) {
    into.untold(
      ["mentionGroups"],
      channel.isArchived === true ? WHILE_ARCHIVED : "Its mention groups have not been read yet.",
    );
    return;
  }
  const place = { channelId, channel: name };
  /** What the inventory knew before it was archived, for a plan that unarchives it first. */
  const known = (state: object) => (isUnarchived ? { whileArchived: state } : {});
  const byName = new Map(mentionGroups.map((group) => [nameKey(group.name), group]));
  const expected = new Set<string>();
  eachOnce(
    wanted,
    ({ name: of }) => nameKey(of),
    (group, places) => {
      const key = nameKey(group.name);
      expected.add(key);
      const [path, edits] = inList(["mentionGroups"], places);
      const had = byName.get(key);
      if (had) compareGroup(group, had, path);
      else missing(group, path, edits);
    },
  );
  if (!isExact(wanted)) return;
  for (const group of mentionGroups) {
    if (expected.has(nameKey(group.name))) continue;
    const path = ["mentionGroups", "only"];
    into.differs({
      ...{ field: "mentionGroup", of: group.name, ofKey: group.id, is: "There", wanted: "Not there", path },
      fixes: [
        fixBy("delete-mention-groups", {
          ...{ ...place, groupId: group.id, name: group.name },
          ...known({ isThere: true, id: group.id, content: contentOf(group) }),
        }),
      ],
      edits: [{ do: "add", path, value: { name: group.name } }],
    });
  }

  function wayOf(ref: string): Way {
    const fate = crowding?.fateOf(ref) ?? { is: "unclear", why: NOT_READ };
    if (fate.is === "unclear") return fate;
    if (fate.is === "barred") return { is: "closed", name: fate.name, why: fate.why };
    if (fate.is === "in") return { is: "open", name: fate.member.name, person: ids(fate.member), first: [] };
    if (fate.is === "goes") return { is: "closed", name: fate.member.name, why: GOES };
    const { is, person, fix } = fate;
    if (is === "out") return { is: "closed", name: person.name, why: OUT };
    const note = person.userId === "" && { note: BY_ADDRESS };
    return { is: "open", name: person.name, person: { ...person, ...JOINS }, first: [fix], ...note };
  }

  /** Whom the file has in a group, in which they are not. */
  function absent(ref: string, group: string, path: Path, edits: readonly Edit[]) {
    const way = wayOf(ref);
    const common = {
      field: "mentioned" as const,
      ofKey: `${nameKey(group)} ${crowding?.keyIn(ref) ?? refKey(ref)}`,
      ...{ is: "Not in the group", wanted: "In the group", path, edits },
    };
    if (way.is === "unclear") into.untold(path, way.why);
    else if (way.is === "closed") into.differs({ ...common, of: `${way.name} in ${group}`, note: way.why });
    else return { ...way, common: { ...common, of: `${way.name} in ${group}` } };
    return undefined;
  }

  function missing(group: DesiredGroup, path: Path, edits: readonly Edit[]): void {
    if (!crowding) {
      into.untold(path, NOT_READ);
      return;
    }
    const ways: Extract<Way, { is: "open" }>[] = [];
    eachOnce(group.members, crowding.keyIn, (ref, places) => {
      const [own, without] = inList([...path, "members"], places);
      const way = absent(ref, group.name, own, without);
      if (way?.note !== undefined && isUnarchived) into.differs({ ...way.common, note: BY_ADDRESS_IN_ARCHIVED });
      else if (way) ways.push(way);
    });
    const some = ways.map(({ person }) => person);
    const content = contentOf({ name: group.name, description: "", people: some });
    const target = { ...place, groupId: "", name: group.name, people: some, ...known({ isThere: false, content }) };
    const create = fixBy("create-mention-groups", target, { description: group.description ?? "" });
    into.differs({
      ...{ field: "mentionGroup", of: group.name, ofKey: `new ${nameKey(group.name)}`, path, edits },
      ...{ is: "Not there", wanted: "There" },
      ...(ways.length > 0
        ? { fixes: [...ways.flatMap(({ first }) => first), create], note: ways.find(({ note }) => note)?.note }
        : { note: itemsOf(group.members).length > 0 ? NOBODY_CAN : NOBODY_NAMED }),
    });
  }

  function compareGroup(group: DesiredGroup, had: KnownGroup, path: Path): void {
    const target = { ...place, groupId: had.id };
    const { name: called, description } = had;
    if (group.description !== undefined && group.description !== description) {
      const text = { ...target, name: called, ...known({ name: called, description }) };
      into.differs({
        ...{ field: "mentionGroupDescription", of: called, ofKey: had.id },
        is: description || "Empty",
        wanted: group.description || "Empty",
        path: [...path, "description"],
        fixes: [fixBy("edit-mention-groups", text, { description: group.description })],
        edits: [{ do: "set", path: [...path, "description"], value: description }],
      });
    }
    if (group.members === undefined) return;
    const find = findingIn(had.people, people);
    const keyIn = (ref: string) => find(ref)?.key ?? crowding?.keyIn(ref) ?? refKey(ref);
    eachOnce(group.members, keyIn, (ref, places) => {
      if (find(ref)) return;
      const [own, edits] = inList([...path, "members"], places);
      const way = absent(ref, called, own, edits);
      if (!way) return;
      const { person, first, common, note } = way;
      const comes = { ...target, group: called, ...person, ...known({ role: "none" }) };
      into.differs({ ...common, fixes: [...first, fixBy("add-to-mention-groups", comes)], note });
    });
    if (!isExact(group.members)) return;
    const wantedKeys = new Set(itemsOf(group.members).map(keyIn));
    for (const person of had.people) {
      if (wantedKeys.has(person.key)) continue;
      const list = [...path, "members", "only"];
      into.differs({
        ...{ field: "mentioned", of: `${person.name || refOf(person)} in ${called}` },
        ofKey: `${nameKey(called)} ${person.key}`,
        ...{ is: "In the group", wanted: "Not in the group", path: list },
        fixes: [
          fixBy("remove-from-mention-groups", {
            ...target,
            group: called,
            ...ids(person),
            ...known({ role: "member" }),
          }),
        ],
        edits: [{ do: "add", path: list, value: refOf(person) }],
      });
    }
  }
}

const NOBODY_NAMED = "Zoom cannot create an empty mention group: name its members.";
const NOBODY_CAN = "Zoom cannot create an empty mention group, and nobody whom the file names can be in it.";

const contentOf = ({
  name,
  description,
  people,
}: Pick<KnownGroup, "name" | "description"> & {
  readonly people: readonly (PersonTarget & { readonly joins?: boolean })[];
}) => ({
  ...{ name, description },
  memberIds: people.map(({ memberId, userId, joins }) => (joins ? userId : memberId || userId)),
});

/** For a plan that brings them into the channel before. */
const JOINS = { joins: true } as const;

const ids = ({ name, email, userId, memberId }: KnownGroup["people"][number]): PersonTarget => ({
  ...{ name, email, userId, memberId },
});
