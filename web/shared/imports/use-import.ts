import { useDeferredValue, useEffect, useMemo, useState } from "react";
import { type Recognised, recogniseColumns } from "../../../domain/csv/columns.ts";
import { CsvError } from "../../../domain/csv/parse-csv.ts";
import { type ReadRows, readRows } from "../../../domain/csv/read-rows.ts";
import { formatCount } from "../../lib/format.ts";
import { indexByName } from "./channels-named.ts";
import { type CheckedRows, checkRows, type NamesRead, whyNoColumns } from "./check-rows.ts";
import type { FixedThings, ImportKind, NamedThing, NameSources, ThingKey } from "./import-kind.ts";
import type { Source } from "./import-source.tsx";
import { fieldsOf } from "./thing-refs.ts";

/** What a source holds, and what of it can be carried out. */
export interface Import {
  readonly read: ReadRows | null;
  /** What is wrong with the file or its columns, as a sentence. */
  readonly problem: string | null;
  readonly columns: Recognised | null;
  readonly setColumns: (columns: Recognised) => void;
  readonly checked: CheckedRows | null;
  /** The lists are being read in which the names of the rows stand. */
  readonly isLooking: boolean;
  readonly error: Error | null;
  readonly lookAgain: () => void;
}

interface Importing {
  readonly kind: ImportKind;
  readonly sources: NameSources;
  readonly fixed: FixedThings;
}

export function useImport({ kind, sources, fixed }: Importing, given: Source | null): Import {
  const source = useDeferredValue(given);
  const { read, unreadable } = useMemo(() => rowsOf(source), [source]);
  const recognised = useMemo(() => read && recogniseColumns(read, fieldsOf(kind, fixed)), [read, kind, fixed]);
  const [chosen, setChosen] = useState<{ readonly from: Recognised; readonly columns: Recognised } | null>(null);
  // What was set by hand is of that file and that action.
  const columns = chosen && chosen.from === recognised ? chosen.columns : recognised;
  const missing = columns ? whyNoColumns(kind, columns.mapping, fixed) : undefined;
  const { named, error, lookUp, lookAgain } = useNames(sources);
  const checked = useMemo(
    () => (read && columns && missing === undefined ? checkRows(kind, read, { ...columns, fixed }, named) : null),
    [read, columns, missing, kind, named, fixed],
  );
  const needed = checked?.needsNames;
  useEffect(() => {
    if (needed && needed.size > 0) lookUp(needed);
  }, [needed, lookUp]);
  const needsNames = needed !== undefined && needed.size > 0;
  return {
    read,
    problem: unreadable ?? missing ?? null,
    columns,
    setColumns: (next) => recognised && setChosen({ from: recognised, columns: next }),
    checked,
    isLooking: needsNames && !error,
    error: needsNames ? error : null,
    lookAgain: () => needed && lookAgain(needed),
  };
}

/** As many as a change takes. */
const MOST_ROWS = 100_000;

function rowsOf(source: Source | null): { readonly read: ReadRows | null; readonly unreadable?: string } {
  if (!source) return { read: null };
  try {
    const read = readRows(source.text, source.fileName);
    return read.rows.length > MOST_ROWS
      ? { read: null, unreadable: `There are more than ${formatCount(MOST_ROWS)} rows. Split the file.` }
      : { read };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { read: null, unreadable: `Line ${error.line}: ${error.message}` };
  }
}

interface KnownNames {
  readonly things: readonly NamedThing[];
  readonly within: ReadonlySet<string>;
}

/** Things by their names, each list read once somebody needs it; of those that stand in other things, of these alone. */
function useNames(sources: NameSources) {
  const [known, setKnown] = useState<Readonly<Partial<Record<ThingKey, KnownNames>>>>({});
  const [error, setError] = useState<Error | null>(null);
  // The first readers stand: a list that grows meanwhile would have them begin anew.
  const [first] = useState(sources);
  const [wanted, setWanted] = useState<{ readonly needed: CheckedRows["needsNames"] } | null>(null);
  useEffect(() => {
    const [entry] = wanted?.needed ?? [];
    if (!entry) return;
    const [key, within] = entry;
    const ending = new AbortController();
    setError(null);
    const read = async (): Promise<void> => {
      const things = (await first[key]?.read(ending.signal, [...within])) ?? [];
      setKnown((before) => ({
        ...before,
        [key]: {
          things: [...(before[key]?.things ?? []), ...things],
          within: new Set([...(before[key]?.within ?? []), ...within]),
        },
      }));
    };
    read().catch((failure: unknown) => {
      if (!ending.signal.aborted) setError(failure instanceof Error ? failure : new Error(String(failure)));
    });
    return () => ending.abort();
  }, [wanted, first]);
  const named = useMemo(
    (): NamesRead =>
      Object.fromEntries(
        Object.entries(known).map(([key, { things, within }]) => [
          key,
          { index: indexByName(things), where: first[key as ThingKey]?.where ?? "", within },
        ]),
      ),
    [known, first],
  );
  const [lookUp] = useState(() => (needed: CheckedRows["needsNames"]) => setWanted({ needed }));
  return { named, error, lookUp, lookAgain: lookUp };
}
