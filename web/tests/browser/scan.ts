// What a scanner reads from the screen: a decoder that knows nothing of how the code was made.
import type { Locator } from '@playwright/test';
import {
  BinaryBitmap,
  DecodeHintType,
  HybridBinarizer,
  MultiFormatReader,
  RGBLuminanceSource,
} from '@zxing/library';

/** The text of the one code, QR or bar code, in a picture of that place. */
export async function scanned(place: Locator): Promise<string> {
  const picture = (await place.screenshot()).toString('base64');
  const { width, height, grey } = await place.page().evaluate(async (png) => {
    const bytes = Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext('2d')!;
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
    const shades = Array.from({ length: data.length / 4 }, (_, at) => data[at * 4 + 1]!);
    return { width: bitmap.width, height: bitmap.height, grey: shades };
  }, picture);
  const source = new RGBLuminanceSource(Uint8ClampedArray.from(grey), width, height);
  const hints = new Map([[DecodeHintType.TRY_HARDER, true]]);
  const reader = new MultiFormatReader();
  return reader.decode(new BinaryBitmap(new HybridBinarizer(source)), hints).getText();
}
