type Spoken = { role: 'dialog' | 'img' | 'switch'; label: string; checked?: boolean };

/** What a screen reader hears, in the attributes of WeChat and of the browser at once. */
export function spoken({ role, label, checked }: Spoken) {
  return {
    role,
    ariaRole: role,
    ariaLabel: label,
    ...(checked === undefined ? {} : { ariaChecked: checked }),
  };
}
