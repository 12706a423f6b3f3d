import { X } from "lucide-react";
import { Button } from "./button.tsx";
import { Name } from "./name.tsx";

interface FilterChipProps {
  readonly label: string;
  readonly value: string;
  readonly onRemove: () => void;
}

/** Something that a list is filtered by, with the way to take it off. */
export function FilterChip({ label, value, onRemove }: FilterChipProps) {
  return (
    <Button aria-label={`Remove filter: ${label} ${value}`} title={value} onClick={onRemove} className="max-w-72">
      <span className="truncate">
        <span className="font-normal text-muted">{label}</span> <Name>{value}</Name>
      </span>
      <X size={13} aria-hidden="true" className="shrink-0" />
    </Button>
  );
}
