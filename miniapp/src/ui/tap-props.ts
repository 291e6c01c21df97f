import type { ReactNode } from 'react';

export type TapProps = {
  children?: ReactNode;
  className?: string | undefined;
  id?: string | undefined;
  disabled?: boolean | undefined;
  /** What a screen reader says when the content is no text. */
  label?: string | undefined;
  /** For one choice among several: radio or checkbox semantics. */
  role?: 'button' | 'radio' | 'checkbox' | 'link' | 'tab' | undefined;
  checked?: boolean | undefined;
  onTap?: (() => void) | undefined;
};
