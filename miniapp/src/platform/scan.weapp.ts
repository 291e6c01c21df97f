import { scanCode } from '@tarojs/taro';

/** Whether there is a camera to scan with; the browser does not hand one out here. */
export function canScan(): boolean {
  return true;
}

/** The text of a QR code; null when the person changes their mind. */
export async function scan(): Promise<string | null> {
  try {
    return (await scanCode({ scanType: ['qrCode', 'barCode'] })).result;
  } catch {
    return null;
  }
}
