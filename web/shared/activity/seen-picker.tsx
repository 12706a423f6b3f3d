import { useEffect, useMemo, useState } from "react";
import { holdsWords } from "../../../domain/words.ts";
import { Combobox } from "../../components/combobox.tsx";
import { useShownCount } from "../../components/use-shown-count.ts";

export interface SeenOption {
  readonly id: string;
  readonly label: string;
  readonly detail?: string;
}

interface SeenPickerProps {
  readonly label: string;
  readonly placeholder: string;
  /** Id of what is chosen; empty for everything. */
  readonly value: string;
  /** What stands in the field for `value`. */
  readonly valueLabel: string;
  readonly options: readonly SeenOption[];
  readonly onChoose: (id: string) => void;
  /** Told what is typed, so that more options can be looked for. */
  readonly onText?: (text: string) => void;
  readonly status?: string | undefined;
}

/** Chooses one of what a log names; emptying the field chooses everything. */
export function SeenPicker(props: SeenPickerProps) {
  const { label, placeholder, value, valueLabel, options, onChoose, onText, status } = props;
  const [text, setText] = useState(valueLabel);
  useEffect(() => setText(valueLabel), [valueLabel]);
  const isTyping = text !== valueLabel;
  const [shown, showMore] = useShownCount(text);
  const found = useMemo(() => matching(options, isTyping ? text : ""), [options, isTyping, text]);
  return (
    <Combobox
      label={label}
      isLabelHidden
      placeholder={placeholder}
      text={text}
      onText={(next) => {
        setText(next);
        onText?.(next);
        if (next === "" && value !== "") onChoose("");
      }}
      options={found.slice(0, shown)}
      onMore={showMore}
      onChoose={({ id, label: name }) => {
        setText(name);
        onChoose(id);
      }}
      status={status ?? (isTyping && found.length === 0 ? "Nothing with that name in what is loaded." : undefined)}
    />
  );
}

function matching(options: readonly SeenOption[], text: string): readonly SeenOption[] {
  const isNamed = holdsWords(text);
  return options.filter(({ label }) => isNamed(label));
}
