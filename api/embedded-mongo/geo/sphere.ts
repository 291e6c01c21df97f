import type { Geometry, Position } from './parse-geometry';

/** MongoDB's earth: metres of its radius. */
export const earthRadius = 6_378_100;

type Vector = readonly [number, number, number];
type Edge = readonly [Vector, Vector];

const touching = 1e-12;

function vectorOf([longitude, latitude]: Position): Vector {
  const [theta, phi] = [(longitude * Math.PI) / 180, (latitude * Math.PI) / 180];
  return [Math.cos(phi) * Math.cos(theta), Math.cos(phi) * Math.sin(theta), Math.sin(phi)];
}

function dot(a: Vector, b: Vector): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

function cross(a: Vector, b: Vector): Vector {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

function normalized(a: Vector): Vector {
  const length = Math.hypot(...a);
  return [a[0] / length, a[1] / length, a[2] / length];
}

/** Radians between two points. */
function angle(a: Vector, b: Vector): number {
  return Math.atan2(Math.hypot(...cross(a, b)), dot(a, b));
}

function sideOf(a: Vector, b: Vector, c: Vector): 1 | -1 {
  return dot(cross(a, b), c) >= 0 ? 1 : -1;
}

function doCross([a, b]: Edge, [c, d]: Edge): boolean {
  const [first, second] = [sideOf(a, b, c), sideOf(a, b, d)];
  const [third, fourth] = [sideOf(c, d, a), sideOf(c, d, b)];
  // going the same way round, else the arcs cross on opposite sides of the earth
  return first !== second && third !== fourth && first !== third;
}

function angleToEdge(point: Vector, [a, b]: Edge): number {
  const normal = cross(a, b);
  const isDegenerate = Math.hypot(...normal) < touching;
  const isBeside =
    !isDegenerate && dot(cross(normal, a), point) >= 0 && dot(cross(normal, b), point) <= 0;
  return isBeside
    ? Math.abs(Math.asin(Math.max(-1, Math.min(1, dot(point, normalized(normal))))))
    : Math.min(angle(point, a), angle(point, b));
}

function edgesOf(positions: readonly Position[]): Edge[] {
  const vectors = positions.map(vectorOf);
  return vectors.slice(1).map((vector, index) => [vectors[index] ?? vector, vector]);
}

type Polygon = Geometry['polygons'][number];

/** Even-odd along an arc from a place outside; borders count as inside. */
function isInRing(point: Vector, ring: readonly Position[]): boolean {
  const edges = edgesOf(ring);
  if (edges.some((edge) => angleToEdge(point, edge) < touching)) {
    return true;
  }
  const start = outsideOf(ring);
  return edges.filter((edge) => doCross([start, point], edge)).length % 2 === 1;
}

/** A point far from a ring that is smaller than half the earth. */
function outsideOf(ring: readonly Position[]): Vector {
  const sum = ring
    .map(vectorOf)
    .reduce<Vector>(([x, y, z], [a, b, c]) => [x + a, y + b, z + c], [0, 0, 0]);
  // a little beside the antipode, from which every arc would be as short as any other
  return normalized([-sum[0] + 0.0137, -sum[1] + 0.0271, -sum[2] + 0.0419]);
}

function isInPolygon(point: Vector, [border = [], ...holes]: Polygon): boolean {
  return (
    isInRing(point, border) &&
    holes.every(
      (hole) =>
        !isInRing(point, hole) || edgesOf(hole).some((edge) => angleToEdge(point, edge) < touching),
    )
  );
}

function polygonEdges(polygon: Polygon): Edge[] {
  return polygon.flatMap(edgesOf);
}

/** Whether the polygons of `area` hold all of a geometry. */
export function isWithin(geometry: Geometry, area: Geometry): boolean {
  const isInside = (positions: readonly Position[], edges: readonly Edge[]) =>
    area.polygons.some(
      (polygon) =>
        positions.every((position) => isInPolygon(vectorOf(position), polygon)) &&
        !edges.some((edge) => polygonEdges(polygon).some((other) => crossesInside(edge, other))),
    );
  return (
    geometry.points.every((point) => isInside([point], [])) &&
    geometry.lines.every((line) => isInside(line, edgesOf(line))) &&
    geometry.polygons.every((polygon) => isInside(polygon.flat(), polygonEdges(polygon)))
  );
}

/** Edges that share an end only touch. */
function crossesInside(edge: Edge, other: Edge): boolean {
  const touches = edge.some((end) => angleToEdge(end, other) < touching);
  const isTouched = other.some((end) => angleToEdge(end, edge) < touching);
  return !touches && !isTouched && doCross(edge, other);
}

export function doIntersect(left: Geometry, right: Geometry): boolean {
  const [edges, otherEdges] = [allEdges(left), allEdges(right)];
  return (
    allPositions(left).some((position) => isTouching(vectorOf(position), right)) ||
    allPositions(right).some((position) => isTouching(vectorOf(position), left)) ||
    edges.some((edge) => otherEdges.some((other) => doCross(edge, other)))
  );
}

function allPositions({ points, lines, polygons }: Geometry): Position[] {
  return [...points, ...lines.flat(), ...polygons.flat(2)];
}

function allEdges({ lines, polygons }: Geometry): Edge[] {
  return [...lines.flatMap(edgesOf), ...polygons.flatMap(polygonEdges)];
}

function isTouching(point: Vector, geometry: Geometry): boolean {
  return angleTo(point, geometry) < touching;
}

function angleTo(point: Vector, geometry: Geometry): number {
  if (geometry.polygons.some((polygon) => isInPolygon(point, polygon))) {
    return 0;
  }
  return Math.min(
    Infinity,
    ...geometry.points.map((other) => angle(point, vectorOf(other))),
    ...allEdges(geometry).map((edge) => angleToEdge(point, edge)),
  );
}

/** Radians from a point to the nearest place of a geometry. */
export function radiansTo(point: Position, geometry: Geometry): number {
  return angleTo(vectorOf(point), geometry);
}

/** Whether all of a geometry lies within a circle. */
export function isInCap(geometry: Geometry, center: Position, radius: number): boolean {
  const middle = vectorOf(center);
  return allPositions(geometry).every(
    (position) => angle(middle, vectorOf(position)) <= radius + touching,
  );
}
