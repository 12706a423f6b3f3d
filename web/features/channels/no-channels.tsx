import { Hash } from "lucide-react";
import { EmptyState } from "../../components/states.tsx";

/** Says that a list has no channel at all. */
export default function NoChannels({ tab }: { tab: "public" | "mine" }) {
  return (
    <EmptyState
      icon={<Hash size={28} />}
      title={tab === "public" ? "No public channels" : "You are not in any channels"}
    >
      {tab === "public"
        ? "The account has no channels that everyone can find and join."
        : "Create one, or join a public channel in Zoom."}
    </EmptyState>
  );
}
