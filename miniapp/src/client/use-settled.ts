import { useEffect, useState } from 'react';

/** The value once it has stood still for a moment: one search per word instead of one per key. */
export function useSettled<T>(value: T, after = 300): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => {
      setSettled(value);
    }, after);
    return () => {
      clearTimeout(timer);
    };
  }, [value, after]);
  return settled;
}
