import * as z from 'zod/mini';
import type { DeskEvent, Modal, Toast } from './desk.ts';

/** What an app's `invoke` asks of its host. */
export type HostAction =
  | { readonly kind: 'resize'; readonly width: string | null; readonly height: string | null }
  | {
      readonly kind: 'notify';
      readonly text: string;
      readonly tone: Toast['tone'];
      readonly ms: number | null;
    }
  /** `appName` where the way leads into the page of an app. */
  | { readonly kind: 'route'; readonly event: DeskEvent; readonly appName: string | null }
  | { readonly kind: 'modal'; readonly modal: Omit<Modal, 'guid' | 'openerGuid'> }
  | { readonly kind: 'destroy' | 'nothing' };

const NOTICE_MS = 5_000;

const length = z.union([z.string(), z.number()]);
const resizeSchema = z.object({ width: z.optional(length), height: z.optional(length) });
const toneSchema = z.enum(['notice', 'alert', 'error']);
const durationSchema = z.union([z.number(), z.object({ sticky: z.boolean() })]);
const modalSchema = z.object({
  location: z.literal('modal'),
  url: z.string(),
  size: z.optional(resizeSchema),
});
const tabKindSchema = z.enum(['ticket', 'organization', 'user']);
const idSchema = z.union([z.int().check(z.positive()), z.string().check(z.regex(/^\d+$/))]);

/** Reads a method and its arguments; `null` for a method that is not there or cannot be read. */
export function readHostAction(method: string, args: readonly unknown[]): HostAction | null {
  switch (method) {
    case 'resize':
      return readResize(args[0]);
    case 'notify':
      return readNotify(args);
    case 'routeTo':
      return readRoute(args);
    case 'instances.create':
      return readModal(args[0]);
    case 'destroy':
      return { kind: 'destroy' };
    case 'track':
    case 'show':
    case 'hide':
      return { kind: 'nothing' };
    default:
      return null;
  }
}

function readResize(size: unknown): HostAction | null {
  const read = resizeSchema.safeParse(size);
  if (!read.success) return null;
  return { kind: 'resize', width: css(read.data.width), height: css(read.data.height) };
}

function readNotify([text, kind, duration]: readonly unknown[]): HostAction | null {
  if (typeof text !== 'string') return null;
  const tone = toneSchema.safeParse(kind);
  const read = durationSchema.safeParse(duration);
  const ms = !read.success ? NOTICE_MS : typeof read.data === 'number' ? read.data : null;
  return { kind: 'notify', text, tone: tone.success ? tone.data : 'notice', ms };
}

function readRoute([where, what, path]: readonly unknown[]): HostAction | null {
  if (where === 'nav_bar') {
    const appName = typeof what === 'string' ? what : '';
    const event: DeskEvent = { kind: 'open_app', path: typeof path === 'string' ? path : '' };
    return { kind: 'route', event, appName };
  }
  const kind = tabKindSchema.safeParse(where);
  const id = idSchema.safeParse(what);
  if (!kind.success || !id.success) return null;
  const tab = { kind: kind.data, id: Number(id.data) };
  return { kind: 'route', event: { kind: 'go', place: { kind: 'tab', tab } }, appName: null };
}

function readModal(asked: unknown): HostAction | null {
  const read = modalSchema.safeParse(asked);
  if (!read.success) return null;
  const { url, size } = read.data;
  const width = css(size?.width) ?? '50vw';
  return { kind: 'modal', modal: { url, width, height: css(size?.height) ?? '60vh' } };
}

/** Numbers are pixels; what is no plain length is left out. */
function css(value: string | number | undefined): string | null {
  const text = typeof value === 'number' ? `${value}px` : value;
  if (text === undefined) return null;
  if (/^\d+(\.\d+)?$/.test(text)) return `${text}px`;
  return /^\d+(\.\d+)?(px|%|vh|vw|em|rem)$/.test(text) ? text : null;
}
