// What a file is made of: a kind of list says what is asked for, and what its rows and columns are.
import * as v from "valibot";
import type { ConnectionName } from "../../contract/bff.ts";
import { isPathParameter } from "../../contract/path-parameter.ts";
import type { Ask } from "../../domain/answers/ask.ts";
import { type CsvColumn, csvChunks, jsonBy, jsonChunks } from "../../domain/csv/write-csv.ts";
import { isLost, type Told, toldColumns, toldJson } from "../../domain/exports/told.ts";
import type { Changes } from "../changes/changes.ts";
import type { InventoryListing } from "../lists/inventory-listing.ts";
import type { Batches } from "../lists/listed.ts";
import type { Session } from "../session/session.ts";

export interface Given {
  /** Zoom, through the connection that was asked for, with the person's own rights. */
  readonly ask: Ask;
  readonly session: Session;
  readonly changes: Changes;
  readonly inventory: InventoryListing;
}

export interface MadeFile {
  /** Its name without the ending. */
  readonly name: string;
  readonly csv: () => AsyncGenerator<string>;
  readonly json: () => AsyncGenerator<string>;
  /** How many of the rows that went into it say that something could not be read. */
  readonly problemCount: () => number;
}

export interface FileKind<Asked extends { readonly connection: ConnectionName }> {
  /** `channels` in `/api/exports/channels.csv` */
  readonly path: string;
  readonly query: v.GenericSchema<unknown, Asked>;
  readonly made: (asked: Asked, given: Given) => MadeFile | Promise<MadeFile>;
}

/** A kind of file whose query is checked before it is made. */
export interface AnyFileKind {
  readonly path: string;
  /** @throws RequestFailure `invalid_request` */
  readonly open: (check: <T>(schema: v.GenericSchema<unknown, T>) => T) => {
    readonly connection: ConnectionName;
    readonly made: (given: Given) => MadeFile | Promise<MadeFile>;
  };
}

export const fileKind = <Asked extends { readonly connection: ConnectionName }>({
  path,
  query,
  made,
}: FileKind<Asked>): AnyFileKind => ({
  path,
  open: (check) => {
    const asked = check(query);
    return { connection: asked.connection, made: (given) => made(asked, given) };
  },
});

interface RowForm<Row> {
  /** By the columns where it is left out. */
  readonly toJson?: (row: Row) => unknown;
  /** Whether a row says that something could not be read; none does where it is left out. */
  readonly isProblem?: (row: Row) => boolean;
}

/** Both forms of a file. */
export function fileOf<Row>(
  name: string,
  columns: readonly CsvColumn<Row>[],
  batches: () => Batches<Row>,
  { toJson = jsonBy(columns), isProblem = () => false }: RowForm<Row> = {},
): MadeFile {
  let problemCount = 0;
  const counted = async function* () {
    for await (const rows of batches()) {
      for (const row of rows) if (isProblem(row)) problemCount += 1;
      yield rows;
    }
  };
  return {
    name,
    csv: () => csvChunks(columns, counted()),
    json: () => jsonChunks(toJson, counted()),
    problemCount: () => problemCount,
  };
}

/** The same of a list of Zoom, whose rows may not be readable. @param idHeader The column of what is known of those */
export const listFile = <Row>(
  name: string,
  { columns, idHeader, toJson = jsonBy(columns) }: ListColumns<Row>,
  batches: () => Batches<Told<Row>>,
): MadeFile => fileOf(name, toldColumns(columns, idHeader), batches, { toJson: toldJson(toJson), isProblem: isLost });

interface ListColumns<Row> {
  readonly columns: readonly CsvColumn<Row>[];
  readonly idHeader: string;
  readonly toJson?: (row: Row) => unknown;
}

export const connection = v.picklist(["me", "account"]);
export const accountOnly = v.picklist(["account"], "This needs the account connection.");
export const words = v.optional(v.pipe(v.string(), v.maxLength(300)), "");
/** An ID, or a person's address, in a path of Zoom. */
export const pathPart = (what: string) =>
  v.pipe(v.string(), v.maxLength(300), v.check(isPathParameter, `This is not ${what}.`));
