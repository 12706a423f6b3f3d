import type { ConnectionName } from "../../../../contract/bff.ts";
import { channelKinds } from "../channel-kinds.ts";
import { directoryGroupKinds } from "../directory-group-kinds.ts";
import { emojiKinds } from "../emoji-kinds.ts";
import type { ImportKind } from "../import-kind.ts";
import { mentionGroupKinds } from "../mention-group-kinds.ts";
import { spaceKinds } from "../space-kinds.ts";

/** All that lists can be imported for through a connection. */
export const everyKind = (connection: ConnectionName): readonly ImportKind[] => [
  ...channelKinds(connection),
  ...mentionGroupKinds,
  ...spaceKinds(connection),
  ...directoryGroupKinds,
  ...emojiKinds,
];

/** @throws Error where there is none of the name */
export function kindNamed(kindId: string, connection: ConnectionName): ImportKind {
  const kind = everyKind(connection).find(({ id }) => id === kindId);
  if (!kind) throw new Error(`no import is called ${kindId}`);
  return kind;
}
