import { scanCode } from '@tarojs/taro';

/** Scanning needs a camera that the browser does not hand out here. */
export const canScan = true;

/** The text of a QR code; null when the person changes their mind. */
export async function scan(): Promise<string | null> {
  try {
    return (await scanCode({ scanType: ['qrCode', 'barCode'] })).result;
  } catch {
    return null;
  }
}
