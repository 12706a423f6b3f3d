import { Button } from "../../components/button.tsx";
import { AccessFailure } from "./access-failure.tsx";
import { type AccessRole, deleteRole } from "./access-queries.ts";
import { useAccessChange } from "./use-access-change.ts";

interface RoleActsProps {
  readonly role: AccessRole;
  readonly onEdit: () => void;
  readonly onDone: (id: string) => void;
}

/** What can be done with a role of people's own. */
export function RoleActs({ role, onEdit, onDone }: RoleActsProps) {
  const deleting = useAccessChange(async () => {
    await deleteRole(role.id);
    return role.id;
  }, onDone);
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap gap-2">
        <Button aria-label={`Change ${role.name}`} onClick={onEdit}>
          Change…
        </Button>
        <Button
          aria-label={`Delete ${role.name}`}
          isBusy={deleting.isPending}
          onClick={() => deleting.mutate(undefined)}
        >
          Delete
        </Button>
      </div>
      {deleting.error ? <AccessFailure error={deleting.error} /> : null}
    </div>
  );
}
