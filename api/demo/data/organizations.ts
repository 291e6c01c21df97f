import type { RegionKey } from './regions';

/** Products by a short name: what is sold. */
export const demoProducts = {
  ledger: '财务总账',
  consolidation: '合并报表',
  bank: '银企直连',
  invoice: '电子发票',
  revenue: '水务营收',
  metering: '远传抄表',
  rtu: '采集终端 RTU-200',
} as const;
export type ProductKey = keyof typeof demoProducts;

export type DemoOrganization = {
  name: string;
  colleaguesFollow: boolean;
  /** Left out, that of the installation. */
  calendar?: 'waterworks';
  contract: {
    number: string;
    serviceLevel: 'aroundTheClock' | 'priority' | 'standard';
    /** Left out, everything that they have. */
    covers?: readonly ProductKey[];
    monthsLeft: number;
  };
  installed: readonly DemoAsset[];
};

type DemoAsset = {
  product: ProductKey;
  version: string;
  code: string;
  serial: string;
  /** Devices stand somewhere. */
  place?: { name: string; latitude: number; longitude: number };
  region?: RegionKey;
};

export const demoOrganizations = {
  qiming: {
    name: '启明会计师事务所',
    colleaguesFollow: true,
    contract: { number: 'HT-2026-0113', serviceLevel: 'priority', monthsLeft: 9 },
    installed: [
      { product: 'ledger', version: '12.3', code: 'QM-GL-01', serial: 'GL12-7F31-2209' },
      { product: 'bank', version: '3.8', code: 'QM-BK-01', serial: 'BK38-11C0-4471' },
      { product: 'invoice', version: '2.6', code: 'QM-IV-01', serial: 'IV26-09D2-8830' },
    ],
  },
  binjiang: {
    name: '滨江自来水公司',
    colleaguesFollow: false,
    calendar: 'waterworks',
    contract: { number: 'HT-2025-0788', serviceLevel: 'priority', monthsLeft: 4 },
    installed: [
      { product: 'revenue', version: '4.2', code: 'BJ-RV-01', serial: 'RV42-3310-1187' },
      { product: 'metering', version: '2.4', code: 'BJ-MT-01', serial: 'MT24-6620-0915' },
      {
        ...{ product: 'rtu', version: '2.0.8', code: 'BJ-RTU-03', serial: 'RTU200-240611-003' },
        place: { name: '滨江 3 号泵房', latitude: 30.2084, longitude: 120.2119 },
        region: 'riverside',
      },
      {
        ...{ product: 'rtu', version: '2.0.8', code: 'BJ-RTU-05', serial: 'RTU200-240611-005' },
        place: { name: '滨江 5 号泵房', latitude: 30.1921, longitude: 120.1987 },
        region: 'riverside',
      },
    ],
  },
  jiangcheng: {
    name: '江城水务集团',
    colleaguesFollow: true,
    contract: { number: 'HT-2026-0042', serviceLevel: 'aroundTheClock', monthsLeft: 14 },
    installed: [
      { product: 'revenue', version: '4.2', code: 'JC-RV-01', serial: 'RV42-3310-2046' },
      { product: 'metering', version: '2.4', code: 'JC-MT-01', serial: 'MT24-6620-1203' },
      { product: 'invoice', version: '2.6', code: 'JC-IV-01', serial: 'IV26-09D2-9124' },
    ],
  },
  hengxinda: {
    name: '恒信达商贸有限公司',
    colleaguesFollow: true,
    contract: {
      ...{ number: 'HT-2025-0651', serviceLevel: 'standard', monthsLeft: 2 },
      covers: ['ledger', 'consolidation'],
    },
    installed: [
      { product: 'ledger', version: '12.3', code: 'HX-GL-01', serial: 'GL12-7F31-2874' },
      { product: 'consolidation', version: '5.1', code: 'HX-CR-01', serial: 'CR51-20A8-0077' },
      { product: 'bank', version: '3.8', code: 'HX-BK-01', serial: 'BK38-11C0-4619' },
    ],
  },
  yunling: {
    name: '云岭县财政局',
    colleaguesFollow: false,
    contract: { number: 'HT-2026-0207', serviceLevel: 'standard', monthsLeft: 11 },
    installed: [{ product: 'ledger', version: '12.3', code: 'YL-GL-01', serial: 'GL12-7F31-3150' }],
  },
  beian: {
    name: '北岸燃气有限公司',
    colleaguesFollow: true,
    contract: { number: 'HT-2026-0166', serviceLevel: 'standard', monthsLeft: 7 },
    installed: [
      { product: 'bank', version: '3.8', code: 'BA-BK-01', serial: 'BK38-11C0-4702' },
      { product: 'ledger', version: '12.2', code: 'BA-GL-01', serial: 'GL12-7F31-1996' },
      {
        ...{ product: 'rtu', version: '2.1.0', code: 'BA-RTU-11', serial: 'RTU200-250302-011' },
        place: { name: '北岸调压站', latitude: 30.3366, longitude: 120.1502 },
        region: 'north',
      },
    ],
  },
} as const satisfies Record<string, DemoOrganization>;
export type OrganizationKey = keyof typeof demoOrganizations;
