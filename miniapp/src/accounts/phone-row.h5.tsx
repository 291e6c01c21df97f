import { ListRow } from '#miniapp/ui/list-row';

import type { PhoneRowProps } from './phone-row-props';
import { accountWords } from './words';

/** Only WeChat can vouch for a number, so the web shows it and no more. */
export function PhoneRow({ phone }: PhoneRowProps) {
  return (
    <ListRow
      icon="phone"
      title={accountWords.phone.title}
      value={phone ?? accountWords.phone.bindInWechat}
    />
  );
}
