// How a channel or space should be set.
import { DESIGNATED, fixedExternal, GROUP_CHAT, isAddingFixed } from "../channel-rules.ts";
import {
  addingLabels,
  channelTypes,
  externalLabels,
  mentionAllLabels,
  postingLabels,
  type SettingWords,
} from "../channel-words.ts";
import { periodText } from "../resources/channel-retention.ts";
import { readPeriod, writePeriod } from "../retention-period.ts";
import type { DifferenceField } from "./difference.ts";
import type { DesiredChannel, DesiredSpace } from "./document.ts";
import { fixBy, type Gathering } from "./gathering.ts";
import type { KnownChannel, KnownSpace } from "./known.ts";
import { addings, externals, mentionAlls, postings, types } from "./values.ts";

interface Setting {
  readonly field: DifferenceField;
  readonly path: readonly string[];
  /** Undefined where the file leaves it to people. */
  readonly wanted: number | string | boolean | undefined;
  readonly now: number | string | boolean | null;
  readonly words: (value: number | string | boolean) => string;
  /** As the file writes what is. */
  readonly written: string | boolean | undefined;
  /** Name of the action's input. */
  readonly input: string;
  /** Why a plan cannot change it. */
  readonly why?: string | undefined;
}

const NOT_READ = "How it is set has not been read yet.";

function compareOne(
  setting: Setting,
  action: "set-channel-settings" | "set-space-settings",
  target: Readonly<Record<string, string>>,
  into: Gathering,
) {
  const { field, path, wanted, now, words, written, input, why } = setting;
  if (wanted === undefined || wanted === now) return;
  if (now === null) return into.untold(path, NOT_READ);
  into.differs({
    ...{ field, is: words(now), wanted: words(wanted), path },
    ...(why === undefined ? { fixes: [fixBy(action, target, { [input]: wanted })] } : { note: why }),
    now: {
      resources: action === "set-channel-settings" ? ["channel-settings", "channel-names"] : ["space-settings"],
      keys: [target.channelId ?? target.spaceId ?? ""],
      state: { [input]: now },
    },
    edits: written === undefined ? [] : [{ do: "set", path, value: written }],
  });
}

const labelled = (labels: SettingWords) => (value: number | string | boolean) => labels[Number(value)] ?? String(value);
const asText = (value: number | string | boolean) => String(value) || "Empty";

export function compareChannelSettings(wanted: DesiredChannel, channel: KnownChannel, into: Gathering): void {
  const target = { channelId: channel.id, name: channel.name };
  const { settings = {} } = wanted;
  const type = wanted.type === undefined ? channel.type : types.numberOf(wanted.type);
  const codeOf = <Name extends string>(values: { numberOf(name: Name): number }, name: Name | undefined) =>
    name === undefined ? undefined : values.numberOf(name);
  const rows: readonly Setting[] = [
    {
      ...{
        field: "name",
        path: ["name"],
        input: "name",
        now: channel.name.trim(),
        words: asText,
        written: channel.name,
      },
      // Without an ID the name says which channel it is.
      wanted: wanted.id === undefined ? undefined : wanted.name,
    },
    {
      ...{ field: "type", path: ["type"], input: "type", words: labelled(channelTypes) },
      now: channel.type === 0 ? null : channel.type,
      written: types.nameOf(channel.type),
      wanted: codeOf(types, wanted.type),
      why:
        channel.type === GROUP_CHAT
          ? "A group chat cannot change its type."
          : type === GROUP_CHAT
            ? "A channel cannot become a group chat."
            : undefined,
    },
    {
      ...{ field: "posting", path: ["settings", "posting"], input: "posting", now: channel.posting },
      ...{ words: labelled(postingLabels), written: postings.nameOf(channel.posting ?? 0) },
      wanted: codeOf(postings, settings.posting),
      why:
        codeOf(postings, settings.posting) === DESIGNATED
          ? "The file does not say which members: choose them on the channel’s page."
          : undefined,
    },
    {
      ...{ field: "adding", path: ["settings", "adding"], input: "adding", now: channel.adding },
      ...{ words: labelled(addingLabels), written: addings.nameOf(channel.adding ?? 0) },
      wanted: codeOf(addings, settings.adding),
      why: isAddingFixed(type) ? "In a channel of this type every member can add others." : undefined,
    },
    {
      ...{ field: "mentionAll", path: ["settings", "mentionAll"], input: "mentionAll", now: channel.mentionAll },
      ...{ words: labelled(mentionAllLabels), written: mentionAlls.nameOf(channel.mentionAll ?? 0) },
      wanted: codeOf(mentionAlls, settings.mentionAll),
    },
    {
      ...{ field: "history", path: ["settings", "history"], input: "seesHistory", now: channel.seesHistory },
      words: (value) => (value ? "Shown" : "Not shown"),
      written: channel.seesHistory ?? undefined,
      wanted: settings.history,
    },
    {
      ...{ field: "external", path: ["settings", "external"], input: "external", now: channel.external },
      ...{ words: labelled(externalLabels), written: externals.nameOf(channel.external ?? -1) },
      wanted: codeOf(externals, settings.external),
      why: fixedExternal(type) === undefined ? undefined : "The channel’s type decides this, and no one can change it.",
    },
  ];
  for (const row of rows) compareOne(row, "set-channel-settings", target, into);
}

export function compareArchived({ archived }: DesiredChannel, channel: KnownChannel, into: Gathering): void {
  if (archived === undefined || archived === channel.isArchived) return;
  if (channel.isArchived === null) {
    into.untold(["archived"], "Whether it is archived has not been read yet.");
    return;
  }
  into.differs({
    field: "archived",
    is: channel.isArchived ? "Archived" : "Not archived",
    wanted: archived ? "Archived" : "Not archived",
    path: ["archived"],
    fixes: [fixBy(archived ? "archive-channels" : "unarchive-channels", { channelId: channel.id, name: channel.name })],
    now: { resources: ["channel-archive"], keys: [channel.id], state: { isArchived: channel.isArchived } },
    edits: [{ do: "set", path: ["archived"], value: channel.isArchived }],
  });
}

export function compareRetention(
  { retention }: DesiredChannel,
  channel: KnownChannel,
  seesIt: boolean,
  into: Gathering,
): void {
  if (retention === undefined) return;
  if (!seesIt || channel.retention === null) {
    const why = seesIt
      ? "How long its messages are kept has not been read yet."
      : "Your Zoom role does not show you how long messages are kept.";
    into.untold(["retention"], why);
    return;
  }
  const period = readPeriod(retention);
  const wanted = period ? writePeriod(period) : "";
  if (wanted === channel.retention) return;
  const words = (value: string) => (value === "" ? "The account’s default" : periodText(value));
  into.differs({
    ...{ field: "retention", is: words(channel.retention), wanted: words(wanted), path: ["retention"] },
    fixes: [fixBy("set-retention", { channelId: channel.id, name: channel.name }, { period: wanted || null })],
    now: { resources: ["channel-retention"], keys: [channel.id], state: { period: channel.retention || null } },
    edits: [{ do: "set", path: ["retention"], value: channel.retention || "default" }],
  });
}

export function compareSpaceSettings(wanted: DesiredSpace, space: KnownSpace, into: Gathering): void {
  const target = { spaceId: space.id, name: space.name };
  const { settings = {} } = wanted;
  const leaders = labelled(addingLabels);
  const rows: readonly Setting[] = [
    {
      ...{ field: "name", path: ["name"], input: "name", now: space.name.trim(), words: asText, written: space.name },
      wanted: wanted.id === undefined ? undefined : wanted.name,
    },
    {
      ...{ field: "description", path: ["description"], input: "description", words: asText },
      ...{ now: space.description.trim(), written: space.description, wanted: wanted.description?.trim() },
    },
    {
      ...{ field: "adding", path: ["settings", "adding"], input: "adding", now: space.adding, words: leaders },
      ...{ written: addings.nameOf(space.adding ?? 0) },
      wanted: settings.adding && addings.numberOf(settings.adding),
    },
    {
      ...{ field: "external", path: ["settings", "external"], input: "external", now: space.external },
      ...{ words: labelled(externalLabels), written: externals.nameOf(space.external ?? -1) },
      wanted: settings.external && externals.numberOf(settings.external),
    },
    {
      ...{
        field: "bringingIn",
        path: ["settings", "channels"],
        input: "channels",
        now: space.bringingIn,
        words: leaders,
      },
      ...{ written: addings.nameOf(space.bringingIn ?? 0) },
      wanted: settings.channels && addings.numberOf(settings.channels),
    },
  ];
  for (const row of rows) compareOne(row, "set-space-settings", target, into);
}
