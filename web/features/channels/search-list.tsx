export default function SearchList(_: { connection: string }) {
  return null;
}
