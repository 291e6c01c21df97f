import { getAppBaseInfo, getDeviceInfo } from '@tarojs/taro';

import { platformWords } from './words';

/** What the phone knows by itself and a report should carry: model, system, version. */
export function describeDevice(): string {
  const { brand, model, system } = getDeviceInfo();
  const { version, SDKVersion: library } = getAppBaseInfo();
  return [
    brand,
    model,
    system,
    version && platformWords.environment.wechat(version),
    library && platformWords.environment.library(library),
  ]
    .filter((part) => part !== undefined && part !== '')
    .join(' · ');
}
