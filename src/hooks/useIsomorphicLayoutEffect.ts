'use client';

import { useEffect, useLayoutEffect } from 'react';

/** `useLayoutEffect` in browsers and `useEffect` on servers, where React 18 warns of the former. */
export const useIsomorphicLayoutEffect = typeof document === 'undefined' ? useEffect : useLayoutEffect;
