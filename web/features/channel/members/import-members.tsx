import type { ConnectionName } from "../../../../contract/bff.ts";
import ImportChanges from "../../../shared/imports/import-changes.tsx";
import type { NamedThing } from "../../../shared/imports/import-kind.ts";
import { channelPeopleKinds } from "../../../shared/imports/people-kinds.ts";

interface ImportMembersProps {
  readonly connection: ConnectionName;
  readonly channel: NamedThing;
  readonly onClose: () => void;
}

/** Changes who is in a channel, and as what, by the rows of a file. */
export default function ImportMembers({ connection, channel, onClose }: ImportMembersProps) {
  return (
    <ImportChanges
      connection={connection}
      kinds={channelPeopleKinds}
      fixed={{ channel: { id: channel.id, name: channel.name } }}
      sources={{}}
      onClose={onClose}
    />
  );
}
