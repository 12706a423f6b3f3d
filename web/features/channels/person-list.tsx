export default function PersonList() {
  return null;
}
