import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import type { Right } from "../../../domain/access/rights.ts";
import type { Verdict } from "../access/verdict.ts";
import type { Chosen } from "./chosen.ts";

/** What a dialog about chosen rows is opened with. */
export interface Asked<Row> {
  readonly chosen: Chosen<Row>;
  /** Told the IDs of the rows for which all is as it was to be: they are not selected any more. */
  readonly onDone: (ids: readonly string[]) => void;
  readonly onClose: () => void;
}

/** Something that can be done with several rows of a list. */
export interface BulkAct<Row> {
  readonly id: string;
  /** Through the account connection, who has it in some of the rows is offered it; see `offeredBy`. */
  readonly right: Right;
  /** `Delete`, with an ellipsis where nothing is planned yet by the press. */
  readonly label: string;
  readonly icon: LucideIcon;
  readonly isDestructive?: boolean;
  /** Stands among others in the menu of the bar, which is called "People" where nothing else is said. */
  readonly isOfPeople?: boolean;
  /** Whether it may be done at all; it may where this is left out. */
  readonly verdict?: Verdict;
  /** Its dialog, which loads its own code. */
  open(asked: Asked<Row>): ReactNode;
}
