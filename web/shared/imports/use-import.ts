import { useDeferredValue, useEffect, useMemo, useState } from "react";
import { type Recognised, recogniseColumns } from "../../../domain/csv/columns.ts";
import { CsvError } from "../../../domain/csv/parse-csv.ts";
import { type ReadRows, readRows } from "../../../domain/csv/read-rows.ts";
import { channelFields } from "./channel-fields.ts";
import { type ChannelSource, indexByName, type NameIndex } from "./channels-named.ts";
import { type CheckedRows, checkRows, whyNoColumns } from "./check-rows.ts";
import type { ImportKind } from "./import-kind.ts";
import type { Source } from "./import-source.tsx";

/** What a source holds, and what of it can be carried out. */
export interface Import {
  readonly read: ReadRows | null;
  /** What is wrong with the file or its columns, as a sentence. */
  readonly problem: string | null;
  readonly columns: Recognised | null;
  readonly setColumns: (columns: Recognised) => void;
  readonly checked: CheckedRows | null;
  /** The list of channels is being read for the names in the rows. */
  readonly isLooking: boolean;
  readonly error: Error | null;
  readonly lookAgain: () => void;
}

export function useImport(kind: ImportKind, given: Source | null, channels: ChannelSource): Import {
  const source = useDeferredValue(given);
  const { read, unreadable } = useMemo(() => rowsOf(source), [source]);
  const recognised = useMemo(() => read && recogniseColumns(read, [...channelFields, ...kind.fields]), [read, kind]);
  const [chosen, setChosen] = useState<{ readonly from: Recognised; readonly columns: Recognised } | null>(null);
  // What was set by hand is of that file and that action.
  const columns = chosen && chosen.from === recognised ? chosen.columns : recognised;
  const missing = columns ? whyNoColumns(kind, columns.mapping) : undefined;
  const { named, error, lookUp, lookAgain } = useNames(channels);
  const checked = useMemo(
    () => (read && columns && missing === undefined ? checkRows(kind, read, columns, named) : null),
    [read, columns, missing, kind, named],
  );
  const needsNames = checked?.needsNames ?? false;
  useEffect(() => {
    if (needsNames) lookUp();
  }, [needsNames, lookUp]);
  return {
    read,
    problem: unreadable ?? missing ?? null,
    columns,
    setColumns: (next) => recognised && setChosen({ from: recognised, columns: next }),
    checked,
    isLooking: needsNames && !error,
    error: needsNames ? error : null,
    lookAgain,
  };
}

function rowsOf(source: Source | null): { readonly read: ReadRows | null; readonly unreadable?: string } {
  if (!source) return { read: null };
  try {
    return { read: readRows(source.text) };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { read: null, unreadable: `Line ${error.line}: ${error.message}` };
  }
}

/** The channels of a list by their names, read once somebody needs them. */
function useNames(channels: ChannelSource) {
  const [named, setNamed] = useState<{ readonly index: NameIndex; readonly where: string }>();
  const [attempt, setAttempt] = useState(0);
  const [error, setError] = useState<Error | null>(null);
  // The first reader stands: a list that grows meanwhile would have it begin anew.
  const [{ read, where }] = useState(channels);
  useEffect(() => {
    if (attempt === 0) return;
    const ending = new AbortController();
    setError(null);
    read(ending.signal).then(
      (found) => setNamed({ index: indexByName(found), where }),
      (failure: unknown) => {
        if (!ending.signal.aborted) setError(failure instanceof Error ? failure : new Error(String(failure)));
      },
    );
    return () => ending.abort();
  }, [attempt, read, where]);
  const [lookUp] = useState(() => () => setAttempt((count) => Math.max(count, 1)));
  const [lookAgain] = useState(() => () => setAttempt((count) => count + 1));
  return { named, error, lookUp, lookAgain };
}
