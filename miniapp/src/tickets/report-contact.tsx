import { useState } from 'react';

import { Button } from '#miniapp/ui/button';
import { Card } from '#miniapp/ui/card';
import { ListRow } from '#miniapp/ui/list-row';
import { Sheet } from '#miniapp/ui/sheet';
import { TextField } from '#miniapp/ui/text-field';
import { hasWords } from '#shared/text/clean';

import type { Contact } from './report-draft';
import type { Report } from './use-report';

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
        title={`${contact.name}  ${phone ?? '请留一个电话'}`}
        value="修改"
        onTap={() => {
          setEdited(contact);
          setOpen(true);
        }}
      />
      <Sheet
        isOpen={isOpen}
        title="怎么联系您"
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
            用这个联系方式
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
        label="联系人"
        most={30}
        value={contact.name}
        onChange={(name) => {
          onChange({ ...contact, name });
        }}
      />
      <TextField
        id="contact-phone"
        label="电话"
        kind="phone"
        most={40}
        hint={ownPhone === null ? '手机号或座机' : `不填就用 ${ownPhone}`}
        value={contact.phone}
        onChange={(phone) => {
          onChange({ ...contact, phone });
        }}
      />
    </>
  );
}
