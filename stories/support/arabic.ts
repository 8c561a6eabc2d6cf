import { formatDuration, type PerceptronLabels } from 'perceptron-react';

const format = new Intl.NumberFormat('ar-EG').format;
const percents = new Intl.NumberFormat('ar-EG', { style: 'percent' });
const rules = new Intl.PluralRules('ar-EG');

/** A noun as Arabic counts it: the forms for one, two, a few and many; `none` for zero. */
const counted =
  (none: string, one: string, two: string, few: string, many: string, other: string) =>
  (count: number, written = format(count)) =>
    ({
      zero: none,
      one,
      two,
      few: `${written} ${few}`,
      many: `${written} ${many}`,
      other: `${written} ${other}`,
    })[rules.select(count)];

const marks = counted('لا علامات', 'علامة واحدة', 'علامتان', 'علامات', 'علامة', 'علامة');
const clips = counted('لا مقاطع', 'مقطع واحد', 'مقطعان', 'مقاطع', 'مقطعًا', 'مقطع');
const files = counted('لا ملفات', 'ملف واحد', 'ملفان', 'ملفات', 'ملفًا', 'ملف');
const waypoints = counted(
  'لا نقاط مسار',
  'نقطة مسار واحدة',
  'نقطتا مسار',
  'نقاط مسار',
  'نقطة مسار',
  'نقطة مسار',
);

/** What a list of names and details is in Arabic. */
const list = (...parts: readonly (string | false | null | undefined)[]) => parts.filter(Boolean).join('، ');
const ofAll = (matching: string, total: string) => (matching === total ? total : `${matching} من ${total}`);

const kinds = { point: 'نقطة', box: 'مربع', polygon: 'مضلع' };
const allKinds = { ...kinds, clip: 'مقطع', track: 'مسار', collection: 'مجموعة' };
const kindsCounted: Record<keyof typeof allKinds, (count: number) => string> = {
  point: counted('لا نقاط', 'نقطة', 'نقطتان', 'نقاط', 'نقطة', 'نقطة'),
  box: counted('لا مربعات', 'مربع', 'مربعان', 'مربعات', 'مربعًا', 'مربع'),
  polygon: counted('لا مضلعات', 'مضلع', 'مضلعان', 'مضلعات', 'مضلعًا', 'مضلع'),
  clip: counted('لا مقاطع', 'مقطع', 'مقطعان', 'مقاطع', 'مقطعًا', 'مقطع'),
  track: counted('لا مسارات', 'مسار', 'مساران', 'مسارات', 'مسارًا', 'مسار'),
  collection: counted('لا علامات', 'علامة', 'علامتان', 'علامات', 'علامة', 'علامة'),
};

const regions = {
  'upper left': 'أعلى اليسار',
  top: 'الأعلى',
  'upper right': 'أعلى اليمين',
  left: 'اليسار',
  center: 'الوسط',
  right: 'اليمين',
  'lower left': 'أسفل اليسار',
  bottom: 'الأسفل',
  'lower right': 'أسفل اليمين',
};

const details = {
  kind: 'النوع',
  position: 'الموضع',
  size: 'الحجم',
  vertices: 'الرؤوس',
  time: 'الوقت',
  asset: 'الصورة',
  score: 'الثقة',
};

const shared = {
  group: (alt: string, count: number) => list(alt, marks(count)),
  list: (count: number) => marks(count),
  regions,
  previousItems: (count: number) => `السابق: ${marks(count)}`,
  nextItems: (count: number) => `التالي: ${marks(count)}`,
  found: (count: number) => `النتيجة: ${marks(count)}`,
  selected: (names: readonly string[]) =>
    names.length === 0 ? 'أُلغي التحديد' : `المحدد: ${names.length === 1 ? names[0] : marks(names.length)}`,
  retry: 'أعد المحاولة',
};

const medium = (kind: 'image' | 'video') => (kind === 'image' ? 'صورة' : 'فيديو');

/** All strings in Arabic. */
export const arabic: PerceptronLabels = {
  chat: {
    conversation: 'محادثة',
    you: 'أنت',
    answer: 'إجابة',
    emptyTitle: 'ماذا تريد أن ترى؟',
    emptyText: 'أضف صورة أو فيديو واسأل عنه. كل ما تذكره الإجابة يُعلَّم فيه.',
    suggestions: 'أسئلة مقترحة',
    media: ({ kind, number, name }) =>
      [number === undefined ? medium(kind) : `${medium(kind)} ${format(number)}`, name]
        .filter(Boolean)
        .join(': '),
    waiting: (kind) =>
      kind ? `يجري النظر في ${kind === 'image' ? 'الصورة' : 'الفيديو'}…` : 'في انتظار الإجابة…',
    retrying: ({ code }, duration) =>
      `${code === 'rate_limited' ? 'الخدمة مشغولة' : 'لم ينجح هذا'}. المدة قبل المحاولة التالية: ${duration}.`,
    retryNow: 'حاول الآن',
    offline: 'لا اتصال. سيُرسل هذا عند عودة الاتصال.',
    finished: 'اكتملت الإجابة.',
    stopped: 'أُوقفت',
    cutOff: 'قُطعت عند حد الطول',
    incomplete: 'قد لا تكون هذه الإجابة كاملة',
    missingMedia: () => 'تعذرت قراءة صور أو مقاطع سابقة مرة أخرى، فجاءت الإجابة من دونها.',
    refusedMedia: () => 'لا يقبل هذا النموذج صورًا أو مقاطع سابقة، فجاءت الإجابة من دونها.',
    continue: 'تابع',
    continuePrompt: 'تابع.',
    copy: 'نسخ',
    copied: 'نُسخت',
    copyFailed: 'تعذر النسخ',
    regenerate: 'أجب من جديد',
    retry: 'أعد المحاولة',
    edit: 'تعديل',
    cancel: 'إلغاء',
    dismiss: 'إخفاء',
    jump: 'إلى الأحدث',
    failure: (code) =>
      code === 'rate_limited' ? 'طلبات كثيرة جدًا' : code === 'network' ? 'لا اتصال' : 'لم ينجح هذا',
    failureDetail: () => null,
    retryAfter: (duration) => `مدة الانتظار قبل المحاولة التالية: ${duration}.`,
    requestId: 'الطلب',
  },
  composer: {
    message: 'رسالة',
    placeholder: ({ image, video }) => (image || video ? 'اسأل عن صورة أو فيديو…' : 'اطرح سؤالًا…'),
    attach: () => 'أضف صورًا أو مقاطع فيديو',
    attachments: 'المرفقات',
    asset: (kind, number) => `${medium(kind)} ${format(number)}`,
    attachment: (asset, name) => `${asset}: ${name}`,
    unnamed: medium,
    remove: (name) => `إزالة ${name}`,
    noPreview: 'لا معاينة',
    drop: 'أفلت للإضافة',
    format: 'الإجابة بـ',
    formats: { text: 'نص', point: 'نقاط', box: 'مربعات', polygon: 'مضلعات', clip: 'مقاطع' },
    thinking: 'تفكير',
    thinkingHelp: 'يدع النموذج يفكر قبل أن يجيب',
    focus: 'تركيز',
    focusHelp: 'يدع النموذج يكبّر أجزاء من الصورة',
    thinkingHint: (name) => `${name}: تكون الإجابة عادةً أفضل من دون تفكير.`,
    send: 'إرسال',
    sendHelp: 'اكتب رسالة أولًا',
    stop: 'إيقاف',
    dismiss: 'إخفاء',
    added: (names) => `أُضيف: ${names.length === 1 ? names[0] : files(names.length)}`,
    removed: (name) => `أُزيل: ${name}`,
    broken: (name) => `تعذر عرض ${name}. قد يكون تالفًا.`,
    notAdded: (count) => `لم يُضف: ${files(count)}`,
    rejected: ({ code, name, types, limit }) =>
      ({
        type: `لا يمكن إرسال ${name}. اختر ${types}.`,
        empty: `${name} فارغ.`,
        file_size: `${name} كبير جدًا. الحد ${limit}.`,
        total_size: `${name} كبير جدًا مع البقية. المتاح ${limit}.`,
        count: `تُرك ${name}. الحد ${limit}.`,
      })[code],
    moreNotAdded: (count) => `وغيرها: ${files(count)}.`,
  },
  image: {
    ...shared,
    annotation: ({ mention, kindName, regionName, position, total }) =>
      list(mention, kindName, regionName, `${format(position)} من ${format(total)}`),
    kinds,
    details,
    zoomControls: 'التكبير',
    zoomCommands: {
      zoomIn: 'تكبير',
      zoomOut: 'تصغير',
      fit: 'الصورة كاملة',
      actualSize: 'الحجم الأصلي',
      zoomToSelection: 'تكبير المحدد',
    },
    zoomed: (percent) => `التكبير ${percents.format(percent / 100)}`,
    keyHelp:
      'تنقل الأسهم بين العلامات. يحدد مفتاح الإدخال إحداها، ومع مفتاح العالي عدة منها. يلغي مفتاح الخروج التحديد.',
    zoomKeyHelp: 'الزائد والناقص للتكبير والتصغير، والصفر للصورة كاملة، والواحد للحجم الأصلي.',
    error: 'تعذر تحميل الصورة.',
  },
  list: {
    list: 'العلامات',
    legend: 'مفتاح الألوان',
    summary: ({ matching, total, count }) => marks(count, ofAll(matching, total)),
    filter: 'تصفية العلامات',
    clearFilter: 'مسح التصفية',
    showAll: 'إظهار الكل',
    unnamed: 'بلا اسم',
    kinds: allKinds,
    regions,
    entry: ({ mention, kindName, number }) => `${mention ?? kindName} ${format(number)}`,
    entryName: ({ label, details: told, hidden }) => list(label, ...told, hidden && 'مخفي'),
    groupName: ({ name, matching, total, count, hidden }) =>
      list(name, marks(count, ofAll(matching, total)), hidden && 'مخفي'),
    waypoints,
    moment: (time) => `الوقت: ${time}`,
    range: (start, end) => `من: ${start} إلى: ${end}`,
    show: (mention) => `إظهار ${mention}`,
    showOnly: (mention) => `إظهار ${mention} فقط`,
    empty: 'لا علامات بعد',
    noMatch: (filter) => `لا شيء يطابق «${filter}»`,
    keyHelp: 'ينقل السهمان الأعلى والأسفل بين الصفوف. يفتح السهمان الآخران المجموعات ويغلقانها.',
  },
  text: {
    kind: (kind, count) => kindsCounted[kind](count),
    unnamed: (kind, number) => (number > 1 ? `${allKinds[kind]} ${format(number)}` : allKinds[kind]),
    moment: (time) => `عند ${time}`,
    spokenRange: (start, end) => `من: ${start} إلى: ${end}`,
    spokenMoment: (time) => `الوقت: ${time}`,
    description: ({ name, kind, count, number, time, hidden }) => {
      const oneOf = kindsCounted[kind](count);
      const what = number > 1 && count === 1 && time === null ? `${oneOf} ${format(number)}` : oneOf;
      const where = time !== null || kind === 'clip' || kind === 'track' ? 'في الفيديو' : 'في الصورة';
      return list(name !== what && what, time, `${hidden ? 'مخفي' : 'أظهره'} ${where}`);
    },
  },
  thinking: {
    thinking: 'يفكر…',
    thought: (duration) => (duration === null ? 'الأفكار' : `مدة التفكير: ${duration}`),
    content: 'الأفكار',
  },
  timeline: {
    timeline: 'الشريط الزمني',
    controls: 'أدوات الشريط الزمني',
    previous: 'المقطع السابق',
    next: 'المقطع التالي',
    playClip: 'تشغيل المقطع',
    pause: 'إيقاف مؤقت',
    loop: 'تكرار المقطع',
    follow: 'متابعة رأس التشغيل',
    zoomIn: 'تكبير',
    zoomOut: 'تصغير',
    fit: 'الفيديو كاملًا',
    scrubber: 'موضع التشغيل',
    position: (time, duration) => (duration === null ? time : `${time} من ${duration}`),
    unnamed: 'مقطع',
    clips: (count) => clips(count),
    range: (start, end) => `من: ${start} إلى: ${end}`,
    moment: (time) => `الوقت: ${time}`,
    flags: { reversed: 'كُتبت نهايته أولًا', clamped: 'يتجاوز الفيديو' },
    clipName: ({ name, time, flags }) => list(name, time, ...flags),
    cluster: (count, time) => list(clips(count), time, 'كبّر'),
    edge: (edge, name) => `${{ start: 'بداية', end: 'نهاية', moment: 'وقت' }[edge]} ${name}`,
    empty: 'لا مقاطع بعد',
    found: (count) => `النتيجة: ${clips(count)}`,
    selected: (name, number, total) => `${name}. المقطع ${format(number)} من ${format(total)}`,
    playing: (name) => `يُشغَّل ${name}`,
    keyHelp: 'ينقل السهمان الأيسر والأيمن بين المقاطع. يذهب مفتاح الإدخال إلى المقطع.',
  },
  video: {
    ...shared,
    annotation: ({ mention, kindName, timeText, regionName, position, total }) =>
      list(mention, kindName, timeText || regionName, `${format(position)} من ${format(total)}`),
    kinds: { ...kinds, track: 'مسار' },
    time(start, end, locale) {
      const [from, to] = [start, end].map((seconds) => formatDuration(seconds, { locale }));
      return end > start ? `من: ${from} إلى: ${to}` : `الوقت: ${from}`;
    },
    details: { ...details, asset: 'الفيديو', waypoints: 'نقاط المسار' },
    keyHelp: 'تنقل الأسهم بين العلامات. يحدد مفتاح الإدخال إحداها ويذهب إلى وقتها.',
    error: 'تعذر تحميل الفيديو.',
    enterFullscreen: 'ملء الشاشة',
    exitFullscreen: 'الخروج من ملء الشاشة',
  },
};
