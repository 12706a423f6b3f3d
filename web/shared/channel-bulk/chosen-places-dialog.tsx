import { type ReactNode, useState } from "react";
import { array, type GenericSchema } from "valibot";
import type { AnyAction } from "../../../domain/changes/action.ts";
import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { WhyDisabled } from "../../components/why-disabled.tsx";
import { useDialogDraft } from "../../lib/use-draft.ts";
import ActDialog from "../bulk/act-dialog.tsx";
import type { Asked } from "../changes/bulk-act.ts";
import { chosenText } from "../changes/chosen.ts";
import type { PlaceFields } from "../changes/places.ts";

export interface AskedOfPlaces<Row> extends Asked<Row> {
  readonly action: AnyAction;
  readonly verb: string;
  /** `Add 2 directory groups to channels` */
  readonly preposition: "to" | "from";
  readonly effect: string;
  readonly isDestructive?: boolean;
}

export interface PlaceKind<Place> {
  /** `channel` */
  readonly noun: string;
  /** Over the names of the places in the plan: `Channel`. */
  readonly heading: string;
  /** Checks what a reload left of the choice. */
  readonly kept: GenericSchema<unknown, Place>;
  /** What targets have of a place. */
  readonly fieldsOf: (place: Place) => object;
  /** What of targets tells which place, where it is no channel. */
  readonly fields?: PlaceFields;
  readonly field: (chosen: readonly Place[], onChange: (chosen: readonly Place[]) => void) => ReactNode;
}

interface ChosenPlacesDialogProps<Row, Place> extends AskedOfPlaces<Row> {
  readonly kind: PlaceKind<Place>;
}

/** The chosen people or groups into the same places, or out of them. */
export function ChosenPlacesDialog<Row, Place>({ kind, preposition, ...asked }: ChosenPlacesDialogProps<Row, Place>) {
  const { chosen, verb, action, onClose } = asked;
  const [places, setPlaces] = useDialogDraft<readonly Place[]>(`${kind.noun}s ${action.id}`, none, array(kind.kept));
  const [isPlanned, setPlanned] = useState(false);
  if (isPlanned) {
    return (
      <ActDialog
        {...asked}
        connection="account"
        action={action}
        each={places.map(kind.fieldsOf)}
        places={{
          noun: kind.heading,
          wanted: `To ${verb.toLowerCase()}`,
          ...(kind.fields && { fields: kind.fields }),
        }}
        // Each of them is in several places: they stay selected.
        onDone={() => undefined}
        onBack={() => setPlanned(false)}
      />
    );
  }
  const why = places.length === 0 ? `Choose the ${kind.noun}s first.` : undefined;
  return (
    <Dialog
      title={`${verb} ${chosenText(chosen)} ${preposition} ${kind.noun}s`}
      onClose={onClose}
      actions={
        <>
          <WhyDisabled reason={why} />
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" disabled={why !== undefined} onClick={() => setPlanned(true)}>
            Review
          </Button>
        </>
      }
    >
      {kind.field(places, setPlaces)}
    </Dialog>
  );
}

const none: readonly never[] = [];
