import { type ConnectionName, exportsPath, FILE_PARAM, PERSON_PARAM } from "../../../contract/bff.ts";
import { ExportMenu } from "../../components/export-menu.tsx";
import { pagePerson } from "../../lib/api/page-person.ts";
import { type QueryValue, withQuery } from "../../lib/api/paths.ts";
import { downloadFrom } from "../../lib/csv/save-file.ts";
import { askForFile } from "../../stores/asked-files.ts";

type Query = Readonly<Record<string, QueryValue>>;

interface ListExportProps {
  /** Which list it is; `server/exports` has them. */
  readonly list: string;
  readonly connection: ConnectionName;
  /** The list's filters and order. */
  readonly query?: Query;
  /** More files than that of the list, by what they are called. */
  readonly more?: readonly { readonly label: string; readonly hint?: string; readonly query: Query }[];
  readonly disabled?: boolean;
  readonly isQuiet?: boolean;
}

/** A list as a file that the server makes while it reads it: all that the filters leave, loaded or not. */
export function ListExport({ list, connection, query = {}, more = [], ...look }: ListExportProps) {
  // The browser writes the file as it comes, and says when it broke off. Of rows that could not be read the stream tells.
  const download = (format: "csv" | "json", asked: Query): void =>
    downloadFrom(
      withQuery(`${exportsPath}/${list}.${format}`, {
        [PERSON_PARAM]: pagePerson(),
        [FILE_PARAM]: askForFile(),
        connection,
        ...asked,
      }),
    );
  return (
    <ExportMenu
      {...look}
      onChoose={(format) => download(format, query)}
      more={more.map((file) => ({
        label: file.label,
        hint: file.hint,
        onChoose: () => download("csv", { ...query, ...file.query }),
      }))}
    />
  );
}
