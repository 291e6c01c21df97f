import type { ServiceLevel } from '#shared/promises/service-levels';
import { standardCalendar } from '#shared/promises/working-calendar';
import type { TicketCategory } from '#shared/tickets/ticket-words';

import type { ProductKey } from './organizations';
import type { PersonKey } from './people';
import type { RegionKey } from './regions';

const working = (minutes: number) => ({ minutes, hours: 'working' }) as const;
const always = (minutes: number) => ({ minutes, hours: 'round_the_clock' }) as const;

/** For whoever supplies a city with water at night as well. */
export const aroundTheClock: { name: string; times: ServiceLevel } = {
  name: '全天候',
  times: {
    P1: { firstResponse: always(10), arrival: always(120), solution: always(90) },
    P2: { firstResponse: always(15), arrival: always(240), solution: always(240) },
    P3: { firstResponse: working(20), arrival: working(480), solution: working(960) },
    P4: { firstResponse: working(30), arrival: working(960), solution: working(1440) },
  },
};

const shift = [[8 * 60, 18 * 60]] as const;

/** Waterworks work on Saturdays, too, and through the noon. */
export const waterworksCalendar = {
  ...standardCalendar,
  name: '水厂（周一到周六）',
  hours: {
    ...{ sunday: [], monday: shift, tuesday: shift, wednesday: shift },
    ...{ thursday: shift, friday: shift, saturday: shift },
  },
};

type DemoProfile = {
  /** Solves anything of these products. */
  products: readonly ProductKey[];
  /** Solves these of any product. */
  categories?: readonly TicketCategory[];
  regions: readonly RegionKey[];
  capacity: number;
};

export const demoProfiles = {
  engineer: {
    products: ['ledger', 'consolidation', 'bank', 'invoice'],
    ...{ categories: ['how_to'], regions: ['city'], capacity: 14 },
  },
  engineer2: {
    products: ['revenue', 'metering', 'rtu'],
    ...{ regions: ['city', 'riverside', 'lake'], capacity: 12 },
  },
  liu: {
    products: ['ledger', 'bank', 'invoice'],
    ...{ regions: ['city', 'county'], capacity: 10 },
  },
  huang: {
    products: ['metering', 'rtu'],
    ...{ categories: ['device', 'connection'], regions: ['riverside', 'north'], capacity: 6 },
  },
} as const satisfies Partial<Record<PersonKey, DemoProfile>>;

/** One night each, in turn. */
export const demoRota = ['engineer2', 'engineer', 'huang', 'liu'] as const;

/** Seen from the day on which the demo was loaded. */
export const demoLeave = [
  { who: 'liu', inDays: 1, days: 3, note: '年假' },
  { who: 'huang', inDays: 9, days: 1, note: '培训' },
] as const;

const blank = { text: '', cause: '', solution: '', prevention: '' };

/** Quick replies and resolutions; without an owner, everybody’s. */
export const demoTemplates: {
  owner: PersonKey | null;
  kind: 'quick_reply' | 'resolution';
  title: string;
  text: string;
  cause: string;
  solution: string;
  prevention: string;
}[] = [
  {
    ...{ ...blank, owner: null, kind: 'quick_reply', title: '已看到，正在查' },
    text: '{客户称呼}您好，我是{我的名字}，工单 {工单号} 我正在查，{承诺时间}前回复您。',
  },
  {
    ...{ ...blank, owner: null, kind: 'quick_reply', title: '请补充截图' },
    text: '{客户称呼}您好，请补一张完整的报错截图，最好能看到时间和单据号。',
  },
  {
    ...{ ...blank, owner: null, kind: 'quick_reply', title: '需要远程' },
    text: '{客户称呼}您好，这个问题需要远程看一下，请问您什么时候方便？',
  },
  {
    ...{ ...blank, owner: null, kind: 'resolution', title: '凭证导入科目不存在' },
    cause: '导入模板里的科目编码在本账套中没有启用。',
    solution: '已启用对应科目，并重新导入凭证，借贷核对一致。',
    prevention: '导入前先用“科目对照”检查一遍模板。',
  },
  {
    ...{ ...blank, owner: null, kind: 'resolution', title: '采集终端离线' },
    cause: '终端的通信模块掉线后没有自动重连。',
    solution: '已重启通信模块并升级固件，数据已补传。',
    prevention: '升级后终端每 10 分钟检查一次连接，掉线会自动重连。',
  },
  {
    ...{ ...blank, owner: 'engineer', kind: 'quick_reply', title: '结账前先备份' },
    text: '{客户称呼}您好，结账前请先备份账套，做好后告诉我，我来陪您一起结。',
  },
];
