/** Ids typed or pasted, each once; parted by blanks, commas, semicolons or line breaks. */
export function readGroupIds(text: string): readonly string[] {
  return [...new Set(text.split(/[\s,;]+/).filter(Boolean))];
}

export interface GroupIdProblems {
  /** Pieces that cannot be a group's id. */
  readonly malformed: readonly string[];
  readonly present: readonly string[];
  readonly usable: readonly string[];
}

/** Zoom's ids of groups are 22 characters of base64url. */
const GROUP_ID = /^[\w-]{22}$/;

export function sortGroupIds(ids: readonly string[], presentIds: ReadonlySet<string>): GroupIdProblems {
  return {
    malformed: ids.filter((id) => !GROUP_ID.test(id)),
    present: ids.filter((id) => presentIds.has(id)),
    usable: ids.filter((id) => GROUP_ID.test(id) && !presentIds.has(id)),
  };
}
