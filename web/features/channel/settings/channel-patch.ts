import { DESIGNATED } from "../model/channel.ts";
import { type Edits, editsOf, type SettingName, type SettingsValues } from "./settings-values.ts";

/** Body of the update operations. */
export interface ChannelPatch {
  readonly name?: string;
  readonly type?: number;
  readonly channel_settings?: {
    readonly posting_permissions?: number;
    readonly designated_posting_members?: readonly { readonly member_id: string }[];
    readonly add_member_permissions?: number;
    readonly mention_all_permissions?: number;
    readonly new_members_can_see_previous_messages_files?: boolean;
    readonly allow_to_add_external_users?: number;
  };
}

/** The request for some edits: only what changes is sent, so that others' changes to the rest stay. */
export function patchOf(current: SettingsValues, edits: Edits): ChannelPatch {
  const posting = edits.posting ?? current.posting;
  const isDesignating = posting === DESIGNATED && (edits.posting !== undefined || edits.designated !== undefined);
  const settings = {
    ...(edits.posting !== undefined && { posting_permissions: edits.posting }),
    // Designated members are taken only in a request that restricts posting to them.
    ...(isDesignating && {
      posting_permissions: DESIGNATED,
      designated_posting_members: (edits.designated ?? current.designated).map((id) => ({ member_id: id })),
    }),
    ...(edits.adding !== undefined && { add_member_permissions: edits.adding }),
    ...(edits.mentionAll !== undefined && { mention_all_permissions: edits.mentionAll }),
    ...(edits.seesHistory !== undefined && { new_members_can_see_previous_messages_files: edits.seesHistory }),
    ...(edits.external !== undefined && { allow_to_add_external_users: edits.external }),
  };
  return {
    ...(edits.name !== undefined && { name: edits.name.trim() }),
    ...(edits.type !== undefined && { type: edits.type }),
    ...(Object.keys(settings).length > 0 && { channel_settings: settings }),
  };
}

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
