import { type GroupText, MAX_DESCRIPTION, MAX_NAME, type MentionGroup } from "./mention-group.ts";

export interface TextErrors {
  readonly name: string | undefined;
  readonly description: string | undefined;
}

/**
 * What Zoom would refuse about a group's words.
 *
 * @param others The other groups of the channel: a name stands once, whatever its case.
 */
export function checkText({ name, description }: GroupText, others: readonly MentionGroup[]): TextErrors {
  const trimmed = name.trim();
  const isTaken = others.some((group) => group.name.trim().toLowerCase() === trimmed.toLowerCase());
  return {
    name:
      trimmed === ""
        ? "A group needs a name."
        : trimmed.length > MAX_NAME
          ? `At most ${MAX_NAME} characters: this has ${trimmed.length}.`
          : isTaken
            ? "The channel already has a group with this name."
            : undefined,
    description:
      description.length > MAX_DESCRIPTION
        ? `At most ${MAX_DESCRIPTION} characters: this has ${description.length}.`
        : undefined,
  };
}

/** A name of at most the allowed length that no other group has. */
export function freeName(wanted: string, others: readonly MentionGroup[]): string {
  const taken = new Set(others.map(({ name }) => name.trim().toLowerCase()));
  for (let number = 1; ; number += 1) {
    const suffix = number === 1 ? "" : ` ${number}`;
    const name = `${wanted.slice(0, MAX_NAME - suffix.length)}${suffix}`;
    if (!taken.has(name.toLowerCase())) return name;
  }
}
