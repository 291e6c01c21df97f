import { View } from '@tarojs/components';

import { Card } from './card';

type SkeletonProps = { /** CSS lengths. */ width?: string; height?: string };

/** A grey place of the size that the content will have. */
export function Skeleton({ width = '100%', height = '16px' }: SkeletonProps) {
  return <View className="skeleton" style={{ width, height }} />;
}

/** Cards of a list that is on its way. */
export function SkeletonCards({ count = 3 }: { count?: number }) {
  return (
    <>
      {Array.from({ length: count }, (_, index) => (
        <Card key={index} className="skeleton-card">
          <Skeleton width="80%" height="20px" />
          <Skeleton width="45%" />
          <Skeleton width="60%" height="12px" />
        </Card>
      ))}
    </>
  );
}
