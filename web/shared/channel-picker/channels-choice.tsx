import type { ConnectionName } from "../../../contract/bff.ts";
import { ChannelChoice, type ChosenChannel, type IsOffered } from "./channel-choice.tsx";
import { SeveralChoice } from "./several-choice.tsx";

interface ChannelsChoiceProps {
  readonly connection: ConnectionName;
  readonly chosen: readonly ChosenChannel[];
  readonly onChange: (chosen: readonly ChosenChannel[]) => void;
  /** Whether a channel is offered. */
  readonly isOffered?: IsOffered;
}

/** Chooses several channels, one after another. */
export function ChannelsChoice({ connection, chosen, onChange, isOffered }: ChannelsChoiceProps) {
  return (
    <SeveralChoice
      noun="channel"
      {...{ chosen, onChange }}
      field={(label, onChoose) => (
        <ChannelChoice
          label={label}
          connection={connection}
          value={null}
          onChoose={onChoose}
          {...(isOffered && { isOffered })}
        />
      )}
    />
  );
}
