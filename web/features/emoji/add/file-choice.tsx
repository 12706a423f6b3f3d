import { FolderOpen, ImagePlus } from "lucide-react";
import { useRef } from "react";
import { Button } from "../../../components/button.tsx";
import { type Found, fromFiles } from "./collect-files.ts";

/** Where pictures come from, besides being dropped and pasted. */
export function FileChoice({ onTake }: { readonly onTake: (found: readonly Found[]) => void }) {
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement | null>(null);
  const taken = (input: HTMLInputElement): void => {
    onTake(fromFiles(input.files ?? []));
    // The same file may be chosen again.
    input.value = "";
  };
  return (
    <div className="flex flex-col items-center gap-3 rounded-md bg-sunken px-4 py-4 text-center outline-1 outline-dashed -outline-offset-1 outline-line-strong">
      <p className="text-muted text-pretty">
        Drop pictures, a folder or a zip here, or paste a picture. PNG, JPEG and GIF up to 256 KB; others can be resized
        to fit. A CSV beside them, with the columns file and name, names them.
      </p>
      <div className="flex flex-wrap justify-center gap-2">
        <Button icon={<ImagePlus size={15} aria-hidden="true" />} onClick={() => files.current?.click()}>
          Choose files
        </Button>
        <Button icon={<FolderOpen size={15} aria-hidden="true" />} onClick={() => folder.current?.click()}>
          Choose a folder
        </Button>
      </div>
      <input
        ref={files}
        type="file"
        multiple
        hidden
        aria-label="Files to add"
        accept="image/*,.zip,.json,.csv,.tsv,application/json,text/csv"
        onChange={(event) => taken(event.target)}
      />
      <input
        ref={(input) => {
          folder.current = input;
          // No attribute that React knows.
          input?.setAttribute("webkitdirectory", "");
        }}
        type="file"
        hidden
        aria-label="Folder to add"
        onChange={(event) => taken(event.target)}
      />
    </div>
  );
}
