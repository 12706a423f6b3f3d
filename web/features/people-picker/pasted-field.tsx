import type { ReactNode } from "react";
import { TextArea } from "../../components/field.tsx";

/** Pasted addresses that the caller keeps and reads. */
export interface PastedText {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly hint: ReactNode;
  readonly error?: string | undefined;
  readonly placeholder?: string;
  readonly rows: number;
}

export function PastedField({ text, onText, ...field }: PastedText) {
  return (
    <TextArea
      label="E-mail addresses"
      data-first-focus=""
      {...field}
      value={text}
      autoComplete="off"
      spellCheck={false}
      onChange={(event) => onText(event.target.value)}
    />
  );
}
