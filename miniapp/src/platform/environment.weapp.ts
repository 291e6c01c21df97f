import { getAppBaseInfo, getDeviceInfo } from '@tarojs/taro';

/** What the phone knows by itself and a report should carry: model, system, version. */
export function describeDevice(): string {
  const { brand, model, system } = getDeviceInfo();
  const { version, SDKVersion: library } = getAppBaseInfo();
  return [brand, model, system, version && `微信 ${version}`, library && `基础库 ${library}`]
    .filter((part) => part !== undefined && part !== '')
    .join(' · ');
}
