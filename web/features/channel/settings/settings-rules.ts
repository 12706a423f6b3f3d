import { DESIGNATED, GROUP_CHAT, isInternalType, isPublicType } from "../../../shared/channel/model/channel.ts";
import { whyTooLong } from "../../../shared/channels/channel-name.ts";
import type { Edits, SettingsValues } from "./settings-values.ts";

/** Types a channel can be changed into; group chats come only from chats. */
export const targetTypes = [1, 2, 3, 5] as const;

export interface TypeChoice {
  readonly type: number;
  /** Why the channel cannot become this; undefined when it can. */
  readonly why: string | undefined;
}

/** Why a channel keeps its type whatever happens; undefined when it does not. */
export function whyTypeStays(current: number): string | undefined {
  if (current === GROUP_CHAT) return "Fixed: a group chat cannot change its type.";
  if (current === 0) return "Fixed: Zoom does not say what type this channel is, and cannot change it.";
  return undefined;
}

/**
 * Which types a channel can take.
 *
 * @param hasExternal Whether people of other accounts are known to be members.
 */
export function typeChoices(current: number, hasExternal: boolean): readonly TypeChoice[] {
  if (whyTypeStays(current) !== undefined) return [{ type: current, why: undefined }];
  return targetTypes.map((type) => ({
    type,
    why:
      type !== current && isInternalType(type) && hasExternal
        ? "People from other accounts are members. Remove them first."
        : undefined,
  }));
}

/** Whether a change of type lets everyone read what only members could. */
export function opensHistory(from: number, to: number): boolean {
  return !isPublicType(from) && isPublicType(to);
}

/** What stands against saving, by field. */
export type Problems = Readonly<Partial<Record<"name", string>>>;

/** A name that stays as it is stands against nothing, however long it is. */
export function problemsOf({ name }: Edits): Problems {
  if (name === undefined) return {};
  const problem = name.trim() === "" ? "A channel needs a name." : whyTooLong(name);
  return problem === undefined ? {} : { name: problem };
}

/** What may be saved and is worth a second look. */
export type Warnings = Readonly<Partial<Record<"designated", string>>>;

export function warningsOf(values: SettingsValues): Warnings {
  return {
    ...(values.posting === DESIGNATED &&
      values.designated.length === 0 && {
        designated: "Nobody is chosen yet. Until then, only the owner and administrators can post.",
      }),
  };
}
