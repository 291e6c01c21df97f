import { StatusPill } from './status-pill';

type CountdownChipProps = {
  /** Ready to read: 还有 20 分钟, 晚了 5 分钟, 今天 16:30 前. */
  label: string;
  urgency: 'late' | 'wait' | 'ink';
};

const tones = { late: 'late', wait: 'wait', ink: 'quiet' } as const;

/** How much time a promise has left. */
export function CountdownChip({ label, urgency }: CountdownChipProps) {
  return <StatusPill label={label} tone={tones[urgency]} />;
}
