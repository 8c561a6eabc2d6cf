import type { Preview } from '@storybook/react-vite';

type ArgTypesEnhancer = NonNullable<Preview['argTypesEnhancers']>[number];
type Docgen = {
  __docgenInfo?: {
    props?: Record<string, { description?: string; tsType?: { name: string; raw?: string } }>;
  };
};

/** What the types may be that docgen knows by name alone. */
const CHOICES: Record<string, readonly string[]> = {
  Fit: ['contain', 'cover'],
  ColorBy: ['mention', 'track', 'index'],
  LaneMode: ['mention', 'packed'],
};
const TYPED = { boolean: 'boolean', number: 'number', string: 'text' } as const;

const isTyped = (type: string): type is keyof typeof TYPED => type in TYPED;
/** Functions, refs and elements: what no form can give. */
const isCode = (name: string, type: string) =>
  /=>|^(Ref|ReactNode|Render|Get)|Handler$|\['on/.test(type) || /^(on|get|render)[A-Z]/.test(name);

/** A control for the type without `undefined`, of which Storybook makes a field for JSON. */
function controlOf(name: string, type: string) {
  if (isCode(name, type)) return { control: false } as const;
  if (isTyped(type)) return { control: { type: TYPED[type] } } as const;
  const options = CHOICES[type];
  return options && ({ control: { type: 'inline-radio' }, options } as const);
}

/** Puts `@default` of a prop's TSDoc into the table's own column, writes union types out, and finds a control for each. */
export const withTsdoc: ArgTypesEnhancer = ({ argTypes, component }) => {
  const docgen = (component as Docgen | undefined)?.__docgenInfo?.props ?? {};
  return Object.fromEntries(
    Object.entries(argTypes).map(([name, argType]) => {
      const { description: written, tsType } = docgen[name] ?? {};
      const text = written ?? argType.description ?? '';
      const [description, defaultText] = text.split(/\s*@default\s+/);
      const table = {
        ...argType.table,
        ...(tsType?.raw && { type: { summary: tsType.raw } }),
        ...(defaultText && { defaultValue: { summary: defaultText.trim() } }),
      };
      const type = (tsType?.raw ?? tsType?.name ?? '').replace(/ \| (undefined|null)\b/g, '');
      return [name, { ...controlOf(name, type), ...argType, description, table }];
    }),
  );
};
