import type { ReactNode } from "react";
import { hasInventory } from "../../lib/connection.ts";
import { useSession } from "../../lib/session.ts";
import { NoInventory } from "./no-inventory.tsx";

interface InventoryNeededProps {
  /** Heads the page where there is no inventory. */
  readonly title: string;
  /** What the page would tell, as a sentence. */
  readonly would: string;
  readonly children: ReactNode;
}

/** A page that rests on the inventory, or why there is none for whoever looks. */
export function InventoryNeeded({ title, would, children }: InventoryNeededProps) {
  if (hasInventory(useSession())) return children;
  return (
    <>
      <title>{`${title} · Channelkeeper`}</title>
      <h1 className="sr-only">{title}</h1>
      <NoInventory would={would} />
    </>
  );
}
