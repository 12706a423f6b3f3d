import type { RowSelection } from "./use-row-selection.ts";

/** Of a list that is all loaded. */
export const wholeList = { isComplete: true, isLoadingAll: false, loadAll: (): void => undefined };

/** What a table needs to have its rows selected. @param isOffered Whether there is anything to do with several rows */
export const tableSelection = (
  { ids, select, selectAll }: RowSelection,
  isOffered: boolean,
  { isComplete }: { readonly isComplete: boolean } = wholeList,
) => ({
  selected: ids,
  onSelect: isOffered ? select : undefined,
  onSelectAll: isComplete ? undefined : selectAll,
});
