import { defaultCapabilities, type ModelCapabilities } from '../api/index.js';
import { admitMedia, describeMedia, sentBytes } from './attachments.js';
import type { ChatMediaInput, ChatMediaPart } from './chatTypes.js';
import type {
  AttachmentLimits,
  ComposerChangeDetails,
  ComposerDraft,
  ComposerInput,
  ComposerRejection,
} from './composerTypes.js';
import { type MediaKinds, offerVision, resolveVision } from './composerVision.js';
import { assertMedia } from './media.js';
import { createStore, type Store } from './store.js';

/** What has happened to the attachments, for those who do not see it. */
export interface ComposerNews {
  /** Another one with each news, so that the same twice is told twice. */
  readonly number: number;
  readonly added?: readonly ChatMediaInput[];
  readonly removed?: ChatMediaInput;
  readonly rejections?: readonly ComposerRejection[];
  readonly broken?: ChatMediaInput;
}

/** A draft, and what there is to tell of it. */
export interface ComposerState extends ComposerDraft {
  /** What was not added last, until that is put away. */
  readonly rejections: readonly ComposerRejection[];
  readonly news: ComposerNews | null;
}

/** What a composer is told by its app. */
export interface ComposerOptions {
  controlled?: { readonly [Key in keyof ComposerDraft]?: ComposerDraft[Key] | undefined } | undefined;
  can: ModelCapabilities;
  limits: AttachmentLimits;
  /** Sent again before what is attached. */
  earlierMedia: readonly ChatMediaPart[];
  /** Whether an answer is running. */
  busy: boolean;
  disabled: boolean;
  onSend?: ((input: ComposerInput) => unknown) | undefined;
  onValueChange?: ((value: string, details: ComposerChangeDetails) => void) | undefined;
  onMediaChange?: ((media: readonly ChatMediaInput[], details: ComposerChangeDetails) => void) | undefined;
  onVisionChange?: ((vision: ComposerDraft['vision'], details: ComposerChangeDetails) => void) | undefined;
  onReject?: ((rejections: readonly ComposerRejection[]) => void) | undefined;
}

/** What is being written, and how it is sent. */
export interface ComposerController extends Store<ComposerState> {
  /** Also to be called after each change: it puts right what the app has not taken on. */
  setOptions(options: ComposerOptions): void;
  setValue(value: string, details: ComposerChangeDetails): void;
  setVision(vision: ComposerDraft['vision'], details: ComposerChangeDetails): void;
  /** Attaches what is within the limits. */
  addMedia(media: readonly ChatMediaInput[], details: ComposerChangeDetails): void;
  removeMedia(index: number, details: ComposerChangeDetails): void;
  /** An attachment turned out not to be readable as what it is. */
  noteBroken(media: ChatMediaInput): void;
  dismissRejections(): void;
  /** Sends the draft, unless there is nothing in it or it cannot be sent now. */
  send(event?: Event): void;
}

const nothing: readonly never[] = Object.freeze([]);

/** Whether there is nothing to send. */
export const isEmptyDraft = ({ value, media }: Pick<ComposerDraft, 'value' | 'media'>) =>
  value.trim() === '' && media.length === 0;

/** Which kinds there are among what is attached and what is sent again. */
export function mediaKinds(
  media: readonly ChatMediaInput[],
  earlier: readonly Pick<ChatMediaPart, 'type'>[],
): MediaKinds {
  const kinds = new Set([...earlier.map(({ type }) => type), ...media.map((one) => describeMedia(one).kind)]);
  return { image: kinds.has('image'), video: kinds.has('video') };
}

const isPromise = (value: unknown): value is PromiseLike<unknown> =>
  typeof (value as PromiseLike<unknown> | null | undefined)?.then === 'function';

/**
 * A draft of a message: text, attachments and how to answer, each held by the app or here. What was sent leaves it, and comes
 * back where it was not taken.
 */
export function createComposer(initial: Partial<ComposerDraft> = {}): ComposerController {
  let options: ComposerOptions = {
    can: defaultCapabilities,
    limits: { types: [], maxFiles: 0, maxFileSize: 0, maxTotalSize: 0 },
    earlierMedia: nothing,
    busy: false,
    disabled: false,
  };
  const store = createStore<ComposerState>({
    value: initial.value ?? '',
    media: initial.media ?? nothing,
    vision: initial.vision ?? {},
    rejections: nothing,
    news: null,
  });
  let newsCount = 0;
  const tell = (news: Omit<ComposerNews, 'number'>) => ({ ...news, number: ++newsCount });
  /** What was sent and may still be refused. */
  const underWay = new Set<{ taken: boolean }>();

  function change(next: Partial<ComposerDraft>, details: ComposerChangeDetails) {
    const now = store.getSnapshot();
    const { onValueChange, onMediaChange, onVisionChange } = options;
    // Also what the app holds, until it has answered by its options: what is asked next builds on it.
    store.set(next);
    if (next.value !== undefined && next.value !== now.value) onValueChange?.(next.value, details);
    if (next.media && next.media !== now.media) onMediaChange?.(next.media, details);
    if (next.vision && next.vision !== now.vision) onVisionChange?.(next.vision, details);
  }

  function inputOf({ value, media, vision }: ComposerDraft): ComposerInput {
    const { can, earlierMedia } = options;
    const offer = offerVision(can, mediaKinds(media, earlierMedia));
    return { text: value.trim(), media, vision: resolveVision(vision, offer, can) };
  }

  /** Puts what was not taken before what has been written since. */
  function restore({ value, media }: ComposerDraft) {
    const now = store.getSnapshot();
    change(
      {
        value: now.value === '' ? value : `${value}\n${now.value}`,
        media: now.media.length === 0 ? media : [...media, ...now.media],
      },
      { reason: 'restore' },
    );
  }

  return {
    subscribe: store.subscribe,
    getSnapshot: store.getSnapshot,
    setOptions(next) {
      options = next;
      if (next.busy) for (const sending of underWay) sending.taken = true;
      const given = Object.entries(next.controlled ?? {}).filter(([, value]) => value != null);
      store.set(Object.fromEntries(given));
    },
    setValue: (value, details) => change({ value }, details),
    setVision: (vision, details) => change({ vision }, details),
    addMedia(incoming, details) {
      const { limits, earlierMedia, disabled, onReject } = options;
      assertMedia(incoming);
      if (disabled || incoming.length === 0) return;
      const { media } = store.getSnapshot();
      const taken = earlierMedia.reduce((sum, part) => sum + sentBytes(part), 0);
      const { admitted, rejections } = admitMedia(incoming, media, limits, taken);
      if (admitted.length > 0) change({ media: [...media, ...admitted] }, details);
      store.set({ rejections, news: tell({ added: admitted, rejections }) });
      if (rejections.length > 0) onReject?.(rejections);
    },
    removeMedia(index, details) {
      const { media } = store.getSnapshot();
      const removed = media[index];
      if (removed === undefined || options.disabled) return;
      change({ media: media.filter((_, at) => at !== index) }, details);
      store.set({ rejections: nothing, news: tell({ removed }) });
    },
    noteBroken: (broken) => store.set({ news: tell({ broken }) }),
    dismissRejections: () => store.set({ rejections: nothing }),
    send(event) {
      const draft = store.getSnapshot();
      const { busy, disabled, onSend } = options;
      if (busy || disabled || isEmptyDraft(draft)) return;
      const result = onSend?.(inputOf(draft));
      if (result === false) return;
      const sending = { taken: false };
      if (isPromise(result)) {
        underWay.add(sending);
        const settle = (refused: boolean) => {
          underWay.delete(sending);
          if (refused) restore(draft);
        };
        result.then(
          (value) => settle(value === false),
          (error) => {
            settle(!sending.taken);
            // Reported as if nobody but the app had looked at it.
            throw error;
          },
        );
      }
      change({ value: '', media: nothing }, { reason: 'send', event });
      store.set({ rejections: nothing, news: null });
    },
  };
}
