// Every list of items comes out as a file: what draws a list has an export, or says here where it is or why there is none.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const web = fileURLToPath(new URL("../../", import.meta.url));
const files = readdirSync(web, { recursive: true, encoding: "utf8" })
  .map((path) => path.replaceAll("\\", "/"))
  .filter((path) => path.endsWith(".tsx"));
const textOf = (path: string): string => readFileSync(`${web}${path}`, "utf8");

/** What draws lists of items: tables, rows that are selected, lists with a name. */
const LIST = /<(?:DataTable|ListedTable|InventoryTable|InventoryChannels|SelectBox)\b|<ul\s+(?:[^>]*\s)?aria-label=/;
const EXPORT = /<(?:ListExport|FoundExport|AuditExport|ResultsLink|ExportMenu)\b/;

/** Where the export of a list is that another file draws, or why it has none. */
const elsewhere: Readonly<Record<string, string>> = {
  "components/checklist.tsx": "A choice in a form, of a list that has it.",
  "features/access/connection-health.tsx": "Scopes of an app, and limits of it, are no items of the account.",
  "features/audit/audit-list.tsx":
    "The pages it stands on have it; what one channel's and person's tab show is found there.",
  "features/audit/history-tab.tsx":
    "What was done is in the file of the trail, and who joined and left in that of the channel's activity.",
  "features/channels/all/all-list.tsx": "The tools beside it have it: `all-tools.tsx`.",
  "features/channels/channel-list.tsx": "The tools beside it have it: `list-tools.tsx`.",
  "features/desired/file-editor.tsx": "What is wrong with a file as it is being written is no list of the account.",
  "features/doctor/least-scopes.tsx": "It is copied, as text or with a reason each.",
  "features/doctor/never-needed.tsx": "Scopes of an app are no items of the account.",
  "features/doctor/unused.tsx": "Scopes of an app are no items of the account.",
  "features/doctor/verdicts.tsx": "What works is worked out from scopes, and is no list of the account.",
  "features/emoji/add/add-dialog.tsx": "Pictures that are about to be sent are on the person's own machine.",
  "features/emoji/gallery.tsx": "The tools above it have it: `toolbar.tsx`.",
  "features/leavers/leavers-header.tsx": "Those it names are chosen on the page of people, which has it.",
  "shared/imports/row-problems.tsx": "Its rows are downloaded as they came, with the reason each.",
  "shared/inventory-channels/inventory-channels.tsx": "Each page that shows it has its own.",
  "shared/inventory-table/inventory-table.tsx": "Each page that shows it has its own.",
  "shared/lists/listed-table.tsx": "Each page that shows it has its own.",
  "shared/people-check/checked-people.tsx": "What was pasted is on the person's own machine.",
  "shared/people-picker/unread-list.tsx": "What was pasted is on the person's own machine.",
};

test("every list of items has its export, or says where it is", () => {
  const without = files.filter((path) => {
    const text = textOf(path);
    return LIST.test(text) && !EXPORT.test(text);
  });
  expect(without.toSorted()).toEqual(Object.keys(elsewhere).toSorted());
});
