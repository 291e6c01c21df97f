import './visit-card.scss';

import { View } from '@tarojs/components';

import { copyText } from '#miniapp/platform/device';
import type { Place } from '#miniapp/platform/place';
import { canShowPlace, showPlace } from '#miniapp/platform/places';
import { Icon } from '#miniapp/ui/icon';
import { IconWay } from '#miniapp/ui/icon-way';

import { visitWords } from './words/visits';

type PlaceRowProps = { place: Place; isNavigation: boolean };

/** Where somebody comes, with the way to see it on a map; what no map can find is copied. */
export function PlaceRow({ place, isNavigation }: PlaceRowProps) {
  const words = visitWords.card;
  const isOnMap = canShowPlace(place);
  const label = isNavigation ? words.navigate : words.map;
  return (
    <View className="visit-card__place">
      <Icon name="place" size="small" />
      <View className="visit-card__name">{place.name}</View>
      <IconWay
        icon={isOnMap ? 'depart' : 'copy'}
        word={isOnMap ? label : words.copy}
        label={words.placeOf(place.name)}
        onTap={() => {
          if (isOnMap) {
            showPlace(place);
          } else {
            void copyText(place.name);
          }
        }}
      />
    </View>
  );
}
