import { getNetworkType, offNetworkStatusChange, onNetworkStatusChange } from '@tarojs/taro';
import { useEffect, useState } from 'react';

export function useOnline(): boolean {
  const [isOnline, setOnline] = useState(true);
  useEffect(() => {
    const handleChange = (change: { isConnected: boolean }) => {
      setOnline(change.isConnected);
    };
    void getNetworkType({
      success: ({ networkType }) => {
        setOnline(networkType !== 'none');
      },
    });
    onNetworkStatusChange(handleChange);
    return () => {
      offNetworkStatusChange(handleChange);
    };
  }, []);
  return isOnline;
}
