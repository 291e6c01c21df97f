import type { KeyboardEvent } from 'react';

import { classes } from './classes';
import type { TapProps } from './tap-props';

/** Anything a finger, a mouse or the keyboard may press. Taps never reach the surface beneath. */
export function Tap({ children, className, id, disabled, label, role, checked, onTap }: TapProps) {
  const press = () => {
    if (!disabled) {
      onTap?.();
    }
  };
  const handleKeyDown = (event: KeyboardEvent) => {
    if (event.target === event.currentTarget && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault();
      press();
    }
  };
  return (
    <div
      className={classes('tap', disabled && 'tap--disabled', className)}
      id={id}
      role={role ?? 'button'}
      tabIndex={disabled ? -1 : 0}
      aria-label={label}
      aria-checked={checked}
      aria-disabled={disabled ? true : undefined}
      onKeyDown={handleKeyDown}
      onClick={(event) => {
        event.stopPropagation();
        press();
      }}
    >
      {children}
    </div>
  );
}
