import { textOf } from '../bson/describe';
import { toDouble } from '../bson/exact-number';
import { type Doc, isDoc, isNumeric, type Value } from '../bson/value';
import { ServerError } from '../errors/server-error';
import { flatDistance } from '../geo/flat';
import { parseGeoJson, parseLegacyPoint, parseStored, type Position } from '../geo/parse-geometry';
import { earthRadius, radiansTo } from '../geo/sphere';

import type { FilterNode, Near } from './filter-node';
import { type Source, visitPath } from './path';

type Metric = { indexKinds: readonly string[]; measure: (value: Value) => number | undefined };

/** `{ $near: { $geometry, $maxDistance } }`, or a pair of numbers with `$maxDistance` beside it. */
export function parseNear({
  operator,
  operand,
  siblings,
}: {
  operator: string;
  operand: Value;
  siblings: Doc;
}): Near {
  const inner = isDoc(operand) && operand.has('$geometry') ? operand : undefined;
  const limits = inner ?? new Map([...siblings, ...(isDoc(operand) ? operand : [])]);
  const metric = inner
    ? geoJsonMetric(inner.get('$geometry'))
    : legacyMetric(operand, operator === '$nearSphere');
  return withLimits(metric, limits.get('$minDistance'), limits.get('$maxDistance'));
}

/** @throws ServerError 2 */
export function geoJsonMetric(geometry: Value): Metric {
  const shape = parseGeoJson(geometry);
  const [point] = shape?.points ?? [];
  if (!shape || !point || shape.points.length + shape.lines.length + shape.polygons.length > 1) {
    throw new ServerError(
      2,
      `invalid point in geo near query $geometry argument: ${textOf(geometry)}`,
    );
  }
  return {
    indexKinds: ['2dsphere'],
    measure: (value) => {
      const radians = radiansFrom(point, value);
      return radians === undefined ? undefined : radians * earthRadius;
    },
  };
}

/** Distances in radians, or on the plane in its own unit. @throws ServerError 2 */
export function legacyMetric(operand: Value, isSpherical: boolean): Metric {
  const point = parseLegacyPoint(operand);
  if (!point) {
    throw new ServerError(2, `invalid point in geo near query: ${textOf(operand)}`);
  }
  return isSpherical
    ? { indexKinds: ['2dsphere', '2d'], measure: (value) => radiansFrom(point, value) }
    : {
        indexKinds: ['2d'],
        measure: (value) => {
          const other = parseLegacyPoint(value);
          return other && flatDistance(point, other);
        },
      };
}

function radiansFrom(point: Position, value: Value): number | undefined {
  const geometry = parseStored(value);
  return geometry && radiansTo(point, geometry);
}

export function withLimits({ indexKinds, measure }: Metric, least: Value, most: Value): Near {
  const [from, to] = [distance('$minDistance', least, 0), distance('$maxDistance', most, Infinity)];
  const within = (value: Value): number | undefined => {
    const found = measure(value);
    return found !== undefined && found >= from && found <= to ? found : undefined;
  };
  return {
    indexKinds,
    distanceOf: (value) => {
      const own = within(value);
      if (own !== undefined || !Array.isArray(value)) {
        return own;
      }
      const all = value.map(within).filter((one) => one !== undefined);
      return all.length === 0 ? undefined : Math.min(...all);
    },
  };
}

function distance(name: string, value: Value, usual: number): number {
  if (value === undefined) {
    return usual;
  }
  if (!isNumeric(value) || toDouble(value) < 0) {
    throw new ServerError(2, `${name} must be a non-negative number`);
  }
  return toDouble(value);
}

export type NearNode = FilterNode & { kind: 'custom'; near: Near };

/** The search for what is near that a filter holds, if any. */
export function nearIn(node: FilterNode): NearNode | undefined {
  if (node.kind === 'and') {
    return node.children.map(nearIn).find((found) => found !== undefined);
  }
  return node.kind === 'custom' && node.near ? { ...node, near: node.near } : undefined;
}

/** How far a document is; undefined when it is no match. */
export function distanceIn(source: Source, { path, near }: NearNode): number | undefined {
  let nearest: number | undefined;
  const consider = (value: Value) => {
    const found = near.distanceOf(value);
    nearest = found === undefined ? nearest : Math.min(found, nearest ?? Infinity);
    return false;
  };
  if (path) {
    visitPath(source, path, consider);
  }
  return nearest;
}

/** @throws ServerError 5626500 where documents come in another order */
export function refuseNear(node: FilterNode): FilterNode {
  if (nearIn(node)) {
    throw new ServerError(
      5626500,
      '$geoNear, $near, and $nearSphere are not allowed in this context, as these operators require sorting geospatial data. If you do not need sort, consider using $geoWithin instead.',
    );
  }
  return node;
}
