import { useState } from 'react';

import { Button } from '#miniapp/ui/button';
import { Card } from '#miniapp/ui/card';
import { ListRow } from '#miniapp/ui/list-row';
import { Sheet } from '#miniapp/ui/sheet';
import { TextField } from '#miniapp/ui/text-field';
import { hasWords } from '#shared/text/clean';

import type { Contact } from './report-draft';
import type { Report } from './use-report';
import { reportWords } from './words/report';

/** One line, filled in already; a tap changes it. */
export function ReportContact({ report: { user, contact, change } }: { report: Report }) {
  const [isOpen, setOpen] = useState(false);
  const [edited, setEdited] = useState(contact);
  const phone = contact.phone.trim() === '' ? user.phone : contact.phone;
  return (
    <Card flush>
      <ListRow
        id="contact"
        icon="phone"
        title={`${contact.name}  ${phone ?? reportWords.contact.leaveNumber}`}
        value={reportWords.contact.change}
        onTap={() => {
          setEdited(contact);
          setOpen(true);
        }}
      />
      <Sheet
        isOpen={isOpen}
        title={reportWords.form.contact}
        onClose={() => {
          setOpen(false);
        }}
        actions={
          <Button
            disabled={!hasWords(edited.name)}
            onTap={() => {
              change({ contact: edited });
              setOpen(false);
            }}
          >
            {reportWords.contact.use}
          </Button>
        }
      >
        <ContactFields contact={edited} ownPhone={user.phone} onChange={setEdited} />
      </Sheet>
    </Card>
  );
}

type FieldsProps = {
  contact: Contact;
  ownPhone: string | null;
  onChange: (contact: Contact) => void;
};

function ContactFields({ contact, ownPhone, onChange }: FieldsProps) {
  return (
    <>
      <TextField
        id="contact-name"
        label={reportWords.contact.name}
        most={30}
        value={contact.name}
        onChange={(name) => {
          onChange({ ...contact, name });
        }}
      />
      <TextField
        id="contact-phone"
        label={reportWords.contact.phone}
        kind="phone"
        most={40}
        hint={
          ownPhone === null ? reportWords.contact.phoneHint : reportWords.contact.ownPhone(ownPhone)
        }
        value={contact.phone}
        onChange={(phone) => {
          onChange({ ...contact, phone });
        }}
      />
    </>
  );
}
