// What `channelkeeper.yaml` may say: what channels and shared spaces should be, as far as it names it.
import * as v from "valibot";
import { MAX_DESCRIPTION, MAX_NAME } from "../actions/mention-groups.ts";
import { fixedExternal, isAddingFixed } from "../channel-rules.ts";
import { fields } from "../fields.ts";
import { periodProblem, readPeriod } from "../retention-period.ts";
import { addings, externals, mentionAlls, postings, types } from "./values.ts";

const MOST_THINGS = 100_000;
const MOST_PEOPLE = 20_000;
const MOST_GROUPS = 20;

const VERSION = "Write version: 1 at the top of the file.";

const unkept = "Remove what cannot be kept here: a NUL (\\0), or half of a character such as \\ud800.";
/** No database takes the rest. */
const isKept = (value: string): boolean => !/\0|\p{Surrogate}/u.test(value);

/** @param what `a name` */
const text = (what: string, most = 300) =>
  v.pipe(
    v.string(({ received }) => `Write ${what} in quotes: ${received} is no text.`),
    v.trim(),
    v.nonEmpty(`Write ${what}, or remove the field.`),
    v.maxLength(most, `This is longer than ${most} characters.`),
    v.check(isKept, unkept),
  );
const longText = (most: number) => v.pipe(v.string(), v.maxLength(most), v.check(isKept, unkept));
const flag = v.boolean(({ received }) => `Write true or false instead of ${received}.`);
const about = <Schema extends v.GenericSchema>(description: string, schema: Schema) =>
  v.optional(v.pipe(schema, v.description(description)));

const list = <Item extends v.GenericSchema>(item: Item, most: number) =>
  v.pipe(
    v.array(item, "Write a list: a line with a dash for each."),
    v.maxLength(most, `More than ${most} is too many.`),
  );
/** At least these; with `only`, these and no others. */
const set = <Item extends v.GenericSchema>(item: Item, most: number) =>
  v.union(
    [list(item, most), fields({ only: list(item, most) })],
    "Write a list, or `only:` with a list where there should be no others.",
  );

const Person = text("an address or an ID");
const People = set(Person, MOST_PEOPLE);

const MentionGroup = fields({
  name: text("the group’s name", MAX_NAME),
  description: v.optional(longText(MAX_DESCRIPTION)),
  members: about("Addresses or IDs of people in the channel.", set(Person, 100)),
});
export type DesiredGroup = v.InferOutput<typeof MentionGroup>;

const Retention = v.pipe(
  text("a period"),
  v.check(
    (value) => value === "default" || readPeriod(value) !== undefined,
    "Write a period such as 90d, 6m or 7y, or default for the account’s own.",
  ),
  v.check((value) => {
    const period = readPeriod(value);
    return period === undefined || periodProblem(period) === undefined;
  }, "Zoom takes 1 to 90 days, 1 to 120 months or 1 to 10 years."),
);

const channelSettings = fields({
  posting: about("Who can post.", postings.schema),
  adding: about("Who can add members.", addings.schema),
  mentionAll: about("Who can use @all.", mentionAlls.schema),
  history: about("Whether new members see earlier messages.", flag),
  external: about("Who can add external people.", externals.schema),
});

const ChannelFields = fields({
  id: about("Zoom’s ID of the channel. Without it the channel is found by its name.", text("the channel’s ID")),
  name: about("Beside an ID, what the channel should be called.", text("the channel’s name")),
  type: about("What type the channel should be.", types.schema),
  archived: about("Whether the channel should be archived.", flag),
  owner: about("Address or ID of whoever should own it. Only Zoom’s web portal changes that.", Person),
  settings: about("Who can do what in it.", channelSettings),
  retention: about("How long messages are kept: 90d, 6m, 7y, or default.", Retention),
  administrators: about("Who should administer it, beside its owner.", People),
  members: about("Who should be in it; administrators are, without being named again.", People),
  mentionGroups: about("Its mention groups.", set(MentionGroup, MOST_GROUPS)),
});
const Channel = v.pipe(
  ChannelFields,
  v.check(
    ({ id, name }) => id !== undefined || name !== undefined,
    "Say which channel this is: give its ID or its name.",
  ),
  v.check(
    ({ type, settings }) => !(type && settings?.adding === "administrators" && isAddingFixed(types.numberOf(type))),
    "In a channel of this type every member can add others: remove adding, or choose another type.",
  ),
  v.check(({ type, settings }) => {
    const fixed = type && fixedExternal(types.numberOf(type));
    return !settings?.external || fixed === undefined || externals.numberOf(settings.external) === fixed;
  }, "The type decides who can add external people: remove external, or choose another type."),
);
export type DesiredChannel = v.InferOutput<typeof Channel>;

const Space = v.pipe(
  fields({
    id: about("Zoom’s ID of the space. Without it the space is found by its name.", text("the space’s ID")),
    name: about("Beside an ID, what the space should be called.", text("the space’s name")),
    description: v.optional(longText(2_000)),
    settings: about(
      "Who can do what in it.",
      fields({
        adding: about("Who can add members.", addings.schema),
        external: about("Who can add external people.", externals.schema),
        channels: about("Who can bring in channels.", addings.schema),
      }),
    ),
    owner: about("Address or ID of whoever should own it.", Person),
    administrators: about("Who should administer it, beside its owner.", People),
    members: about("Who should be in it; administrators are, without being named again.", People),
    channels: about("IDs or names of the channels in it.", set(text("a channel’s ID or name"), MOST_THINGS)),
  }),
  v.check(
    ({ id, name }) => id !== undefined || name !== undefined,
    "Say which space this is: give its ID or its name.",
  ),
);
export type DesiredSpace = v.InferOutput<typeof Space>;

export const DesiredDocument = fields(
  {
    version: v.pipe(v.literal(1, VERSION), v.description("The version of the format: 1.")),
    channels: about("Channels of the account, those that the file is about.", list(Channel, MOST_THINGS)),
    spaces: about("Shared spaces, those that the file is about.", list(Space, MOST_THINGS)),
  },
  { version: VERSION },
);
export type DesiredDocument = v.InferOutput<typeof DesiredDocument>;

/** A list of at least, or of exactly, these. */
export type DesiredSet<Item> = readonly Item[] | { readonly only: readonly Item[] };
export const itemsOf = <Item>(wanted: DesiredSet<Item> | undefined): readonly Item[] =>
  wanted === undefined ? [] : "only" in wanted ? wanted.only : wanted;
export const isExact = (wanted: DesiredSet<unknown> | undefined): boolean => wanted !== undefined && "only" in wanted;
