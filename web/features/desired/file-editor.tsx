import { useEffect, useMemo, useRef } from "react";
import type { Problem } from "../../../domain/desired/difference.ts";

interface FileEditorProps {
  readonly text: string;
  readonly problems: readonly Problem[];
  /** Shown first, from 1. */
  readonly line: number | null;
  readonly isReadOnly: boolean;
  readonly onChange: (text: string) => void;
}

const LINE_PX = 20;

/** A text with the numbers of its lines; what is wrong with a line stands below, and leads to it. */
export function FileEditor({ text, problems, line, isReadOnly, onChange }: FileEditorProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  const gutter = useRef<HTMLDivElement>(null);
  const lines = useMemo(() => text.split("\n").length, [text]);
  const numbers = useMemo(() => Array.from({ length: lines }, (_, index) => index + 1).join("\n"), [lines]);
  const goTo = (to: number): void => {
    const element = area.current;
    if (!element) return;
    const before = element.value.split("\n", to - 1).join("\n").length;
    const start = to === 1 ? 0 : before + 1;
    const end = element.value.indexOf("\n", start);
    element.focus();
    element.setSelectionRange(start, end === -1 ? element.value.length : end);
    element.scrollTop = Math.max(0, (to - 4) * LINE_PX);
  };
  const shown = useRef(goTo);
  shown.current = goTo;
  useEffect(() => {
    if (line !== null) shown.current(line);
  }, [line]);
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-3">
      <div className="flex h-[55vh] min-h-72 overflow-hidden rounded-md bg-surface ring-1 ring-line-strong ring-inset focus-within:ring-2 focus-within:ring-accent">
        <div
          ref={gutter}
          aria-hidden="true"
          className="relative shrink-0 overflow-hidden border-r border-line bg-sunken px-2 py-2 text-right font-mono text-xs leading-5 whitespace-pre text-muted select-none"
        >
          {numbers}
          {problems.map((problem) => (
            <span
              key={`${problem.line} ${problem.message}`}
              className="absolute inset-x-0 border-r-4 border-danger"
              style={{ top: 8 + (problem.line - 1) * LINE_PX, height: LINE_PX }}
            />
          ))}
        </div>
        <textarea
          ref={area}
          aria-label="channelkeeper.yaml"
          aria-describedby={problems.length > 0 ? "desired-problems" : undefined}
          aria-invalid={problems.length > 0 || undefined}
          spellCheck={false}
          autoCapitalize="off"
          wrap="off"
          readOnly={isReadOnly}
          value={text}
          onChange={(event) => onChange(event.target.value)}
          onScroll={({ currentTarget }) => {
            if (gutter.current) gutter.current.scrollTop = currentTarget.scrollTop;
          }}
          className="min-w-0 flex-1 resize-none bg-transparent px-2 py-2 font-mono text-xs leading-5 text-ink outline-none"
        />
      </div>
      {problems.length > 0 ? (
        <ul id="desired-problems" aria-label="What is wrong with the file" className="flex flex-col gap-1">
          {problems.map((problem) => (
            <li key={`${problem.line} ${problem.column} ${problem.message}`} className="flex gap-2">
              <button type="button" className="shrink-0 text-danger-ink underline" onClick={() => goTo(problem.line)}>
                Line {problem.line}
              </button>
              <span className="min-w-0">{problem.message}</span>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
