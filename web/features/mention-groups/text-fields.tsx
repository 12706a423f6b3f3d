import { TextArea, TextField } from "../../components/field.tsx";
import { type GroupText, MAX_DESCRIPTION, MAX_NAME } from "./mention-group.ts";
import type { TextErrors } from "./text-rules.ts";

interface TextFieldsProps {
  readonly text: GroupText;
  /** Shown once the person has typed something. */
  readonly errors: TextErrors;
  readonly isTouched: boolean;
  readonly onChange: (text: GroupText) => void;
}

/** Name and description of a group. */
export function TextFields({ text, errors, isTouched, onChange }: TextFieldsProps) {
  return (
    <>
      <TextField
        label="Name"
        hint={`What people type after the @. ${text.name.trim().length} of ${MAX_NAME} characters.`}
        error={isTouched ? errors.name : undefined}
        data-first-focus=""
        value={text.name}
        autoComplete="off"
        onChange={(event) => onChange({ ...text, name: event.target.value })}
      />
      <TextArea
        label="Description"
        hint={`${text.description.length} of ${MAX_DESCRIPTION} characters.`}
        error={errors.description}
        rows={2}
        value={text.description}
        onChange={(event) => onChange({ ...text, description: event.target.value })}
      />
    </>
  );
}
