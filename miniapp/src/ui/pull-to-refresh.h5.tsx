import { hooks } from '@tarojs/shared';
import { useRef } from 'react';

import { classes } from './classes';
import { EchoSign } from './echo-sign';
import type { PullToRefreshProps } from './pull-to-refresh-props';
import { pullHeight, usePull } from './use-pull.h5';
import { kitWords } from './words';

// Taro would wrap pages with `enablePullDownRefresh` in a puller of its own, three grey dots
hooks.tap('createPullDownComponent', (page: unknown) => page);

/** The browser's page, pulled down by a finger; the echo grows with the pull. */
export function PullToRefresh({ children, onRefresh }: PullToRefreshProps) {
  const root = useRef<HTMLDivElement>(null);
  const { distance, state } = usePull(root, onRefresh);
  const isHeld = state === 'pulling' || state === 'ready';
  return (
    <div ref={root} className="pull">
      <div
        className={classes('pull__track', !isHeld && 'pull__track--settling')}
        style={distance > 0 ? { transform: `translateY(${distance}px)` } : {}}
      >
        {state !== 'idle' && (
          <div className="pull__head" style={{ opacity: Math.min(1, distance / pullHeight) }}>
            <EchoSign size="small" className={state === 'busy' ? 'pull__sign--busy' : ''} />
            {kitWords.pull[state]}
          </div>
        )}
        {children}
      </div>
    </div>
  );
}
