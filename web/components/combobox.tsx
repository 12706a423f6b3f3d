import { Autocomplete } from "@base-ui/react/autocomplete";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { cx } from "./cx.ts";
import { Field } from "./field.tsx";
import { inputClass } from "./input-class.ts";
import { Name } from "./name.tsx";
import { popup } from "./popup.ts";
import { useLandmark } from "./use-landmark.ts";

export interface ComboboxOption {
  readonly id: string;
  readonly label: string;
  readonly detail?: string;
  /** Stands out beside the label, e.g. `Deactivated`. */
  readonly mark?: string | undefined;
  /** Shown, but not to be chosen. */
  readonly isDisabled?: boolean;
}

interface ComboboxProps {
  readonly label: string;
  readonly isLabelHidden?: boolean;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly placeholder?: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly options: readonly ComboboxOption[];
  readonly onChoose: (option: ComboboxOption) => void;
  /** Asked for more options, when the last one comes into view. */
  readonly onMore?: (() => void) | undefined;
  /** Whether Enter takes the first option of what is typed. Not where the first may be another than the one meant. */
  readonly isFirstChosen?: boolean;
  /** Below the options: that more is loading, or that nothing fits. */
  readonly status?: string | undefined;
  readonly disabled?: boolean;
  /** Whether a dialog starts here. */
  readonly isFirstFocus?: boolean;
}

/** So near to the end of the list, more options are asked for, pixels. */
const NEAR_END_PX = 80;

/** A text field with suggestions; arrows choose among them, Enter takes one. */
export function Combobox(props: ComboboxProps) {
  const { label, isLabelHidden = false, hint, error, placeholder, text, onText, options, onChoose, status } = props;
  const field = useRef<HTMLInputElement>(null);
  const landmark = useLandmark(field);
  const [isOpen, setOpen] = useState(false);
  const actions = useRef<Autocomplete.Root.Actions>(null);
  useEffect(() => {
    if (!isOpen) actions.current?.unmount();
  }, [isOpen]);
  return (
    <Autocomplete.Root<ComboboxOption>
      items={options}
      filter={null}
      itemToStringValue={labelOf}
      autoHighlight={props.isFirstChosen ?? true}
      openOnInputClick
      disabled={props.disabled ?? false}
      value={text}
      onValueChange={(next, details) => {
        // What is chosen, and whether Escape empties the field, is for the caller to say.
        if (details.reason === "input-change") onText(next);
        else details.cancel();
      }}
      open={isOpen}
      onOpenChange={(next, details) => {
        popup.onOpenChange(next, details);
        setOpen(next);
      }}
      actionsRef={actions}
      onItemHighlighted={(option, { reason }) => {
        if (reason === "keyboard" && option !== undefined && option === options.at(-1)) props.onMore?.();
      }}
    >
      <Field
        label={label}
        isLabelHidden={isLabelHidden}
        hint={hint}
        error={error}
        control={(ids) => (
          <Autocomplete.Input
            {...ids}
            ref={field}
            autoComplete="off"
            spellCheck={false}
            placeholder={placeholder}
            data-first-focus={props.isFirstFocus ? "" : undefined}
            onBlur={() => setOpen(false)}
            className={inputClass}
          />
        )}
      />
      <Autocomplete.Portal container={landmark} className="absolute">
        <Autocomplete.Positioner align="start" {...popup.place}>
          {/* Not the library's own popup, which would hide the rest of the page from screen readers meanwhile. */}
          {/* biome-ignore lint/a11y/noStaticElementInteractions: only keeps the focus where it is */}
          <div
            // The field must not lose the focus to what is pressed here.
            onMouseDown={(event) => event.preventDefault()}
            className={cx(
              popup.className,
              "flex w-(--anchor-width) min-w-56 flex-col",
              !status && options.length === 0 && "hidden",
            )}
          >
            <Autocomplete.List
              aria-label={label}
              className="max-h-80 min-h-0 overflow-y-auto p-1 empty:hidden"
              onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
                if (scrollHeight - clientHeight - scrollTop < NEAR_END_PX) props.onMore?.();
              }}
            >
              {(option: ComboboxOption) => (
                <Autocomplete.Item
                  key={option.id}
                  value={option}
                  disabled={option.isDisabled ?? false}
                  onClick={() => onChoose(option)}
                  className="flex min-h-8 cursor-pointer flex-wrap content-center items-center gap-x-3 rounded-sm px-2 py-1 data-disabled:cursor-not-allowed data-disabled:text-muted data-highlighted:bg-hover pointer-coarse:min-h-11"
                >
                  <span className="max-w-full min-w-0 grow truncate">
                    <Name>{option.label}</Name>{" "}
                    {option.mark ? <span className="ml-1 text-xs text-muted">{option.mark}</span> : null}
                  </span>
                  {option.detail ? (
                    <span className="max-w-full min-w-0 truncate text-xs text-muted">{option.detail}</span>
                  ) : null}
                </Autocomplete.Item>
              )}
            </Autocomplete.List>
            <Autocomplete.Status className="border-line px-3 py-1.5 text-xs text-muted not-first:border-t empty:hidden">
              {status}
            </Autocomplete.Status>
          </div>
        </Autocomplete.Positioner>
      </Autocomplete.Portal>
    </Autocomplete.Root>
  );
}

const labelOf = ({ label }: ComboboxOption): string => label;
