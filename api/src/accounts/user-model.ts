import { Schema, type Model, type Types } from 'mongoose';

import type { Database } from '#api/mongo/index';
import { roles } from '#shared/accounts/roles';
import { noticeGroupNames } from '#shared/notices/notice-groups';

import type { User } from './user';

export type UserDocument = Omit<User, 'id' | 'joinedTo' | 'openid'> & {
  _id: Types.ObjectId;
  openid?: string;
  /** The desk made this person for somebody who called from this number; gone once they are joined to an account. */
  callerPhone?: string;
  /** The last four digits of the number. */
  phoneEnd?: string;
  /** Missing, and in people of an earlier version: nobody. */
  joinedTo?: string | null;
};

const schema = new Schema<UserDocument>(
  {
    openid: String,
    name: { type: String, required: true },
    role: { type: String, enum: roles, required: true },
    phone: { type: String, default: null },
    phoneEnd: String,
    callerPhone: String,
    joinedTo: { type: String, default: null },
    avatarAttachmentId: { type: String, default: null },
    organizationId: { type: String, default: null },
    onDuty: { type: Boolean, default: true },
    preferences: {
      inbox: { type: Boolean, default: true },
      wechat: { type: Boolean, default: true },
      // only what was ever chosen is kept: the rest follows what is usual
      groups: Object.fromEntries(
        noticeGroupNames.map((name) => [name, { inbox: Boolean, wechat: Boolean }]),
      ),
      quietHours: { isOn: Boolean, from: String, to: String },
    },
    isBlocked: { type: Boolean, default: false },
    createdAt: { type: Date, required: true },
  },
  { versionKey: false },
);

// sign-in; one person per openid, however many first sign-ins run at once
schema.index(
  { openid: 1 },
  { unique: true, partialFilterExpression: { openid: { $exists: true } } },
);
// giving a role by phone number, and whom the desk looks for
schema.index({ phone: 1 }, { partialFilterExpression: { phone: { $gt: '' } } });
// customers by the end of their number, and by how their name begins
schema.index({ phoneEnd: 1, _id: 1 }, { partialFilterExpression: { phoneEnd: { $gt: '' } } });
schema.index({ role: 1, name: 1, _id: 1 });
// one caller per number, however many colleagues take the call
schema.index(
  { callerPhone: 1 },
  { unique: true, partialFilterExpression: { callerPhone: { $exists: true } } },
);
// who turned out to be this person
schema.index({ joinedTo: 1 }, { partialFilterExpression: { joinedTo: { $gt: '' } } });
// engineers to assign to, staff to notify; whoever was there first comes first
schema.index({ role: 1, isBlocked: 1, _id: 1 });

export function userModel(database: Database): Model<UserDocument> {
  return database.model<UserDocument>('User', schema, 'users');
}
