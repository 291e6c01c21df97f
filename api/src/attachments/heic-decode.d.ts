declare module 'heic-decode' {
  type HeicImage = {
    width: number;
    height: number;
    decode: () => Promise<{ width: number; height: number; data: Uint8ClampedArray }>;
  };

  /** Reads the headers of every picture in the file; `decode` does the work. */
  export function all(input: {
    buffer: Uint8Array;
  }): Promise<HeicImage[] & { dispose: () => void }>;
}
