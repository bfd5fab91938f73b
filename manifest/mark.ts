type Point = { x: number; y: number };

/** How far a point lies from a shape's edge, in the mark's own units; negative inside. */
type Shape = (point: Point) => number;

const capsule =
  (from: Point, to: Point, radius: number): Shape =>
  ({ x, y }) => {
    const [dx, dy] = [to.x - from.x, to.y - from.y];
    const along = ((x - from.x) * dx + (y - from.y) * dy) / (dx * dx + dy * dy);
    const t = Math.min(1, Math.max(0, along));
    return Math.hypot(x - from.x - t * dx, y - from.y - t * dy) - radius;
  };

const disc =
  (centre: Point, radius: number): Shape =>
  ({ x, y }) =>
    Math.hypot(x - centre.x, y - centre.y) - radius;

const union =
  (...shapes: Shape[]): Shape =>
  (point) =>
    Math.min(...shapes.map((shape) => shape(point)));

const without =
  (shape: Shape, cut: Shape): Shape =>
  (point) =>
    Math.max(shape(point), -cut(point));

const line = (points: Point[], width: number): Shape =>
  union(
    ...points.flatMap((point, index) => {
      const next = points[index + 1];
      return next ? [capsule(point, next, width / 2)] : [];
    }),
  );

/** The side of the square the mark is drawn in. */
export const MARK_SIZE = 32;

const corners = { left: 12.1, right: 19.9, footLeft: 6.6, footRight: 25.4, top: 4.6, foot: 27.4 };
const housing = line(
  [
    { x: corners.left, y: corners.top },
    { x: corners.right, y: corners.top },
    { x: corners.footRight, y: corners.foot },
    { x: corners.footLeft, y: corners.foot },
    { x: corners.left, y: corners.top },
  ],
  2.4,
);
const pivot = { x: 15.2, y: 21.6 };
const tip = { x: 26.2, y: 6.4 };
const weight = { x: 21.7, y: 12.6 };
const arm = capsule(pivot, tip, 1.2);
const shelf = capsule({ x: 9.4, y: 21.6 }, { x: 22.6, y: 21.6 }, 1.2);

/**
 * A metronome seen from the front, its arm at the turn of the beat: "takt" is the beat, "taktfast" keeping it.
 * The arm and its weight cut a gap in the housing, so that the mark still reads at 32 pixels.
 */
export const mark: { body: Shape; weight: Shape } = {
  body: without(
    union(without(union(housing, shelf), without(capsule(pivot, tip, 2.5), disc(pivot, 3))), arm),
    disc(weight, 4),
  ),
  weight: disc(weight, 2.9),
};

/** How much of a pixel of the given size a shape covers, 0 to 1. */
export const coverage = (shape: Shape, point: Point, pixel: number): number =>
  Math.min(1, Math.max(0, 0.5 - shape(point) / pixel));
