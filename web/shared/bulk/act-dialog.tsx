import type { ReactNode } from "react";
import type { ConnectionName } from "../../../contract/bff.ts";
import type { AnyAction } from "../../../domain/changes/action.ts";
import type { Asked } from "../changes/bulk-act.ts";
import { ChangeDialog, type Postponing } from "../changes/change-dialog.tsx";
import { doneIds, partIn } from "../changes/chosen.ts";
import type { Places } from "../changes/places.ts";

interface ActDialogProps<Row> extends Asked<Row> {
  readonly connection: ConnectionName;
  readonly action: AnyAction;
  readonly input?: unknown;
  /** What is done with each of the rows, where that is more than one thing. */
  readonly each?: readonly object[];
  readonly verb: string;
  readonly isDestructive?: boolean;
  /** What it does, as a sentence or two. */
  readonly effect?: string | null;
  /** Left out before anything was planned, and why. */
  readonly aside?: ReactNode;
  readonly places?: Places;
  readonly onBehalfOf?: string | undefined;
  readonly postponing?: Postponing | undefined;
  /** See `ChangeDialog`. */
  readonly onBack?: () => void;
}

/** Plans something for the chosen rows, and carries it out when told to. */
export default function ActDialog<Row>(props: ActDialogProps<Row>) {
  const { chosen, connection, action, input = {}, each, effect, places, onDone, ...question } = props;
  const { kind } = chosen;
  return (
    <ChangeDialog
      {...question}
      {...(places && { places })}
      request={{ connection, parts: [partIn(action, input, chosen, each)] }}
      noun={kind.noun}
      {...(kind.nounPlural !== undefined && { nounPlural: kind.nounPlural })}
      onScheduled={() => onDone(chosen.rows.map(kind.idOf))}
      onDone={(items) => onDone(doneIds(kind, items))}
    >
      {effect ? <p>{effect}</p> : null}
    </ChangeDialog>
  );
}
