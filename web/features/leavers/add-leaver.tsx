import { useNavigate } from "react-router";
import { leaversHref } from "../../shared/inventory/leavers-href.ts";
import { FindPerson } from "./find-person.tsx";

/** Adds somebody to those whose things are handed over. */
export function AddLeaver({ keys }: { readonly keys: readonly string[] }) {
  const navigate = useNavigate();
  return (
    <div className="max-w-80 px-4 pb-2 lg:px-6">
      <FindPerson
        label="Add someone who leaves"
        isLabelHidden
        placeholder="Add someone who leaves"
        refusalOf={(key) => (keys.includes(key) ? "Chosen" : undefined)}
        onChoose={({ key }) => void navigate(leaversHref([...keys, key]))}
      />
    </div>
  );
}
