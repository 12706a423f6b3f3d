import type { ComponentProps } from "react";
import type { Asked, BulkAct } from "../changes/bulk-act.ts";
import ActDialog from "./act-dialog.tsx";

type Look = Pick<BulkAct<unknown>, "id" | "label" | "icon" | "isOfPeople">;
type Planned = Omit<ComponentProps<typeof ActDialog>, keyof Asked<unknown> | "isDestructive">;

/** Something that needs to know nothing but the rows. */
export const plainAct = (look: Look & Pick<BulkAct<unknown>, "isDestructive">, planned: Planned): BulkAct<unknown> => ({
  ...look,
  right: planned.action.id,
  open: (asked) => <ActDialog {...asked} {...planned} isDestructive={look.isDestructive ?? false} />,
});
