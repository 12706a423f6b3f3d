import { UserRound } from "lucide-react";
import { LinkButton } from "../../components/button.tsx";
import { EmptyState } from "../../components/states.tsx";
import { useConnection } from "../../lib/connection.ts";
import { CONNECTION_PARAM } from "../../lib/locations.ts";
import { useSession } from "../../lib/session.ts";
import { EmojiHelp } from "./emoji-help.tsx";
import { EmojiOf } from "./emoji-of.tsx";

/** The account's custom emojis. */
export default function EmojiPage() {
  const connection = useConnection();
  const { account } = useSession().connections;
  const isBeyond = connection === "account" && account.access !== "none" && account.scope === "channels";
  return (
    <div className="flex min-h-full flex-1 flex-col">
      <title>Emoji · Channelkeeper</title>
      <header className="flex min-h-8 shrink-0 items-center gap-1 px-4 pt-3 lg:px-6 lg:pt-4">
        <h1 className="text-lg font-semibold tracking-tight">Emoji</h1>
        <EmojiHelp />
      </header>
      {isBeyond ? (
        <EmptyState
          icon={<UserRound size={28} aria-hidden="true" />}
          title="Emojis are not part of the Chat Channels privilege"
          action={<LinkButton to={`/emoji?${CONNECTION_PARAM}=me`}>Use my connection</LinkButton>}
        >
          Through the account connection, emojis are only for owners and administrators. Your own connection shows them
          and lets you do what Zoom allows you.
        </EmptyState>
      ) : (
        <EmojiOf key={connection} connection={connection} />
      )}
    </div>
  );
}
