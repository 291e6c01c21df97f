import { View } from '@tarojs/components';
import type { ReactNode } from 'react';

import { Chip, Chips } from '#miniapp/ui/chip';
import { ChoiceCard, ChoiceCards } from '#miniapp/ui/choice-card';
import { PictureUploader } from '#miniapp/ui/picture-uploader';
import { Section } from '#miniapp/ui/section';
import { TextArea } from '#miniapp/ui/text-field';
import { ticketLimits } from '#shared/tickets/ticket-limits';
import {
  ticketCategories,
  ticketCategoryNames,
  ticketSeverities,
  ticketSeverityNames,
} from '#shared/tickets/ticket-words';

import { ReportContact } from './report-contact';
import type { ReportField } from './report-draft';
import { ReportMore } from './report-more';
import type { Report } from './use-report';
import { reportWords } from './words/report';

/** Everything a report asks, in the order in which people tell it. */
export function ReportForm({ report }: { report: Report }) {
  const { draft, change, uploads, problems } = report;
  const { hint } = ticketCategories[draft.category ?? 'other'];
  return (
    <>
      <Part field="category" title={reportWords.form.category} problem={problems.category}>
        <Categories report={report} />
      </Part>
      <Part field="description" title={reportWords.form.description}>
        <TextArea
          id="description"
          label={reportWords.form.description}
          hideLabel
          hint={hint}
          most={ticketLimits.descriptionLength}
          value={draft.description}
          error={problems.description}
          onChange={(description) => {
            change({ description });
          }}
        />
      </Part>
      <Part
        field="pictures"
        title={reportWords.form.pictures}
        hint={reportWords.form.picturesHint(ticketLimits.attachmentsPerStep)}
        problem={problems.pictures}
      >
        <PictureUploader {...uploads.grid} />
      </Part>
      <Part field="severity" title={reportWords.form.severity} problem={problems.severity}>
        <Severities report={report} />
      </Part>
      <Part field="contact" title={reportWords.form.contact} problem={problems.contact}>
        <ReportContact report={report} />
      </Part>
      <ReportMore report={report} />
    </>
  );
}

function Categories({ report: { draft, change } }: { report: Report }) {
  return (
    <Chips>
      {ticketCategoryNames.map((name) => (
        <Chip
          key={name}
          id={`category-${name}`}
          isChosen={draft.category === name}
          onTap={() => {
            change({ category: name });
          }}
        >
          {ticketCategories[name].label}
        </Chip>
      ))}
    </Chips>
  );
}

function Severities({ report: { draft, change } }: { report: Report }) {
  return (
    <ChoiceCards>
      {ticketSeverityNames.map((name) => (
        <ChoiceCard
          key={name}
          id={`severity-${name}`}
          label={ticketSeverities[name].label}
          line={ticketSeverities[name].line}
          isChosen={draft.severity === name}
          onTap={() => {
            change({ severity: name });
          }}
        />
      ))}
    </ChoiceCards>
  );
}

type PartProps = {
  field: ReportField;
  title: string;
  hint?: string;
  problem?: string | undefined;
  children: ReactNode;
};

function Part({ field, title, hint, problem, children }: PartProps) {
  return (
    <View id={`report-${field}`} className="report__part">
      <Section title={title} hint={hint}>
        {children}
        {problem !== undefined && <View className="report__problem">{problem}</View>}
      </Section>
    </View>
  );
}
