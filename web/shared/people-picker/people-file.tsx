import { FileText } from "lucide-react";
import { useRef, useState } from "react";
import { Button } from "../../components/button.tsx";
import { readPeopleFile } from "../../lib/addresses/read-people-file.ts";
import { NoTextError } from "../../lib/csv/read-text-file.ts";

/** Reads files with people into text that could have been pasted. */
export function PeopleFile({ onText }: { readonly onText: (text: string) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const read = async (files: readonly File[]): Promise<void> => {
    setProblem(null);
    for (const file of files) {
      try {
        onText(await readPeopleFile(file));
      } catch (error) {
        setProblem(
          error instanceof NoTextError
            ? `${file.name} is not a text file. Save it as CSV or text first.`
            : `${file.name} cannot be read.`,
        );
      }
    }
  };
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Button icon={<FileText size={15} aria-hidden="true" />} onClick={() => input.current?.click()}>
        Choose a file
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label="File with people"
        accept=".csv,.tsv,.txt,text/*"
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          // The same file may be chosen again.
          event.target.value = "";
          void read(files);
        }}
      />
      {problem ? (
        <p role="alert" className="text-xs text-danger-ink">
          {problem}
        </p>
      ) : null}
    </div>
  );
}
