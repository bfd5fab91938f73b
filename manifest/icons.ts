import { PNG } from 'pngjs';
import { coverage, MARK_SIZE, mark } from './mark.ts';

type Colour = readonly [red: number, green: number, blue: number];

const WHITE: Colour = [255, 255, 255];
const WEIGHT: Colour = [249, 198, 107];

/** The app's own colour: behind the mark, and where Teams tints what belongs to the app. */
export const ACCENT = '#2A2859';
const BACKGROUND: Colour = [0x2a, 0x28, 0x59];

const mix = (under: Colour, over: Colour, share: number): Colour => {
  const at = (channel: 0 | 1 | 2) => Math.round(under[channel] + (over[channel] - under[channel]) * share);
  return [at(0), at(1), at(2)];
};

type Pixel = readonly [red: number, green: number, blue: number, alpha: number];

const paint = (size: number, pixelAt: (x: number, y: number) => Pixel): Buffer => {
  const image = new PNG({ width: size, height: size });
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      image.data.set(pixelAt(x + 0.5, y + 0.5), (y * size + x) * 4);
    }
  }
  return PNG.sync.write(image);
};

/** The 192×192 icon: the mark in white and its weight in yellow, within the middle that no shape of icon crops. */
export const colourIcon = (): Buffer => {
  const [size, side] = [192, 124];
  const [scale, margin] = [side / MARK_SIZE, (size - side) / 2];
  return paint(size, (x, y) => {
    const point = { x: (x - margin) / scale, y: (y - margin) / scale };
    const lined = mix(BACKGROUND, WHITE, coverage(mark.body, point, 1 / scale));
    return [...mix(lined, WEIGHT, coverage(mark.weight, point, 1 / scale)), 255];
  });
};

/** The 32×32 icon: the mark alone, white on nothing. */
export const outlineIcon = (): Buffer =>
  paint(MARK_SIZE, (x, y) => {
    const share = Math.max(coverage(mark.body, { x, y }, 1), coverage(mark.weight, { x, y }, 1));
    return [...WHITE, Math.round(share * 255)];
  });
