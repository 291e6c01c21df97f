import { View } from '@tarojs/components';

import { classes } from './classes';
import { Icon } from './icon';

type ProgressStepsProps = {
  steps: readonly { label: string; time?: string | undefined }[];
  /** Index of the step that it stands at; the number of steps when all are done. */
  current: number;
};

/** Where something stands on its way, with the times of what is behind it. */
export function ProgressSteps({ steps, current }: ProgressStepsProps) {
  return (
    <View className="progress-steps">
      {steps.map(({ label, time }, index) => (
        <View
          key={label}
          className={classes(
            'progress-step',
            index < current && 'progress-step--past',
            index === current && 'progress-step--here',
          )}
        >
          <View className="progress-step__dot">
            {index < current && <Icon name="check" size="small" />}
          </View>
          <View>{label}</View>
          <View className="progress-step__time">{time ?? ''}</View>
        </View>
      ))}
    </View>
  );
}
