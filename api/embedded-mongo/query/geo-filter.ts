import { textOf } from '../bson/describe';
import { toDouble } from '../bson/exact-number';
import { type Doc, isDoc, isNumeric, type Value } from '../bson/value';
import { ServerError } from '../errors/server-error';
import { isInBox, isInFlatRing, flatDistance } from '../geo/flat';
import {
  type Geometry,
  parseGeoJson,
  parseLegacyPoint,
  parseStored,
  type Position,
} from '../geo/parse-geometry';
import { doIntersect, isInCap, isWithin } from '../geo/sphere';

import type { FilterNode } from './filter-node';
import { expanding } from './match';
import { parseNear } from './near';
import type { Path } from './path';

export const geoOperators = new Set([
  '$geoWithin',
  '$within',
  '$geoIntersects',
  '$near',
  '$nearSphere',
  '$geoNear',
]);

/** Further words of a geo operator that stand beside it, as in `{ $near: [x, y], $maxDistance: 5 }`. */
export const geoCompanions = new Set(['$maxDistance', '$minDistance', '$uniqueDocs']);

type GeoOperation = { path: Path | null; operator: string; operand: Value; siblings: Doc };

/** @throws ServerError 2 for a shape that does not fit the operator */
export function parseGeo(operation: GeoOperation): FilterNode {
  const { path, operator, operand } = operation;
  if (operator === '$geoIntersects') {
    return { kind: 'custom', path, test: expanding(intersectionTest(operand)) };
  }
  if (operator === '$geoWithin' || operator === '$within') {
    return { kind: 'custom', path, test: expanding(withinTest(operand)) };
  }
  const near = parseNear(operation);
  return {
    kind: 'custom',
    path,
    near,
    test: (value) => near.distanceOf(value) !== undefined,
  };
}

type ValueTest = (value: Value) => boolean;

function intersectionTest(operand: Value): ValueTest {
  const shape = isDoc(operand) ? parseGeoJson(operand.get('$geometry')) : undefined;
  if (!shape) {
    throw new ServerError(2, `$geoIntersects needs a GeoJSON $geometry: ${textOf(operand)}`);
  }
  return (value) => {
    const geometry = parseStored(value);
    return geometry !== undefined && doIntersect(geometry, shape);
  };
}

function withinTest(operand: Value): ValueTest {
  const entries = isDoc(operand) ? [...operand] : [];
  const [shape] = entries.filter(([name]) => name !== '$uniqueDocs');
  const parse = shape && shapes.get(shape[0]);
  if (!parse) {
    throw new ServerError(2, `unknown geo specifier: ${textOf(operand)}`);
  }
  return parse(shape[1]);
}

const shapes: ReadonlyMap<string, (operand: Value) => ValueTest> = new Map([
  ['$geometry', withinGeometry],
  ['$box', withinBox],
  ['$polygon', withinPolygon],
  ['$center', withinCircle],
  ['$centerSphere', withinCap],
]);

function withinGeometry(operand: Value): ValueTest {
  const area = parseGeoJson(operand);
  if (!area || area.polygons.length === 0 || area.points.length > 0 || area.lines.length > 0) {
    throw new ServerError(2, `$geoWithin not supported with provided geometry: ${textOf(operand)}`);
  }
  return (value) => {
    const geometry = parseStored(value);
    return geometry !== undefined && isWithin(geometry, area);
  };
}

/** Flat shapes hold points only. */
function flatPoint(value: Value): Position | undefined {
  if (!isDoc(value) || !value.has('type')) {
    return parseLegacyPoint(value);
  }
  const geometry: Geometry | undefined = parseGeoJson(value);
  return geometry && geometry.lines.length + geometry.polygons.length === 0
    ? geometry.points[0]
    : undefined;
}

function ofPoints(test: (point: Position) => boolean): ValueTest {
  return (value) => {
    const point = flatPoint(value);
    return point !== undefined && test(point);
  };
}

function positionsOf(operand: Value, least: number): Position[] {
  const items: readonly Value[] = isDoc(operand)
    ? [...operand.values()]
    : Array.isArray(operand)
      ? operand
      : [];
  const positions = items.map(parseLegacyPoint);
  if (positions.length < least || !positions.every((one) => one !== undefined)) {
    throw new ServerError(2, `Point must be an array or object: ${textOf(operand)}`);
  }
  return positions;
}

function withinBox(operand: Value): ValueTest {
  const [from, to] = positionsOf(operand, 2);
  return ofPoints((point) => from !== undefined && to !== undefined && isInBox(point, [from, to]));
}

function withinPolygon(operand: Value): ValueTest {
  const ring = positionsOf(operand, 3);
  return ofPoints((point) => isInFlatRing(point, ring));
}

function circleOf(operand: Value): { center: Position; radius: number } {
  const [middle, size] = Array.isArray(operand) ? operand : [];
  const center = parseLegacyPoint(middle);
  if (!center || !isNumeric(size) || toDouble(size) < 0) {
    throw new ServerError(2, `radius must be a non-negative number: ${textOf(operand)}`);
  }
  return { center, radius: toDouble(size) };
}

function withinCircle(operand: Value): ValueTest {
  const { center, radius } = circleOf(operand);
  return ofPoints((point) => flatDistance(point, center) <= radius);
}

function withinCap(operand: Value): ValueTest {
  const { center, radius } = circleOf(operand);
  return (value) => {
    const geometry = parseStored(value);
    return geometry !== undefined && isInCap(geometry, center, radius);
  };
}
