/** Where people drive to. */
export const demoRegions = {
  city: '主城区',
  riverside: '滨江',
  lake: '江城',
  north: '北岸',
  county: '云岭县',
} as const;
export type RegionKey = keyof typeof demoRegions;
