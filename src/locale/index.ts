export { LocalizationProvider, type LocalizationProviderProps } from './LocalizationProvider.js';
export { defaultLabels, type PerceptronLabelOverrides, type PerceptronLabels } from './labels.js';
