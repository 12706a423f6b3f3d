import { CalendarClock } from "lucide-react";
import { type ComponentProps, lazy, useMemo } from "react";
import { setRetention } from "../../../domain/actions/set-retention.ts";
import type { InventoryChannel } from "../../../domain/inventory/channels.ts";
import { CopyButton } from "../../components/copy-button.tsx";
import { isolate } from "../../lib/isolate.ts";
import { BulkBar } from "../../shared/bulk/bulk-bar.tsx";
import type { BulkAct } from "../../shared/changes/bulk-act.ts";
import { chosenText, doneIds, partIn } from "../../shared/changes/chosen.ts";
import { channelKind } from "../../shared/channel-bulk/channel-kind.ts";
import type { ChosenChannels } from "../../shared/inventory-channels/inventory-channels.tsx";
import { commonPolicy } from "./change-plan.ts";
import { policyOf, stateOf } from "./policy.ts";

const ChangeDialog = lazy(() => import("./change-dialog.tsx"));

interface RetentionBarProps extends ChosenChannels {
  readonly mayEdit: boolean;
  readonly question: Pick<ComponentProps<typeof ChangeDialog>, "defaultPeriod" | "isHeld" | "nowMs">;
}

const kind = { ...channelKind, idOf: ({ id }: InventoryChannel) => id, nameOf: ({ name }: InventoryChannel) => name };

/** What can be done with the selected channels. */
export default function RetentionBar({ mayEdit, question, ...listed }: RetentionBarProps) {
  const acts = useMemo(
    (): readonly BulkAct<InventoryChannel>[] => [
      {
        id: "retention",
        right: "set-retention",
        label: "Change retention…",
        icon: CalendarClock,
        open: ({ chosen, onDone, onClose }) => {
          const [only] = chosen.rows;
          const isOne = chosen.rows.length === 1 && only !== undefined && !chosen.matching;
          return (
            <ChangeDialog
              {...question}
              whose={isOne ? isolate(only.name) : chosenText(chosen)}
              partsOf={(next) => [partIn(setRetention, stateOf(next), chosen)]}
              common={commonPolicy(
                chosen.rows.map(({ retention }) =>
                  retention === null ? undefined : policyOf({ period: retention || null }, question.defaultPeriod),
                ),
              )}
              onDone={(items) => onDone(doneIds(chosen.kind, items))}
              onClose={onClose}
            />
          );
        },
      },
    ],
    [question],
  );
  return (
    <BulkBar
      {...listed}
      label="Selected channels"
      kind={kind}
      acts={mayEdit ? acts : []}
      aside={<CopyButton label="Copy IDs" text={[...listed.selection.ids].join("\n")} />}
    />
  );
}
