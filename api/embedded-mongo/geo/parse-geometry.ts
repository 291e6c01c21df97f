import { toDouble } from '../bson/exact-number';
import { isDoc, isNumeric, type Value } from '../bson/value';
import { ServerError } from '../errors/server-error';

/** Longitude and latitude in degrees, or x and y. */
export type Position = readonly [number, number];

/** Points, lines and polygons; a polygon's first ring is its border, the others are holes. */
export type Geometry = {
  points: readonly Position[];
  lines: readonly (readonly Position[])[];
  polygons: readonly (readonly (readonly Position[])[])[];
};

const none: Geometry = { points: [], lines: [], polygons: [] };

/** @throws ServerError 16755 for what a 2dsphere index cannot take */
export function checkSphere(value: Value): void {
  if (value !== undefined && value !== null && !parseStored(value)) {
    throw new ServerError(16755, "Can't extract geo keys: unknown GeoJSON type or coordinates");
  }
}

/** @throws ServerError 13654 for a point outside the range of a 2d index, 16804 for no point at all */
export function checkFlat(value: Value): void {
  if (value === undefined || value === null || (Array.isArray(value) && !isNumeric(value[0]))) {
    return;
  }
  const point = parseLegacyPoint(value);
  if (!point) {
    throw new ServerError(16804, 'location object expected, location array not in correct format');
  }
  if (point.some((number) => Math.abs(number) > 180)) {
    throw new ServerError(13654, `point not in interval of [ -180, 180 ]: ${point.join(', ')}`);
  }
}

/** A stored value as geometry: GeoJSON or a pair of numbers; undefined for anything else. */
export function parseStored(value: Value): Geometry | undefined {
  if (isDoc(value) && value.has('type')) {
    return parseGeoJson(value);
  }
  const point = parseLegacyPoint(value);
  return point && isOnSphere(point) ? { ...none, points: [point] } : undefined;
}

/** `[x, y]` or a document whose first two fields are numbers. */
export function parseLegacyPoint(value: Value): Position | undefined {
  const parts: readonly Value[] = isDoc(value)
    ? [...value.values()]
    : Array.isArray(value)
      ? value
      : [];
  const [x, y] = parts;
  return isNumeric(x) && isNumeric(y) ? [toDouble(x), toDouble(y)] : undefined;
}

function isOnSphere([longitude, latitude]: Position): boolean {
  return Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90;
}

export function parseGeoJson(value: Value): Geometry | undefined {
  const type = isDoc(value) ? value.get('type') : undefined;
  const parse = typeof type === 'string' ? parsers.get(type) : undefined;
  if (!isDoc(value) || !parse) {
    return undefined;
  }
  return parse(type === 'GeometryCollection' ? value.get('geometries') : value.get('coordinates'));
}

type Parser = (coordinates: Value) => Geometry | undefined;

function position(value: Value): Position | undefined {
  if (!Array.isArray(value) || value.length < 2) {
    return undefined;
  }
  const point = parseLegacyPoint(value);
  return point && isOnSphere(point) ? point : undefined;
}

function list<T>(value: Value, parse: (item: Value) => T | undefined): T[] | undefined {
  if (!Array.isArray(value)) {
    return undefined;
  }
  const items = value.map(parse);
  return items.every((item) => item !== undefined) ? items : undefined;
}

function line(value: Value): Position[] | undefined {
  const points = list(value, position);
  return points && points.length >= 2 ? points : undefined;
}

function ring(value: Value): Position[] | undefined {
  const points = list(value, position);
  const isClosed = points?.at(0)?.join() === points?.at(-1)?.join();
  return points && isClosed && points.length >= 4 ? points : undefined;
}

function rings(value: Value): Position[][] | undefined {
  const found = list(value, ring);
  return found && found.length > 0 ? found : undefined;
}

const parsers: ReadonlyMap<string, Parser> = new Map<string, Parser>([
  ['Point', single(position, (point) => ({ ...none, points: [point] }))],
  ['LineString', single(line, (points) => ({ ...none, lines: [points] }))],
  ['Polygon', single(rings, (polygon) => ({ ...none, polygons: [polygon] }))],
  ['MultiPoint', many(position, (points) => ({ ...none, points }))],
  ['MultiLineString', many(line, (lines) => ({ ...none, lines }))],
  ['MultiPolygon', many(rings, (polygons) => ({ ...none, polygons }))],
  ['GeometryCollection', many(parseGeoJson, merge)],
]);

function single<T>(parse: (value: Value) => T | undefined, make: (part: T) => Geometry): Parser {
  return (value) => {
    const part = parse(value);
    return part === undefined ? undefined : make(part);
  };
}

function many<T>(parse: (value: Value) => T | undefined, make: (parts: T[]) => Geometry): Parser {
  return (value) => {
    const parts = list(value, parse);
    return parts && parts.length > 0 ? make(parts) : undefined;
  };
}

function merge(parts: readonly Geometry[]): Geometry {
  return {
    points: parts.flatMap(({ points }) => points),
    lines: parts.flatMap(({ lines }) => lines),
    polygons: parts.flatMap(({ polygons }) => polygons),
  };
}
