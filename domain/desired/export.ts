// Writes down what is known as a file that says the same should be, piece by piece: there may be thousands of channels.
import { fixedExternal, GROUP_CHAT, isAddingFixed } from "../channel-rules.ts";
import type { Exportable } from "./exportable.ts";
import { type KnownChannel, type KnownMember, type KnownPerson, type KnownSpace, refOf } from "./known.ts";
import { addings, externals, mentionAlls, postings, types } from "./values.ts";
import { type Noted, noted, type Writable, yamlItem } from "./write-yaml.ts";

export interface ExportOptions {
  readonly of: ReadonlySet<Exportable>;
  /** Whether lists say that there should be no others. */
  readonly isExact: boolean;
  /** Whether all of it has been read. */
  readonly isWhole: boolean;
  /** Address of the JSON Schema, for editors. */
  readonly schemaUrl: string;
}

type Fields = Readonly<Record<string, Writable>>;

const PARTLY = `#
# Only a part of the account had been read when this was made. What was not read then is left out: channels and spaces,
# and of those that stand here whatever is missing.
`;

const headOf = ({ schemaUrl, isWhole }: ExportOptions): string => `# yaml-language-server: $schema=${schemaUrl}
# What channels and shared spaces should be. What is not named here is left to people.
# A list of people, groups or channels says who should be there at least; with \`only:\` there should be no others.
${isWhole ? "" : PARTLY}
version: 1
`;

/** @param channels and spaces come in batches, of which one is kept at a time */
export async function* exportDesired(
  channels: AsyncIterable<readonly KnownChannel[]>,
  spaces: AsyncIterable<readonly KnownSpace[]>,
  options: ExportOptions,
): AsyncGenerator<string> {
  yield headOf(options);
  const inSpaces = new Map<string, Noted[]>();
  yield* listed("channels", channels, (channel) => {
    const { id, name, type, spaceId, isGeneral } = channel;
    if (type === GROUP_CHAT) return undefined;
    // A space has its own without being told.
    if (spaceId !== null && !isGeneral) {
      const some = inSpaces.get(spaceId) ?? [];
      if (some.length === 0) inSpaces.set(spaceId, some);
      some.push(noted(id, name));
    }
    return channelFields(channel, options);
  });
  if (!options.of.has("spaces")) return;
  yield* listed("spaces", spaces, (space) => spaceFields(space, inSpaces.get(space.id) ?? [], options));
}

async function* listed<Row>(
  name: string,
  batches: AsyncIterable<readonly Row[]>,
  fieldsOf: (row: Row) => Fields | undefined,
): AsyncGenerator<string> {
  let isBegun = false;
  for await (const rows of batches)
    for (const row of rows) {
      const fields = fieldsOf(row);
      if (!fields) continue;
      if (!isBegun) yield `${name}:\n`;
      isBegun = true;
      yield yamlItem(fields, 1);
    }
  if (!isBegun) yield `${name}: []\n`;
}

/** With a name behind what says nothing to people. */
function person(one: KnownPerson): Noted {
  const ref = refOf(one);
  return noted(ref, ref.includes("@") ? "" : one.name);
}

function set(items: readonly Writable[], { isExact }: ExportOptions): Writable {
  if (isExact) return { only: items };
  return items.length > 0 ? items : undefined;
}

function peopleFields(members: readonly KnownMember[] | null, options: ExportOptions): Fields {
  if (!members) return {};
  const owner = members.find(({ role }) => role === "owner");
  const of = (role: KnownMember["role"]) => members.filter((one) => one.role === role).map(person);
  const isNamingLeaders = options.of.has("administrators");
  return {
    ...(isNamingLeaders && { owner: owner && person(owner), administrators: set(of("admin"), options) }),
    // Administrators are in it without being named again.
    ...(options.of.has("members") && {
      members: set([...of("member"), ...(isNamingLeaders ? [] : of("admin"))], options),
    }),
  };
}

function channelFields(channel: KnownChannel, options: ExportOptions): Fields {
  const { id, name, type, posting, adding, mentionAll, external, seesHistory, isArchived, retention } = channel;
  const settings = {
    posting: postings.nameOf(posting ?? 0),
    adding: isAddingFixed(type) ? undefined : addings.nameOf(adding ?? 0),
    mentionAll: mentionAlls.nameOf(mentionAll ?? 0),
    history: seesHistory ?? undefined,
    external: fixedExternal(type) === undefined ? externals.nameOf(external ?? -1) : undefined,
  };
  const groups = channel.mentionGroups?.map((group) => ({
    name: group.name,
    description: group.description || undefined,
    members: set(group.people.map(person), options),
  }));
  return {
    id,
    name: name.trim() || undefined,
    ...(options.of.has("settings") && { type: types.nameOf(type), archived: isArchived ?? undefined, settings }),
    ...(options.of.has("retention") && { retention: retention === "" ? "default" : (retention ?? undefined) }),
    ...peopleFields(channel.members, options),
    ...(options.of.has("mentionGroups") && groups && { mentionGroups: set(groups, options) }),
  };
}

function spaceFields(space: KnownSpace, channels: readonly Noted[], options: ExportOptions): Fields {
  const { id, name, description, adding, external, bringingIn } = space;
  const settings = {
    adding: addings.nameOf(adding ?? 0),
    external: externals.nameOf(external ?? -1),
    channels: addings.nameOf(bringingIn ?? 0),
  };
  return {
    id,
    name: name.trim() || undefined,
    ...(options.of.has("settings") && { description, settings }),
    ...peopleFields(space.members, options),
    ...(space.hasChannelsRead && { channels: set(channels, options) }),
  };
}
