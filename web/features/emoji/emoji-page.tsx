import { UserRound } from "lucide-react";
import { LinkButton } from "../../components/button.tsx";
import { EmptyState } from "../../components/states.tsx";
import { useConnection } from "../../lib/connection.ts";
import { CONNECTION_PARAM } from "../../lib/locations.ts";
import { useMayThrough } from "../../shared/access/use-may.ts";
import { EmojiHelp } from "./emoji-help.tsx";
import { EmojiOf } from "./emoji-of.tsx";

/** The account's custom emojis. */
export default function EmojiPage() {
  const connection = useConnection();
  const seeing = useMayThrough(connection).at("see-emojis");
  return (
    <div className="flex min-h-full flex-1 flex-col">
      <title>Emoji · Channelkeeper</title>
      <header className="flex min-h-8 shrink-0 items-center gap-1 px-4 pt-3 lg:px-6 lg:pt-4">
        <h1 className="text-lg font-semibold tracking-tight">Emoji</h1>
        <EmojiHelp />
      </header>
      {!seeing.isAllowed ? (
        <EmptyState
          icon={<UserRound size={28} aria-hidden="true" />}
          title="None of your roles shows the account’s emojis"
          action={<LinkButton to={`/emoji?${CONNECTION_PARAM}=me`}>Use my connection</LinkButton>}
        >
          {seeing.why} {seeing.whatNext} Your own connection shows them and lets you do what Zoom allows you.
        </EmptyState>
      ) : (
        <EmojiOf key={connection} connection={connection} />
      )}
    </div>
  );
}
