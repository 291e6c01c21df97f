import './place-field.scss';

import { View } from '@tarojs/components';

import type { Place } from '#miniapp/platform/place';
import { canChoosePlace, choosePlace } from '#miniapp/platform/places';
import { Button } from '#miniapp/ui/button';
import { TextField } from '#miniapp/ui/text-field';
import type { TicketReply } from '#shared/tickets/ticket-replies';
import { visitLimits } from '#shared/visits/visit-limits';

import { visitWords } from './words/visits';

type PlaceFieldProps = {
  id: string;
  label?: string;
  hint?: string;
  place: Place;
  error?: string | undefined;
  onChange: (place: Place) => void;
};

/** A place: pointed at on WeChat's map, or written down. Other words mean another place than the one on the map. */
export function PlaceField({ id, label, hint, place, error, onChange }: PlaceFieldProps) {
  const handleChoose = async () => {
    const chosen = await choosePlace();
    if (chosen) {
      onChange(chosen);
    }
  };
  return (
    <View className="place-field">
      <View className="place-field__words">
        <TextField
          id={id}
          label={label ?? visitWords.place.label}
          hint={hint ?? visitWords.place.hint}
          most={visitLimits.placeLength}
          value={place.name}
          error={error}
          onChange={(name) => {
            onChange({ name, latitude: null, longitude: null });
          }}
        />
      </View>
      {canChoosePlace() && (
        <Button kind="quiet" icon="place" narrow onTap={() => void handleChoose()}>
          {visitWords.place.choose}
        </Button>
      )}
    </View>
  );
}

/** As a request carries it. */
export function placeBody({ name, latitude, longitude }: Place) {
  return { name, ...(latitude !== null && longitude !== null && { latitude, longitude }) };
}

type Visited = Partial<Pick<TicketReply, 'appointment'>> & {
  visit: { address: string; latitude?: Coordinate; longitude?: Coordinate } | null;
};
type Coordinate = number | null | undefined;

/** Where a visit is to go: as it was arranged, otherwise as the customer reported it. */
export function placeOfVisit({ appointment, visit }: Visited): Place {
  return (
    appointment?.place ?? {
      name: visit?.address ?? '',
      latitude: visit?.latitude ?? null,
      longitude: visit?.longitude ?? null,
    }
  );
}
