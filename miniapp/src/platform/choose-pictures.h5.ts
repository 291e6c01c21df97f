import type { LocalFile } from './local-file';

/** Pictures from the device; none when the person changes their mind. */
export function choosePictures(most: number): Promise<LocalFile[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = 'image/*';
    input.multiple = most > 1;
    input.hidden = true;
    const settle = () => {
      const files = [...(input.files ?? [])].slice(0, most);
      input.remove();
      resolve(
        files.map((file) => ({
          path: URL.createObjectURL(file),
          name: file.name,
          size: file.size,
        })),
      );
    };
    input.addEventListener('change', settle);
    input.addEventListener('cancel', settle);
    // Safari opens the chooser only for an element in the document
    document.body.append(input);
    input.click();
  });
}
