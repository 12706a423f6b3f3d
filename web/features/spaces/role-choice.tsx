interface RoleChoiceProps {
  readonly name: string;
  readonly isAdmin: boolean;
  readonly onChange: (isAdmin: boolean) => void;
}

/** What somebody is to be in the space. */
export function RoleChoice({ name, isAdmin, onChange }: RoleChoiceProps) {
  return (
    <select
      aria-label={`Role of ${name}`}
      value={isAdmin ? "admin" : "member"}
      onChange={(event) => onChange(event.target.value === "admin")}
      className="h-7 shrink-0 rounded-md bg-transparent px-1 text-xs text-muted hover:bg-hover hover:text-ink pointer-coarse:h-10"
    >
      <option value="member">Member</option>
      <option value="admin">Administrator</option>
    </select>
  );
}
