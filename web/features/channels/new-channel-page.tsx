export default function NewChannelPage() {
  return null;
}
