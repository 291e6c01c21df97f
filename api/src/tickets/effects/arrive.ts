import type { Effect } from '../step';

export const arrive: Effect = (_ticket, { body: { place } }) => ({
  entry: {
    place: place
      ? { name: place.name, latitude: place.latitude ?? null, longitude: place.longitude ?? null }
      : null,
  },
});
