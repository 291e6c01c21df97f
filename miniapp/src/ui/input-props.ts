export type InputProps = {
  value: string;
  /**
   * `isComposing`: the input method is not finished with it. What is typed may be kept then, but nothing may be asked or
   * sent with it.
   */
  onChange: (value: string, isComposing: boolean) => void;
  /** Several lines that grow with the words. */
  isArea: boolean;
  kind: 'text' | 'phone' | 'number' | 'nickname';
  hint: string;
  label: string;
  /** Signs, as people count them. */
  most: number;
  id?: string | undefined;
  autoFocus: boolean;
  onFocus: () => void;
  onBlur: () => void;
};
