import { type ReactNode, useId, useState } from "react";
import { askToType, isTyped } from "../lib/typed-phrase.ts";
import { Button } from "./button.tsx";
import { Checkbox } from "./choice.tsx";
import { Dialog } from "./dialog.tsx";
import { TextField } from "./field.tsx";

/** How much a person has to do before a harmful action starts: the more harm, the more. */
export type Harm =
  | { readonly kind: "plain" }
  | { readonly kind: "checkbox"; readonly statement: string }
  /** `phrase` is what has to be typed, e.g. the channel's name. */
  | { readonly kind: "type"; readonly phrase: string };

interface ConfirmDialogProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly confirmLabel: string;
  readonly cancelLabel?: string;
  readonly harm: Harm;
  /** Whether what is confirmed destroys something. */
  readonly isDestructive?: boolean;
  readonly isBusy?: boolean;
  /** Whether what the children hold has to be put right first. */
  readonly isBlocked?: boolean;
  /** What to know before it is confirmed, e.g. whose name Zoom will show. */
  readonly note?: ReactNode;
  /** A failure of the action, shown above the buttons. */
  readonly error?: ReactNode;
  readonly onConfirm: () => void;
  /** Back to where what is asked about was filled in; without it one only leaves. */
  readonly onBack?: (() => void) | undefined;
  readonly onClose: () => void;
}

export function ConfirmDialog(props: ConfirmDialogProps) {
  const {
    title,
    children,
    confirmLabel,
    harm,
    isDestructive = false,
    isBusy = false,
    isBlocked = false,
    note,
    error,
    onConfirm,
    onBack,
    onClose,
  } = props;
  const [isChecked, setChecked] = useState(false);
  const [typed, setTyped] = useState("");
  const formId = useId();
  const isMeant =
    harm.kind === "plain" ||
    (harm.kind === "checkbox" && isChecked) ||
    (harm.kind === "type" && isTyped(typed, harm.phrase));
  const isReady = isMeant && !isBlocked;
  return (
    <Dialog
      title={title}
      note={note}
      onClose={isBusy ? undefined : onClose}
      actions={
        <>
          <Button
            onClick={onBack ?? onClose}
            disabled={isBusy}
            {...(isDestructive && harm.kind !== "type" && firstFocus)}
          >
            {onBack ? "Back" : (props.cancelLabel ?? "Cancel")}
          </Button>
          <Button
            type="submit"
            form={formId}
            tone={isDestructive ? "danger" : "primary"}
            disabled={!isReady}
            {...(!isDestructive && harm.kind === "plain" && firstFocus)}
            isBusy={isBusy}
          >
            {confirmLabel}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady && !isBusy) onConfirm();
        }}
      >
        <div className="flex flex-col gap-2 text-muted">{children}</div>
        {harm.kind === "checkbox" ? (
          <Checkbox label={harm.statement} checked={isChecked} onChange={setChecked} disabled={isBusy} />
        ) : null}
        {harm.kind === "type" ? (
          <TextField
            label={askToType(harm.phrase)}
            dir="auto"
            {...firstFocus}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            disabled={isBusy}
            autoComplete="off"
            spellCheck={false}
          />
        ) : null}
        {error}
      </form>
    </Dialog>
  );
}

const firstFocus = { "data-first-focus": "" };
