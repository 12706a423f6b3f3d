import { useNavigate } from "react-router";
import { LinkButton } from "../../components/button.tsx";
import { DEACTIVATED_LEAVERS, leaversHref } from "../../shared/inventory/leavers-href.ts";
import { PEOPLE } from "../../shared/inventory/person-href.ts";
import { FindPerson } from "./find-person.tsx";
import { LeaversHeader } from "./leavers-header.tsx";

/** Asks whose things are to be handed over. */
export function PickLeavers() {
  const navigate = useNavigate();
  return (
    <>
      <LeaversHeader whose={{ of: "people", keys: [] }} people={[]} />
      <div className="flex max-w-xl flex-col gap-4 px-4 py-3 lg:px-6">
        <p className="text-muted">
          Choose who leaves. You then see everything they own, administer and are in, with a successor proposed where
          one is needed, and hand it over in one change.
        </p>
        <FindPerson label="Who leaves" onChoose={({ key }) => void navigate(leaversHref([key]))} />
        <div className="flex flex-wrap gap-2">
          <LinkButton to={DEACTIVATED_LEAVERS}>Everyone who was deactivated</LinkButton>
          <LinkButton to={PEOPLE}>Choose in the list of people</LinkButton>
        </div>
      </div>
    </>
  );
}
