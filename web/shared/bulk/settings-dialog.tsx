import { useId, useState } from "react";
import { record, string } from "valibot";
import type { ConnectionName } from "../../../contract/bff.ts";
import type { AnyAction } from "../../../domain/changes/action.ts";
import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { Select } from "../../components/field.tsx";
import { useDialogDraft } from "../../lib/use-draft.ts";
import type { Asked } from "../changes/bulk-act.ts";
import { chosenText } from "../changes/chosen.ts";
import ActDialog from "./act-dialog.tsx";
import type { SharedSetting } from "./shared-settings.ts";

interface SettingsDialogProps<Row> extends Asked<Row> {
  readonly connection: ConnectionName;
  readonly action: AnyAction;
  readonly settings: readonly SharedSetting[];
}

const noneSet: Readonly<Record<string, string>> = {};
const keptValues = record(string(), string());

const UNCHANGED = { value: "", label: "Leave as it is" };

/** Gives all the chosen rows the same of some settings; the others stay as they are. */
export default function SettingsDialog<Row>({ settings, ...asked }: SettingsDialogProps<Row>) {
  const { chosen, onClose } = asked;
  const [values, setValues] = useDialogDraft(`settings ${asked.action.id}`, noneSet, keptValues);
  const [isPlanned, setPlanned] = useState(false);
  const formId = useId();
  const set = settings.filter(({ key }) => values[key]);
  if (isPlanned) {
    const input = Object.fromEntries(set.map(({ key, read }) => [key, read(values[key] ?? "")]));
    return <ActDialog {...asked} input={input} verb="Change" onBack={() => setPlanned(false)} />;
  }
  return (
    <Dialog
      title={`Settings of ${chosenText(chosen)}`}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={formId} tone="primary" disabled={set.length === 0}>
            Review
          </Button>
        </>
      }
    >
      <form
        id={formId}
        className="grid gap-3 sm:grid-cols-2"
        onSubmit={(event) => {
          event.preventDefault();
          if (set.length > 0) setPlanned(true);
        }}
      >
        {settings.map(({ key, label, options }) => (
          <Select
            key={key}
            label={label}
            value={values[key] ?? ""}
            options={[UNCHANGED, ...options]}
            onChange={(value) => setValues({ ...values, [key]: value })}
          />
        ))}
      </form>
    </Dialog>
  );
}
