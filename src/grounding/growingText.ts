/** Text that grows at its end, and forgets its beginning. Offsets are into all of it. */
export class GrowingText {
  /** Each at least twice as long as the next: few, and together the text that is kept. */
  readonly #pieces: string[] = [];
  #start = 0;
  #end = 0;

  /** Where it ends: how much text there has been. */
  get end(): number {
    return this.#end;
  }

  /** Adds `text`. Not to one long string, all of which would be copied each time it is looked into. */
  append(text: string): void {
    const pieces = this.#pieces;
    let first = pieces.length;
    let length = text.length;
    while (first > 0 && pieces[first - 1]!.length < 2 * length) length += pieces[--first]!.length;
    pieces.push(first === pieces.length ? text : [...pieces.splice(first), text].join(''));
    this.#end += text.length;
  }

  /** What stands between two offsets. */
  read(start: number, end: number): string {
    let text = '';
    let at = this.#start;
    for (const piece of this.#pieces) {
      if (at < end && at + piece.length > start) text += piece.slice(Math.max(0, start - at), end - at);
      at += piece.length;
    }
    return text;
  }

  /** Forgets what stands before `start`. */
  keepFrom(start: number): void {
    const kept = start < this.#end ? this.read(start, this.#end) : '';
    this.#start = start;
    this.#pieces.length = 0;
    if (kept !== '') this.#pieces.push(kept);
  }
}
