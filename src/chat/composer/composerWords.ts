import { describeMedia } from '../../state/attachments.js';
import type { ChatMediaInput } from '../../state/chatTypes.js';
import type { ComposerNews } from '../../state/composer.js';
import type { ComposerRejection } from '../../state/composerTypes.js';
import { localeOf } from '../../state/locale.js';
import type { ComposerLabels } from './composerLabels.js';

/** What types are called, where that is not the second part of their MIME type. */
const TYPE_NAMES: Readonly<Record<string, string>> = {
  'image/webp': 'WebP',
  'image/jpeg': 'JPEG',
  'image/png': 'PNG',
  'video/mp4': 'MP4',
  'video/webm': 'WebM',
  'video/quicktime': 'MOV',
};

const MEGABYTE = 1024 * 1024;

/** How many files that were not added are told of one by one. */
const MOST_REASONS = 5;

/** What a composer says of files, in the words and numbers of its reader. */
export function createComposerWords(labels: ComposerLabels, types: readonly string[], given?: string) {
  const locale = localeOf(given);
  const nameOf = (media: ChatMediaInput) => {
    const { name, kind } = describeMedia(media);
    return name || labels.unnamed(kind);
  };
  const typeNames = () =>
    new Intl.ListFormat(locale, { type: 'disjunction' }).format(
      types.map((type) => TYPE_NAMES[type] ?? type.replace(/^.*\//, '').toUpperCase()),
    );
  const size = (bytes: number) => {
    const unit = bytes < MEGABYTE ? 'kilobyte' : 'megabyte';
    const value = bytes / (bytes < MEGABYTE ? 1024 : MEGABYTE);
    const maximumFractionDigits = value < 10 ? 1 : 0;
    return new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits }).format(value);
  };
  const reason = ({ code, media, limit = 0 }: ComposerRejection) =>
    labels.rejected({
      code,
      name: nameOf(media),
      types: typeNames(),
      limit: code === 'count' ? new Intl.NumberFormat(locale).format(limit) : size(limit),
      limitValue: limit,
    });

  const reasons = (rejections: readonly ComposerRejection[]) => {
    // One file more takes no more room than that there is one more.
    const few = rejections.length <= MOST_REASONS + 1 ? rejections : rejections.slice(0, MOST_REASONS);
    const more = rejections.length - few.length;
    return [...few.map(reason), ...(more > 0 ? [labels.moreNotAdded(more)] : [])];
  };

  return {
    reasons,
    /** For assistive technology. */
    news({ added = [], removed, rejections = [], broken }: ComposerNews): string {
      const told = [
        added.length > 0 && labels.added(added.map(nameOf)),
        removed !== undefined && labels.removed(nameOf(removed)),
        broken !== undefined && labels.broken(nameOf(broken)),
        rejections.length > 0 && `${labels.notAdded(rejections.length)}: ${reasons(rejections).join(' ')}`,
      ];
      return told.filter(Boolean).join('. ');
    },
  };
}

/** See {@link createComposerWords}. */
export type ComposerWords = ReturnType<typeof createComposerWords>;
