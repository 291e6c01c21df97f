import { boxReader } from './mp4-boxes';
import { readAt, withFile } from './read-at';

/** Far more than the properties of a picture of a thousand tiles. */
const mostProperties = 1024 * 1024;

/** Whether a HEIC picture says in its own properties how it is to be turned; a broken one says nothing. */
export async function isTurnedByItself(path: string, size: number): Promise<boolean> {
  return withFile(path, 'r', async (file) => {
    const { boxes } = await boxReader(file).between(0, size);
    const meta = boxes.find(({ type }) => type === 'meta');
    const bytes = meta && (await readAt(file, meta.at, Math.min(meta.size, mostProperties)));
    const start = bytes?.indexOf('ipco') ?? -1;
    if (!bytes || start < 0) {
      return false;
    }
    const end = bytes.indexOf('ipma', start);
    const properties = bytes.subarray(start, end < 0 ? undefined : end);
    return ['irot', 'imir'].some((property) => properties.includes(property));
  });
}
