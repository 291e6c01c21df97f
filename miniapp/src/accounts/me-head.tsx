import { View } from '@tarojs/components';
import { useState } from 'react';

import { Avatar } from '#miniapp/ui/avatar';
import { Button } from '#miniapp/ui/button';
import { Card } from '#miniapp/ui/card';
import { Icon } from '#miniapp/ui/icon';
import { Sheet } from '#miniapp/ui/sheet';
import { Skeleton } from '#miniapp/ui/skeleton';
import { Tap } from '#miniapp/ui/tap';
import { TextField } from '#miniapp/ui/text-field';
import type { MeReply } from '#shared/accounts/account-api';
import { isStaff, roleName } from '#shared/accounts/roles';
import { hasWords } from '#shared/text/clean';

import { AvatarPicker } from './avatar-picker';
import type { Profile } from './use-profile';
import { accountWords } from './words';

type MeHeadProps = { user: MeReply; profile: Profile };

/** Face, name and where I belong; face and name change by a tap. */
export function MeHead({ user, profile }: MeHeadProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Card className="me__head">
      <AvatarPicker onPick={(file) => void profile.changeAvatar(file)}>
        <Avatar name={user.name} url={user.avatarUrl} size="large" />
        <View className="me__camera">
          {profile.isSendingAvatar ? (
            <View className="spinner" />
          ) : (
            <Icon name="camera" size="small" />
          )}
        </View>
      </AvatarPicker>
      <Tap
        className="me__who"
        id="edit-name"
        label={accountWords.head.rename(user.name)}
        onTap={() => {
          setOpen(true);
        }}
      >
        <View className="me__name">
          <View className="me__name-words">{user.name}</View>
          <Icon name="edit" size="small" className="me__pencil" />
        </View>
        <View className="me__belongs">
          {profile.isSendingAvatar ? accountWords.head.sendingAvatar : belongsTo(user)}
        </View>
      </Tap>
      <NameSheet
        key={String(isOpen)}
        {...{ user, profile, isOpen }}
        onClose={() => {
          setOpen(false);
        }}
      />
    </Card>
  );
}

function belongsTo({ organization, role }: MeReply): string {
  return isStaff(role) ? roleName(role) : (organization?.name ?? accountWords.head.ownAccount);
}

type NameSheetProps = MeHeadProps & { isOpen: boolean; onClose: () => void };

function NameSheet({ user, profile, isOpen, onClose }: NameSheetProps) {
  const [name, setName] = useState(user.name);
  const save = async () => {
    if (await profile.change({ name: name.trim() })) {
      onClose();
    }
  };
  return (
    <Sheet
      isOpen={isOpen}
      title={accountWords.head.yourName}
      onClose={onClose}
      actions={
        <Button
          id="save-name"
          disabled={!hasWords(name)}
          busy={profile.isChanging && accountWords.head.saving}
          onTap={() => void save()}
        >
          {accountWords.head.save}
        </Button>
      }
    >
      <TextField
        id="name"
        label={accountWords.head.name}
        hideLabel
        hint={accountWords.head.nameHint}
        kind="nickname"
        most={30}
        value={name}
        error={profile.problem?.fieldError('name')}
        onChange={setName}
      />
    </Sheet>
  );
}

export function MeHeadSkeleton() {
  return (
    <Card className="me__head">
      <View className="avatar avatar--large skeleton" />
      <View className="me__who">
        <Skeleton width="96px" height="28px" />
        <Skeleton width="160px" height="20px" />
      </View>
    </Card>
  );
}
