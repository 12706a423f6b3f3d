import { useQuery } from "@tanstack/react-query";
import type { NamesInSets } from "../../../domain/access/info.ts";
import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { Fact, Facts } from "../../components/facts.tsx";
import { Name } from "../../components/name.tsx";
import { formatMoment } from "../../lib/format-time.ts";
import { PersonName } from "../../shared/inventory/person-name.tsx";
import { useNow } from "../../shared/inventory/use-now.ts";
import { AccessFailure } from "./access-failure.tsx";
import { type AccessRole, accessQueries, endGrant, type Grant } from "./access-queries.ts";
import { lastUsedWords, roleName } from "./access-words.ts";
import { Holder, Until } from "./holder-cells.tsx";
import { Over } from "./over.tsx";
import { useAccessChange } from "./use-access-change.ts";

interface GrantDialogProps {
  readonly grant: Grant;
  readonly roles: readonly AccessRole[];
  readonly names: NamesInSets;
  readonly mayGive: boolean;
  readonly onDone: (id: string) => void;
  readonly onClose: () => void;
}

/** One role that was given, and its end. */
export function GrantDialog({ grant, roles, names, mayGive, onDone, onClose }: GrantDialogProps) {
  const nowMs = useNow();
  const { data: uses } = useQuery(accessQueries.uses());
  const use = uses?.get(grant.id);
  const end = useAccessChange(
    async (id: string) => {
      await endGrant(id);
      return id;
    },
    (id) => {
      onClose();
      onDone(id);
    },
  );
  return (
    <Dialog
      title={roleName(roles, grant.roleId)}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Close</Button>
          {mayGive ? (
            <Button tone="danger" isBusy={end.isPending} onClick={() => end.mutate(grant.id)}>
              End it now
            </Button>
          ) : null}
        </>
      }
    >
      <Facts>
        <Fact name="Who">
          <Holder to={grant.to} />
        </Fact>
        <Fact name="Over">
          <Over set={grant.set} names={names} />
        </Fact>
        <Fact name="Until">
          <Until untilMs={grant.untilMs} nowMs={nowMs} />
        </Fact>
        {use ? <Fact name="Last used">{lastUsedWords(use)}</Fact> : null}
        <Fact name="Reason">
          <Name>{grant.reason}</Name>
        </Fact>
        <Fact name="Given by">
          <PersonName name={grant.byName} personId={grant.byUserId} />
        </Fact>
        <Fact name="Given on">{formatMoment(grant.atMs)} UTC</Fact>
      </Facts>
      {end.error ? (
        <div className="mt-3">
          <AccessFailure error={end.error} />
        </div>
      ) : null}
    </Dialog>
  );
}
