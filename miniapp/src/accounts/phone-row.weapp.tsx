import { Button } from '@tarojs/components';

import { ListRow } from '#miniapp/ui/list-row';

import type { PhoneRowProps } from './phone-row-props';

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
      <ListRow icon="phone" title="手机号" value={phone ?? '用微信绑定'} />
    </Button>
  );
}
