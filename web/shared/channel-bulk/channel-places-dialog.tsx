import { object, string } from "valibot";
import type { ChosenChannel } from "../channel-picker/channel-choice.tsx";
import { ChannelsChoice } from "../channel-picker/channels-choice.tsx";
import { type AskedOfPlaces, ChosenPlacesDialog, type PlaceKind } from "./chosen-places-dialog.tsx";

const channels: PlaceKind<ChosenChannel> = {
  noun: "channel",
  heading: "Channel",
  kept: object({ id: string(), name: string() }),
  fieldsOf: ({ id, name }) => ({ channelId: id, channel: name }),
  field: (chosen, onChange) => <ChannelsChoice connection="account" {...{ chosen, onChange }} />,
};

/** The chosen people or groups into the same channels, or out of them. */
export default function ChannelPlacesDialog<Row>(asked: AskedOfPlaces<Row>) {
  return <ChosenPlacesDialog {...asked} kind={channels} />;
}
