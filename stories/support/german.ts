import { formatDuration, type PerceptronLabels } from 'perceptron-react';

const numbers = new Intl.NumberFormat('de');
const percents = new Intl.NumberFormat('de', { style: 'percent' });
const files = (count: number) => (count === 1 ? '1 Datei' : `${numbers.format(count)} Dateien`);
const clips = (count: number) => (count === 1 ? '1 Clip' : `${numbers.format(count)} Clips`);
const marks = (count: number) => (count === 1 ? '1 Markierung' : `${numbers.format(count)} Markierungen`);
const ofAll = (matching: string, total: string) => (matching === total ? total : `${matching} von ${total}`);

const kinds = { point: 'Punkt', box: 'Rahmen', polygon: 'Umriss' };
const allKinds = { ...kinds, clip: 'Clip', track: 'Spur', collection: 'Gruppe' };
const plurals: typeof allKinds = {
  point: 'Punkte',
  box: 'Rahmen',
  polygon: 'Umrisse',
  clip: 'Clips',
  track: 'Spuren',
  collection: 'Markierungen',
};

const regions = {
  'upper left': 'oben links',
  top: 'oben',
  'upper right': 'oben rechts',
  left: 'links',
  center: 'Mitte',
  right: 'rechts',
  'lower left': 'unten links',
  bottom: 'unten',
  'lower right': 'unten rechts',
};

const details = {
  kind: 'Art',
  position: 'Lage',
  size: 'Größe',
  vertices: 'Ecken',
  time: 'Zeit',
  asset: 'Bild',
  score: 'Sicherheit',
};

const shared = {
  group: (alt: string, count: number) => [alt, marks(count)].filter(Boolean).join(', '),
  list: marks,
  regions,
  previousItems: (count: number) => `${marks(count)} davor`,
  nextItems: (count: number) => `${marks(count)} danach`,
  found: (count: number) => (count === 0 ? 'Keine Markierungen' : `${marks(count)} gefunden`),
  selected: (names: readonly string[]) =>
    names.length === 0
      ? 'Auswahl aufgehoben'
      : names.length === 1
        ? `${names[0]} ausgewählt`
        : `${marks(names.length)} ausgewählt`,
  retry: 'Noch einmal versuchen',
};

const medium = (kind: 'image' | 'video') => (kind === 'image' ? 'Bild' : 'Video');

/** All strings in German. */
export const german: PerceptronLabels = {
  chat: {
    conversation: 'Unterhaltung',
    you: 'Sie',
    answer: 'Antwort',
    emptyTitle: 'Was möchten Sie sehen?',
    emptyText:
      'Fügen Sie ein Bild oder Video hinzu und fragen Sie danach. Wovon die Antwort spricht, ist darin markiert.',
    suggestions: 'Vorgeschlagene Fragen',
    media: ({ kind, number, name }) =>
      [[medium(kind), number].filter(Boolean).join(' '), name].filter(Boolean).join(': '),
    waiting: (kind) =>
      kind
        ? `${kind === 'image' ? 'Das Bild' : 'Das Video'} wird angesehen …`
        : 'Die Antwort wird erwartet …',
    retrying: ({ code }, duration) =>
      `${code === 'rate_limited' ? 'Der Dienst ist ausgelastet' : 'Das hat nicht funktioniert'}. Zeit bis zum nächsten Versuch: ${duration}.`,
    retryNow: 'Jetzt versuchen',
    offline: 'Sie sind offline. Gesendet wird, sobald die Verbindung wieder da ist.',
    finished: 'Die Antwort ist vollständig.',
    stopped: 'Angehalten',
    cutOff: 'An der Längengrenze abgeschnitten',
    incomplete: 'Diese Antwort ist vielleicht unvollständig',
    missingMedia: (count) =>
      count === 1
        ? 'Ein früheres Bild oder Video konnte nicht noch einmal gelesen werden. Die Antwort kommt ohne es aus.'
        : `${numbers.format(count)} frühere Bilder oder Videos konnten nicht noch einmal gelesen werden. Die Antwort kommt ohne sie aus.`,
    refusedMedia: (count) =>
      count === 1
        ? 'Dieses Modell nimmt ein früheres Bild oder Video nicht an. Die Antwort kommt ohne es aus.'
        : `Dieses Modell nimmt ${numbers.format(count)} frühere Bilder oder Videos nicht an. Die Antwort kommt ohne sie aus.`,
    continue: 'Fortsetzen',
    continuePrompt: 'Bitte fortsetzen.',
    copy: 'Kopieren',
    copied: 'Kopiert',
    copyFailed: 'Konnte nicht kopiert werden',
    regenerate: 'Noch einmal antworten',
    retry: 'Noch einmal versuchen',
    edit: 'Bearbeiten',
    cancel: 'Abbrechen',
    dismiss: 'Ausblenden',
    jump: 'Zum Neuesten',
    failure: (code) =>
      (
        ({
          rate_limited: 'Zu viele Anfragen',
          quota_exceeded: 'Kein Guthaben mehr',
          unauthorized: 'Der Schlüssel wurde nicht angenommen',
          forbidden: 'Das ist nicht erlaubt',
          too_large: 'Zu viel auf einmal',
          network: 'Keine Verbindung',
          timeout: 'Die Antwort hat zu lange gebraucht',
          stream_truncated: 'Die Antwort ist abgebrochen',
          server_error: 'Der Server hat versagt',
        }) as Partial<Record<typeof code, string>>
      )[code] ?? 'Das hat nicht funktioniert',
    failureDetail: () => null,
    retryAfter: (duration) => `Bis zum nächsten Versuch bitte warten: ${duration}.`,
    requestId: 'Anfrage',
  },
  composer: {
    message: 'Nachricht',
    placeholder: ({ image, video }) =>
      image && video
        ? 'Nach einem Bild oder Video fragen …'
        : image || video
          ? `Nach einem ${image ? 'Bild' : 'Video'} fragen …`
          : 'Eine Frage stellen …',
    attach: ({ image, video }) =>
      image && video ? 'Bilder oder Videos hinzufügen' : `${video ? 'Videos' : 'Bilder'} hinzufügen`,
    attachments: 'Anhänge',
    asset: (kind, number) => `${medium(kind)} ${number}`,
    attachment: (asset, name) => `${asset}: ${name}`,
    unnamed: medium,
    remove: (name) => `${name} entfernen`,
    noPreview: 'Keine Vorschau',
    drop: 'Zum Hinzufügen loslassen',
    format: 'Antworten mit',
    formats: { text: 'Text', point: 'Punkten', box: 'Rahmen', polygon: 'Umrissen', clip: 'Clips' },
    thinking: 'Nachdenken',
    thinkingHelp: 'Lässt das Modell nachdenken, bevor es antwortet',
    focus: 'Hinsehen',
    focusHelp: 'Lässt das Modell Teile des Bildes vergrößern',
    thinkingHint: (format) => `Antworten mit ${format} sind ohne Nachdenken meist besser.`,
    send: 'Senden',
    sendHelp: 'Schreiben Sie zuerst eine Nachricht',
    stop: 'Anhalten',
    dismiss: 'Ausblenden',
    added: (names) => (names.length === 1 ? `${names[0]} hinzugefügt` : `${files(names.length)} hinzugefügt`),
    removed: (name) => `${name} entfernt`,
    broken: (name) => `${name} kann nicht gezeigt werden. Vielleicht ist die Datei beschädigt.`,
    notAdded: (count) => `${files(count)} nicht hinzugefügt`,
    rejected: ({ code, name, types, limit, limitValue }) =>
      ({
        type: `${name} kann nicht gesendet werden. Möglich sind ${types}.`,
        empty: `${name} ist leer.`,
        file_size: `${name} ist zu groß. Eine Datei darf höchstens ${limit} haben.`,
        total_size: `${name} ist neben den anderen zu groß. ${limitValue === 0 ? 'Es ist kein Platz mehr' : `Platz ist noch für ${limit}`}.`,
        count: `${name} fehlt. Höchstens ${limit} können gesendet werden.`,
      })[code],
    moreNotAdded: (count) => `Und ${numbers.format(count)} weitere.`,
  },
  image: {
    ...shared,
    annotation: ({ mention, kindName, regionName, position, total }) =>
      [mention, kindName, regionName, `${position} von ${total}`].filter(Boolean).join(', '),
    kinds,
    details,
    zoomControls: 'Zoom',
    zoomCommands: {
      zoomIn: 'Vergrößern',
      zoomOut: 'Verkleinern',
      fit: 'Ganzes Bild zeigen',
      actualSize: 'Originalgröße',
      zoomToSelection: 'Auswahl vergrößern',
    },
    zoomed: (percent) => `Zoom ${percents.format(percent / 100)}`,
    keyHelp:
      'Pfeiltasten gehen von Markierung zu Markierung. Eingabe wählt eine aus, mit Umschalt mehrere. Punkt und Komma gehen durch, was sich überdeckt. Escape hebt die Auswahl auf.',
    zoomKeyHelp:
      'Plus und Minus zoomen, 0 zeigt das ganze Bild, 1 die Originalgröße, Z die Auswahl. Umschalt mit einer Pfeiltaste verschiebt. Umschalt mit Tabulator geht zu den Zoomtasten.',
    error: 'Das Bild konnte nicht geladen werden.',
  },
  list: {
    list: 'Markierungen',
    legend: 'Legende',
    summary: ({ matching, total, count }) =>
      `${ofAll(matching, total)} ${count === 1 ? 'Markierung' : 'Markierungen'}`,
    filter: 'Markierungen filtern',
    clearFilter: 'Filter löschen',
    showAll: 'Alle zeigen',
    unnamed: 'Ohne Namen',
    kinds: allKinds,
    regions,
    entry: ({ mention, kindName, number }) => `${mention ?? kindName} ${numbers.format(number)}`,
    entryName: ({ label, details, hidden }) =>
      [label, ...details, hidden && 'ausgeblendet'].filter(Boolean).join(', '),
    groupName: ({ name, matching, total, count, hidden }) =>
      [
        name,
        `${ofAll(matching, total)} ${count === 1 ? 'Markierung' : 'Markierungen'}`,
        hidden && 'ausgeblendet',
      ]
        .filter(Boolean)
        .join(', '),
    waypoints: (count) => (count === 1 ? '1 Wegpunkt' : `${numbers.format(count)} Wegpunkte`),
    moment: (time) => `bei ${time}`,
    range: (start, end) => `von ${start} bis ${end}`,
    show: (mention) => `${mention} zeigen`,
    showOnly: (mention) => `Nur ${mention} zeigen`,
    empty: 'Noch keine Markierungen',
    noMatch: (filter) => `Nichts passt zu „${filter}“`,
    keyHelp:
      'Auf und Ab gehen von Zeile zu Zeile, oder tippen Sie den Anfang eines Namens. Rechts und Links öffnen und schließen eine Gruppe; Rechts auf einer offenen erreicht ihre Tasten. Eingabe wählt aus, mit Steuerung zusätzlich, Escape hebt die Auswahl auf.',
  },
  text: {
    kind: (kind, count) => (count === 1 ? allKinds[kind] : `${numbers.format(count)} ${plurals[kind]}`),
    unnamed: (kind, number) => (number > 1 ? `${allKinds[kind]} ${numbers.format(number)}` : allKinds[kind]),
    moment: (time) => `bei ${time}`,
    spokenRange: (start, end) => `von ${start} bis ${end}`,
    spokenMoment: (time) => `bei ${time}`,
    description({ name, kind, count, number, time, hidden }) {
      const oneOf = count === 1 ? allKinds[kind] : `${numbers.format(count)} ${plurals[kind]}`;
      const what = number > 1 && count === 1 && time === null ? `${oneOf} ${number}` : oneOf;
      const where = time !== null || kind === 'clip' || kind === 'track' ? 'im Video' : 'im Bild';
      return [name !== what && what, time, `${where} ${hidden ? 'ausgeblendet' : 'zeigen'}`]
        .filter(Boolean)
        .join(', ');
    },
  },
  thinking: {
    thinking: 'Denkt nach …',
    thought(duration, durationMs) {
      if (duration === null || durationMs === null) return 'Gedanken';
      return durationMs < 1000 ? 'Hat einen Moment nachgedacht' : `Hat ${duration} nachgedacht`;
    },
    content: 'Gedanken',
  },
  timeline: {
    timeline: 'Zeitleiste',
    controls: 'Bedienung der Zeitleiste',
    previous: 'Voriger Clip',
    next: 'Nächster Clip',
    playClip: 'Clip abspielen',
    pause: 'Pause',
    loop: 'Clip wiederholen',
    follow: 'Abspielposition folgen',
    zoomIn: 'Vergrößern',
    zoomOut: 'Verkleinern',
    fit: 'Ganzes Video zeigen',
    scrubber: 'Abspielposition',
    position: (time, duration) => (duration === null ? time : `${time} von ${duration}`),
    unnamed: 'Clip',
    clips,
    range: (start, end) => `von ${start} bis ${end}`,
    moment: (time) => `bei ${time}`,
    flags: { reversed: 'mit dem Ende zuerst geschrieben', clamped: 'reicht über das Video hinaus' },
    clipName: ({ name, time, flags }) => [name, time, ...flags].join(', '),
    cluster: (count, time) => `${clips(count)}, ${time}, vergrößern`,
    edge: (edge, name) => `${{ start: 'Anfang', end: 'Ende', moment: 'Zeit' }[edge]} von ${name}`,
    empty: 'Noch keine Clips',
    found: (count) => `${clips(count)} gefunden`,
    selected: (name, number, total) => `${name}. Clip ${number} von ${total}`,
    playing: (name) => `${name} wird abgespielt`,
    keyHelp:
      'Links und Rechts gehen von Clip zu Clip, Auf und Ab von Zeile zu Zeile. Eingabe geht zum Clip, mit Umschalt spielt sie ihn ab, Escape hebt die Auswahl auf. Plus und Minus zoomen, 0 zeigt das ganze Video.',
  },
  video: {
    ...shared,
    annotation: ({ mention, kindName, timeText, regionName, position, total }) =>
      [mention, kindName, timeText || regionName, `${position} von ${total}`].filter(Boolean).join(', '),
    kinds: { ...kinds, track: 'Spur' },
    time(start, end, locale) {
      const [from, to] = [start, end].map((seconds) => formatDuration(seconds, { locale }));
      return end > start ? `von ${from} bis ${to}` : `bei ${from}`;
    },
    details: { ...details, asset: 'Video', waypoints: 'Wegpunkte' },
    keyHelp:
      'Pfeiltasten gehen von Markierung zu Markierung. Eingabe wählt eine aus und geht zu ihrer Zeit, mit Umschalt mehrere. Punkt und Komma gehen durch, was sich überdeckt. Escape hebt die Auswahl auf.',
    error: 'Das Video konnte nicht geladen werden.',
    enterFullscreen: 'Vollbild',
    exitFullscreen: 'Vollbild verlassen',
  },
};
