import { ListRow } from '#miniapp/ui/list-row';

import type { PhoneRowProps } from './phone-row-props';

/** Only WeChat can vouch for a number, so the web shows it and no more. */
export function PhoneRow({ phone }: PhoneRowProps) {
  return <ListRow icon="phone" title="手机号" value={phone ?? '在微信里绑定'} />;
}
