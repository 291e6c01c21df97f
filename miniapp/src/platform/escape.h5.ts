import { useEffect } from 'react';

/** The Escape key closes what lies over the page. */
export function useEscape(isOpen: boolean, onEscape: () => void) {
  useEffect(() => {
    const handleKey = (event: KeyboardEvent) => {
      if (isOpen && event.key === 'Escape') {
        onEscape();
      }
    };
    document.addEventListener('keydown', handleKey);
    return () => {
      document.removeEventListener('keydown', handleKey);
    };
  }, [isOpen, onEscape]);
}
