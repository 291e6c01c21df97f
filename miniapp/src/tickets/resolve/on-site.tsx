import { Button } from '#miniapp/ui/button';
import { PictureUploader } from '#miniapp/ui/picture-uploader';
import { Section } from '#miniapp/ui/section';

import { resolveWords } from '../words/resolve';

import { MinuteChips } from './minute-chips';
import { PartFields } from './part-fields';
import { SignatureField } from './signature-field';
import type { Resolving } from './use-resolve';

type OnSiteProps = { resolving: Resolving };

/** What only somebody who was there has to tell; folded for whoever solved it from afar. */
export function OnSite({ resolving }: OnSiteProps) {
  const { change, draft, first, isOnSite, problems, work } = resolving;
  const words = resolveWords.onSite;
  if (!isOnSite) {
    return (
      <>
        <PictureUploader {...work.plain.grid} />
        <Button
          kind="quiet"
          icon="plus"
          id="on-site"
          onTap={() => {
            change({ isOnSite: true });
          }}
        >
          {words.unfold}
        </Button>
      </>
    );
  }
  return (
    <>
      <Section title={words.travel}>
        <MinuteChips
          name="travel"
          known={first.travelMinutes}
          chosen={draft.travelMinutes}
          onChange={(travelMinutes) => {
            change({ travelMinutes });
          }}
        />
      </Section>
      <PartFields
        parts={draft.parts}
        problems={problems}
        onChange={(parts) => {
          change({ parts });
        }}
      />
      <Pictures resolving={resolving} />
      <SignatureField signature={work.signature} />
    </>
  );
}

function Pictures({ resolving: { work } }: OnSiteProps) {
  const words = resolveWords.onSite;
  return (
    <>
      <Section title={words.before}>
        <PictureUploader id="add-before" label={words.addBefore} {...work.before.grid} />
      </Section>
      <Section title={words.after}>
        <PictureUploader id="add-after" label={words.addAfter} {...work.after.grid} />
      </Section>
      <Section title={words.otherPictures}>
        <PictureUploader {...work.plain.grid} />
      </Section>
    </>
  );
}
