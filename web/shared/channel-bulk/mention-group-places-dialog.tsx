import { mentionGroupPlaceFields } from "../../../domain/changes/listed-fields.ts";
import { mentionGroupPlace } from "../changes/places.ts";
import { type ChosenMentionGroup, KeptMentionGroup } from "../channel-picker/chosen-mention-group.ts";
import { MentionGroupsChoice } from "../channel-picker/mention-groups-choice.tsx";
import { type AskedOfPlaces, ChosenPlacesDialog, type PlaceKind } from "./chosen-places-dialog.tsx";

const groups: PlaceKind<ChosenMentionGroup> = {
  noun: "mention group",
  heading: "Group",
  kept: KeptMentionGroup,
  fieldsOf: ({ group, channel }) => mentionGroupPlaceFields({ ...group, channel }),
  fields: mentionGroupPlace,
  field: (chosen, onChange) => <MentionGroupsChoice {...{ chosen, onChange }} />,
};

/** The chosen people into the same mention groups, or out of them. */
export default function MentionGroupPlacesDialog<Row>(asked: AskedOfPlaces<Row>) {
  return <ChosenPlacesDialog {...asked} kind={groups} />;
}
