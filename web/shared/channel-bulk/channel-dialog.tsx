import type { ConnectionName } from "../../../contract/bff.ts";
import { archiveChannels, unarchiveChannels } from "../../../domain/actions/archive-channels.ts";
import { deleteChannels } from "../../../domain/actions/channels.ts";
import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import ActDialog from "../bulk/act-dialog.tsx";
import type { Asked } from "../changes/bulk-act.ts";
import { type Chosen, partIn } from "../changes/chosen.ts";
import { Names } from "../changes/names.tsx";
import { useOwnRoles } from "../channel/own-roles.ts";
import { actionWords, type ChannelAction, mayAct, whoMayAct } from "./bulk-plan.ts";
import type { NamedChannel } from "./channel-kind.ts";

interface ChannelDialogProps extends Asked<NamedChannel> {
  readonly action: ChannelAction;
  readonly connection: ConnectionName;
}

const actions = { archive: archiveChannels, unarchive: unarchiveChannels, delete: deleteChannels } as const;

/** Archives, unarchives or deletes channels, save those one cannot. */
export default function ChannelDialog({ action, connection, chosen, onDone, onClose }: ChannelDialogProps) {
  const { rows, matching } = chosen;
  const words = actionWords[action];
  // Of those that are not loaded nobody knows before the plan.
  const roles = useOwnRoles(connection === "me" && !matching ? rows.map(({ id }) => id) : []);
  const leftOut = matching ? [] : rows.filter(({ id }) => !mayAct(action, roles.roleIn(id)));
  const some: Chosen<NamedChannel> = { ...chosen, rows: rows.filter((row) => !leftOut.includes(row)) };
  if (roles.isReading) {
    return (
      <Dialog title={words.verb} onClose={onClose} actions={<Button onClick={onClose}>Cancel</Button>}>
        <p role="status" className="text-muted">
          Checking which ones you can {words.verb.toLowerCase()}…
        </p>
      </Dialog>
    );
  }
  const aside =
    leftOut.length > 0 ? (
      <section aria-label="Left out" className="flex flex-col gap-1">
        <p>Left out because {whoMayAct[action]}:</p>
        <Names labels={leftOut.map(({ name }) => name)} />
      </section>
    ) : null;
  if (!matching && leftOut.length === rows.length) {
    return (
      <Dialog
        title={`Nothing to ${words.verb.toLowerCase()}`}
        onClose={onClose}
        actions={<Button onClick={onClose}>Close</Button>}
      >
        {aside}
      </Dialog>
    );
  }
  return (
    <ActDialog
      chosen={some}
      connection={connection}
      action={actions[action]}
      {...(action === "delete" && {
        each: [{ owner: "" }],
        postponing: {
          now: "Delete now",
          later: "Archive now, delete on a day",
          first: [partIn(archiveChannels, {}, some)],
          done: "Archived, and going to be deleted",
        },
      })}
      verb={words.verb}
      isDestructive={action === "delete"}
      effect={words.effect}
      aside={aside}
      onDone={onDone}
      onClose={onClose}
    />
  );
}
