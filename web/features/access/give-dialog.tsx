import { useId, useState } from "react";
import { nothingOver } from "../../../domain/access/over-part.ts";
import { rightWords } from "../../../domain/access/rights.ts";
import { Button } from "../../components/button.tsx";
import { RadioGroup } from "../../components/choice.tsx";
import { DayField } from "../../components/day-field.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { Select, TextField } from "../../components/field.tsx";
import { useDialogDraft } from "../../lib/use-draft.ts";
import { AccessFailure } from "./access-failure.tsx";
import { AccessPersonField } from "./access-person-field.tsx";
import { type AccessRole, giveRole } from "./access-queries.ts";
import { Giving, grantOf, lastDays, nothingYet, problemsOf, setOf } from "./giving.ts";
import { GroupField } from "./group-field.tsx";
import { PreviewLine } from "./preview-line.tsx";
import { SetField } from "./set-field.tsx";
import { useAccessChange } from "./use-access-change.ts";

interface GiveDialogProps {
  readonly roles: readonly AccessRole[];
  readonly onDone: (id: string) => void;
  readonly onClose: () => void;
}

/** Gives a role over some channels to a person or a directory group, until a day, with a reason. */
export default function GiveDialog({ roles, onDone, onClose }: GiveDialogProps) {
  const [nowMs] = useState(() => Date.now());
  const [giving, setGiving] = useDialogDraft("give a role", nothingYet(nowMs), Giving);
  const [isTried, setTried] = useState(false);
  const formId = useId();
  const edit = (changes: Partial<Giving>) => setGiving((before) => ({ ...before, ...changes }));
  const give = useAccessChange(giveRole, (id) => {
    onDone(id);
    onClose();
  });
  const problems = isTried ? problemsOf(giving, nowMs) : {};
  const { toKind, person, group, hasEnd, day, reason } = giving;
  const roleId = roles.some(({ id }) => id === giving.roleId) ? giving.roleId : (roles[0]?.id ?? "");
  const { from, to } = lastDays(nowMs);
  const set = setOf(giving);
  const nothing = set ? nothingOver(set, roles.find(({ id }) => id === roleId)?.rights ?? []) : [];
  const submit = (): void => {
    setTried(true);
    const grant = grantOf({ ...giving, roleId }, nowMs);
    if (grant && !give.isPending) give.mutate(grant);
  };
  return (
    <Dialog
      title="Give a role"
      width="wide"
      onClose={give.isPending ? undefined : onClose}
      note={
        <div className="flex flex-col gap-2">
          <PreviewLine roleId={roleId} set={set} />
          {nothing.length > 0 ? (
            <p className="text-warn-ink text-pretty">
              Over this part of the account these rights of the role do nothing:{" "}
              {nothing.map((right) => `“${rightWords(right)}”`).join(", ")}. They need all channels.
            </p>
          ) : null}
          {give.error ? <AccessFailure error={give.error} /> : null}
          {Object.keys(problems).length > 0 ? (
            <p role="alert" className="text-danger-ink">
              {Object.values(problems).join(" ")}
            </p>
          ) : null}
        </div>
      }
      actions={
        <>
          <Button onClick={onClose} disabled={give.isPending}>
            Cancel
          </Button>
          <Button type="submit" form={formId} tone="primary" isBusy={give.isPending}>
            Give the role
          </Button>
        </>
      }
    >
      <form
        id={formId}
        className="flex flex-col gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <div className="flex flex-col gap-3">
          <RadioGroup
            legend="To"
            value={toKind}
            options={[
              { value: "person", label: "A person" },
              { value: "group", label: "A directory group" },
            ]}
            onChange={(next) => edit({ toKind: next })}
          />
          <div className="pl-6">
            {toKind === "person" ? (
              <AccessPersonField
                label="Person"
                error={problems.to}
                value={person}
                onChoose={(next) => edit({ person: next && { ...next } })}
              />
            ) : (
              <GroupField value={group} error={problems.to} onChoose={(next) => edit({ group: next && { ...next } })} />
            )}
          </div>
        </div>
        <Select
          label="Role"
          value={roleId}
          options={roles.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(next) => edit({ roleId: next })}
        />
        <SetField giving={giving} onEdit={edit} error={problems.over} />
        <div className="flex flex-col gap-3">
          <RadioGroup
            legend="How long"
            value={hasEnd ? "end" : "open"}
            options={[
              { value: "end", label: "Until a day" },
              { value: "open", label: "Without an end" },
            ]}
            onChange={(next) => edit({ hasEnd: next === "end" })}
          />
          {hasEnd ? (
            <div className="max-w-52 pl-6">
              <DayField
                label="Last day (UTC)"
                value={day}
                min={from}
                max={to}
                onChange={(next) => edit({ day: next })}
              />
            </div>
          ) : null}
        </div>
        <TextField
          label="Reason"
          hint="Others read it later, such as a ticket and what it was about."
          error={problems.reason}
          value={reason}
          maxLength={1_000}
          onChange={({ target }) => edit({ reason: target.value })}
        />
      </form>
    </Dialog>
  );
}
