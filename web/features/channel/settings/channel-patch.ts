import { type Edits, editsOf, type SettingName, type SettingsValues } from "./settings-values.ts";

/** Two settings are the owner's alone. A request that changes one of them has to be made as the owner. */
export function isOwnersEdit(edits: Edits): boolean {
  return edits.adding !== undefined || edits.mentionAll !== undefined;
}

export interface Undo {
  readonly edits: Edits;
  /** Settings that the undo cannot bring back. */
  readonly lost: readonly SettingName[];
}

/**
 * The edits that lead back from `after` to `before`. Zoom changes more than was asked when the type changes, so both
 * are the channel as it was read, not as it was sent.
 *
 * @param canEditOwners Whether the person may change the owner's settings; without it they stay as they are.
 */
export function undoOf(before: SettingsValues, after: SettingsValues, canEditOwners: boolean): Undo {
  const { adding, mentionAll, ...rest } = editsOf(after, before);
  const owners: Edits = { ...(adding !== undefined && { adding }), ...(mentionAll !== undefined && { mentionAll }) };
  const ownersNames = (["adding", "mentionAll"] as const).filter((name) => owners[name] !== undefined);
  return {
    edits: canEditOwners ? { ...rest, ...owners } : rest,
    lost: canEditOwners ? [] : ownersNames,
  };
}
