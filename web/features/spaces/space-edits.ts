import { exactOptional, number, object, string } from "valibot";
import { addingOptions, externalOptions } from "../../shared/channels/setting-options.ts";
import type { Space } from "../../shared/spaces/space.ts";
import type { SpaceChange } from "../../shared/spaces/space-calls.ts";

/** What the settings form holds. */
export interface SpaceValues {
  readonly name: string;
  readonly description: string;
  readonly adding: number;
  readonly external: number;
  readonly channels: number;
}

/** Only what differs from the space: so a draft kept for an hour does not undo what others changed meanwhile. */
export type SpaceEdits = Partial<SpaceValues>;

export const noEdits: SpaceEdits = {};

/** What an earlier visit left unsaved, as it comes out of the browser's storage. */
export const spaceEditsDraft = object({
  name: exactOptional(string()),
  description: exactOptional(string()),
  adding: exactOptional(number()),
  external: exactOptional(number()),
  channels: exactOptional(number()),
});

const labels: Readonly<Record<keyof SpaceValues, string>> = {
  name: "name",
  description: "description",
  adding: "who can add members",
  external: "who can add external people",
  channels: "who can bring in channels",
};

export function valuesOf({ name, description, settings }: Space): SpaceValues {
  return { name, description, ...settings };
}

/** What `next` changes of `current`; blanks around a text change nothing. */
export function editsOf(current: SpaceValues, next: SpaceEdits): SpaceEdits {
  const { name, description, adding, external, channels } = { ...current, ...next };
  return {
    ...(name.trim() !== current.name && { name: name.trim() }),
    ...(description.trim() !== current.description && { description: description.trim() }),
    ...(adding !== current.adding && { adding }),
    ...(external !== current.external && { external }),
    ...(channels !== current.channels && { channels }),
  };
}

/** What was typed and differs, as it was typed: a blank at the end is the beginning of another word. */
export function typedOf(current: SpaceValues, next: SpaceEdits): SpaceEdits {
  const isSame = (name: string): boolean => current[name as keyof SpaceValues] === next[name as keyof SpaceEdits]; // Names come from `next`.
  return Object.fromEntries(Object.entries(next).filter(([name]) => !isSame(name)));
}

/** What is sent. Settings are the owner's to change, so they are left out when none of them is edited. */
export function changeOf({ name, description, ...settings }: SpaceEdits): SpaceChange {
  return {
    ...(name !== undefined && { name }),
    ...(description !== undefined && { description }),
    ...(Object.keys(settings).length > 0 && { settings }),
  };
}

/** What is edited, in words. */
export function editedLabels(edits: SpaceEdits): readonly string[] {
  const order = Object.keys(labels) as (keyof SpaceValues)[]; // Object.keys widens; the record has exactly these keys.
  return order.filter((name) => edits[name] !== undefined).map((name) => labels[name]);
}

/** What a value is called where it stands by itself. */
export function spaceLabelOf(name: keyof SpaceValues): string {
  const label = labels[name];
  return `${label.charAt(0).toUpperCase()}${label.slice(1)}`;
}

/** A value in words. */
export function spaceValueText(name: keyof SpaceValues, values: SpaceEdits): string {
  const options = { adding: addingOptions, external: externalOptions, channels: addingOptions };
  if (name === "name" || name === "description") return values[name] || "empty";
  return options[name].find(({ value }) => value === `${values[name]}`)?.label ?? `${values[name]}`;
}
