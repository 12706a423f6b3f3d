// What Zoom's types of channels stand for, and what follows from them.

/** Who can post: the owner, administrators and those designated. */
export const DESIGNATED = 3 as const;
export const GROUP_CHAT = 4;

/** Anyone of the account finds and joins it. */
export function isPublicType(type: number): boolean {
  return type === 3 || type === 5;
}

/** Its members all belong to this account. */
export function isInternalType(type: number): boolean {
  return type === 2 || type === 3;
}

/** Who may add people of other accounts to channels of a type that leaves no choice; undefined of the others. */
export function fixedExternal(type: number): 0 | 1 | undefined {
  if (isInternalType(type)) return 0;
  return type === GROUP_CHAT ? 1 : undefined;
}

/**
 * Whether somebody can add people of other accounts.
 *
 * @param external Who may: 0 nobody, 3 owner and administrators; every person of the account otherwise.
 * @param canLead Whether they are owner or administrator, or work through the account connection.
 */
export function takesExternal(external: number, canLead: boolean): boolean {
  return external !== 0 && (external !== 3 || canLead);
}

/** Why somebody cannot add people of other accounts to a channel; undefined where they can, or where nothing tells. */
export function whyNoExternal(
  { type, external }: { readonly type: number; readonly external: number | undefined },
  canLead: boolean,
): string | undefined {
  if (isInternalType(type)) return "Only people in this account can be in this channel";
  const rule = fixedExternal(type) ?? external;
  if (rule === undefined || takesExternal(rule, canLead)) return undefined;
  return rule === 0
    ? "Nobody can add people from other accounts to this channel"
    : "Only the owner and administrators can add people from other accounts";
}

/** Zoom lets every member of such a channel add others, always. */
export function isAddingFixed(type: number): boolean {
  return type === 3 || type === GROUP_CHAT || type === 5;
}
