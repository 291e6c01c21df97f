export type InputProps = {
  value: string;
  onChange: (value: string) => void;
  /** Several lines that grow with the words. */
  isArea: boolean;
  kind: 'text' | 'phone' | 'number' | 'nickname';
  hint: string;
  label: string;
  most: number;
  id?: string | undefined;
  autoFocus: boolean;
  onFocus: () => void;
  onBlur: () => void;
};
