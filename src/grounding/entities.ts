/** The names of U+00A0..U+00FF, in order: HTML accepts them without `;` too. */
const LATIN_1 =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml';

/** The 106 names that HTML accepts without `;`. */
const LEGACY = new Map<string, string>([
  ['amp', '&'],
  ['AMP', '&'],
  ['lt', '<'],
  ['LT', '<'],
  ['gt', '>'],
  ['GT', '>'],
  ['quot', '"'],
  ['QUOT', '"'],
  ['COPY', '©'],
  ['REG', '®'],
  ...LATIN_1.split(' ').map((name, index): [string, string] => [name, String.fromCharCode(0xa0 + index)]),
]);

const LONGEST_LEGACY = 6;

/** What U+0080..U+009F mean as numeric references: Windows-1252, as HTML prescribes. */
const WINDOWS_1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

const REFERENCE = /&(?:#([0-9]+);?|#[xX]([0-9a-fA-F]+);?|([^\t\n\f <&#;]{1,32})(;?))/g;

/**
 * Replaces HTML character references: numeric ones by the rules of HTML5, the names `amp lt gt quot apos`, and the 106
 * old names also without `;`. Unknown references stay.
 */
export function unescapeHtml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    REFERENCE,
    (reference, decimal?: string, hex?: string, name?: string, semicolon?: string) => {
      if (decimal !== undefined) return characterOf(Number.parseInt(decimal, 10));
      if (hex !== undefined) return characterOf(Number.parseInt(hex, 16));
      return named(name!, semicolon!) ?? reference;
    },
  );
}

function named(name: string, semicolon: string): string | undefined {
  if (name === 'apos' && semicolon) return "'";
  const exact = LEGACY.get(name);
  if (exact !== undefined) return exact;
  for (let length = Math.min(name.length - 1, LONGEST_LEGACY); length >= 2; length -= 1) {
    const prefix = LEGACY.get(name.slice(0, length));
    if (prefix !== undefined) return prefix + name.slice(length) + semicolon;
  }
  return undefined;
}

function characterOf(code: number): string {
  if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return '\ufffd';
  if (code >= 0x80 && code <= 0x9f) return WINDOWS_1252.charAt(code - 0x80);
  return isNonCharacter(code) ? '' : String.fromCodePoint(code);
}

/** Control characters and the code points that Unicode reserves: HTML drops them. */
function isNonCharacter(code: number): boolean {
  if (code < 0x20) return !(code === 0x09 || code === 0x0a || code === 0x0c || code === 0x0d);
  return code === 0x7f || (code >= 0xfdd0 && code <= 0xfdef) || (code & 0xfffe) === 0xfffe;
}

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#x27;',
};

/** Escapes what could end an attribute value or be read as markup. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character]!);
}
