import { useId, useState } from "react";
import { array, object, string } from "valibot";
import { inGroups } from "../../../domain/access/right-groups.ts";
import { rights as everyRight, rightWords } from "../../../domain/access/rights.ts";
import { Button } from "../../components/button.tsx";
import { Checkbox } from "../../components/choice.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { TextField } from "../../components/field.tsx";
import { countOf } from "../../lib/format.ts";
import { useDialogDraft } from "../../lib/use-draft.ts";
import { AccessFailure } from "./access-failure.tsx";
import { type OwnRole, saveRole } from "./access-queries.ts";
import { useAccessChange } from "./use-access-change.ts";

interface RoleDialogProps {
  /** Null where a new one is made. */
  readonly role: OwnRole | null;
  /** How many times it is given: whoever holds it has more or less at once. */
  readonly givenCount: number;
  readonly onDone: (id: string) => void;
  readonly onClose: () => void;
}

const Kept = object({ name: string(), rights: array(string()) });

/** Makes a role of one's own, or changes one. */
export default function RoleDialog({ role, givenCount, onDone, onClose }: RoleDialogProps) {
  const initial = { name: role?.name ?? "", rights: [...(role?.rights ?? [])] };
  const [{ name, rights }, setRole] = useDialogDraft(role ? `role ${role.id} ${role.atMs}` : "role new", initial, Kept);
  const [isTried, setTried] = useState(false);
  const formId = useId();
  const save = useAccessChange(saveRole, (id) => {
    onDone(id);
    onClose();
  });
  const chosen = new Set(rights);
  const choose = (right: string, isChosen: boolean) =>
    setRole((before) => ({
      ...before,
      rights: isChosen ? [...before.rights, right] : before.rights.filter((one) => one !== right),
    }));
  const hasProblem = name.trim() === "" || rights.length === 0;
  return (
    <Dialog
      title={role ? "Change a role" : "New role"}
      width="wide"
      onClose={save.isPending ? undefined : onClose}
      note={
        <div className="flex flex-col gap-2">
          <p role="status">
            {countOf(rights.length, "right")} chosen.
            {givenCount > 0
              ? ` Whoever holds the role has them at once: it is given ${givenCount === 1 ? "once" : `${givenCount} times`}.`
              : ""}
          </p>
          {save.error ? <AccessFailure error={save.error} /> : null}
          {isTried && hasProblem ? (
            <p role="alert" className="text-danger-ink">
              {name.trim() === "" ? "Give it a name." : "Choose at least one right."}
            </p>
          ) : null}
        </div>
      }
      actions={
        <>
          <Button onClick={onClose} disabled={save.isPending}>
            Cancel
          </Button>
          <Button type="submit" form={formId} tone="primary" isBusy={save.isPending}>
            {role ? "Save" : "Create role"}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        className="flex flex-col gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (!hasProblem && !save.isPending) save.mutate({ name: name.trim(), rights, was: role });
        }}
      >
        <TextField
          label="Name"
          value={name}
          maxLength={100}
          autoComplete="off"
          onChange={({ target }) => setRole((before) => ({ ...before, name: target.value }))}
        />
        {inGroups(everyRight).map((group) => (
          <fieldset key={group.name} className="flex min-w-0 flex-col gap-1.5">
            <legend className="mb-1 font-medium">{group.name}</legend>
            {group.rights.map((right) => (
              <Checkbox
                key={right}
                label={rightWords(right)}
                checked={chosen.has(right)}
                onChange={(isChosen) => choose(right, isChosen)}
              />
            ))}
          </fieldset>
        ))}
      </form>
    </Dialog>
  );
}
