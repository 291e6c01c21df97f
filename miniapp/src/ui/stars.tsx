import { View } from '@tarojs/components';

import { classes } from './classes';
import { Icon } from './icon';
import { spoken } from './spoken';
import { Tap } from './tap';
import { kitWords } from './words';

type StarsProps = {
  /** 0: not chosen yet. */
  value: number;
  /** Left out, the stars only show. */
  onChange?: (value: number) => void;
};

/** Five stars, to give or to show. */
export function Stars({ value, onChange }: StarsProps) {
  return (
    <View
      className={classes('stars', !onChange && 'stars--small')}
      {...(!onChange && spoken({ role: 'img', label: kitWords.stars.shown(value) }))}
    >
      {kitWords.stars.meanings.map((word, index) => {
        const names = classes('stars__star', index < value && 'stars__star--lit');
        const star = <Icon name={index < value ? 'starFull' : 'star'} />;
        return onChange ? (
          <Tap
            key={word}
            id={`star-${index + 1}`}
            className={names}
            role="radio"
            checked={index + 1 === value}
            label={kitWords.stars.star(index + 1, word)}
            onTap={() => {
              onChange(index + 1);
            }}
          >
            {star}
          </Tap>
        ) : (
          <View key={word} className={names}>
            {star}
          </View>
        );
      })}
    </View>
  );
}
