import { View } from '@tarojs/components';
import { useState } from 'react';

import { Button } from '#miniapp/ui/button';
import { PictureUploader } from '#miniapp/ui/picture-uploader';
import { Section } from '#miniapp/ui/section';
import { SignaturePad } from '#miniapp/ui/signature-pad';

import { resolveWords } from '../words/resolve';

import type { WorkPictures } from './use-work-pictures';

/** The customer signs on this phone, or confirms in WeChat later: nobody is held up by it. */
export function SignatureField({ signature }: Pick<WorkPictures, 'signature'>) {
  const [isOpen, setOpen] = useState(false);
  const words = resolveWords.signature;
  if (signature.grid.uploads.length > 0) {
    return (
      <Section title={words.title}>
        <PictureUploader {...signature.grid} />
      </Section>
    );
  }
  if (!isOpen) {
    return (
      <Section title={words.title} foot={words.optional}>
        <Button
          kind="quiet"
          icon="edit"
          id="sign"
          onTap={() => {
            setOpen(true);
          }}
        >
          {words.begin}
        </Button>
      </Section>
    );
  }
  return (
    <Section title={words.title} hint={words.here}>
      <SignaturePad
        onDone={(file) => {
          setOpen(false);
          void signature.add([file]);
        }}
      />
      <View className="signature__skip">
        <Button
          kind="text"
          id="skip-signature"
          onTap={() => {
            setOpen(false);
          }}
        >
          {words.skip}
        </Button>
      </View>
    </Section>
  );
}
