import { View } from '@tarojs/components';

import { Icon } from './icon';
import { Tap } from './tap';

/** The way on to all of it, at the right of a section's heading. */
export function MoreLink({ children, onTap }: { children: string; onTap: () => void }) {
  return (
    <Tap className="more-link" onTap={onTap}>
      <View>{children}</View>
      <Icon name="next" size="small" />
    </Tap>
  );
}
