import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { cx } from "./cx.ts";
import { Field } from "./field.tsx";
import { inputClass } from "./input-class.ts";

export interface ComboboxOption {
  readonly id: string;
  readonly label: string;
  readonly detail?: string;
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
  /** Below the options: that more is loading, or that nothing fits. */
  readonly status?: string | undefined;
  readonly disabled?: boolean;
  /** Whether a dialog starts here. */
  readonly isFirstFocus?: boolean;
}

/** A text field with suggestions; arrows choose among them, Enter takes one. */
export function Combobox(props: ComboboxProps) {
  const { label, isLabelHidden = false, hint, error, placeholder, text, onText, options, onChoose, status } = props;
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  const at = Math.min(active, options.length - 1);

  useEffect(() => {
    if (isOpen) list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
  });

  const choose = (option: ComboboxOption): void => {
    setOpen(false);
    onChoose(option);
  };
  const press = (event: KeyboardEvent<HTMLInputElement>): void => {
    const option = options[at];
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const step = event.key === "ArrowDown" ? 1 : -1;
      setActive(isOpen ? (at + step + options.length) % Math.max(1, options.length) : 0);
      setOpen(true);
    } else if (event.key === "Enter" && isOpen && option) choose(option);
    else if (event.key === "Escape" && isOpen) setOpen(false);
    else return;
    event.preventDefault();
  };

  return (
    <div className="relative">
      <Field
        label={label}
        isLabelHidden={isLabelHidden}
        hint={hint}
        error={error}
        control={(ids) => (
          <input
            {...ids}
            role="combobox"
            aria-expanded={isOpen}
            aria-controls={listId}
            aria-autocomplete="list"
            aria-activedescendant={isOpen && options[at] ? `${listId}-${at}` : undefined}
            autoComplete="off"
            spellCheck={false}
            placeholder={placeholder}
            disabled={props.disabled}
            data-first-focus={props.isFirstFocus ? "" : undefined}
            value={text}
            onChange={(event) => {
              onText(event.target.value);
              setActive(0);
              setOpen(true);
            }}
            onFocus={() => setOpen(true)}
            onBlur={() => setOpen(false)}
            onKeyDown={press}
            className={inputClass}
          />
        )}
      />
      <div
        className={cx(
          "absolute inset-x-0 top-full z-30 mt-1 rounded-md bg-raised shadow-overlay",
          (!isOpen || (options.length === 0 && !status)) && "hidden",
        )}
      >
        <div ref={list} role="listbox" id={listId} aria-label={label} className="max-h-64 overflow-y-auto p-1">
          {options.map((option, index) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the field holds the focus and points at the option
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field handles the keys
            <div
              key={option.id}
              id={`${listId}-${index}`}
              role="option"
              aria-selected={index === at}
              // The field must not lose the focus before the click has come.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => choose(option)}
              className={cx(
                "flex min-h-8 cursor-pointer flex-wrap content-center items-center gap-x-3 rounded-sm px-2 py-1 pointer-coarse:min-h-11",
                index === at ? "bg-hover" : "hover:bg-hover",
              )}
            >
              <span className="min-w-0 grow truncate">{option.label}</span>
              {option.detail ? <span className="min-w-0 truncate text-xs text-muted">{option.detail}</span> : null}
            </div>
          ))}
        </div>
        {status ? <p className="border-t border-line px-3 py-1.5 text-xs text-muted">{status}</p> : null}
      </div>
    </div>
  );
}
