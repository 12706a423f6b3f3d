import { useParamText } from "../lib/navigation/use-param-text.ts";
import { TextField } from "./field.tsx";

interface FilterFieldProps {
  readonly label: string;
  readonly isLabelHidden?: boolean;
  readonly placeholder: string;
  /** Parameter of the address that holds the text. */
  readonly param?: string;
  readonly className?: string;
}

/** What a list is filtered by, in the address. */
export function FilterField({ param = "find", className = "min-w-32 flex-1 sm:max-w-64", ...field }: FilterFieldProps) {
  return (
    <div className={className}>
      <TextField type="search" {...field} {...useParamText(param)} />
    </div>
  );
}
