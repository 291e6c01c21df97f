import { bankStories } from './stories-bank';
import { binjiangStories } from './stories-binjiang';
import { binjiangDoneStories } from './stories-binjiang-done';
import { deskStories } from './stories-desk';
import { hengxindaStories } from './stories-hengxinda';
import { jiangchengStories } from './stories-jiangcheng';
import { lifeStories } from './stories-life';
import { qimingStories } from './stories-qiming';
import { qimingDoneStories } from './stories-qiming-done';
import { visitStories } from './stories-visits';
import { yunlingStories } from './stories-yunling';
import type { Story } from './story';

export const demoStories: Story[] = [
  ...qimingStories,
  ...qimingDoneStories,
  ...yunlingStories,
  ...hengxindaStories,
  ...bankStories,
  ...binjiangStories,
  ...binjiangDoneStories,
  ...jiangchengStories,
  ...lifeStories,
  ...visitStories,
  ...deskStories,
];
