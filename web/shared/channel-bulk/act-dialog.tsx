import { useQueryClient } from "@tanstack/react-query";
import { parse } from "valibot";
import type { ConnectionName } from "../../../contract/bff.ts";
import { archiveChannels, unarchiveChannels } from "../../../domain/actions/archive-channels.ts";
import { deleteChannels } from "../../../domain/actions/channels.ts";
import type { ChangeItemInfo } from "../../../domain/changes/info.ts";
import type { ChannelRow } from "../../../domain/exports/channel-rows.ts";
import { ChannelTarget } from "../../../domain/resources/channel.ts";
import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { showInLists } from "../../lib/cursor-list/changes.ts";
import { ChangeDialog } from "../changes/change-dialog.tsx";
import { partOf } from "../changes/change-request.ts";
import { isAsWanted } from "../changes/item-result.ts";
import { Names } from "../changes/names.tsx";
import { markArchived } from "../channel/channel-cache.ts";
import { useOwnRoles } from "../channel/own-roles.ts";
import { channelQueries } from "../channels/channel-queries.ts";
import { actionWords, type ChannelAction, mayAct, whoMayAct } from "./bulk-plan.ts";

interface ActDialogProps {
  readonly action: ChannelAction;
  readonly connection: ConnectionName;
  readonly ids: readonly string[];
  readonly nameOf: (id: string) => string;
  readonly onDone: (action: ChannelAction, ids: readonly string[]) => void;
  readonly onClose: () => void;
}

const partOfAction = {
  archive: (targets: readonly ChannelTarget[]) => partOf(archiveChannels, {}, targets),
  unarchive: (targets: readonly ChannelTarget[]) => partOf(unarchiveChannels, {}, targets),
  delete: (targets: readonly ChannelTarget[]) =>
    partOf(
      deleteChannels,
      {},
      targets.map((target) => ({ ...target, owner: "" })),
    ),
};
/** Nothing brings a deleted channel back. */
const opposite = { archive: "unarchive", unarchive: "archive", delete: "delete" } as const;

/** Archives, unarchives or deletes channels, save those one cannot. */
export default function ActDialog({ action, connection, ids, nameOf, onDone, onClose }: ActDialogProps) {
  const client = useQueryClient();
  const words = actionWords[action];
  const roles = useOwnRoles(connection === "me" ? ids : []);
  const leftOut = ids.filter((id) => !mayAct(action, roles.roleIn(id)));
  const targets = ids.flatMap((id) => (leftOut.includes(id) ? [] : [{ channelId: id, name: nameOf(id) }]));
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
        <Names labels={leftOut.map(nameOf)} />
      </section>
    ) : null;
  if (leftOut.length === ids.length) {
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
  const settle = (did: ChannelAction, items: readonly ChangeItemInfo[]): void => {
    const done = items.filter(isAsWanted).map(({ target }) => parse(ChannelTarget, target).channelId);
    if (did === "delete")
      showInLists<ChannelRow>(client, channelQueries.lists(), (row) => (done.includes(row.id) ? null : row));
    else for (const id of done) markArchived(client, id, did === "archive" ? "archived" : "live");
    onDone(did, done);
  };
  return (
    <ChangeDialog
      request={{ connection, parts: [partOfAction[action](targets)] }}
      verb={words.verb}
      noun="channel"
      isDestructive={action === "delete"}
      aside={aside}
      {...(action === "delete" && {
        postponing: {
          now: "Delete now",
          later: "Archive now, delete on a day",
          first: { connection, parts: [partOfAction.archive(targets)] },
          done: "Being archived, and going to be deleted",
        },
      })}
      onDone={(items) => settle(action, items)}
      onUndone={(items) => settle(opposite[action], items)}
      onClose={onClose}
    >
      {words.effect ? <p>{words.effect}</p> : null}
    </ChangeDialog>
  );
}
