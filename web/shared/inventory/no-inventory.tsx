import { DatabaseZap } from "lucide-react";
import { EmptyState } from "../../components/states.tsx";
import { useSession } from "../../lib/session.ts";
import { WhyNoAccount } from "../access/why-no-account.tsx";

interface NoInventoryProps {
  /** What the page would tell, as a sentence. */
  readonly would: string;
  /** What can be done without it. */
  readonly without?: string;
}

/** Stands for a page that rests on the inventory where there is none for whoever looks, and says why. */
export function NoInventory({ would, without }: NoInventoryProps) {
  const { account } = useSession().connections;
  return (
    <EmptyState icon={<DatabaseZap size={28} aria-hidden="true" />} title="This page needs the inventory">
      <p>{would}</p>
      {without ? <p className="mt-2">{without}</p> : null}
      <div className="mt-2">
        {account.is !== "there" || account.hasInventory ? (
          <WhyNoAccount account={account} />
        ) : (
          <p>
            This console keeps no inventory. Whoever runs it turns it on with <code>INVENTORY_PERCENT</code>.
          </p>
        )}
      </div>
    </EmptyState>
  );
}
