import { clampScale, openingScale } from '#miniapp/platform/picture-scale';

const phone = { width: 375, height: 780 };
const desk = { width: 1280, height: 900 };

it.each([
  ['a photo whole', { width: 4000, height: 3000 }, phone, 375, 281.25],
  ['a phone’s screenshot whole', { width: 1080, height: 2400 }, desk, 405, 900],
  ['a small one at its own size', { width: 40, height: 30 }, phone, 40, 30],
  ['a long screenshot as wide as the phone', { width: 1080, height: 9000 }, phone, 375, 3125],
  ['a long screenshot as wide as itself', { width: 1080, height: 9000 }, desk, 1080, 9000],
  ['a panorama as high as the phone', { width: 9000, height: 1080 }, phone, 6500, 780],
])('opens %s', (_what, picture, place, width, height) => {
  const scale = openingScale(picture, place);
  expect([picture.width * scale, picture.height * scale]).toEqual([
    expect.closeTo(width),
    expect.closeTo(height),
  ]);
});

it('goes no further away than the whole picture and no nearer than makes sense', () => {
  const long = { width: 1080, height: 9000 };
  expect(clampScale(0.001, long, phone) * long.height).toBeCloseTo(phone.height);
  expect(clampScale(100, long, phone)).toBe(2);
});
