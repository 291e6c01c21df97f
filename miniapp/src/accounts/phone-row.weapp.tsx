import { Button } from '@tarojs/components';

import { ListRow } from '#miniapp/ui/list-row';

import type { PhoneRowProps } from './phone-row-props';
import { accountWords } from './words';

/** Asks WeChat for the number of this account; the person agrees in WeChat's own dialog. */
export function PhoneRow({ phone, onCode }: PhoneRowProps) {
  return (
    <Button
      className="tap tap-native"
      id="phone"
      openType="getPhoneNumber"
      onGetPhoneNumber={({ detail }) => {
        // absent when the person refused
        if (detail.code) {
          onCode(detail.code);
        }
      }}
    >
      <ListRow
        icon="phone"
        title={accountWords.phone.title}
        value={phone ?? accountWords.phone.bindByWechat}
      />
    </Button>
  );
}
