import { FileUp } from "lucide-react";
import { useId, useState } from "react";
import { cx } from "../../components/cx.ts";
import { Select, TextArea } from "../../components/field.tsx";
import { type Alphabet, alphabetNames, alphabets } from "../../lib/csv/alphabets.ts";
import { NoTextError, readText } from "../../lib/csv/read-text-file.ts";

/** Text that holds rows, and where it came from. */
export interface Source {
  /** Undefined of pasted text. */
  readonly fileName: string | undefined;
  readonly text: string;
  /** A file that is not in Unicode, and the alphabet in which it was read. */
  readonly older?: { readonly file: File; readonly alphabet: Alphabet } | undefined;
}

interface ImportSourceProps {
  readonly source: Source | null;
  /** What the file has to hold, in a sentence. */
  readonly hint: string;
  readonly onSource: (source: Source | null) => void;
}

/** The first line whose letters depend on the alphabet. */
const sampleOf = (text: string): string => /.*[^\p{ASCII}].*/u.exec(text)?.[0].trim().slice(0, 80) ?? "";

/** Takes a file, chosen or dropped, or pasted rows. */
export function ImportSource({ source, hint, onSource }: ImportSourceProps) {
  const [isOver, setOver] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const inputId = useId();
  const take = async (file: File | undefined, chosen?: Alphabet): Promise<void> => {
    if (!file) return;
    setProblem(null);
    try {
      const { text, alphabet } = await readText(file, chosen);
      onSource({ fileName: file.name, text, older: alphabet === null ? undefined : { file, alphabet } });
    } catch (error) {
      onSource(null);
      setProblem(
        error instanceof NoTextError
          ? `${file.name} is not a text file. Save it as CSV first.`
          : `${file.name} cannot be read.`,
      );
    }
  };
  return (
    <div className="flex flex-col gap-3">
      <label
        htmlFor={inputId}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          void take(event.dataTransfer.files[0]);
        }}
        className={cx(
          "flex cursor-pointer flex-col items-center gap-1 rounded-md border border-dashed border-control px-4 py-4 text-center focus-within:outline-2 focus-within:outline-focus",
          isOver ? "bg-accent-soft" : "hover:bg-hover",
        )}
      >
        <FileUp size={20} aria-hidden="true" className="text-muted" />
        <span className="max-w-full font-medium break-words">
          {source?.fileName ?? "Choose a CSV or JSON file, or drop it here"}
        </span>
        <span className="text-xs text-pretty text-muted">{hint}</span>
        <input
          id={inputId}
          type="file"
          accept=".csv,.tsv,.txt,.json,text/*,application/json"
          aria-label="CSV file"
          className="sr-only"
          onChange={(event) => {
            void take(event.target.files?.[0]);
            // The same file can be chosen again after it was put right.
            event.target.value = "";
          }}
        />
      </label>
      {problem ? (
        <p role="alert" className="text-danger-ink">
          {problem}
        </p>
      ) : null}
      {source?.older ? (
        <Select
          label="Alphabet of the file"
          hint={`The file is not in Unicode, and does not say what it is in. Choose another where letters look wrong: ${sampleOf(source.text)}`}
          value={source.older.alphabet}
          options={alphabets.map((value) => ({ value, label: alphabetNames[value] }))}
          onChange={(alphabet) => void take(source.older?.file, alphabet)}
        />
      ) : null}
      <TextArea
        label="Or paste rows"
        rows={3}
        spellCheck={false}
        autoComplete="off"
        className="font-mono text-xs whitespace-pre"
        value={source && source.fileName === undefined ? source.text : ""}
        onChange={(event) => {
          const { value: text } = event.target;
          setProblem(null);
          onSource(text.trim() === "" ? null : { fileName: undefined, text });
        }}
      />
    </div>
  );
}
