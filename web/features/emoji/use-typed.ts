import { type ChangeEvent, useEffect, useRef, useState } from "react";

/**
 * Value of a field that stands in the address. The address follows a render or more later, so the field keeps what is
 * typed by itself, and takes over what the address says only when something else changed it.
 */
export function useTyped(value: string, onType: (text: string) => void) {
  const [typed, setTyped] = useState(value);
  const sent = useRef({ text: value, hasArrived: true });
  useEffect(() => {
    if (value === sent.current.text) sent.current.hasArrived = true;
    else if (sent.current.hasArrived) {
      sent.current = { text: value, hasArrived: true };
      setTyped(value);
    }
  }, [value]);
  return {
    value: typed,
    onChange: (event: ChangeEvent<HTMLInputElement>) => {
      const text = event.target.value;
      sent.current = { text, hasArrived: false };
      setTyped(text);
      onType(text);
    },
  };
}
