import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { Fact, Facts } from "../../components/facts.tsx";
import { Name } from "../../components/name.tsx";
import { formatMoment } from "../../lib/format-time.ts";
import { PersonName } from "../../shared/inventory/person-name.tsx";
import { useNow } from "../../shared/inventory/use-now.ts";
import type { AccessRole, Grant } from "./access-queries.ts";
import { roleName } from "./access-words.ts";
import { Holder, Until } from "./holder-cells.tsx";
import { Over } from "./over.tsx";

interface GrantDialogProps {
  readonly grant: Grant;
  readonly roles: readonly AccessRole[];
  readonly onClose: () => void;
}

/** One role that was given. */
export function GrantDialog({ grant, roles, onClose }: GrantDialogProps) {
  const nowMs = useNow();
  return (
    <Dialog
      title={roleName(roles, grant.roleId)}
      onClose={onClose}
      actions={
        <Button tone="primary" onClick={onClose}>
          Close
        </Button>
      }
    >
      <Facts>
        <Fact name="Who">
          <Holder to={grant.to} />
        </Fact>
        <Fact name="Over">
          <Over set={grant.set} />
        </Fact>
        <Fact name="Until">
          <Until untilMs={grant.untilMs} nowMs={nowMs} />
        </Fact>
        <Fact name="Reason">
          <Name>{grant.reason}</Name>
        </Fact>
        <Fact name="Given by">
          <PersonName name={grant.byName} personId={grant.byUserId} />
        </Fact>
        <Fact name="Given on">{formatMoment(grant.atMs)} UTC</Fact>
      </Facts>
    </Dialog>
  );
}
