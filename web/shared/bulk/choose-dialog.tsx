import { type QueryClient, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { string } from "valibot";
import type { ConnectionName } from "../../../contract/bff.ts";
import type { AnyAction } from "../../../domain/changes/action.ts";
import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { Select } from "../../components/field.tsx";
import { useDialogDraft } from "../../lib/use-draft.ts";
import type { Asked } from "../changes/bulk-act.ts";
import { chosenText } from "../changes/chosen.ts";
import ActDialog from "./act-dialog.tsx";

interface NamedThing {
  readonly id: string;
  readonly name: string;
}

/** Something else that an act needs one of: a space, a group. */
export interface Choice {
  /** `Space` */
  readonly label: string;
  /** `Move 5 channels into a space` */
  readonly title: (rows: string) => string;
  readonly read: (client: QueryClient) => Promise<readonly NamedThing[]>;
  /** What targets have of the one that is chosen. */
  readonly fieldsOf: (thing: NamedThing) => object;
}

interface ChooseDialogProps<Row> extends Asked<Row> {
  readonly choice: Choice;
  readonly connection: ConnectionName;
  readonly action: AnyAction;
  readonly verb: string;
  readonly isDestructive?: boolean;
  readonly effect?: string;
}

/** Does something with the chosen rows and one other thing. */
export default function ChooseDialog<Row>({ choice, ...asked }: ChooseDialogProps<Row>) {
  const { chosen, connection, onClose } = asked;
  const client = useQueryClient();
  const { data, error, refetch } = useQuery({
    queryKey: ["choice", connection, choice.label],
    queryFn: () => choice.read(client),
  });
  const [id, setId] = useDialogDraft(`choose ${asked.action.id}`, "", string());
  const [thing, setThing] = useState<NamedThing>();
  if (thing) return <ActDialog {...asked} each={[choice.fieldsOf(thing)]} onBack={() => setThing(undefined)} />;
  const found = data?.find((one) => one.id === id);
  return (
    <Dialog
      title={choice.title(chosenText(chosen))}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" disabled={!found} onClick={() => setThing(found)}>
            Review
          </Button>
        </>
      }
    >
      {error ? <ErrorState error={error} onRetry={() => void refetch()} layout="inline" /> : null}
      <Select
        label={choice.label}
        value={id}
        disabled={!data}
        options={[
          { value: "", label: data ? "Choose one" : "Loading…" },
          ...(data ?? []).map((one) => ({ value: one.id, label: one.name })),
        ]}
        onChange={setId}
      />
    </Dialog>
  );
}
