export default function BulkBar(_: {
  listName: string;
  connection: string;
  selected: ReadonlySet<string>;
  rows: readonly unknown[];
  shown: readonly unknown[];
}) {
  return null;
}
