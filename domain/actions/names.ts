// What Zoom would refuse about names, so that it is not asked.

/** Longest name of a channel, characters; spaces are taken to share it. */
const MAX_NAME = 128;

/** @param what `channel` */
export function nameProblem(name: string, what: string, max = MAX_NAME): string | undefined {
  const { length } = [...name.trim()];
  if (length === 0) return `A ${what} needs a name.`;
  return length > max ? `The name would have ${length} characters, and Zoom allows at most ${max}.` : undefined;
}
