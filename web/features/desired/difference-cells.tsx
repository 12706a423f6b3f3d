import type { Difference } from "../../../domain/desired/difference.ts";
import { whatDiffers } from "../../../domain/desired/words.ts";
import { Name } from "../../components/name.tsx";
import { Words } from "../../components/words.tsx";
import { isolate } from "../../lib/isolate.ts";

/** `Member: Ada Park` */
export const What = ({ row: { field, of } }: { readonly row: Difference }) => (
  <Words>{whatDiffers({ field, of: of === "" ? "" : isolate(of) })}</Words>
);

export const Where = ({ row }: { readonly row: Difference }) => (
  <span className="truncate font-medium">
    <Name>{row.subject}</Name>
  </span>
);
