/**
 * Every failure a client can meet: code → HTTP status. With a code here and its words in `errorWords` the API can send
 * it and the mini-program show it.
 */
export const errorCodes = {
  'request.invalid': { status: 400 },
  'request.unknown_path': { status: 404 },
  'request.method_not_allowed': { status: 405 },
  'request.too_slow': { status: 408 },
  'request.abandoned': { status: 408 },
  'request.too_large': { status: 413 },
  'request.unsupported_type': { status: 415 },
  'request.key_reused': { status: 422 },
  'request.in_progress': { status: 409 },
  'request.too_many': { status: 429 },
  'request.took_too_long': { status: 503 },
  'account.not_signed_in': { status: 401 },
  'account.role_forbidden': { status: 403 },
  'account.bad_login_code': { status: 400 },
  'account.blocked': { status: 403 },
  'account.wechat_unreachable': { status: 503 },
  'account.bad_phone_code': { status: 400 },
  'account.organization_not_found': { status: 404 },
  'ticket.not_found': { status: 404 },
  'ticket.action_not_allowed': { status: 409 },
  'ticket.taken': { status: 409 },
  'ticket.offered_to_other': { status: 409 },
  'ticket.too_long': { status: 409 },
  'ticket.note_required': { status: 400 },
  'ticket.note_or_attachment_required': { status: 400 },
  'ticket.assignee_required': { status: 400 },
  'ticket.assignee_unfit': { status: 400 },
  'ticket.resolution_required': { status: 400 },
  'ticket.place_required': { status: 400 },
  'ticket.channel_required': { status: 400 },
  'ticket.outcome_required': { status: 400 },
  'ticket.time_required': { status: 400 },
  'ticket.time_unfit': { status: 400 },
  'ticket.correction_required': { status: 400 },
  'ticket.survivor_required': { status: 400 },
  'ticket.survivor_unfit': { status: 409 },
  'ticket.merge_across': { status: 409 },
  'ticket.followers_full': { status: 409 },
  'ticket.earlier_not_found': { status: 400 },
  'ticket.urged_recently': { status: 429 },
  'ticket.reopen_too_late': { status: 409 },
  'ticket.product_not_found': { status: 400 },
  'ticket.phone_required': { status: 400 },
  'customer.not_found': { status: 404 },
  'customer.several': { status: 409 },
  'customer.notes_full': { status: 409 },
  'customer.note_not_found': { status: 404 },
  'visit.windows_required': { status: 400 },
  'visit.window_required': { status: 400 },
  'visit.window_past': { status: 400 },
  'visit.window_unknown': { status: 409 },
  'rating.answer_required': { status: 400 },
  'rating.too_late': { status: 409 },
  'rating.own_work': { status: 403 },
  'follow_up.required': { status: 400 },
  'follow_up.not_open': { status: 409 },
  'follow_up.taken': { status: 409 },
  'follow_up.owner_required': { status: 400 },
  'follow_up.owner_unfit': { status: 400 },
  'follow_up.time_required': { status: 400 },
  'follow_up.time_unfit': { status: 400 },
  'follow_up.outcome_required': { status: 400 },
  'follow_up.words_required': { status: 400 },
  'follow_up.attempts_missing': { status: 409 },
  'follow_up.too_many_attempts': { status: 409 },
  'follow_up.reopen_impossible': { status: 409 },
  'task.required': { status: 400 },
  'task.incomplete': { status: 400 },
  'task.time_unfit': { status: 400 },
  'task.owner_unfit': { status: 400 },
  'task.not_open': { status: 409 },
  'task.too_many': { status: 409 },
  'criteria.required': { status: 400 },
  'criteria.not_met': { status: 409 },
  'escalation.level_unfit': { status: 409 },
  'attachment.not_found': { status: 404 },
  'attachment.file_required': { status: 400 },
  'attachment.kind_not_allowed': { status: 415 },
  'attachment.too_large': { status: 413 },
  'attachment.too_many_pixels': { status: 413 },
  'attachment.unreadable': { status: 400 },
  'attachment.busy': { status: 503 },
  'attachment.link_expired': { status: 403 },
  'article.not_found': { status: 404 },
  'directory.not_found': { status: 404 },
  'directory.name_taken': { status: 409 },
  'directory.in_use': { status: 409 },
  'directory.full': { status: 409 },
  'directory.person_unfit': { status: 400 },
  'moderation.text_refused': { status: 400 },
  'moderation.flag_not_found': { status: 404 },
  'push.not_found': { status: 404 },
  'work.not_found': { status: 404 },
  'wechat.push_refused': { status: 403 },
  'server.stopping': { status: 503 },
  'server.busy': { status: 503 },
  'server.not_ready': { status: 503 },
  'server.disk_full': { status: 507 },
  'server.unexpected': { status: 500 },
} as const satisfies Record<string, { status: number }>;

export type ErrorCode = keyof typeof errorCodes;
export type FieldError = { path: string; message: string };

/** RFC 9457 problem+json with this product's members. `title` is a sentence of `errorWords` that a customer may read. */
export type Problem = {
  type: string;
  title: string;
  status: number;
  code: ErrorCode;
  detail?: string;
  requestId: string;
  errors?: FieldError[];
  /** With `ticket.action_not_allowed`: what this person may do instead. */
  allowedActions?: string[];
  /** With `ticket.taken` and `ticket.offered_to_other`: who was faster, or is asked now. */
  person?: string;
};
