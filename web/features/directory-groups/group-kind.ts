import { directoryGroupFields } from "../../../domain/changes/listed-fields.ts";
import type { DirectoryGroup } from "../../../domain/exports/directory-group-rows.ts";
import type { RowKind } from "../../shared/changes/chosen.ts";

export const groupKind: RowKind<DirectoryGroup> = {
  noun: "directory group",
  idOf: ({ id }) => id,
  nameOf: ({ name }) => name,
  fieldsOf: directoryGroupFields,
  idFields: ["groupId"],
};
