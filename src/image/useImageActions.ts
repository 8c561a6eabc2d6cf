'use client';

import { type Ref, type RefObject, useImperativeHandle } from 'react';
import type { Annotation, AnnotationInput } from '../grounding/index.js';
import { usableOf } from '../grounding/usable.js';
import { useStableCallback } from '../hooks/useStableCallback.js';
import {
  type AnnotatedImageFileOptions,
  type AnnotationExportOptions,
  type AnnotationsToSVGOptions,
  annotatedImageToBlob,
  annotatedImageToDataURL,
  annotationsToSVG,
} from './export/index.js';
import type { GroundedImageProps } from './groundedImageProps.js';
import type { ImageParts } from './imageParts.js';
import { labelRadiusOf } from './preferences.js';
import type { ZoomCommand } from './zoomCommands.js';

/** What an app can have a `GroundedImage` do, through its `actionsRef`. */
export interface GroundedImageActions<A extends AnnotationInput = Annotation> {
  zoomIn(): void;
  zoomOut(): void;
  /** Shows the whole image. */
  fit(): void;
  /** One image pixel to one CSS pixel, as far as the limits allow. */
  actualSize(): void;
  /** Brings what is selected to the middle, as large as fits with a margin. */
  zoomToSelection(): void;
  /** The same for the annotation, or the collection or track, of this id. False where the image shows no such thing. */
  zoomTo(id: string): boolean;
  /**
   * Where the annotation, or the collection or track, of this id is in the window, as `getBoundingClientRect` says it of an
   * element: for what an app puts beside it. Null where the image shows no such thing, and until it has loaded.
   */
  boundsOf(id: string): DOMRect | null;
  /**
   * The image with its overlay, as it is shown, in a file at the image's own resolution.
   * @throws ImageExportError when the image cannot be read, as from another origin without CORS, or is too large
   */
  toBlob(options?: AnnotatedImageFileOptions<A>): Promise<Blob>;
  /** As `toBlob`, in a `data:` URL. @throws ImageExportError as `toBlob` does */
  toDataURL(options?: AnnotatedImageFileOptions<A>): Promise<string>;
  /** The overlay as SVG, in pixels of the image. @throws Error while the image has not loaded */
  toSVG(options?: Partial<AnnotationsToSVGOptions<A>>): string;
}

/** Gives `ref` the actions of an image, whose `parts` are there before them. */
export function useImageActions(
  ref: Ref<GroundedImageActions<AnnotationInput>> | undefined,
  parts: RefObject<ImageParts | null>,
  props: GroundedImageProps<AnnotationInput>,
): void {
  const exportOptions = useStableCallback((): AnnotationExportOptions<AnnotationInput> => {
    const { assetIdx, assetCount, annotationStyle, showLabels, getLabel } = props;
    const { selection, colors, stage } = parts.current!;
    const { selectedIds, hiddenMentions } = selection.getSnapshot();
    const colorOf = (mention: string | undefined, _index: number, id?: string) =>
      id === undefined ? colors.colorOf(mention) : colors.colorOfId(id, mention);
    const given = { assetIdx, assetCount, annotationStyle, showLabels, getLabel };
    const labelRadius = labelRadiusOf(stage.current!);
    return { ...given, colors: colorOf, colorBy: colors.by, selectedIds, hiddenMentions, labelRadius };
  });
  const annotationsNow = useStableCallback(() => usableOf(props.annotations));

  useImperativeHandle(ref, () => {
    const run = (command: ZoomCommand) => parts.current!.commands.run(command, { reason: 'api' });
    const image = () => parts.current!.image.current!;
    return {
      zoomIn: () => run('zoomIn'),
      zoomOut: () => run('zoomOut'),
      fit: () => parts.current!.viewport.fit(),
      actualSize: () => parts.current!.viewport.actualSize(),
      zoomToSelection: () => run('zoomToSelection'),
      zoomTo: (id) => parts.current!.commands.zoomTo([id], { reason: 'api' }),
      boundsOf(id) {
        const { overlay, box } = parts.current!;
        const rect = overlay.rectOf([id]);
        const at = overlay.getTransform();
        if (!rect || !at) return null;
        // Not that of the image, which moves in the next frame. What is around the box may be scaled.
        const { x, y, width } = box.current!.getBoundingClientRect();
        const scale = width / at.width;
        const [imageWidth, imageHeight] = [at.scaleX * 1000 * scale, at.scaleY * 1000 * scale];
        return new DOMRect(
          x + at.x * scale + rect.left * imageWidth,
          y + at.y * scale + rect.top * imageHeight,
          (rect.right - rect.left) * imageWidth,
          (rect.bottom - rect.top) * imageHeight,
        );
      },
      toBlob: (options) =>
        annotatedImageToBlob(image(), annotationsNow(), { ...exportOptions(), ...options }),
      toDataURL: (options) =>
        annotatedImageToDataURL(image(), annotationsNow(), { ...exportOptions(), ...options }),
      toSVG(options) {
        const { naturalWidth: width, naturalHeight: height } = image();
        if (!width && !options?.width)
          throw new Error(
            'toSVG() does not know the size of the image, which has not loaded: call it after onImageLoad, or give `width` and `height`.',
          );
        const { fontFamily } = getComputedStyle(image());
        return annotationsToSVG(annotationsNow(), {
          ...{ width, height, fontFamily },
          ...exportOptions(),
          ...options,
        });
      },
    };
  }, [parts, annotationsNow, exportOptions]);
}
